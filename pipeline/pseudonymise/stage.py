"""The stage itself: all releases pass, then go on with pseudonyms in the place of names."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from pipeline.aside import Aside
from pipeline.corrections import Outcome
from pipeline.gazetteer import Gazetteer
from pipeline.identities import Identity
from pipeline.names import NameShape
from pipeline.pseudonymise.around import (
    WITHHELD,
    identities_with,
    outcome_with,
    rejection_with,
)
from pipeline.pseudonymise.circle import Watch
from pipeline.pseudonymise.key import Key
from pipeline.pseudonymise.lexicon import Index
from pipeline.pseudonymise.minors import minor_teller
from pipeline.pseudonymise.protected import Protected, changes, page_around, page_of, protected
from pipeline.pseudonymise.records import Substitute
from pipeline.pseudonymise.spelling import read_spelling
from pipeline.pseudonymise.tokens import tokens
from pipeline.records import Extraction, PersonRecord
from pipeline.types import Rejection, Release


@dataclass(frozen=True)
class Protection:
    """What the stage needs besides releases: whose names are replaced, and with which key."""

    roles: tuple[str, ...]
    key: Key
    shape: NameShape
    gazetteer: Gazetteer
    room: Path | None = None
    """Where the releases are put aside until all have passed."""


@dataclass(frozen=True)
class Passed:
    """What goes on: the lists are full once the last extraction was taken."""

    extractions: Iterable[Extraction]
    rejections: Sequence[Rejection]
    identities: Sequence[Identity]
    outcomes: Sequence[Outcome] = ()


def pseudonymise(passing: Passed, protection: Protection) -> Passed:
    """Return what goes on with pseudonyms in the place of protected names.

    Releases that hold none of these names stay as they are, but for the canonical ids. The others
    follow behind them in the order of their new ids, as their old order tells their names.
    """
    rejections: list[Rejection] = []
    identities: list[Identity] = []
    outcomes: list[Outcome] = []

    def going() -> Iterator[Extraction]:
        with closing(Aside(protection.room)) as aside:
            run, places = _all_passed(passing, protection, aside)
            order = _in_order(run, aside, places)
            page, labels = page_around(run), run.labels
            rejections.extend(
                rejection_with(one, page, run.key, run.sources) for one in passing.rejections
            )
            outcomes.extend(
                outcome_with(one, page, run.key, run.sources) for one in passing.outcomes
            )
            pages = page_around(run, is_strict=False), page
            identities.extend(identities_with(passing.identities, pages, run.key, labels))
            for place in order:
                yield _gone_through(aside.at(place), run)

    return Passed(going(), rejections, identities, outcomes)


def _all_passed(
    passing: Passed, protection: Protection, aside: Aside
) -> tuple[Protected, list[int]]:
    """Return what is known of the run, and the places of its releases on disk."""
    watch = Watch(protection.roles, protection.shape, minor_teller())
    written: Counter[tuple[str, bool]] = Counter()
    places = []
    for extraction in passing.extractions:
        places.append(aside.add(extraction))
        watch.add(extraction)
        written.update((one.key, one.is_capital) for one in tokens(extraction.release.text))
    names = {one.canonical_id: one.name for one in passing.identities}
    spelling = read_spelling(protection.gazetteer, protection.shape)
    members = watch.circle(names, protection.key, spelling)
    small = frozenset(
        word
        for (word, is_capital), count in written.items()
        if not is_capital and count > written[word, True]
    )
    return protected(Index(members, spelling, small), protection.key), places


def _in_order(run: Protected, aside: Aside, places: Iterable[int]) -> list[int]:
    """Return the places of the releases in the order in which they go on; learns which change."""
    same, changed = [], []
    for place in places:
        extraction = aside.at(place)
        if not changes(extraction, run):
            same.append(place)
            continue
        release_id = extraction.record.release_id
        run.changed.add(release_id)
        run.sources[extraction.record.source] = WITHHELD + run.key.id(release_id)
        changed.append((run.key.id(release_id), place))
    return [*same, *(place for _, place in sorted(changed))]


def _gone_through(extraction: Extraction, run: Protected) -> Extraction:
    """Return one extraction as it goes on."""
    record = extraction.record
    twin = record.duplicate_of and run.id_of(record.duplicate_of)
    if record.release_id not in run.changed:
        persons = tuple(_with_new_id(one, run.key) for one in record.persons)
        shown = record.model_copy(update={"persons": persons, "duplicate_of": twin})
        return replace(extraction, record=shown)
    page = page_of(extraction, run)
    text, release_id = page.shown.text, run.key.id(record.release_id)
    changed = {
        "release_id": release_id,
        "source": WITHHELD + release_id,
        "characters": len(text),
        "text_sha256": sha256(text.encode()).hexdigest(),
        "text_file": f"{release_id}.txt",
        "duplicate_of": twin,
    }
    shown = Substitute(page, run.key, run.labels).release(record).model_copy(update=changed)
    return Extraction(Release(release_id, text, shown.source), shown)


def _with_new_id(person: PersonRecord, key: Key) -> PersonRecord:
    canonical_id = person.canonical_id and key.id(person.canonical_id)
    return person.model_copy(update={"canonical_id": canonical_id})
