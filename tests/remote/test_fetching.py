"""Files of a store come into a folder: all that is read, and nothing elsewhere."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pipeline.errors import UsageError
from pipeline.remote.fetching import fetched

fsspec = pytest.importorskip("fsspec", reason="pip install -e '.[dev]'")
from fsspec.implementations.memory import MemoryFileSystem  # noqa: E402


@pytest.fixture
def store() -> Iterator[Any]:
    """Return an empty store in memory."""
    MemoryFileSystem.store.clear()
    MemoryFileSystem.pseudo_dirs[:] = [""]
    yield fsspec.filesystem("memory")
    MemoryFileSystem.store.clear()


def whole(_: str) -> int | None:
    return None


def lying(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_a_folder_comes_with_its_folders(store: Any, tmp_path: Path) -> None:
    files = {"a.txt": b"one", "b/c.txt": b"two", "b/d/e.txt": b"three"}
    for name, data in files.items():
        store.pipe(f"/bucket/letters/{name}", data)
    store.pipe("/bucket/other/x.txt", b"not asked for")
    place = fetched("memory://bucket/letters/", tmp_path, whole)
    assert place == tmp_path / "bucket" / "letters"
    assert lying(place) == files
    assert sorted(path.name for path in (tmp_path / "bucket").iterdir()) == ["letters"]


def test_a_file_comes_alone(store: Any, tmp_path: Path) -> None:
    store.pipe("/bucket/letters/a.txt", b"one")
    store.pipe("/bucket/letters/b.txt", b"two")
    place = fetched("memory://bucket/letters/a.txt", tmp_path, whole)
    assert lying(tmp_path) == {"bucket/letters/a.txt": b"one"}
    assert place.read_bytes() == b"one"


def test_no_more_of_a_file_comes_than_is_read(store: Any, tmp_path: Path) -> None:
    for name in ("long.txt", "short.txt", "film.mp4"):
        store.pipe(f"/letters/{name}", b"123456789" if name != "short.txt" else b"12")
    place = fetched("memory://letters", tmp_path, lambda name: 5 if name.endswith("txt") else 0)
    assert lying(place) == {"film.mp4": b"", "long.txt": b"12345", "short.txt": b"12"}


def test_no_name_leads_out_of_the_folder(tmp_path: Path, monkeypatch) -> None:
    names = ["b/x/../../../../evil.txt", "b/x//y.txt", "b/x/./z.txt", "b/x/q", "b/x/q/r.txt"]

    class Given:
        def find(self, root: str, detail: bool) -> dict[str, Any]:
            return {name: {"size": len(name)} for name in names}

        def get(self, there: list[str], here: list[str]) -> None:
            for name, place in zip(there, here, strict=True):
                Path(place).write_text(name)

    from pipeline.remote import fetching

    monkeypatch.setattr(fetching, "opened", lambda address: (Given(), "b/x"))
    fetched("s3://b/x", tmp_path / "room", whole)
    assert [path.name for path in tmp_path.iterdir()] == ["room"]
    assert sorted(one.decode() for one in lying(tmp_path / "room").values()) == sorted(names)


def test_hidden_files_stay_where_they_are(store: Any, tmp_path: Path) -> None:
    for name in ("a.txt", ".secret", ".git/config.txt"):
        store.pipe(f"/letters/{name}", b"x")
    assert list(lying(fetched("memory://letters", tmp_path, whole))) == ["a.txt"]


@pytest.mark.parametrize("address", ["memory://nothing/here", "memory://nothing"])
def test_a_place_with_nothing_in_it_is_named(store: Any, tmp_path: Path, address: str) -> None:
    with pytest.raises(UsageError, match=f"no such file or folder: '{address}'"):
        fetched(address, tmp_path, whole)


def test_a_file_that_cannot_be_had_ends_the_run(store: Any, tmp_path: Path, monkeypatch) -> None:
    def broken(*_: object) -> None:
        raise ConnectionError("the line is cut")

    store.pipe("/letters/a.txt", b"x")
    monkeypatch.setattr(MemoryFileSystem, "get", broken)
    with pytest.raises(UsageError, match="'memory://letters' cannot be read: the line is cut"):
        fetched("memory://letters", tmp_path, whole)
