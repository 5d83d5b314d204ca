"""A line is cut into the person, what the tables know, and the words between."""

import pytest

from pipeline.annotate.kit import Kit
from pipeline.propose.given import GivenLine
from pipeline.propose.people import make_reader
from pipeline.propose.pieces import read_line


def slots_of(kit: Kit, text: str, house: str = "") -> list[tuple[str, str]]:
    """Return the slots of a line, each with the first kind that it may be."""
    reading = read_line(make_reader(kit, house), GivenLine(1, text))
    assert reading
    return [(piece.kinds[0], piece.text) for piece in reading.slots]


@pytest.mark.parametrize(
    ("text", "slots"),
    [
        ("SUND Pia – ALDE – FI", [("person", "SUND Pia"), ("party", "ALDE"), ("country", "FI")]),
        ("SUND, Pia (Finland)", [("inverted", "SUND, Pia"), ("country", "Finland")]),
        ("Lea Moor, MEP, Malta", [("person", "Lea Moor, MEP"), ("country", "Malta")]),
        (
            "Pia Sund and Oda Lint for the ECR Group",
            [("persons", "Pia Sund and Oda Lint"), ("party", "ECR Group")],
        ),
        ("Pia Sund: XQZ", [("person", "Pia Sund"), ("code", "XQZ")]),
        (
            "the Finnish Prime Minister Ali Saleh",
            [("country", "Finnish"), ("office", "Prime Minister"), ("person", "Ali Saleh")],
        ),
        (
            "Labour health spokesperson Ann Poe",
            [("party", "Labour"), ("office", "health spokesperson"), ("person", "Ann Poe")],
        ),
        (
            "Ana Ruiz, Minister of Finance of Spain",
            [("person", "Ana Ruiz"), ("office", "Minister of Finance"), ("country", "Spain")],
        ),
        (
            "Ned Hall [Labour, Leith, Bute and Arran]",
            [("person", "Ned Hall"), ("party", "Labour"), ("place", "Leith, Bute and Arran")],
        ),
        ("Michael Jordan / Malta", [("person", "Michael Jordan"), ("country", "Malta")]),
        ("Finland Pia Sund ALDE", [("country", "Finland"), ("person", "Pia Sund"),
                                   ("party", "ALDE")]),
        ("The motion of Pia Sund, Malta", [("person", "Pia Sund"), ("country", "Malta")]),
    ],
)  # fmt: skip
def test_names_are_recognised_by_shape_and_tables(kit: Kit, text: str, slots) -> None:
    assert slots_of(kit, text) == slots


def test_a_letter_is_a_party_only_in_its_house(kit: Kit) -> None:
    assert slots_of(kit, "Max Boone [D, Texas]")[1] == ("place", "D")
    assert slots_of(kit, "Max Boone [D, Texas]", "us-congress")[1] == ("letter", "D")


@pytest.mark.parametrize("text", ["ALDE / Finland", "12 / 13", "what was said", ""])
def test_where_nothing_looks_like_a_name_there_is_no_person(kit: Kit, text: str) -> None:
    assert read_line(make_reader(kit), GivenLine(1, text)) is None


@pytest.mark.parametrize("text", ["Then Pia Sund (ALDE) sang.", "Pia Sund / Finland / ALDE"])
def test_the_pieces_are_the_line(kit: Kit, text: str) -> None:
    reading = read_line(make_reader(kit), GivenLine(1, text))
    assert reading
    assert "".join(piece.text for piece in reading.pieces) == text
    assert [bool(piece.kinds) for piece in reading.pieces] == [False, True] * len(reading.slots) + [
        False
    ]
