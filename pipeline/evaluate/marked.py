"""Reads marked files, the form that a person edits: the stored text and its gold record."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import DataError, Fault
from pipeline.evaluate.attributes import Reading, problems_of, read_attributes
from pipeline.evaluate.between import together
from pipeline.evaluate.gold import Annotation, gold_record
from pipeline.evaluate.head import Head, read_head
from pipeline.evaluate.marks import MarkedText, Problem, read_marks
from pipeline.records import ReleaseRecord

DIVIDER = "\n=====\n"
SUFFIX = ".marked"
SECOND = "second"


@dataclass(frozen=True, slots=True)
class Marked:
    """A marked file read: its name without suffix, the file it stands for, text and gold."""

    name: str
    file_name: str
    text: str
    record: ReleaseRecord


def parse_marked(content: str, name: str) -> Marked:
    """Return the text and gold of a marked file; raises DataError with all of its faults.

    >>> parse_marked("kind: note\\np1: Pia Sund; mentioned\\n=====\\n⟦P p1|Sund⟧ left.", "a").text
    'Sund left.'
    """
    head_text, divider, body = content.partition(DIVIDER)
    if not divider:
        remedy = "put a line ===== between the head and the text"
        raise DataError([Fault(f"{name}{SUFFIX}", "line 1", "the file has no head", remedy)])
    head = read_head(head_text)
    marked = read_marks(body, content[: len(head_text) + len(DIVIDER)].count("\n") + 1)
    readings = tuple(read_attributes(mark) for mark in marked.marks)
    problems = sorted(_problems(head, marked, readings), key=lambda one: one.line)
    if problems:
        raise DataError([_fault(name, problem) for problem in problems])
    file_name = f"{name}.{head.values.get('format', 'txt')}"
    record = gold_record(Annotation(file_name, head, marked.text, readings))
    return Marked(name, file_name, marked.text, record)


def read_marked(paths: Iterable[Path]) -> list[Marked]:
    """Return all marked files of `paths`, files or folders; raises DataError with every fault."""
    read: list[Marked] = []
    faults: list[Fault] = []
    for path in marked_files(paths):
        try:
            read.append(parse_marked(path.read_text("utf-8-sig"), path.name.removesuffix(SUFFIX)))
        except DataError as error:
            faults += error.faults
        except UnicodeDecodeError as error:
            faults.append(Fault(path.name, "the file", str(error), "save it as UTF-8"))
    if faults:
        raise DataError(faults)
    return read


def marked_files(paths: Iterable[Path]) -> list[Path]:
    """Return the marked files among `paths` and below its folders, in order.

    Second annotations (a folder `second` below a path) are not of that corpus and are left out.
    """
    found: list[Path] = []
    faults: list[Fault] = []
    for path in paths:
        if path.is_dir():
            below = sorted(path.rglob(f"*{SUFFIX}"))
            found += [one for one in below if SECOND not in one.relative_to(path).parts]
        elif path.is_file() and path.name.endswith(SUFFIX):
            found.append(path)
        else:
            remedy = f"give a folder, or a file that ends in {SUFFIX}"
            faults.append(Fault(str(path), "the path", "it is no marked file", remedy))
    if faults:
        raise DataError(faults)
    return found


def _problems(head: Head, marked: MarkedText, readings: tuple[Reading, ...]) -> Iterator[Problem]:
    yield from head.problems
    yield from marked.problems
    for reading in readings:
        yield from problems_of(reading, head.people)
    yield from together(marked.text, readings)
    used = {reading.value for reading in readings if reading.mark.label == "P"}
    for key in [key for key in head.people if key not in used]:
        remedy = f"mark a mention as ⟦P {key}|…⟧, or remove the line"
        yield Problem(head.people[key].line, f"{key} is never marked", remedy)


def _fault(name: str, problem: Problem) -> Fault:
    return Fault(f"{name}{SUFFIX}", f"line {problem.line}", problem.problem, problem.remedy)
