"""Reads the marks out of a marked text: the plain text, and what was marked where."""

from collections.abc import Iterator
from dataclasses import dataclass, field

import regex

OPEN, CLOSE = "⟦", "⟧"
LABELS = ("H", "P", "G", "C", "E", "R", "D")
TOKEN = regex.compile(r"⟦(?P<head>[^|⟦⟧\n]*)\||⟧|⟦|[^⟦⟧]+")


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong on one line of a marked file, and what to do."""

    line: int
    problem: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A marked run of the stored text, with its attributes as written and its line in the file."""

    label: str
    attributes: tuple[str, ...]
    start: int
    end: int
    text: str
    line: int


@dataclass(frozen=True, slots=True)
class MarkedText:
    """A text without its marks, the marks in order, and what was wrong with them."""

    text: str
    marks: tuple[Mark, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class _Opened:
    label: str
    attributes: tuple[str, ...]
    start: int
    line: int


@dataclass(slots=True)
class _Scan:
    """What has been read so far: pieces of plain text, open marks, closed marks."""

    line: int
    pieces: list[str] = field(default_factory=list)
    length: int = 0
    opened: list[_Opened] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def fault(self, problem: str, remedy: str) -> None:
        self.problems.append(Problem(self.line, problem, remedy))

    def take(self, piece: str) -> None:
        self.pieces.append(piece)
        self.length += len(piece)
        self.line += piece.count("\n")


def read_marks(body: str, first_line: int = 1) -> MarkedText:
    """Return the plain text of `body`, its marks and its faults; lines count from `first_line`.

    >>> read = read_marks("the ⟦R p1|⟦C TD adjective|Chadian⟧ envoy⟧")
    >>> read.text, [(one.label, one.text) for one in read.marks]
    ('the Chadian envoy', [('R', 'Chadian envoy'), ('C', 'Chadian')])
    >>> read_marks("a ⟦P p1|Sund").problems[0].problem
    'mark P is never closed'
    """
    scan = _Scan(first_line)
    for token in TOKEN.finditer(body):
        _step(scan, token)
    for opened in scan.opened:
        problem = f"mark {opened.label} is never closed"
        scan.problems.append(Problem(opened.line, problem, f"close it with {CLOSE!r}"))
    text = "".join(scan.pieces)
    marks = tuple(sorted(scan.marks, key=lambda one: (one.start, -one.end)))
    return MarkedText(text, marks, tuple(scan.problems) + tuple(_edges(marks)))


def _step(scan: _Scan, token: "regex.Match[str]") -> None:
    piece = token.group()
    if piece == CLOSE:
        _close(scan)
    elif piece == OPEN:
        scan.fault(f"{OPEN!r} opens no mark", "write ⟦LABEL attributes|the words⟧ on one line")
    elif piece.startswith(OPEN):
        _open(scan, token.group("head"))
    else:
        scan.take(piece)


def _open(scan: _Scan, head: str) -> None:
    label, *attributes = head.split() or [""]
    if label not in LABELS:
        scan.fault(f"no label {label!r}", f"use one of {', '.join(LABELS)}")
    if any(one.label != "R" for one in scan.opened):
        scan.fault(f"mark {label} lies inside {scan.opened[-1].label}", "nest only inside R")
    scan.opened.append(_Opened(label, tuple(attributes), scan.length, scan.line))


def _close(scan: _Scan) -> None:
    if not scan.opened:
        return scan.fault(f"{CLOSE!r} closes no mark", "remove it, or open its mark")
    opened = scan.opened.pop()
    text = "".join(scan.pieces)[opened.start :]
    span = (opened.start, scan.length)
    scan.marks.append(Mark(opened.label, opened.attributes, *span, text, opened.line))
    return None


def _edges(marks: tuple[Mark, ...]) -> Iterator[Problem]:
    for mark in marks:
        if mark.text != mark.text.strip() or not mark.text:
            problem = f"mark {mark.label} holds {mark.text!r}"
            yield Problem(mark.line, problem, "begin and end a mark with a word")
