"""Names that are seen again, or half seen, and were taken for nobody."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator

from pipeline.annotate.audit.unread import Sight, Unread, is_other, may_have_capitals, seen
from pipeline.annotate.recogniser.component import SURELY
from pipeline.annotate.refused import LIKELY
from pipeline.annotate.repeats import families, repeated_people
from pipeline.types import Mention

SUSPECT = "audit"


def half_seen(sight: Sight) -> Iterator[Unread]:
    """Yield the names in which the recogniser half sees a person; one word needs to be surer."""
    for one in sight.unread:
        least = LIKELY if " " in sight.text_of(one) else SURELY
        if seen(sight, "PERSON", one) >= least and not is_other(sight, one):
            yield one


def later_names(sight: Sight, suspects: Iterable[Unread]) -> Iterator[tuple[int, int]]:
    """Yield where people found, and names that an earlier check has told, are named again.

    The surname of somebody found is told even where the recogniser takes it for a place; a person
    of one word may be a place himself.
    """
    page = sight.page
    people = [one for one in sight.people if " " in one.text or one.full_start >= 0]
    named = [*people, *(_suspected(sight, one) for one in suspects)]
    for mention in (*repeated_people(page, named), *families(page, named)):
        start, end = mention.start, mention.end
        if _is_read(sight, start, end) and not sight.is_explained(start, end):
            yield start, end


def _suspected(sight: Sight, one: Unread) -> Mention:
    return Mention("PERSON", one.start, one.end, sight.text_of(one), SUSPECT)


def _is_read(sight: Sight, start: int, end: int) -> bool:
    """Return whether `start:end` stands in a line of text, and in no headline or furniture."""
    lines = sight.page.lines
    at = bisect_left(sight.page.line_ends, end)
    return at < len(lines) and lines[at].start <= start and not may_have_capitals(lines[at])
