"""The corridor: every stage of a run, in order, on one screen."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from pipeline.annotate.kit import Kit
from pipeline.correct.case import Knowledge
from pipeline.correct.stage import correct
from pipeline.corrections import Outcome
from pipeline.identify.stage import identify
from pipeline.identities import Identity
from pipeline.ingest.stage import ingest
from pipeline.keep import fingerprints, last_run
from pipeline.keep.documents import Documents
from pipeline.keep.store import Store, opened
from pipeline.loading import check_data, collected_again, load_kit, load_tables
from pipeline.pseudonymise.key import Key
from pipeline.pseudonymise.options import withheld
from pipeline.pseudonymise.preparing import prepared
from pipeline.pseudonymise.stage import Passed, Protection, pseudonymise
from pipeline.read_all import Known, Reads, in_order, read_all, readings
from pipeline.records import Extraction
from pipeline.run_options import RunOptions, check_options, kept_corrections
from pipeline.run_state import state_of
from pipeline.tables import OUR_DATA
from pipeline.teams import check_spread, spread_of, workers_of
from pipeline.types import Rejection, Release
from pipeline.write.edits import check_edits
from pipeline.write.folder import alone, beside, put_right
from pipeline.write.formats.proof import REPORT
from pipeline.write.options import Summary
from pipeline.write.own_files import OURS
from pipeline.write.stage import figures_of, summary_of, write

__all__ = ["RunOptions", "extract", "load_kit", "run"]
LYING = OURS - {REPORT}
"""What a run leaves in its folder; the report is written behind it."""


def extract(releases: Iterable[Release], kit: Kit) -> Iterator[Extraction]:
    """Yield what each release says: its record, with every span found in its stored text."""
    return in_order(readings(releases, kit))


def run(
    sources: Sequence[str],
    folder: Path,
    options: RunOptions,
    progress: Callable[[Release], None] = lambda _: None,
) -> Summary:
    """Return what a run over `sources` read and found, once `folder` holds all of it.

    What was read of each release is kept beside the folder: it is not read again until it, or
    what reads it, changes. Where nothing has changed since the last run, nothing is written.
    """
    put_right(folder)
    check_options(sources, folder, options)
    check_spread(options.spread)
    check_data((OUR_DATA, *options.data))
    check_edits(folder, options.write)
    key = prepared(options.pseudonymise)
    keeps = options.keep and key is None
    place = beside(folder.resolve(), "kept") if keeps else None
    with alone(folder), opened(place) as store, collected_again():
        state = state_of(sources, folder, options) if keeps else b""
        figures = last_run.unchanged(store, state, last_run.lying(folder, LYING))
        if figures is not None:
            summary = replace(summary_of(folder, options.write, figures), unchanged=True)
        else:
            last_run.forget(store)
            summary = _run(_Run(sources, folder, options, store, key), progress)
            if not summary.unread:
                last_run.remember(store, state, last_run.lying(folder, LYING), figures_of(summary))
        options.then(summary)
        return summary


@dataclass(frozen=True, slots=True)
class _Run:
    """What one run is given, the store of what was read, and the key that hides names."""

    sources: Sequence[str]
    folder: Path
    options: RunOptions
    store: Store
    key: Key | None


def _run(this: _Run, progress: Callable[[Release], None]) -> Summary:
    options, known = this.options, Known(this.options.data, load_kit, load_tables)
    corrections = kept_corrections(this.folder, options)
    memory = Documents(this.store)
    rejections: list[Rejection] = []
    releases = ingest(this.sources, rejections.append, replace(options.ingest, memory=memory))
    reads = Reads(this.store, fingerprints.of_knowledge(options.data))
    read_all(releases, reads, partial(spread_of, options.spread, known), progress)
    rejections += reads.rejections()
    gazetteer, names = known.tables
    outcomes: list[Outcome] = []

    def passing() -> Iterator[Extraction]:
        outcomes.clear()
        knowledge = Knowledge(gazetteer, names)
        return correct(reads.extractions(), corrections, knowledge, outcomes.append)

    found: list[Identity] = []
    joining = replace(options.identify, found=found.append)
    named = identify(passing, gazetteer, names, joining)
    summary = _written(this, Passed(named, rejections, found, outcomes), known)
    memory.forget_others()
    return replace(
        summary,
        kept=len(reads.keys) - len(reads.new),
        unread=len(reads.lost) + memory.missed,
        gone=reads.forget_others(),
    )


def _written(this: _Run, passed: Passed, known: Known) -> Summary:
    """Write what passed, with pseudonyms where a key asks for them."""
    workers = workers_of(this.options.spread)
    writing = replace(this.options.write, beside=workers > 1)
    if this.key is not None:
        roles, room = this.options.pseudonymise.roles, this.folder.resolve().parent
        gazetteer, names = known.tables
        passed = pseudonymise(passed, Protection(roles, this.key, names, gazetteer, room))
        writing = replace(writing, **withheld(writing.settings))
    return write(passed.extractions, this.folder, writing, passed.rejections,
                 identities=passed.identities, outcomes=passed.outcomes)  # fmt: skip
