"""Saves what came back: decisions as one file, or gold as files of the corpus."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from pipeline.errors import DataError, UsageError
from pipeline.evaluate.make import GOLD_SUFFIX, gold_json
from pipeline.evaluate.marked import SUFFIX, Marked, parse_marked
from pipeline.evaluate.marks import CLOSE, OPEN
from pipeline.export.asked import Asked
from pipeline.export.files import check_target, whole_file
from pipeline.export.returned.changes import changes
from pipeline.export.returned.decisions import Decision, decisions_of
from pipeline.export.returned.gold import marked_of
from pipeline.export.returned.stage import Returned, read_returned, returned

DECISIONS = "rollcall-decisions.json"
VERSION = 1
UNMARKABLE = ("\r", OPEN, CLOSE)
"""What a text of the marked form cannot hold."""


@dataclass(frozen=True, slots=True)
class Imported:
    """What was written, how many decisions or releases it holds, and what it could not hold."""

    files: tuple[Path, ...]
    count: int
    notes: Counter[str]


@dataclass(frozen=True, slots=True)
class Given:
    """A corrected file, the form it has, and whether only what was added is to be taken."""

    path: Path
    form: str
    keep: bool = False


def save_decisions(
    asked: Asked, given: Given, to: Path | None = None, *, force: bool = False
) -> Imported:
    """Write what somebody changed as decisions for `rollcall correct`, and return what it holds.

    Raises UsageError or DataError where the file is of another form, or in the way.
    """
    path = to or given.path.with_name(DECISIONS)
    check_target(path, force=force, output=asked.folder)
    notes: Counter[str] = Counter()
    found = [one for each in _returned(asked, given, notes) for one in _decided(each, given, notes)]
    whole = {"rollcall_decisions": VERSION, "decisions": found}
    with whole_file(path) as file:
        file.write(json.dumps(whole, ensure_ascii=False, indent=1).encode() + b"\n")
    return Imported((path,), len(found), +notes)


def _returned(asked: Asked, given: Given, notes: Counter[str]) -> Iterator[Returned]:
    return returned(asked, read_returned(given.path, given.form), notes)


def _decided(one: Returned, given: Given, notes: Counter[str]) -> Iterable[Decision]:
    found = changes(one.extraction, one.came)
    if given.keep:
        notes["spans or ties are gone, and are kept as you asked"] += len(found.removed)
        notes["spans or ties are gone, and are kept as you asked"] += len(found.untied)
        found = replace(found, removed=(), untied=(), kept=(*found.kept, *found.removed))
    said = decisions_of(one.extraction, found, f"changed in {given.path.name}")
    notes.update(said.unsaid)
    return said.decisions


def save_gold(asked: Asked, given: Given, folder: Path, *, force: bool = False) -> Imported:
    """Write each release that came back as a marked file with its text and gold beside it.

    Raises UsageError or DataError where the file is of another form, or files are in the way.
    """
    if given.keep:
        raise UsageError("gold is what the file holds; leave out --keep")
    notes: Counter[str] = Counter()
    made = [(one.extraction.record.text_file, _gold(one, notes)) for one in
            _returned(asked, given, notes)]  # fmt: skip
    files = [pair for name, one in made if one for pair in _files(folder / name, *one)]
    for path, _ in files:
        check_target(path, force=force, output=asked.folder)
    for path, content in files:
        with whole_file(path) as file:
            file.write(content.encode())
    count = sum(one is not None for _, one in made)
    return Imported(tuple(path for path, _ in files), count, +notes)


def _gold(one: Returned, notes: Counter[str]) -> tuple[str, Marked] | None:
    """Return the marked form of a release, and what is read from it; None where it cannot be."""
    record, text = one.extraction.record, one.extraction.release.text
    if any(sign in text for sign in UNMARKABLE):
        notes["releases hold signs that the marked form cannot hold; left out"] += 1
        return None
    written = marked_of(one.extraction, one.came)
    try:
        read = parse_marked(written.content, Path(record.text_file).stem)
    except DataError as error:
        notes.update(f"release left out, as its marks are at fault: {one}" for one in error.faults)
        return None
    notes.update(written.notes)
    return written.content, read


def _files(path: Path, content: str, marked: Marked) -> Iterator[tuple[Path, str]]:
    yield path.with_name(marked.name + SUFFIX), content
    yield path.with_name(marked.file_name), marked.text
    yield path.with_name(marked.name + GOLD_SUFFIX), gold_json(marked)
