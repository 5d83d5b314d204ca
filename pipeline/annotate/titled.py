"""Finds persons that a title stands before, and makes the mentions of a candidate."""

from collections.abc import Iterator

import regex

from pipeline.annotate.page import Page
from pipeline.name_trim import Candidate, with_seat
from pipeline.names import is_initial
from pipeline.types import Mention

LAST_WORD = regex.compile(r"(\p{Lu}[\p{L}\p{M}'-]+)[ ]$")


def titled(page: Page) -> Iterator[Mention]:
    """Yield persons that a title stands before, and the offices among the titles as roles."""
    for line in page.lines:
        for start, end in page.titled_runs[line.start]:
            candidate = page.trimmed(start, end)
            if candidate is None or candidate.start == start or _is_its_country(page, candidate):
                continue
            if not _is_middle(page, candidate):
                whole = with_seat(page.kit.names, page.text, candidate)
                yield from person_mentions(page.text, whole, "finder:title")


def _is_its_country(page: Page, candidate: Candidate) -> bool:
    """Return whether a comma parts a title from its country: "Minister of Health, Ghana"."""
    text = page.text[candidate.start : candidate.end]
    parted = page.text[max(0, candidate.start - 2) : candidate.start] == ", "
    return parted and bool(page.kit.gazetteer.countries_named(text))


def _is_middle(page: Page, candidate: Candidate) -> bool:
    """Return whether a title is the initial inside a name: "Jennifer M. Anderson" is no M.

    The word before it is a forename, or all that stands before it in its line or cell.
    """
    start = max(0, candidate.full_start - 40)
    before = LAST_WORD.search(page.text, start, candidate.full_start)
    if before is None or not is_initial(candidate.honorific):
        return False
    first = before.start() == 0 or page.text[: before.start()].endswith(("\n", "| "))
    return first or before.group(1) in page.kit.names.forenames


def person_mentions(text: str, candidate: Candidate, found_by: str) -> Iterator[Mention]:
    """Yield the person of a candidate, and its office as a role."""
    start, end = candidate.start, candidate.end
    parts = (("honorific", candidate.honorific),) if candidate.honorific else ()
    full_start = candidate.full_start if candidate.honorific else -1
    yield Mention("PERSON", start, end, text[start:end], found_by, "", parts, full_start)
    if candidate.office:
        first, last = candidate.office
        yield Mention("ROLE", first, last, text[first:last], found_by)
