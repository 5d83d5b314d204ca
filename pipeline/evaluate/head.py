"""Reads the head of a marked file: its keys, its persons and its families."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

import regex

from pipeline.evaluate.edtf import is_edtf
from pipeline.evaluate.marks import Problem

KEYS = ("kind", "format", "house", "published", "published_from", "signatories_stated")
FORMATS = ("txt", "md")
PUBLISHED_FROM = ("dateline", "document-line", "front-matter")
APPEARS_AS = (
    "signatory",
    "speaker",
    "author",
    "addressee",
    "subject",
    "detained",
    "was-detained",
    "contact",
    "mentioned",
)
PERSON_KEY = regex.compile(r"[pf][0-9]+")
SLUG = regex.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Named:
    """A person (`p1`) or family (`f1`) of the head, with what each appears as."""

    key: str
    name: str
    appears_as: tuple[str, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a marked file: values by key, people by key, and what was wrong."""

    values: dict[str, str]
    people: dict[str, Named]
    problems: tuple[Problem, ...]


def read_head(text: str) -> Head:
    """Return what the head says; its first line is line 1.

    >>> head = read_head("kind: ngo-appeal\\np1: Pia Sund; signatory, speaker")
    >>> head.values, head.people["p1"].name, head.people["p1"].appears_as
    ({'kind': 'ngo-appeal'}, 'Pia Sund', ('signatory', 'speaker'))
    """
    values: dict[str, str] = {}
    people: dict[str, Named] = {}
    problems: list[Problem] = []
    for number, line in enumerate(text.split("\n"), 1):
        key, colon, value = (piece.strip() for piece in line.partition(":"))
        if not line.strip():
            continue
        if key in values or key in people:
            problems.append(Problem(number, f"{key!r} stands twice", "keep one of the lines"))
        if PERSON_KEY.fullmatch(key) and colon:
            people[key] = _named(key, value, number)
        else:
            values[key] = value
            problems += _value_problems(key, value, number)
    problems += [one for named in people.values() for one in _named_problems(named)]
    problems += _missing(values)
    return Head(values, people, tuple(problems))


def _named(key: str, value: str, line: int) -> Named:
    name, _, appears = value.rpartition(";")
    words = (word.strip() for word in appears.split(","))
    return Named(key, name.strip(), tuple(word for word in words if word), line)


def _named_problems(named: Named) -> Iterator[Problem]:
    if not named.name or not named.appears_as:
        remedy = f"write '{named.key}: Name; ' and one of {', '.join(APPEARS_AS)}"
        yield Problem(named.line, f"{named.key} has no name or appears as nothing", remedy)
    for word, group in groupby(sorted(named.appears_as)):
        if word not in APPEARS_AS:
            remedy = f"use one of {', '.join(APPEARS_AS)}"
            yield Problem(named.line, f"{named.key} appears as {word!r}", remedy)
        elif len(list(group)) > 1:
            yield Problem(named.line, f"{named.key} appears as {word!r} twice", "say it once")
    if "mentioned" in named.appears_as and len(named.appears_as) > 1:
        remedy = "leave 'mentioned' out: it is for those of whom nothing else holds"
        yield Problem(named.line, f"{named.key} appears as 'mentioned' and more", remedy)


def _value_problems(key: str, value: str, line: int) -> Iterator[Problem]:
    wanted = {
        "kind": (bool(SLUG.fullmatch(value)), "use a short slug such as ngo-appeal"),
        "format": (value in FORMATS, f"use one of {', '.join(FORMATS)}"),
        "house": (bool(SLUG.fullmatch(value)), "use a short slug such as nato-pa"),
        "published": (is_edtf(value), "use an EDTF date such as 2031-03-12"),
        "published_from": (value in PUBLISHED_FROM, f"use one of {', '.join(PUBLISHED_FROM)}"),
        "signatories_stated": (value.isdecimal(), "use a number in digits"),
    }
    if key not in wanted:
        remedy = f"use one of {', '.join(KEYS)}, or p1, p2, …, f1, …"
        yield Problem(line, f"no head key {key!r}", remedy)
    elif not wanted[key][0]:
        yield Problem(line, f"{key} is {value!r}", wanted[key][1])


def _missing(values: dict[str, str]) -> Iterator[Problem]:
    if "kind" not in values:
        yield Problem(1, "the head has no 'kind'", "add a line such as 'kind: ngo-appeal'")
    if ("published" in values) != ("published_from" in values):
        remedy = "give 'published' and 'published_from' together, or leave both out"
        yield Problem(1, "only one of 'published' and 'published_from' is given", remedy)
