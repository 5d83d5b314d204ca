"""Reads every release of a run by itself, whoever does it, and keeps each reading."""

import gc
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import chain, islice
from pathlib import Path

from pipeline.annotate.kit import Kit
from pipeline.annotate.stage import annotate
from pipeline.clean.stage import clean
from pipeline.clean.twins import Twins, sketch_of
from pipeline.gazetteer import Gazetteer
from pipeline.keep import fingerprints
from pipeline.keep.store import Store
from pipeline.names import NameShape
from pipeline.reading import DUPLICATE_OF, UNSETTLED, Reading, as_told, of_bytes, to_bytes
from pipeline.records import Extraction
from pipeline.resolve.stage import resolve
from pipeline.same_names import Naming
from pipeline.spread.answers import Answer, Spread
from pipeline.types import Rejection, Release
from pipeline.validate.stage import validate
from pipeline.validate.twin import settled

BATCH, BATCH_CHARACTERS = 4, 40_000
"""Releases and characters handed to a process at once."""
READINGS, FAULTS = "readings", "faults"
Tables = tuple[Gazetteer, NameShape]
"""Parties and countries, and what names look like."""


class Known:
    """All that a run knows, made when it is asked for: who reads nothing needs but the tables."""

    def __init__(
        self,
        data: Sequence[Path],
        load: Callable[[Sequence[Path]], Kit],
        load_tables: Callable[[Sequence[Path]], Tables],
    ) -> None:
        self.data = tuple(data)
        self._load, self._load_tables = load, load_tables

    @cached_property
    def kit(self) -> Kit:
        """Return everything."""
        kit = self._load(self.data)
        gc.freeze()  # it stays to the end of the run: there is no garbage in it to look for
        return kit

    @cached_property
    def tables(self) -> Tables:
        """Return the tables."""
        if "kit" in self.__dict__:
            return self.kit.gazetteer, self.kit.names
        found = self._load_tables(self.data)
        gc.freeze()
        return found


@dataclass(frozen=True, slots=True)
class Reads:
    """What was read: the keys of all readings in the order of the sources."""

    store: Store
    version: bytes
    """The fingerprint of all that reads a release."""
    keys: list[bytes] = field(default_factory=list)
    lost: dict[int, Rejection] = field(default_factory=dict)
    """By the place of its release: what a process could not read, and another time may."""
    faults: dict[int, Rejection] = field(default_factory=dict)
    """What nobody can read, until the code is another."""
    new: list[int] = field(default_factory=list)
    """The places of releases that were read now, and not kept from before."""

    def key_of(self, release: Release) -> bytes:
        """Return the key of the reading of a release."""
        return fingerprints.of_bytes(self.version, as_told(release))

    def is_known(self, place: int, release: Release) -> bool:
        """Return whether it was read before what a release says, or that nobody can read it."""
        key = self.keys[place]
        if self.store.has(READINGS, key):
            return True
        fault = self.store.get(FAULTS, key)
        if fault is not None:
            self.faults[place] = _rejection(release, fault.decode())
        return fault is not None

    def take(self, place: int, answer: Answer) -> None:
        """Keep what was read of the release at a place, or why nothing was."""
        self.new.append(place)
        if not answer.reason:
            self.store.put(READINGS, self.keys[place], answer.made)
            return
        told = self.faults if answer.is_fault else self.lost
        told[place] = _rejection(answer.piece, answer.reason)
        if answer.is_fault:
            self.store.put(FAULTS, self.keys[place], answer.reason.encode())

    def rejections(self) -> Iterator[Rejection]:
        """Yield why releases could not be read, in the order of the sources."""
        every = self.lost | self.faults
        return (every[place] for place in sorted(every))

    def extractions(self) -> Iterator[Extraction]:
        """Yield what every release that could be read says, in the order of the sources."""
        found = (self.store.get(READINGS, key) for key in self.keys)
        return in_order(of_bytes(one) for one in found if one is not None)

    def forget_others(self) -> int:
        """Drop what was read of releases that are no longer there, and return how many."""
        self.store.keep_only(FAULTS, self.keys)
        return self.store.keep_only(READINGS, self.keys)


def read_all(
    releases: Iterable[Release],
    reads: Reads,
    spread: Callable[[bool], Spread],
    progress: Callable[[Release], None],
) -> Reads:
    """Return the keys of all releases, once each of them that can be read lies in the store.

    `spread` is asked for only where there is something to read, and told whether it is more than
    what a process is handed at once.
    """
    places: dict[bytes, int] = {}

    def unread() -> Iterator[Release]:
        for release in releases:
            key = reads.key_of(release)
            places[key] = len(reads.keys)
            reads.keys.append(key)
            if reads.is_known(places[key], release):
                progress(release)
            else:
                yield release

    work = _batches(unread())
    begun = list(islice(work, 2))
    if begun:
        for answer in spread(len(begun) > 1)(chain(begun, work)):
            reads.take(places[reads.key_of(answer.piece)], answer)
            progress(answer.piece)
    reads.store.commit()
    return reads


def readings(releases: Iterable[Release], kit: Kit) -> Iterator[Reading]:
    """Yield what each release says by itself."""
    naming = Naming(kit.names, kit.ways)
    for release in releases:
        cleaned = clean(release, kit.layout)
        stated = cleaned.metadata.get(DUPLICATE_OF)
        unsettled = {**cleaned.metadata, DUPLICATE_OF: UNSETTLED}
        (annotated,) = annotate([replace(cleaned, metadata=unsettled)], kit)
        resolved = resolve(annotated, kit.gazetteer, naming, kit.rules.words)
        yield Reading(validate(resolved, kit.gazetteer), sketch_of(cleaned), stated)


def packed(release: Release, kit: Kit) -> bytes:
    """Return the reading of one release as bytes."""
    (reading,) = readings([release], kit)
    return to_bytes(reading)


def in_order(readings: Iterable[Reading]) -> Iterator[Extraction]:
    """Yield what releases say, each that came before marked as the twin of that one."""
    twins = Twins()
    for reading in readings:
        name = reading.extraction.release.id
        yield settled(reading, twins.twin_of(name, reading.sketch))


def _rejection(release: Release, reason: str) -> Rejection:
    return Rejection(release.source, reason, "extract")


def _batches(releases: Iterable[Release]) -> Iterator[list[Release]]:
    """Yield the releases a few at a time: a long one alone."""
    batch: list[Release] = []
    characters = 0
    for release in releases:
        batch.append(release)
        characters += len(release.text)
        if len(batch) == BATCH or characters >= BATCH_CHARACTERS:
            yield batch
            batch, characters = [], 0
    if batch:
        yield batch
