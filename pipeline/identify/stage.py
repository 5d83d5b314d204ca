"""The stage itself: all releases of a run pass by, and go on with their persons' canonical ids."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from pipeline.gazetteer import Gazetteer
from pipeline.identify.atoms import first_groups
from pipeline.identify.decisions import Decisions, read_decisions
from pipeline.identify.earlier import Earlier, check_earlier, read_earlier
from pipeline.identify.joining import joined
from pipeline.identify.names import read_spellings
from pipeline.identify.options import IdentifyOptions
from pipeline.identify.seen import Reader, Seen
from pipeline.identify.settling import Knowledge, Settled, identities, settle
from pipeline.identify.wording import Wording
from pipeline.names import NameShape
from pipeline.records import Extraction


def check_identify(options: IdentifyOptions) -> None:
    """Raise UsageError and DataError for faulty options; no release is read for this."""
    read_decisions(options.decisions)
    check_earlier(options.known)


def identify(
    passing: Callable[[], Iterable[Extraction]],
    gazetteer: Gazetteer,
    names: NameShape,
    options: IdentifyOptions,
) -> Iterator[Extraction]:
    """Yield the extractions with the canonical id of each person filled, and nothing else changed.

    `passing` is asked twice for the extractions, in the same order: to see every person, and to
    hand them on. Raises UsageError and DataError for faulty options before the first is taken.
    """
    decisions = read_decisions(options.decisions)
    settled = _settled(passing, names, decisions, options)
    knowledge = Knowledge(Wording(gazetteer), decisions, bool(options.known))
    for identity in identities(settled, knowledge):
        options.found(identity)
    ids = {
        one.person_id: who.canonical_id
        for who in settled
        for one in who.group.members
        if not one.earlier
    }
    del settled
    for extraction in passing():
        yield _with_ids(extraction, ids)


def _settled(
    passing: Callable[[], Iterable[Extraction]],
    names: NameShape,
    decisions: Decisions,
    options: IdentifyOptions,
) -> list[Settled]:
    """Return who is one person; what was read for it goes with each step."""
    seen, earlier = _seen(passing, names, options)
    groups = first_groups((*earlier.persons, *seen), decisions, earlier.tags)
    del seen
    return settle(joined(groups))


def _seen(
    passing: Callable[[], Iterable[Extraction]], names: NameShape, options: IdentifyOptions
) -> tuple[list[Seen], Earlier]:
    reader = Reader(names.genders, read_spellings())
    earlier = read_earlier(options.known, reader)
    return [one for each in passing() for one in reader.persons(each.record)], earlier


def _with_ids(extraction: Extraction, ids: Mapping[str, str]) -> Extraction:
    record = extraction.record
    persons = tuple(
        one.model_copy(update={"canonical_id": ids.get(one.person_id)}) for one in record.persons
    )
    return Extraction(extraction.release, record.model_copy(update={"persons": persons}))
