"""Brings the files of a store into a folder, under the names that they have there."""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from pipeline.errors import UsageError
from pipeline.remote.stores import opened, refusals, shown

Most = Callable[[str], int | None]
"""How many bytes of a file of this name are worth having; None for all."""
AT_ONCE = 500
"""Files asked for together: a store answers each one slowly and many quickly."""
CHUNK = 1024 * 1024


@dataclass(frozen=True, slots=True)
class _File:
    name: str
    place: Path
    size: int | None


def fetched(address: str, folder: Path, most: Most) -> Path:
    """Return where in `folder` the file or folder of an address now lies.

    Hidden files are left where they are, as those of a folder on disk are not read. Raises
    UsageError where there is nothing, or it cannot be had as a whole.
    """
    store, root = opened(address)
    with refusals(address, UsageError, "read"):
        found = store.find(root, detail=True)
        files = iter(sorted(_wanted(found, root, folder), key=lambda one: one.name))
        empty = True
        while some := list(islice(files, AT_ONCE)):
            empty = False
            _bring(store, some, most)
    if empty:
        raise UsageError(f"no such file or folder: {shown(address)!r}")
    return _place(root, (), folder)


def _wanted(found: dict[str, Any], root: str, folder: Path) -> Iterator[_File]:
    names = {name.strip("/") for name in found}
    for name, told in found.items():
        if not name.endswith("/") and not _is_hidden(name.removeprefix(root)):
            yield _File(name, _place(name, names, folder), told.get("size"))


def _is_hidden(inside: str) -> bool:
    return any(part.startswith(".") and part.strip(".") for part in inside.split("/"))


def _place(name: str, names: Collection[str], folder: Path) -> Path:
    """Return where a file goes: no name leads out of the folder, and none hides another.

    >>> _place("b/../x.txt", (), Path("t")).as_posix(), _place("b//y.txt", (), Path("t")).as_posix()
    ('t/b/%2E%2E/x.txt', 't/b/%/y.txt')
    >>> _place("b/a/z.txt", ("b/a", "b/a/z.txt"), Path("t")).as_posix()
    't/b/a%/z.txt'
    """
    parts = name.strip("/").split("/")
    safe = [one if one.strip(".") else one.replace(".", "%2E") or "%" for one in parts]
    for count in range(1, len(parts)):
        if "/".join(parts[:count]) in names:
            safe[count - 1] += "%"
    return folder.joinpath(*safe)


def _bring(store: Any, files: Sequence[_File], most: Most) -> None:
    """Fetch some files: those that are taken whole together, of others the beginning."""
    whole: list[_File] = []
    for one in files:
        one.place.parent.mkdir(parents=True, exist_ok=True)
        if one.place.exists():
            raise UsageError(f"{one.name!r} and another file differ in case alone: rename one")
        one.place.touch()
        wanted = most(one.place.name)
        if wanted is None or (one.size is not None and one.size <= wanted):
            whole.append(one)
        elif wanted:
            _cut(store, one, wanted)
    if whole:
        store.get([one.name for one in whole], [str(one.place) for one in whole])


def _cut(store: Any, file: _File, most: int) -> None:
    left = most
    with store.open(file.name, "rb") as there, file.place.open("wb") as here:
        while left and (chunk := there.read(min(CHUNK, left))):
            left -= here.write(chunk)
