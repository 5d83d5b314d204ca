"""The stage itself: extractions pass by, and go on as persons have corrected them."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from pipeline.correct.case import NOWHERE, Case, Change, Knowledge, Place, unfit
from pipeline.correct.every import turn_of, verb_of
from pipeline.correct.settling import settled
from pipeline.corrections import ALREADY, APPLIED, ELSEWHERE, UNFIT, Correction, Outcome
from pipeline.records import Extraction
from pipeline.spots import find_spot

RANKS = (APPLIED, ALREADY, UNFIT, ELSEWHERE)
"""What is told of a correction that several releases of a run could mean: the best."""


def correct(
    extractions: Iterable[Extraction],
    corrections: Sequence[Correction],
    knowledge: Knowledge,
    told: Callable[[Outcome], None] = lambda _: None,
) -> Iterator[Extraction]:
    """Yield the extractions with what was decided done to them, each by itself.

    `told` hears of every correction once, after the last extraction, in the order of the file. A
    correction is of a release by its id, or by its source where the text has changed since.
    """
    outcomes: dict[int, Outcome] = {}
    by_id: dict[str, list[int]] = {}
    by_source: dict[str, list[int]] = {}
    for number, one in enumerate(corrections):
        by_id.setdefault(one.release_id, []).append(number)
        by_source.setdefault(one.source, []).append(number)
    for extraction in extractions:
        release = extraction.release
        mine = sorted({*by_id.get(release.id, ()), *by_source.get(release.source, ())})
        new, told_of = corrected(extraction, [corrections[one] for one in mine], knowledge)
        for number, outcome in zip(mine, told_of, strict=True):
            outcomes[number] = min(outcomes.get(number, outcome), outcome, key=_rank)
        yield new
    for number, one in enumerate(corrections):
        told(outcomes.get(number, Outcome(one, ELSEWHERE)))


def corrected(
    extraction: Extraction, corrections: Sequence[Correction], knowledge: Knowledge
) -> tuple[Extraction, list[Outcome]]:
    """Return one extraction as it was corrected, and what became of each correction."""
    if not corrections:
        return extraction, []
    before = record = extraction.record
    moved: dict[str, str] = {}
    changes: dict[int, Change] = {}
    for number in sorted(range(len(corrections)), key=lambda one: _turn(corrections[one], one)):
        case = case_of(extraction, corrections[number], knowledge)
        case = replace(case, record=record) if isinstance(case, Case) else case
        change = case if isinstance(case, Change) else _done(case)
        changes[number] = change
        record = change.record or record
        moved |= change.moved
    if record is not before:
        record = settled(before, record, moved)
    outcomes = [
        Outcome(one, changes[number].status, changes[number].reason, record.release_id)
        for number, one in enumerate(corrections)
    ]
    new = extraction if record is before else Extraction(extraction.release, record)
    return new, outcomes


def case_of(extraction: Extraction, correction: Correction, knowledge: Knowledge) -> Case | Change:
    """Return a correction at its place in a release, or why it has none there any more."""
    place: Place = NOWHERE
    record = extraction.record
    if correction.quote:
        found = find_spot(extraction.release.text, record.text_sha256, correction.spot)
        if found.reason:
            return unfit(found.reason)
        place = (found.start, found.end)
    return Case(extraction.release, record, correction, place, knowledge, record)


def _done(case: Case) -> Change:
    return verb_of(case.correction.table, case.correction.decision)(case)


def _turn(correction: Correction, number: int) -> tuple[int, int]:
    return turn_of(correction.table, correction.decision), number


def _rank(outcome: Outcome) -> int:
    return RANKS.index(outcome.status)
