"""Snippets with slots: what each form of slot writes, and that ours are sound and all different."""

import pytest

from pipeline.errors import DataError
from pipeline.evaluate import carriers
from pipeline.evaluate.carriers import Carrier, fill, read_carriers
from pipeline.evaluate.full_names import FullName

ODA = FullName("Oda", "van der Lint", "NL")
JIHO = FullName("Ji-ho", "Seo", "KR")


def filled(text: str, name: FullName = ODA) -> str:
    return fill(Carrier(id="x", why="", text=text), {"1": name, "2": JIHO}, {"KR"}).text


@pytest.mark.parametrize(
    ("slot", "written"),
    [
        ("full", "Oda van der Lint"),
        ("caps", "Oda VAN DER LINT"),
        ("allcaps", "ODA VAN DER LINT"),
        ("inverted", "VAN DER LINT Oda"),
        ("comma", "van der Lint, Oda"),
        ("initial", "O. van der Lint"),
        ("family", "van der Lint"),
    ],
)
def test_a_slot_writes_the_name_in_its_form(slot: str, written: str) -> None:
    assert filled(f"<{{{slot}1}}>") == f"<{written}>"


@pytest.mark.parametrize(
    ("slot", "written"), [("full", "Seo Ji-ho"), ("caps", "SEO Ji-ho"), ("comma", "Seo, Ji-ho")]
)
def test_the_family_name_comes_first_where_that_is_the_custom(slot: str, written: str) -> None:
    assert filled(f"{{{slot}1}}", JIHO) == written


def test_every_span_holds_the_name_that_was_put_there() -> None:
    carrier = Carrier(id="x", why="", text="{full1} met {full2}; {family1} left.")
    one = fill(carrier, {"1": ODA, "2": JIHO}, {"KR"})
    assert [one.text[start:end] for start, end in one.spans] == [
        "Oda van der Lint",
        "Seo Ji-ho",
        "van der Lint",
    ]


@pytest.fixture(scope="module")
def ours() -> tuple[Carrier, ...]:
    return read_carriers().all


def test_there_are_enough_carriers_and_no_text_stands_twice(ours: tuple[Carrier, ...]) -> None:
    assert len({one.text for one in ours}) == len(ours) >= 20
    assert all(one.why.endswith(".") for one in ours)


def test_prose_lists_and_headlines_are_among_them(ours: tuple[Carrier, ...]) -> None:
    kinds = {one.id.split(".")[0] for one in ours}
    assert kinds == {"prose", "list", "headline", "block"}


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("{nick1} spoke", "none of full"),
        ("{full2} spoke", "does not number"),
        ("Nobody spoke", "does not number"),
        ("{full1} and {him} spoke", "a brace"),
    ],
)
def test_a_faulty_carrier_is_named(
    monkeypatch: pytest.MonkeyPatch, text: str, problem: str
) -> None:
    blocks = {"carrier": [Carrier(id="x", why="", text=text)], "order": []}
    monkeypatch.setattr(carriers, "read_blocks", lambda folder, key, *_: blocks[key])
    with pytest.raises(DataError, match=f"carriers.toml, x: .*{problem}"):
        read_carriers()
