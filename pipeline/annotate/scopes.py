"""What holds for a stretch of text: those who sign under a cue, those who stand in a contact."""

from collections.abc import Iterable, Iterator

from pipeline.annotate.page import Line, Page
from pipeline.types import Link, Mention

LIST_KINDS = ("list", "signatories")
HEADING_KINDS = ("heading", "subheadline")
"""A group's name above its members does not end a list of signatories."""
OPEN_ENDS = (":", ";", ",", "–", "-")
SAMPLE = "such-as"
"""The kind of cue that says only that a list is no whole one; it makes nobody a signatory."""


def signatories(page: Page, mentions: Iterable[Mention]) -> Iterator[Link]:
    """Yield a link for each person who stands in the reach of a cue such as "signed by".

    A cue reaches to the end of its line; where that ends in a colon, or the cue is a heading, it
    reaches over the list that follows.
    """
    everyone = list(mentions)
    people = [one for one in everyone if one.label == "PERSON"]
    openings = set(_openings(page, people))
    read: set[tuple[str, int]] = set()
    """Lines that an earlier cue of the same kind has reached; who stands there is linked."""
    for cue in (one for one in everyone if one.label == "CUE" and one.kind != SAMPLE):
        for start, end in _reach(page, cue, openings):
            if (cue.kind, end) in read:
                if start == cue.end:
                    continue
                break
            read.add((cue.kind, end))
            for person in people:
                if start <= person.start and person.end <= end:
                    first, last = _evidence(page, cue, person)
                    yield Link(
                        person, None, "appears_as", first, last, cue.found_by, value=cue.kind
                    )


def _evidence(page: Page, cue: Mention, person: Mention) -> tuple[int, int]:
    """Return the run from the cue to the person in one sentence; in a list, the person alone."""
    start = person.full_start if person.full_start >= 0 else person.start
    near = any(first <= cue.start and person.end <= last for first, last in page.sentences)
    return (cue.start, person.end) if near else (start, person.end)


def contacts(page: Page, mentions: Iterable[Mention]) -> Iterator[Link]:
    """Yield a link for each person named in a contact block."""
    blocks = [line for line in page.lines if line.kind == "contact"]
    for person in mentions:
        if person.label == "PERSON" and any(
            line.start <= person.start and person.end <= line.end for line in blocks
        ):
            yield Link(
                person, None, "appears_as", person.start, person.end, "finder:contact",
                value="contact",
            )  # fmt: skip


def _openings(page: Page, people: Iterable[Mention]) -> Iterator[int]:
    """Yield where lines begin that are items: a person first, and no full stop at the end."""
    starts = {one.full_start if one.full_start >= 0 else one.start for one in people}
    for line in page.lines:
        if line.start in starts and not page.text[line.start : line.end].rstrip().endswith("."):
            yield line.start


def _reach(page: Page, cue: Mention, openings: set[int]) -> Iterator[tuple[int, int]]:
    lines = iter(page.lines)
    line = next(one for one in lines if one.start <= cue.start < one.end)
    yield cue.end, line.end
    rest = page.text[cue.end : line.end].strip()
    if rest and not rest.endswith(OPEN_ENDS):
        return
    yield from _list_after(lines, openings)


def _list_after(lines: Iterator[Line], openings: set[int]) -> Iterator[tuple[int, int]]:
    """Yield the lines of a list: marked as one, or beginning with a person, headings between."""
    for line in lines:
        if line.kind in LIST_KINDS or line.start in openings:
            yield line.start, line.end
        elif line.kind not in HEADING_KINDS:
            return
