"""Says what a reading depends on: the release, and all that was known when it was read."""

import platform
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from hashlib import blake2b, file_digest
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path

import regex

from pipeline.output_folder import TOOL
from pipeline.tables import OUR_DATA

PACKAGE = OUR_DATA.parent
MODELS = (PACKAGE / "models", PACKAGE.parent / "models")
"""In an installed wheel the models lie inside the package, in a checkout beside it."""
TABLES = "data"
ROOMS = ("clean", "annotate", "resolve", "validate", TABLES)
"""The rooms that a release passes by itself; the modules beside them count too."""
READERS = ("ingest", "data")
"""The same of a file that is taken apart."""
NAME_OF_ONE = regex.compile(r"[\w.-]+")
PASSING = (".pyc", ".md")
SIZE = 16
"""Bytes of a fingerprint: two of a billion are the same once in a hundred million million runs."""


def of_bytes(*pieces: bytes) -> bytes:
    """Return the fingerprint of some bytes, each apart from the next."""
    digest = blake2b(digest_size=SIZE)
    for piece in pieces:
        digest.update(len(piece).to_bytes(8))
        digest.update(piece)
    return digest.digest()


def of_knowledge(data: Sequence[Path] = ()) -> bytes:
    """Return the fingerprint of code, tables, rules, model and libraries that read a release.

    `data` are folders of local knowledge, in their order.
    """
    ours = (*_modules(), *(PACKAGE / one for one in ROOMS), *MODELS)
    return of_bytes(_libraries(), *of_files((*ours, *data)))


def of_parts(data: Sequence[Path] = ()) -> dict[str, bytes]:
    """Return the fingerprints of what `of_knowledge` is made of, by the name of each part."""
    rooms = [PACKAGE / one for one in ROOMS if one != TABLES]
    return {
        "libraries": of_bytes(_libraries()),
        "code": of_bytes(*of_files((*_modules(), *rooms))),
        "tables": of_bytes(*of_files((PACKAGE / TABLES,))),
        "model": of_bytes(*of_files(MODELS)),
        "--data": of_bytes(*of_files(data)),
    }


def of_readers() -> bytes:
    """Return the fingerprint of code and libraries that take files apart."""
    rooms = (*_modules(), *(PACKAGE / one for one in READERS))
    return of_bytes(_libraries(), *of_files(rooms))


def of_everything(data: Sequence[Path] = ()) -> bytes:
    """Return the fingerprint of all code and knowledge: of how an output is written, too."""
    return of_bytes(_libraries(), *of_files((PACKAGE, *MODELS, *data)))


def _modules() -> list[Path]:
    """Return the modules beside the rooms; those of the command line read nothing."""
    beside = sorted(PACKAGE.glob("*.py"))
    return [one for one in beside if not one.name.startswith(("cli", "console", "__main__"))]


@cache
def _libraries() -> bytes:
    """Return the versions of Python and of every library that rollcall needs.

    What is loaded in this process stays what it is.
    """
    told = [f"python {platform.python_version()}"]
    for name in _needed():
        try:
            told.append(f"{name} {version(name)}")
        except PackageNotFoundError:
            told.append(name)
    return "\n".join(told).encode()


def _needed() -> list[str]:
    try:
        needed = requires(TOOL) or []
    except PackageNotFoundError:
        return []
    names = (NAME_OF_ONE.match(one) for one in needed if "extra ==" not in one)
    return sorted(match[0] for match in names if match)


def of_file(path: Path) -> bytes:
    """Return the fingerprint of a file's bytes, or of why it cannot be read."""
    try:
        seen = path.stat()
        return _of_content(path, (seen.st_ino, seen.st_size, seen.st_mtime_ns, seen.st_ctime_ns))
    except OSError as error:
        return of_bytes((error.strerror or str(error)).encode())


@lru_cache(maxsize=4096)
def _of_content(path: Path, _as_seen: tuple[int, ...]) -> bytes:
    """Return the fingerprint of a file's bytes, read once for as long as the file stays as seen."""
    with path.open("rb") as file:
        return file_digest(file, _digest).digest()


def _digest() -> "blake2b":
    return blake2b(digest_size=SIZE)


def of_files(places: Iterable[Path]) -> list[bytes]:
    """Return name and content of each file, those of a folder in order of their paths."""
    told: list[bytes] = []
    for place in places:
        files = [place] if place.is_file() else sorted(place.rglob("*"))
        for path in files:
            if path.is_file() and not _is_passing(path.relative_to(place)):
                name = path.name if path == place else path.relative_to(place).as_posix()
                told += [name.encode("utf-8", "replace"), of_file(path)]
    return told


def _is_passing(path: Path) -> bool:
    """Return whether no reading depends on a file: what Python leaves behind, and prose."""
    return path.suffix in PASSING or any(
        part.startswith((".", "__pycache__")) for part in path.parts
    )
