"""Tests whether names of every region of the world are found alike, in snippets made for it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import cycle, islice
from pathlib import Path

from pipeline.evaluate.against_gold import Extract
from pipeline.evaluate.alone import PERSON
from pipeline.evaluate.carriers import Carriers, Filled, fill, read_carriers
from pipeline.evaluate.counting import Both, Place, count, slips
from pipeline.evaluate.facts import Fact, span_facts
from pipeline.evaluate.full_names import FullName, full_names, held_out
from pipeline.evaluate.result import Result, Score, Slip
from pipeline.records import ReleaseRecord
from pipeline.types import Release
from pipeline.world_names import WorldName, read_world_names

NUMBER = 240
"""Full names per region: the share found is then known to about 5 points."""
MEASURE = "names "
"""What the measures of this test begin with; a label is a region."""


@dataclass(frozen=True, slots=True)
class Case:
    """A filled snippet and the region of its names."""

    region: str
    number: int
    filled: Filled


def evaluate_names(folder: Path, testees: Mapping[str, Extract]) -> Result:
    """Return how many names of each region each of the testees finds, under `names TESTEE`.

    The names are the held-out ones of the reference folder, those of the training are not in it.
    """
    cases = list(make_cases(read_world_names(folder), read_carriers(), NUMBER))
    scores: list[Score] = []
    wrong: list[Slip] = []
    for name, extract in testees.items():
        pairs = _compared(cases, extract)
        measure = f"{MEASURE}{name}"
        scores += count(measure, (both for _, both in pairs))
        for case, both in pairs:
            place = Place(f"{case.region} {case.number} {case.filled.carrier}", case.filled.text)
            wrong += slips(measure, both, place)
    return Result(tuple(scores), tuple(wrong), len(cases))


def make_cases(names: Sequence[WorldName], carriers: Carriers, number: int) -> Iterator[Case]:
    """Yield snippets with `number` full names of each region, the carriers in turn in each."""
    kept = held_out(names)
    for region in sorted({name.region for name in kept}):
        chosen = full_names([name for name in kept if name.region == region], number)
        for place, filled in enumerate(_filled(chosen, carriers), 1):
            yield Case(region, place, filled)


def _filled(names: Sequence[FullName], carriers: Carriers) -> Iterator[Filled]:
    left = iter(names)
    for carrier in cycle(carriers.all):
        people = list(islice(left, carrier.persons()))
        if len(people) < carrier.persons():
            return
        numbered = {str(number): person for number, person in enumerate(people, 1)}
        yield fill(carrier, numbered, carriers.family_first)


def _compared(cases: Sequence[Case], extract: Extract) -> list[tuple[Case, Both]]:
    releases = (
        Release(f"{case.region} {case.number}", case.filled.text, case.filled.carrier)
        for case in cases
    )
    records = (one.record for one in extract(releases))
    return [
        (case, (_named(case), _found(case, record)))
        for case, record in zip(cases, records, strict=True)
    ]


def _named(case: Case) -> list[Fact]:
    text = case.filled.text
    return [Fact(case.region, span, span[0], text[slice(*span)]) for span in case.filled.spans]


def _found(case: Case, record: ReleaseRecord) -> list[Fact]:
    persons = [fact for fact in span_facts(record) if fact.label == PERSON]
    return [replace(fact, label=case.region) for fact in persons]
