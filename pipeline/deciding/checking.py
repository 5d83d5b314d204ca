"""Checks one decision against the release that it is of, and makes a correction of it."""

from dataclasses import dataclass, replace

import regex

from pipeline.correct.case import NOWHERE, Knowledge, Place
from pipeline.correct.finding import person_at
from pipeline.correct.stage import corrected
from pipeline.corrections import ALREADY, APPLIED, UNFIT, Correction
from pipeline.decided import ADD, ALLOWED, SPLIT
from pipeline.deciding.given import Given
from pipeline.deciding.targets import Target, targets_of
from pipeline.deciding.values import WORDS, Against, checked, name_of
from pipeline.errors import Fault
from pipeline.records import Extraction, ReleaseRecord
from pipeline.spots import LONGEST, places_of, spot_of

BEGINS = regex.compile(r"[\p{L}\p{N}(]")
ENDS = regex.compile(r"[\p{L}\p{M}\p{N}.)]")
SHORT = 4
"""Characters of the longest word with a full stop of its own, such as Jr. or Esq.; behind a longer
one it ends a sentence."""
PERSON = "PERSON"
ANEW = "open the newest report or workbook of the folder and decide again"


@dataclass(frozen=True, slots=True)
class Accepted:
    """A decision that holds: its correction, and the row of the output that it is about."""

    given: Given
    correction: Correction
    row: str
    doubt: str = ""
    """What is odd about it: it is taken, for a person decides, and told."""


def check(given: Given, against: Against, knowledge: Knowledge) -> Accepted | Fault:
    """Return a decision as a correction, or what is wrong with it."""
    extraction = against.extraction
    fault = _quote_fault(given, extraction.release.text)
    if fault is not None:
        return fault
    if given.decision == ADD:
        return _added(given, extraction, knowledge)
    given, target = _targeted(given, extraction)
    if target is None:
        return given.fault(f"there is no row {given.row_id!r} in {given.table}", ANEW)
    if given.decision not in ALLOWED[given.table]:
        return _not_allowed(given)
    if given.decision == SPLIT and target.kind != PERSON:
        return given.fault("only a mention of a person can be split off", "use ok or wrong")
    value = checked(given.decision, given.value, against)
    if value.problem:
        return given.fault(value.problem, value.remedy)
    correction = _correction(given, extraction, target).model_copy(
        update={"value": value.value, "means": value.means}
        | ({"kind": value.kind} if given.table == "persons" else {})
    )
    return _tried(Accepted(given, correction, target.row_id), extraction, knowledge)


def _quote_fault(given: Given, text: str) -> Fault | None:
    """Return what is wrong with the words that a decision quotes; a file may quote none."""
    if not given.quote or given.end < 0:
        return None
    here = text[max(given.start, 0) : given.end]
    if here != given.quote or given.start < 0:
        problem = f"the text has {here[:60]!r} at {given.start}, not {given.quote[:60]!r}"
        return given.fault(problem, ANEW)
    return None


def _not_allowed(given: Given) -> Fault:
    takes = ", ".join(ALLOWED[given.table])
    hint = "; split is said of a row of mentions" if given.decision == SPLIT else ""
    return given.fault(f"a row of {given.table} takes no {given.decision}", f"use {takes}{hint}")


def _targeted(given: Given, extraction: Extraction) -> tuple[Given, Target | None]:
    """Return the row that a decision is about; a mention of a person's row for `split`."""
    record = extraction.record
    place = (given.start, given.end) if given.quote else NOWHERE
    if given.table == "persons" and given.decision == SPLIT and given.quote:
        mention = _at(record, "mentions", place)
        return (given, mention) if mention is None else (_as_mention(given, mention), mention)
    found = {one.row_id: one for one in targets_of(record, given.table)}
    target = found.get(given.row_id)
    if target is None and given.table not in ("ties", "issues"):
        target = _at(record, given.table, place)
    if target is not None and given.table == "persons" and place != NOWHERE:
        person = person_at(record, place)
        if person is not None and person.person_id == target.row_id:
            target = Target(target.row_id, place, target.kind, target.name, target.said)
    return given, target


