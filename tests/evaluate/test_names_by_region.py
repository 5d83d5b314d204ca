"""Names by region, with three carriers and a product that knows some of the names."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from pipeline.evaluate import names_by_region
from pipeline.evaluate.alone import record_of
from pipeline.evaluate.carriers import Carrier, Carriers
from pipeline.evaluate.names_by_region import evaluate_names, make_cases
from pipeline.evaluate.result import Result
from pipeline.records import Extraction
from pipeline.types import Release
from pipeline.world_names import FAMILY, GIVEN, WorldName, is_held_out

CARRIERS = Carriers(
    (
        Carrier(id="one", why="", text="{full1} spoke. {family1} left."),
        Carrier(id="two", why="", text="• {caps1}\n• {caps2}"),
    )
)
SYLLABLES = [a + b for a in ("Ba", "Chi", "Do", "Eri", "Fu", "Go", "Ha") for b in ("ran", "lo")]
HELD_OUT = [text for n in range(9) for one in SYLLABLES if is_held_out(text := one + "n" * n)]
NAMES = [
    WorldName(text, part, country, region)
    for country, region in (("JP", "East"), ("FR", "West"))
    for part, texts in ((GIVEN, HELD_OUT[:4]), (FAMILY, HELD_OUT[4:8]))
    for text in texts
]
FAR = {name.region for name in NAMES}


def finds_bullets(releases: Iterable[Release]) -> Iterator[Extraction]:
    """Play a product that finds the name behind each bullet, else the first letter of a text."""
    for release in releases:
        lines = [line for line in release.text.split("\n") if line.startswith("•")]
        starts = [release.text.index(line) + 2 for line in lines]
        spans = [(at, at + len(line) - 2) for at, line in zip(starts, lines, strict=True)]
        entities = [("PERSON", *span) for span in spans or [(0, 1)]]
        yield Extraction(release, record_of(release, entities))


@pytest.fixture
def result(monkeypatch: pytest.MonkeyPatch) -> Result:
    """Return what two testees get on six small names of each region."""
    monkeypatch.setattr(names_by_region, "read_world_names", lambda _: NAMES)
    monkeypatch.setattr(names_by_region, "read_carriers", lambda: CARRIERS)
    monkeypatch.setattr(names_by_region, "NUMBER", 6)
    return evaluate_names(Path("none"), {"alone": finds_bullets, "joined": finds_bullets})


def test_every_region_gets_the_same_carriers_in_the_same_order() -> None:
    cases = list(make_cases(NAMES, CARRIERS, 6))
    ids = {region: [one.filled.carrier for one in cases if one.region == region] for region in FAR}
    assert ids["East"] == ids["West"] == ["one", "two", "one", "two"]


def test_no_case_has_a_slot_that_nobody_fills() -> None:
    assert not [one for one in make_cases(NAMES, CARRIERS, 5) if "{" in one.filled.text]


def test_a_name_that_training_may_see_is_in_no_case() -> None:
    seen = next(text for text in SYLLABLES if not is_held_out(text))
    names = [*NAMES, WorldName(seen, GIVEN, "FR", "West")]
    words = " ".join(one.filled.text for one in make_cases(names, CARRIERS, 50)).split()
    assert seen not in words
    assert HELD_OUT[0] in words


def test_a_region_has_a_score_for_each_testee(result: Result) -> None:
    assert [(one.measure, one.label) for one in result.scores] == [
        ("names alone", "East"),
        ("names alone", "West"),
        ("names joined", "East"),
        ("names joined", "West"),
    ]


def test_names_found_and_false_finds_are_counted_by_region(result: Result) -> None:
    east = result.get("names alone", "East")
    assert east is not None
    assert (east.gold, east.found, east.right) == (8, 6, 4)
    assert result.releases == 8


def test_a_slip_names_the_region_and_the_carrier(result: Result) -> None:
    assert result.slips[0].source == "East 1 one"
    assert (result.slips[0].label, result.slips[0].side) == ("East", "missed")
