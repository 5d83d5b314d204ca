"""Lists the files of the sources, in order, each with the name that stands in `source`."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import UsageError
from pipeline.ingest.documents import is_document
from pipeline.ingest.readers import SUFFIXES, find_reader
from pipeline.output_folder import is_ours

STDIN = "-"
BESIDE = (".marked", ".gold.json")
"""Gold that stands beside a release in a folder such as corpus/."""
README = ("README", "READ-ME")


@dataclass(frozen=True, slots=True)
class Found:
    """A file to read, or, where `reason` is not empty, one that cannot be used.

    `path` is None for standard input.
    """

    source: str
    path: Path | None = None
    reason: str = ""


def find_files(sources: Sequence[str]) -> tuple[Found, ...]:
    """Return the files of all sources in order; raises UsageError naming those that are absent."""
    given = list(dict.fromkeys(sources))
    if not given:
        raise UsageError("no source given: name a file, a folder, or - for standard input")
    paths = [Path(source) for source in given if source != STDIN]
    absent = [str(path) for path in paths if not os.path.lexists(path)]
    absent += [source for source in given if not source]
    if absent:
        raise UsageError(f"no such file or folder: {', '.join(map(repr, absent))}")
    labels = dict(zip(paths, _labels(paths), strict=True))
    return tuple(found for source in given for found in _of_source(source, labels, len(given) > 1))


def _of_source(source: str, labels: dict[Path, str], several: bool) -> Iterator[Found]:
    if source == STDIN:
        yield Found("stdin")
        return
    path = Path(source)
    if path.is_dir():
        yield from _of_folder(path, path.resolve(), f"{labels[path]}/" if several else "")
    else:
        yield _of_file(path, labels[path])


def _labels(paths: Sequence[Path]) -> list[str]:
    """Return a name for each source: its own, with as many parents as tell it from the others."""
    whole = [(path if path.name else path.resolve()).absolute().parts for path in paths]
    for count in range(1, max(map(len, whole), default=1) + 1):
        labels = ["/".join(part.strip("/\\") for part in parts[-count:]) for parts in whole]
        if len(set(labels)) == len(labels):
            return [_printable(label) for label in labels]
    return [_printable(str(path)) for path in paths]


def _of_folder(folder: Path, root: Path, prefix: str) -> Iterator[Found]:
    try:
        entries = sorted(folder.iterdir(), key=lambda entry: entry.name)
    except OSError as error:
        yield Found(prefix.rstrip("/") or ".", folder, f"cannot be read: {error.strerror}")
        return
    for entry in entries:
        source = prefix + _printable(entry.name)
        if entry.name.startswith(".") or _is_no_release(entry.name):
            continue
        if entry.is_symlink() and (reason := _bad_link(entry, root)):
            yield Found(source, entry, reason)
        elif entry.is_dir():
            if not is_ours(entry):
                yield from _of_folder(entry, root, f"{source}/")
        else:
            yield _of_file(entry, source)


def _is_no_release(name: str) -> bool:
    """Return whether a file of a folder speaks of releases, as gold and a README do."""
    return name.endswith(BESIDE) or name.upper().startswith(README)


def _of_file(path: Path, source: str) -> Found:
    if find_reader(path.name) is None and not is_document(path.name):
        known = ", ".join(SUFFIXES)
        return Found(source, path, f"unknown format: the suffixes that can be read are {known}")
    if not path.is_file():
        return Found(source, path, "not a file that can be read: a broken link or a device")
    return Found(source, path)


def _bad_link(link: Path, root: Path) -> str:
    """Return why a symbolic link is not followed, or nothing where it may be."""
    try:
        target = link.resolve(strict=True)
    except (OSError, RuntimeError):
        return "a symbolic link that leads nowhere or in a circle"
    if not target.is_relative_to(root):
        return "a symbolic link that leads out of the folder: name its target as a source"
    return "a symbolic link to a folder that is read already" if target.is_dir() else ""


def _printable(name: str) -> str:
    """Return a file name that can be written and shown on a line, whatever bytes the disk holds."""
    text = name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return "".join(char if char.isprintable() else f"\\x{ord(char):02x}" for char in text)