def _at(record: ReleaseRecord, table: str, place: Place) -> Target | None:
    """Return the row at exactly a place, where a file knows it by an id of other rules."""
    found = [one for one in targets_of(record, table) if one.place == place != NOWHERE]
    if table == "mentions":
        found = [one for one in found if one.kind == PERSON] or found
    return found[0] if found else None


def _as_mention(given: Given, target: Target) -> Given:
    return replace(given, table="mentions", row_id=target.row_id)


def _correction(given: Given, extraction: Extraction, target: Target) -> Correction:
    """Return a decision with all that its row is found again by; its value is not there yet."""
    record, text = extraction.record, extraction.release.text
    placed: dict[str, object] = {}
    if target.place != NOWHERE:
        spot = spot_of(text, *target.place, record.text_sha256)
        placed = {"quote": spot.quote, "before": spot.before, "after": spot.after}
        placed["start"] = spot.start
    return Correction(
        decision=given.decision,
        table=given.table,
        kind=target.kind if given.table in ("ties", "mentions", "issues") else "",
        name=" ".join(target.name.split())[:LONGEST],
        said=" ".join(target.said.split())[:LONGEST],
        source=record.source,
        release_id=record.release_id,
        row_id=target.row_id,
        text_sha256=record.text_sha256,
        why=" ".join(given.why.split()),
    ).model_copy(update=placed)


def _added(given: Given, extraction: Extraction, knowledge: Knowledge) -> Accepted | Fault:
    """Return the correction that adds a person, at the words quoted or those of the name."""
    text, record = extraction.release.text, extraction.record
    place = (given.start, given.end) if given.quote else _named(given, extraction)
    if place is None or not text[slice(*place)].strip():
        problem = f"the words {given.value!r} do not stand in the text, or name a person already"
        return given.fault(problem, "write the name as the text does, or mark it in the report")
    place = _trimmed(text, place)
    words = text[slice(*place)]
    name = name_of(given.value or words)
    if name.problem:
        return given.fault(name.problem, name.remedy)
    if WORDS.fullmatch(words) is None or len(words) >= LONGEST or "\n\n" in words:
        return given.fault(f"{words[:60]!r} is no name", "mark the name alone")
    there = person_at(record, place)
    if there is not None:
        remedy = "rename, split or merge that person instead"
        return given.fault(f"{there.name} is found at these words already", remedy)
    target = Target("", place, name=name.value)
    correction = _correction(given, extraction, target)
    changed = correction.model_copy(update={"table": "persons", "value": name.value})
    row = f"{ADD} {place[0]}"
    return _tried(Accepted(given, changed, row), extraction, knowledge)


def _named(given: Given, extraction: Extraction) -> Place | None:
    """Return where the name of a missed person stands nearest to the row, and names nobody yet."""
    text, record = extraction.release.text, extraction.record
    rows = (one for one in targets_of(record, given.table) if one.row_id == given.row_id)
    near = max(next((one.place[0] for one in rows), given.start), 0)
    places = [*places_of(text, given.value)] or [*places_of(text, given.value, any_case=True)]
    free = [one for one in places if person_at(record, one) is None]
    return min(free, key=lambda one: abs(one[0] - near), default=None)


def _trimmed(text: str, place: Place) -> Place:
    """Return a place without the signs around a name: blanks, marks of Markdown, commas."""
    start, end = place
    while start < end and not BEGINS.match(text[start]):
        start += 1
    while end > start and not ENDS.match(text[end - 1]):
        end -= 1
    last = text[start:end].rpartition(" ")[2]
    return start, end - (last.endswith(".") and last.count(".") == 1 and len(last) > SHORT)


def _tried(one: Accepted, extraction: Extraction, knowledge: Knowledge) -> Accepted | Fault:
    """Return a decision that can be applied to its own output, or why it cannot."""
    _, (outcome,) = corrected(extraction, [one.correction], knowledge)
    done_already = outcome.status == ALREADY and one.correction.decision in (ADD, SPLIT)
    if outcome.status == UNFIT or done_already:
        return one.given.fault(outcome.reason, ANEW)
    return replace(one, doubt=outcome.reason if outcome.status == APPLIED else "")
