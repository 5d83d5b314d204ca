"""What is known of a run once all its releases have passed, and which of them change."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from pipeline.pseudonymise.circle import who_is
from pipeline.pseudonymise.key import Key
from pipeline.pseudonymise.lexicon import Index, Lexicon
from pipeline.pseudonymise.page import Page
from pipeline.pseudonymise.present import known_places, others_of, present_in
from pipeline.records import Extraction


@dataclass(frozen=True)
class Protected:
    """The members of a run, and the releases that name one; the last two fill as they pass."""

    index: Index
    key: Key
    numbers: Mapping[str, int]
    """By who they are the numbers of the members."""
    labels: Mapping[str, str]
    sources: dict[str, str] = field(default_factory=dict)
    """By their sources what those of changed releases become."""
    changed: set[str] = field(default_factory=set)
    """The ids of the releases that change."""

    def id_of(self, old: str) -> str:
        """Return what the id of another release becomes."""
        return self.key.id(old) if old in self.changed else old


def protected(index: Index, key: Key) -> Protected:
    """Return a run of which no release has been looked at yet."""
    numbers = {one.who: number for number, one in enumerate(index.members)}
    return Protected(index, key, numbers, {one.who: one.label for one in index.members})


def page_of(extraction: Extraction, run: Protected) -> Page:
    """Return a release with all its protected names found."""
    record = extraction.record
    present = present_in(record, run.numbers)
    others = others_of(record, run.numbers)
    lexicon = Lexicon(run.index, run.key, record.release_id, present, others)
    return Page(extraction.release.text, lexicon, known_places(extraction, run.labels))


def page_around(run: Protected, *, is_strict: bool = True) -> Page:
    """Return a page for what stands beside the releases.

    Where `is_strict` every word of a member counts there, given names too.
    """
    everyone = frozenset(range(len(run.index.members)))
    return Page.around(Lexicon(run.index, run.key, "", everyone if is_strict else frozenset()))


def changes(extraction: Extraction, run: Protected) -> bool:
    """Return whether a protected name stands in a release, in its text or around it."""
    record = extraction.record
    if not run.index.members:
        return False
    if not run.numbers.keys().isdisjoint(map(who_is, record.persons)):
        return True
    page = page_of(extraction, run)
    around = (
        record.source, record.title, record.url, record.publisher, record.release_id,
        *record.metadata, *record.metadata.values(),
    )  # fmt: skip
    return page.is_changed or any(one and page.words(one) != one for one in around)
