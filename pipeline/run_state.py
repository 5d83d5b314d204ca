"""The fingerprint of all that an output depends on: sources, options, knowledge and code."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from pipeline.corrections import NAME as CORRECTIONS
from pipeline.ingest.find import STDIN, Found, find_files
from pipeline.keep import fingerprints
from pipeline.run_options import RunOptions


def state_of(sources: Sequence[str], folder: Path, options: RunOptions) -> bytes:
    """Return the fingerprint of a run, or no bytes where it has none: standard input comes once."""
    if STDIN in sources:
        return b""
    writing, reading, joining = options.write, options.ingest, options.identify
    told = [
        writing.formats, writing.delimiter, writing.bom, writing.columns, writing.sources,
        sorted(writing.settings.items()), writing.notes, writing.report,
        [str(one) for one in options.data], reading.published, repr(reading.limits),
    ]  # fmt: skip
    beside = [reading.metadata, joining.decisions, *joining.known]
    beside.append(options.corrections or folder / CORRECTIONS)
    files = [piece for found in find_files(sources) for piece in _file(found)]
    return fingerprints.of_bytes(
        fingerprints.of_everything(options.data),
        repr(told).encode("utf-8", "backslashreplace"),
        *fingerprints.of_files(one for one in beside if one is not None),
        *files,
    )


def _file(found: Found) -> Iterator[bytes]:
    yield found.source.encode("utf-8", "backslashreplace")
    yield found.reason.encode()
    if found.path is not None and not found.reason:
        yield fingerprints.of_file(found.path)
