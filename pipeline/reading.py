"""What one release says by itself, before any other release of its run is looked at.

It is the unit of work: read by any process, kept under the release's fingerprint, and read again
from there. As bytes it is JSON, packed: what lies on disk can start nothing.
"""

import json
import zlib
from dataclasses import dataclass

from pipeline.records import Extraction, ReleaseRecord
from pipeline.types import Place, Release

DUPLICATE_OF = "duplicate_of"
UNSETTLED = "?"
"""In the place of the release that another may be a twin of, until all before it are known."""
QUICK = 1
"""How hard zlib tries: a fifth of the size for a fiftieth of the time of reading."""
HEAD = 4
"""Bytes that say how long the head is."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What one release says by itself, and what shows whether it came before."""

    extraction: Extraction
    """As of a twin of the release `UNSETTLED`."""
    sketch: tuple[int, ...]
    """Hashes of a few of its sentences."""
    stated: str | None = None
    """The release that its metadata call it a duplicate of."""


def to_bytes(reading: Reading) -> bytes:
    """Return a reading as bytes that `of_bytes` reads."""
    release = reading.extraction.release
    head = {
        "release": [release.id, release.text, release.source, dict(release.metadata)],
        "places": [[one.start, one.end, one.page, one.element] for one in release.places],
        "sketch": reading.sketch,
        "stated": reading.stated,
    }
    told = json.dumps(head).encode("ascii")
    record = reading.extraction.record.model_dump_json().encode("utf-8")
    return zlib.compress(len(told).to_bytes(HEAD) + told + record, QUICK)


def of_bytes(packed: bytes) -> Reading:
    """Return the reading that `to_bytes` packed; raises ValueError where it is none."""
    try:
        whole = zlib.decompress(packed)
        end = HEAD + int.from_bytes(whole[:HEAD])
        head = json.loads(whole[HEAD:end])
        name, text, source, metadata = head["release"]
        places = tuple(Place(*one) for one in head["places"])
        sketch, stated = tuple(head["sketch"]), head["stated"]
        record = ReleaseRecord.model_validate_json(whole[end:])
    except (zlib.error, KeyError, TypeError, ValueError) as error:
        raise ValueError(f"no reading: {error}") from error
    release = Release(name, text, source, metadata, places)
    return Reading(Extraction(release, record), sketch, stated)


def as_told(release: Release) -> bytes:
    """Return all that a release came with as bytes, the same for the same release."""
    places = [[one.start, one.end, one.page, one.element] for one in release.places]
    told = [release.id, release.text, release.source, sorted(release.metadata.items()), places]
    return json.dumps(told).encode("ascii")
