"""The room itself: files of decisions in, corrections kept, and what is wrong with the others."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from pipeline.correct.case import Knowledge
from pipeline.corrections import NAME, read_corrections, write_corrections
from pipeline.decided import ADD, ALLOWED, mark_of
from pipeline.deciding.checking import Accepted, check
from pipeline.deciding.given import Given
from pipeline.deciding.keeping import NAMED_IN, contrary, kept, kept_already, with_reasons
from pipeline.deciding.reading import Read, read_given
from pipeline.deciding.values import Against
from pipeline.errors import Fault
from pipeline.filled_tables import CSV, WORKBOOK, FilledRow
from pipeline.gazetteer import load_gazetteer
from pipeline.names import load_names
from pipeline.output_folder import is_known, mark_kept, mark_taken
from pipeline.records import Extraction
from pipeline.tables import OUR_DATA
from pipeline.vocabulary import vocabulary
from pipeline.write.edits import edits_of
from pipeline.written import read_output

PEOPLE = "persons"
TAKEN = "it is taken as you decided; if it was a slip, remove its line from the corrections"
SHOWN = 3
"""Edited cells that are named one by one."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What decisions are checked against, and where they are kept."""

    output: Path
    files: tuple[Path, ...]
    corrections: Path | None = None
    """None for the file in the output."""
    data: tuple[Path, ...] = ()
    only_check: bool = False

    @property
    def keep_in(self) -> Path:
        """Return the file that the corrections are kept in."""
        return self.corrections or self.output / NAME


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of the decisions: how many hold, how many are new, what is refused."""

    sound: int
    new: int
    replaced: int
    refused: tuple[Fault, ...]
    notices: tuple[str, ...]
    kept_in: Path
    all_kept: int


def decide(asked: Asked) -> Answer:
    """Return what became of the decisions of all files; those that hold are kept.

    Raises UsageError where a file holds no decisions or the folder is no output of ours.
    """
    old = read_corrections(asked.keep_in)
    read: Read = [one for path in asked.files for one in read_given(path)]
    faults = [one for one in read if isinstance(one, Fault)]
    given = [one for one in read if isinstance(one, Given)]
    knowledge = _knowledge(asked.data)
    wanted = {one.release_id for one in given}
    extractions, everyone = _releases(asked.output, wanted)
    accepted: list[Accepted] = []
    held: dict[int, str] = {}
    for one in given:
        found = _checked(one, extractions, everyone, knowledge)
        number = kept_already(one, old, everyone) if isinstance(found, Fault) else -1
        if isinstance(found, Accepted):
            accepted.append(found)
        elif number >= 0:
            held[number] = " ".join(one.why.split())
        else:
            faults.append(found)
    sound, clashes = contrary(accepted)
    faults += clashes
    result = kept(with_reasons(old, held), sound, extractions, knowledge)
    if not asked.only_check and result.rows != old:
        write_corrections(asked.keep_in, result.rows)
    notices = (*_doubts(sound), *_told(asked, faults))
    counts = (len(sound) + len(held), result.new, result.replaced)
    return Answer(*counts, tuple(faults), notices, asked.keep_in, len(result.rows))


def _knowledge(data: Sequence[Path]) -> Knowledge:
    folders = (OUR_DATA, *data)
    return Knowledge(load_gazetteer(folders), load_names(folders))


def _releases(output: Path, wanted: set[str]) -> tuple[dict[str, Extraction], dict[str, str]]:
    """Return the releases that are decided on, and the persons of all by their ids."""
    extractions: dict[str, Extraction] = {}
    everyone: dict[str, str] = {}
    for extraction in read_output(output):
        record = extraction.record
        if record.release_id in wanted:
            extractions[record.release_id] = extraction
        for one in record.persons:
            for key in filter(None, (one.person_id, one.canonical_id)):
                everyone.setdefault(key, f"{one.name}{NAMED_IN}{record.source}")
    return extractions, everyone


def _checked(
    given: Given,
    extractions: dict[str, Extraction],
    everyone: dict[str, str],
    knowledge: Knowledge,
) -> Accepted | Fault:
    """Return a decision as a correction, or the first thing that is wrong with it."""
    if given.decision not in vocabulary("decision"):
        verbs = ", ".join(vocabulary("decision"))
        return given.fault(f"{given.decision!r} is no decision", f"use one of {verbs}")
    if given.decision == ADD and not given.table:
        given = replace(given, table=PEOPLE)
    if given.table not in ALLOWED:
        tables = ", ".join(ALLOWED)
        return given.fault(f"no table {given.table!r} takes decisions", f"use one of {tables}")
    extraction = extractions.get(given.release_id)
    if extraction is None:
        return given.fault(
            f"the output holds no release {given.release_id[:60]!r}",
            "name the output that the file was made from, or decide again in the newest one",
        )
    against = Against(knowledge.gazetteer, extraction, everyone, given.row_id)
    return check(given, against, knowledge)


def _doubts(sound: Sequence[Accepted]) -> Iterator[str]:
    """Yield what is odd about decisions that are taken."""
    for one in sound:
        if one.doubt:
            yield str(one.given.fault(one.doubt, TAKEN))


def _told(asked: Asked, faults: Sequence[Fault]) -> Iterator[str]:
    """Yield what is said of edited cells that are no decisions; note which ones were kept."""
    folder = asked.output
    for path in asked.files:
        inside = path.parent.resolve() == folder.resolve()
        if path.suffix.lower() not in (WORKBOOK, CSV) or (inside and is_known(folder, path.name)):
            continue
        edits = edits_of(folder, path)
        others = edits.others
        if inside and not asked.only_check:
            keys = tuple(one.key for one in faults if one.file == path.name)
            held = [one for one in edits.decisions if not _is_faulty(one, keys)]
            mark_kept(folder, path.name, [mark_of(one.table, one.cells) for one in held])
        if others:
            more = f" and {len(others) - SHOWN} more" if len(others) > SHOWN else ""
            listed = "; ".join(others[:SHOWN])
            yield (
                f"{path.name}: edited cells are no decisions and are not kept: {listed}{more}. "
                "Write what you mean into the column decision"
            )
        elif inside and not asked.only_check and path.name not in {one.file for one in faults}:
            mark_taken(folder, path.name)


def _is_faulty(row: FilledRow, keys: Sequence[str]) -> bool:
    """Return whether a fault is about a row: its key begins with the place."""
    return any(one == row.place or one.startswith(f"{row.place},") for one in keys)
