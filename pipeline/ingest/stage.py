"""The stage itself: every text of the sources becomes a release, or a rejection."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from pipeline.ingest.entry import Entry
from pipeline.ingest.options import IngestOptions
from pipeline.ingest.sheet import file_key
from pipeline.ingest.survey import Plan, checked, entries, release_id, survey
from pipeline.published import with_published
from pipeline.types import Rejection, Release

Reject = Callable[[Rejection], None]


def check_ingest(sources: Sequence[str], options: IngestOptions) -> None:
    """Raise UsageError where sources or options are wrong; no release is read for this."""
    checked(sources, options)


def ingest(sources: Sequence[str], reject: Reject, options: IngestOptions) -> Iterator[Release]:
    """Return a stream of the releases of `sources`; what cannot be used goes to `reject`.

    Raises UsageError at once, before the first release, where sources or options are wrong.
    """
    plan = survey(sources, options)
    options.counted(plan.count)
    return read(plan, reject)


def read(plan: Plan, reject: Reject) -> Iterator[Release]:
    """Yield the releases of a plan in order; each text once, with all its sources."""
    seen: dict[str, bool] = {}
    rows = set(plan.sheet or ())
    for source, entry in _all_entries(plan):
        rows.discard(file_key(source))
        if entry.reason:
            reject(Rejection(source, entry.reason, "ingest"))
            continue
        name = release_id(entry)
        twin_of_text = entry.id is None and seen.get(name) is True
        if name not in seen:
            seen[name] = entry.id is None
            yield _release(plan, name, source, entry)
        elif not twin_of_text:
            reason = f"duplicate-id: an earlier release has the id {name!r}"
            reject(Rejection(source, reason, "ingest"))
    for file in sorted(rows):
        reject(Rejection(file, "a row of the metadata sheet without its file", "metadata"))


def _all_entries(plan: Plan) -> Iterator[tuple[str, Entry]]:
    with plan.documents as documents:
        for found in plan.files:
            for entry in entries(found, plan.piped, documents):
                yield found.source + entry.place, entry


def _release(plan: Plan, name: str, source: str, entry: Entry) -> Release:
    sources = plan.twins.get(name, ()) if entry.id is None else ()
    places = sources or (source,)
    return Release(
        name, entry.text, "; ".join(places), _metadata(plan, entry, places), entry.places
    )


def _metadata(plan: Plan, entry: Entry, places: Sequence[str]) -> Mapping[str, str]:
    """Return what came with the text, then the sheet's row over it, then the options."""
    metadata = dict(entry.metadata)
    if plan.sheet is not None:
        keys = [file_key(place) for place in places]
        rows = [plan.sheet[key] for key in keys if key in plan.sheet]
        if not rows and not entry.place:
            metadata["metadata_missing"] = "true"
        for row in reversed(rows):
            metadata |= row
    if plan.options.published is not None and "published" not in metadata:
        metadata |= with_published({"published": plan.options.published}, "option")
    return metadata
