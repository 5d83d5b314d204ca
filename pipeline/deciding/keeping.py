"""Lays new decisions over those that are kept: a later one on the same row takes its place."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pipeline.correct.case import Case, Knowledge
from pipeline.correct.clearing import row_of
from pipeline.correct.finding import person_at
from pipeline.correct.stage import case_of
from pipeline.corrections import Correction, for_release
from pipeline.decided import ADD, COUNTRY, PARTY, ROLE, WRONG
from pipeline.deciding.checking import Accepted
from pipeline.deciding.given import Given
from pipeline.errors import Fault
from pipeline.records import Extraction

SEVERAL = frozenset((PARTY, COUNTRY, ROLE))
"""Verbs that a person's row takes more than once: each is a tie more."""
NAMED_IN = " @ "
"""What stands between the name of a person and the source, where all are told by their ids."""
Key = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Kept:
    """All corrections as they are kept now, and what the new ones did to the old."""

    rows: tuple[Correction, ...]
    new: int
    replaced: int


def contrary(accepted: Sequence[Accepted]) -> tuple[list[Accepted], list[Fault]]:
    """Return the decisions that no other of the same files contradicts, and what is wrong else.

    Of two that contradict each other neither is taken: nothing tells which is meant.
    """
    by_row: dict[Key, list[Accepted]] = defaultdict(list)
    for one in accepted:
        by_row[key_of(one)].append(one)
    faults: list[Fault] = []
    sound: list[Accepted] = []
    for one in accepted:
        others = [
            other for other in by_row[key_of(one)] if _clash(one.correction, other.correction)
        ]
        if others:
            other = others[0].given
            problem = f"{other.place} of {other.file} says {other.words()!r} of the same row"
            faults.append(one.given.fault(problem, "keep one of them"))
        else:
            sound.append(one)
    return sound, faults


def key_of(one: Accepted) -> Key:
    """Return what a decision shares with others on the same row."""
    return one.correction.release_id, one.correction.table, one.row


def kept(
    old: Sequence[Correction],
    accepted: Sequence[Accepted],
    extractions: Mapping[str, Extraction],
    knowledge: Knowledge,
) -> Kept:
    """Return the old corrections with the new ones over them.

    `extractions` hold the releases of the new ones, by id, as the output has them.
    """
    new = {_same(one.correction): one for one in accepted}
    gone: set[int] = set()
    for release_id, extraction in extractions.items():
        mine = [one for one in accepted if one.correction.release_id == release_id]
        source = extraction.record.source
        for number, row in enumerate(old):
            if not for_release((row,), release_id, source):
                continue
            if any(_replaces(one, row, extraction, knowledge) for one in mine):
                gone.add(number)
    rest = [row for number, row in enumerate(old) if number not in gone]
    added = [one.correction for key, one in new.items() if key not in set(map(_same, rest))]
    replaced = sum(_same(old[number]) not in new for number in gone)
    fresh = [one for one in added if _same(one) not in set(map(_same, old))]
    return Kept(tuple(sorted((*rest, *added), key=Correction.order)), len(fresh), replaced)


def kept_already(given: Given, old: Sequence[Correction], everyone: Mapping[str, str]) -> int:
    """Return the number of the correction that a decision is kept as, -1 where it is not kept.

    A report holds on to its decisions when the run is repeated: the row of one that has been
    applied may be gone, and the decision holds none the less.
    """
    value = " ".join(everyone.get(given.value, given.value).partition(NAMED_IN)[0].split())
    for number, row in enumerate(old):
        what = (row.decision, row.table, row.release_id)
        if what == (given.decision, given.table, given.release_id):
            of_row = given.row_id == row.row_id if given.decision != ADD else _covers(given, row)
            if of_row and value in (row.value, row.means):
                return number
    return -1


def _covers(given: Given, row: Correction) -> bool:
    """Return whether a missed person was added at the words of a decision, or at no given ones."""
    inside = given.start <= row.start and row.quote in " ".join(given.quote.split())
    return not given.quote or (inside and row.start < given.end)


def with_reasons(old: Sequence[Correction], reasons: Mapping[int, str]) -> tuple[Correction, ...]:
    """Return the kept corrections with the reasons that were told later, by their numbers."""
    return tuple(
        row.model_copy(update={"why": reasons.get(number) or row.why})
        for number, row in enumerate(old)
    )


def _replaces(one: Accepted, row: Correction, extraction: Extraction, known: Knowledge) -> bool:
    """Return whether a new decision stands in the place of an old one."""
    new = one.correction
    if _same(new) == _same(row):
        return True
    if row.decision == ADD and new.table == "persons" and new.decision == WRONG:
        case = case_of(extraction, row, known)
        person = person_at(case.record, case.place) if isinstance(case, Case) else None
        return person is not None and person.person_id == one.row
    if not _clash(new, row) or new.table != row.table:
        return False
    if new.kind == row.kind and (new.quote, new.start) == (row.quote, row.start):
        return new.name == row.name or new.table != "ties"
    case = case_of(extraction, row, known)
    return isinstance(case, Case) and row_of(case) == one.row


def _clash(first: Correction, second: Correction) -> bool:
    """Return whether two decisions on one row contradict each other."""
    if first.decision != second.decision:
        return WRONG in (first.decision, second.decision)
    if first.value == second.value:
        return False
    if first.decision == ADD:
        return True
    several = first.table == "persons" and first.decision in SEVERAL
    return not several


def _same(one: Correction) -> tuple[object, ...]:
    """Return what two corrections that say the same share."""
    what = (one.decision, one.value, one.table, one.kind)
    return (*what, one.name if one.table == "ties" else "", one.quote, one.release_id, one.start)
