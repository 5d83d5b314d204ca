"""What a regression test of releases needs: reads them now, and names the file of each."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path

import regex

from pipeline.annotate.kit import Kit
from pipeline.compare.expected import against_expected
from pipeline.compare.expected_text import expected_yaml
from pipeline.compare.stage import CompareOptions, check_tables
from pipeline.errors import RollcallError
from pipeline.ingest.find import find_files
from pipeline.ingest.options import IngestOptions
from pipeline.ingest.stage import ingest
from pipeline.records import Extraction
from pipeline.run import extract, load_kit
from pipeline.types import Rejection

UNSAFE = regex.compile(r"[^\w.-]+")
LONGEST = 100
"""Letters of a file's name: some systems allow 255 bytes."""
Kits = dict[tuple[Path, ...], Kit]


@dataclass(frozen=True, slots=True)
class Asked:
    """What a test asks for: options of a run that change what is found, and what is compared."""

    source: Path
    data: tuple[Path, ...] = ()
    published: str | None = None
    metadata: Path | None = None
    options: CompareOptions = field(default_factory=CompareOptions)


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read: each release with the name of its expected file, and what was rejected."""

    releases: tuple[tuple[str, Extraction], ...]
    rejections: tuple[Rejection, ...]


def read(asked: Asked, kits: Kits, prefix: str = "") -> Reading:
    """Return what the releases of a source say now; tables and model are loaded once.

    Raises UsageError or DataError as a run does.
    """
    check_tables(asked.options)
    if asked.data not in kits:
        kits[asked.data] = load_kit(asked.data)
    rejections: list[Rejection] = []
    reading = IngestOptions(asked.metadata, asked.published)
    releases = ingest([str(asked.source)], rejections.append, reading)
    found = tuple(extract(releases, kits[asked.data]))
    names = _distinct(prefix + one.record.source.partition("; ")[0] for one in found)
    return Reading(tuple(zip(names, found, strict=True)), tuple(rejections))


def _distinct(sources: Iterable[str]) -> Iterator[str]:
    """Yield a name of a file for each source, none of them twice, whatever the system's letters."""
    seen: set[str] = set()
    for source in sources:
        name = safe_name(source)
        if name.casefold() in seen:
            name += "-" + blake2b(source.encode(), digest_size=4).hexdigest()
        seen.add(name.casefold())
        yield name


def safe_name(source: str) -> str:
    """Return a source as the name of a file.

    >>> safe_name("letters/may 3.jsonl:12"), safe_name("../.hidden")
    ('letters_may_3.jsonl_12', '_.hidden')
    """
    name = UNSAFE.sub("_", source).lstrip(".")
    return name if len(name) <= LONGEST else name[-LONGEST:]


def differing(expected: Path, extraction: Extraction, asked: Asked) -> str:
    """Return how a release differs from its expected file, blank where it does not."""
    try:
        lines = against_expected(expected.read_text("utf-8"), extraction, asked.options)
    except (RollcallError, UnicodeDecodeError) as error:
        lines = [f"  {expected.name} cannot be read: {error}"]
    title = extraction.record.title
    head = extraction.record.source + (f"  {title}" if title else "")
    return "\n".join([head, *lines]) if lines else ""


def write_expected(path: Path, extraction: Extraction, asked: Asked) -> None:
    """Write what is found in a release as its expected file."""
    text = expected_yaml(extraction, asked.options)
    path.write_text(text, "utf-8", newline="\n")


def files_of(folder: Path) -> dict[str, Path]:
    """Return the files of a folder that a run would read, by their names in it."""
    found = find_files([str(folder)])
    return {one.source: one.path for one in found if one.path is not None and not one.reason}
