"""Writes a release as it came back in the marked form of the corpus: the head, then the marks."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.evaluate.head import PUBLISHED_FROM, SLUG
from pipeline.evaluate.marked import DIVIDER
from pipeline.evaluate.marks import CLOSE, OPEN
from pipeline.export.returned.attributes import Openings
from pipeline.export.returned.cast import Cast, cast_of
from pipeline.export.returned.changes import Came
from pipeline.export.spans import ROLE
from pipeline.records import Extraction

KIND = "corrected"
MARKDOWN = (".md", ".markdown")
BETWEEN = " \t\n*_["
"""What may stand between an honorific and its name."""
CROSSED = "marks cross others or lie in one that holds none; left out"


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark of the marked form: its place, and what stands in it before the words."""

    start: int
    end: int
    opening: str
    holds: bool = False
    """Whether other marks may lie in it: only a role's may."""


@dataclass(frozen=True, slots=True)
class MarkedRelease:
    """The marked form of a release, and what had to be left out or is to be filled in."""

    content: str
    notes: Counter[str]


def marked_of(extraction: Extraction, came: Came) -> MarkedRelease:
    """Return a release with the spans that came back as its marks.

    What somebody added has no value, party or country unless the release says it elsewhere: such
    marks hold `?` or `-`, and are counted.
    """
    cast = cast_of(extraction, came)
    openings = Openings(extraction, cast, came)
    written = [(one, openings.of(one)) for one in came.spans if one.label in came.labels]
    marks = [
        Mark(one.start, one.end, opening, one.label == ROLE) for one, opening in written if opening
    ]
    kept, crossed = _fitting(marks)
    body = _with_marks(extraction.release.text, [*kept, *_honorifics(extraction, kept)])
    notes = openings.notes + Counter({CROSSED: crossed})
    return MarkedRelease(f"{_head(extraction, cast)}{DIVIDER}{body}", +notes)


def _fitting(marks: Sequence[Mark]) -> tuple[list[Mark], int]:
    """Return the marks that lie beside each other or inside a role, and how many do not."""
    kept: list[Mark] = []
    for one in sorted(marks, key=lambda one: (one.start, -one.end, not one.holds)):
        over = [each for each in kept if each.start < one.end and one.start < each.end]
        if all(each.holds and one.end <= each.end for each in over):
            kept.append(one)
    return kept, len(marks) - len(kept)


def _honorifics(extraction: Extraction, marks: Sequence[Mark]) -> list[Mark]:
    """Return a mark for the address before each name that still stands where we found it."""
    text = extraction.release.text
    starts = {one.start for one in marks if one.opening.startswith("P ")}
    found: list[Mark] = []
    for one in [one for person in extraction.record.persons for one in person.mentions]:
        words = text[one.full_start : one.start].rstrip(BETWEEN)
        end = one.full_start + len(words)
        free = all(each.end <= one.full_start or end <= each.start or _holds(each, one.full_start)
                   for each in marks)  # fmt: skip
        if words and one.start in starts and free:
            found.append(Mark(one.full_start, end, "H"))
    return found


def _holds(mark: Mark, start: int) -> bool:
    return mark.holds and mark.start <= start


def _with_marks(text: str, marks: Sequence[Mark]) -> str:
    """Return a text with its marks written in: what opens later closes first."""
    signs: list[tuple[int, int, int, str]] = []
    for one in marks:
        length = one.end - one.start
        signs.append((one.start, 1, -length, f"{OPEN}{one.opening}|"))
        signs.append((one.end, 0, length, CLOSE))
    pieces: list[str] = []
    last = 0
    for place, _, _, sign in sorted(signs):
        pieces += [text[last:place], sign]
        last = place
    return "".join([*pieces, text[last:]])


def _head(extraction: Extraction, cast: Cast) -> str:
    record = extraction.record
    published = record.published_from in PUBLISHED_FROM and record.published
    said = {
        "kind": KIND,
        "format": "md" if record.source.lower().endswith(MARKDOWN) else "txt",
        "house": record.house if record.house and SLUG.fullmatch(record.house) else None,
        "published": record.published if published else None,
        "published_from": record.published_from if published else None,
        "signatories_stated": record.signatories_stated,
    }
    lines = [f"{key}: {one}" for key, one in said.items() if one is not None]
    people = [f"{one.key}: {one.name}; {', '.join(one.appears_as)}" for one in cast.members]
    return "\n".join([*lines, *people])
