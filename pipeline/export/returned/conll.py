"""Reads our CoNLL-U Plus back: the tags of each token, and where it stands in the stored text."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import regex

from pipeline.export.conll import COLUMNS, TAGS
from pipeline.export.returned.documents import Back, Document, Reading
from pipeline.export.returned.shape import fault, read_text

HEAD = "# global.columns = "
NEW_DOCUMENT = "# newdoc id = "
TEXT_FILE = "# text_file = "
"""What a release is known by where it is there: an id may hold blanks that a comment loses."""
RANGE = regex.compile(r"(?:.*\|)?TokenRange=(\d+):(\d+)(?:\|.*)?")
TAG = regex.compile(r"O|[BI]-[A-Z]+")


@dataclass(frozen=True, slots=True)
class Token:
    """A token: where it stands, and its tag in each column."""

    start: int
    end: int
    tags: tuple[str, ...]


def read_conll(path: Path) -> Reading:
    """Return the documents of a file; raises UsageError or DataError for any other file."""
    lines = read_text(path).replace("\r\n", "\n").split("\n")
    if not lines[0].startswith(HEAD) or lines[0].removeprefix(HEAD).split() != list(COLUMNS):
        raise fault(path, "line 1", f"it is not {HEAD}{' '.join(COLUMNS)}")
    documents: dict[str, list[Token]] = {}
    name = ""
    for number, line in enumerate(lines, 1):
        if line.startswith(NEW_DOCUMENT):
            name = line.removeprefix(NEW_DOCUMENT)
            documents.setdefault(name, [])
        elif line.startswith(TEXT_FILE):
            before, name = name, line.removeprefix(TEXT_FILE)
            documents[name] = [] if documents.get(before) else documents.pop(before, [])
        elif line and not line.startswith("# "):
            if not name:
                raise fault(path, f"line {number}", f"no {NEW_DOCUMENT.strip()} stands before it")
            documents[name].append(_token(path, number, line))
    return Reading(tuple(Document(one, tuple(_spans(rows))) for one, rows in documents.items()))


def _token(path: Path, number: int, line: str) -> Token:
    cells = line.split("\t")
    if len(cells) != len(COLUMNS):
        raise fault(path, f"line {number}", f"it has {len(cells)} columns, not {len(COLUMNS)}")
    place = RANGE.fullmatch(cells[-1])
    if place is None:
        raise fault(path, f"line {number}", "its MISC has no TokenRange=start:end")
    for tag in cells[TAGS]:
        if not TAG.fullmatch(tag):
            raise fault(path, f"line {number}", f"the tag {tag!r} is none of IOB2")
    return Token(int(place[1]), int(place[2]), tuple(cells[TAGS]))


def _spans(tokens: list[Token]) -> Iterator[Back]:
    for column in range(TAGS.stop - TAGS.start):
        start = end = 0
        label = ""
        for token in tokens:
            sign, _, name = token.tags[column].partition("-")
            if label and sign == "I" and name == label:
                end = token.end
                continue
            if label:
                yield Back(label, start, end)
            start, end, label = token.start, token.end, name
        if label:
            yield Back(label, start, end)
