"""A page: its lines outside furniture, its sentences cut at line ends, and the house it shows."""

from dataclasses import replace

import pytest
from examples import cleaned
from hypothesis import given
from hypothesis import strategies as st

from pipeline.annotate.page import find_house, open_page
from pipeline.types import Block


def test_blank_lines_and_furniture_are_not_read(lay):
    text = "Skip to content\n\n  \nPia Sund left."
    (line,) = lay(text, Block("furniture", 0, 15), Block("body", 20, len(text))).lines
    assert text[line.start : line.end] == "Pia Sund left."


def test_a_line_has_the_kind_of_its_block(lay):
    text = "A title\nSome text\n- an item"
    blocks = Block("headline", 0, 7), Block("body", 8, 17), Block("list", 18, 27)
    assert [line.kind for line in lay(text, *blocks).lines] == ["headline", "body", "list"]


def test_bold_and_quotes_give_no_line_its_kind(lay):
    text = "Pia Sund left."
    page = lay(text, Block("bold", 0, 8), Block("quote", 0, 14), Block("body", 0, 14))
    assert page.lines[0].kind == "body"


def test_a_line_outside_all_blocks_is_body(lay):
    assert lay("a b\nc d", Block("headline", 0, 3)).lines[1].kind == "body"


@pytest.mark.parametrize(
    ("text", "capitals"),
    [
        ("HARBOUR OPENS TODAY", True),
        ("HARBOUR OPENS in May", False),
        ("HARBOUR", False),
        ("NATO and the UN met", False),
        ("3 May 2018", False),
    ],
)
def test_a_line_in_capitals_is_known(lay, text, capitals):
    assert lay(text).lines[0].capitals is capitals


@pytest.mark.parametrize(
    ("text", "title_case"),
    [
        ("Harbour Rights Centre Welcomes Great Progress", True),
        ("Harbour rights centre welcomes great progress", False),
        ("Pia Sund Left Early", False),
    ],
)
def test_a_line_set_like_a_headline_is_known(lay, text, title_case):
    assert lay(text).lines[0].title_case is title_case


def test_a_sentence_ends_where_its_line_ends(lay):
    text = "A headline\nIt began. It ended.\n  Pia Sund"
    page = lay(text)
    assert [text[start:end] for start, end in page.sentences] == [
        "A headline",
        "It began.",
        "It ended.",
        "Pia Sund",
    ]


@pytest.fixture(scope="module")
def house(kit):
    """Return a function: the house of a text, and where it was read."""
    return lambda text, **metadata: find_house(replace(cleaned(text), metadata=metadata), kit)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Parliamentary Assembly of the Council of Europe met.", "pace"),
        ("xParliamentary Assembly of the Council of Europe", None),
        (
            "The European Parliament hosted the Parliamentary Assembly of the Council of Europe",
            "ep",
        ),
        ("Nothing of the kind.", None),
        ("", None),
    ],
)
def test_the_first_strong_name_in_a_text_shows_its_house(house, text, expected):
    assert house(text) == (expected, "text" if expected else None)


def test_the_metadata_know_the_house_best(house):
    assert house("The Parliamentary Assembly of the Council of Europe", house="osce") == (
        "osce",
        "metadata",
    )


def test_one_weak_name_shows_no_house(house, kit):
    weak = next(one for one in kit.gazetteer.houses if one.strength == "weak")
    assert house(f"It was said of {weak.text} there.") == (None, None)


PIECES = st.sampled_from(
    ["Pia Sund", " ", "\n", ".", "AB CD", "\N{LINE SEPARATOR}", "\t", "é", "3"]
)


@given(st.lists(PIECES, max_size=15).map("".join))
def test_lines_and_sentences_lie_in_order_inside_the_text(kit, text):
    page = open_page(cleaned(text), kit.nlp(text), kit)
    for spans in ([(line.start, line.end) for line in page.lines], page.sentences):
        edges = [edge for span in spans for edge in span]
        assert edges == sorted(edges)
        assert all(text[start:end].strip() and "\n" not in text[start:end] for start, end in spans)


def test_a_house_in_capitals_is_the_house(kit):
    text = "PARLIAMENTARY ASSEMBLY OF THE COUNCIL OF EUROPE\n\nThey met."
    assert find_house(cleaned(text), kit) == ("pace", "text")
