"""What is read of archives: their members, one by one, and nothing that would be unsafe."""

import gzip
import stat
import time
import zipfile
from collections.abc import Iterator
from functools import partial
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.errors import UnreadableRelease
from pipeline.ingest.archive import read_gz, read_zip
from pipeline.ingest.documents import inner_reader
from pipeline.ingest.entry import Entry
from pipeline.ingest.inner import DataReader
from pipeline.ingest.limits import Limits

LIMITS = Limits()
SECONDS = 5.0


def read_text(data: bytes, limits: Limits) -> Iterator[Entry]:
    yield Entry(data.decode("utf-8", "replace") or "nothing")


def read_lines(data: bytes, limits: Limits) -> Iterator[Entry]:
    for number, line in enumerate(data.decode().splitlines(), 1):
        yield Entry(line, f"#{number}", id=line)


def read_badly(data: bytes, limits: Limits) -> Iterator[Entry]:
    yield Entry("Before.", "#1")
    raise UnreadableRelease("broken: mend it") if data else ZeroDivisionError


def by_suffix(name: str) -> DataReader | None:
    readers: dict[str, DataReader] = {
        "txt": read_text,
        "lines": read_lines,
        "bad": read_badly,
        "zip": partial(read_zip, by_suffix=by_suffix),
    }
    return readers.get(name.rpartition(".")[2])


def packed(*members: tuple[str | zipfile.ZipInfo, bytes | str], method: int = 8) -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w", method) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return file.getvalue()


def read(data: bytes, limits: Limits = LIMITS) -> list[Entry]:
    return list(read_zip(data, limits, by_suffix))


def told(data: bytes, limits: Limits = LIMITS) -> list[tuple[str, str]]:
    """Return the place of each entry, and its text or the beginning of its reason."""
    return [(one.place, one.text or one.reason.partition(":")[0]) for one in read(data, limits)]


def outcome(data: bytes) -> list[str]:
    """Return the texts or reasons of an archive; never another exception."""
    try:
        return [one.text or one.reason for one in read(data)]
    except UnreadableRelease as error:
        return [str(error)]


def test_members_are_read_in_the_order_of_their_names() -> None:
    data = packed(("b/two.txt", "Two."), ("a.lines", "One\nand a half"), ("b/", ""))
    entries = read(data)
    assert [(one.place, one.text, one.id) for one in entries] == [
        ("/a.lines#1", "One", "One"),
        ("/a.lines#2", "and a half", "and a half"),
        ("/b/two.txt", "Two.", None),
    ]


def test_hidden_files_are_skipped() -> None:
    names = ("__MACOSX/a.txt", ".DS_Store", "x/.git/a.txt", "x/__MACOSX/._a.txt", "a.txt")
    assert told(packed(*((name, "A") for name in names))) == [("/a.txt", "A")]


def test_of_two_members_of_a_name_the_last_is_read() -> None:
    with pytest.warns(UserWarning, match="Duplicate name"):
        data = packed(("a.txt", "Old."), ("a.txt", "New."))
    assert told(data) == [("/a.txt", "New.")]


def test_a_fault_costs_its_member_alone() -> None:
    data = packed(("a.bad", "x"), ("b.bad", ""), ("c.gif", "x"), ("d.txt", "Good."))
    assert told(data) == [
        ("/a.bad#1", "Before."),
        ("/a.bad", "broken"),
        ("/b.bad#1", "Before."),
        ("/b.bad", "broken"),
        ("/c.gif", "unknown format"),
        ("/d.txt", "Good."),
    ]


@pytest.mark.parametrize(
    "name", ["../a.txt", "/a.txt", "x/../../a.txt", "C:\\a.txt", "..\\a.txt", "x//a.txt"]
)
def test_a_name_that_leads_out_of_the_archive_is_refused(name: str) -> None:
    assert told(packed((name, "A"), ("z.txt", "Z"))) == [
        (f"/{name}", "unsafe name"),
        ("/z.txt", "Z"),
    ]


def test_a_symbolic_link_is_refused() -> None:
    link = zipfile.ZipInfo("a.txt")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    assert told(packed((link, "/etc/passwd"))) == [("/a.txt", "a symbolic link")]


def test_names_are_printed_on_one_line() -> None:
    data = packed(("a\nb\x1b[31m\u202e.txt", "A"))
    assert told(data) == [("/a\\x0ab\\x1b[31m\\u202e.txt", "A")]


def flagged(data: bytes) -> bytes:
    """Return an archive whose members say that they are encrypted."""
    changed = bytearray(data)
    for head, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        changed[data.index(head) + at] |= 1
    return bytes(changed)


def resized(data: bytes, size: int) -> bytes:
    """Return an archive whose directory tells another size for what its member unpacks to."""
    at = data.index(b"PK\x01\x02") + 24
    return data[:at] + size.to_bytes(4, "little") + data[at + 4 :]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (flagged(packed(("a.txt", "A"))), "encrypted"),
        (packed(("a.txt", "A" * 50), method=zipfile.ZIP_BZIP2), "packed in an unusual way"),
        (packed(("a.txt", "A" * 50), method=zipfile.ZIP_LZMA), "packed in an unusual way"),
        (packed(("a.txt", "Sund"), method=0).replace(b"Sund", b"Lind", 1), "broken member"),
        (packed(("a.txt", bytes(60_000_000))), "too large"),
        (packed(("a.txt", bytes(5_000_000))), "too large"),
        (resized(packed(("a.txt", bytes(5_000_000))), 1_000), "broken member"),
        (resized(packed(("a.txt", "A")), 2**32 - 2), "too large"),
    ],
)
def test_a_member_that_may_not_be_read_says_why_in_no_time(data: bytes, reason: str) -> None:
    begin = time.monotonic()
    assert told(data) == [("/a.txt", reason)]
    assert time.monotonic() - begin < SECONDS


def test_what_is_small_may_be_packed_as_tightly_as_it_likes() -> None:
    assert told(packed(("a.txt", "A" * 900_000))) == [("/a.txt", "A" * 900_000)]


def test_an_archive_that_unpacks_to_too_much_stops_there() -> None:
    data = packed(*((f"{n:02}.txt", "A" * 1_000_000) for n in range(9)))
    assert [text[:9] for _, text in told(data, Limits(max_ratio=100))] == ["A" * 9, "too large"]


def test_overlapping_members_unpack_to_no_more_than_their_archive_may() -> None:
    once = packed(("a.txt", "A" * 1_000_000))
    begin = once.index(b"PK\x01\x02")
    entry, end = once[begin : once.index(b"PK\x05\x06")], once[once.index(b"PK\x05\x06") :]
    names = [f"{n:05}".encode() for n in range(200)]
    listed = b"".join(entry.replace(b"a.txt", name) for name in names)
    counted = len(names).to_bytes(2, "little") * 2 + len(listed).to_bytes(4, "little")
    data = once[:begin] + listed + end[:8] + counted + end[16:]
    begun = time.monotonic()
    assert all(one.startswith(("broken member", "too large", "unknown")) for one in outcome(data))
    assert time.monotonic() - begun < SECONDS


def nested(levels: int) -> bytes:
    data = packed(("a.txt", "Innermost."))
    for _ in range(levels):
        data = packed(("in.zip", data))
    return data


def test_archives_may_lie_in_each_other_so_deep_and_no_deeper() -> None:
    assert told(nested(2)) == [("/in.zip/in.zip/a.txt", "Innermost.")]
    assert told(nested(3)) == [("/in.zip/in.zip/in.zip", "nested too deeply")]


def test_too_many_members_cost_the_archive() -> None:
    with pytest.raises(UnreadableRelease, match=r"^too many members: 3 members, over .* of 2"):
        read(packed(*((f"{n}.txt", "A") for n in range(3))), Limits(max_entries=2))


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "not a zip archive"),
        (b"text", "not a zip archive"),
        (packed(("a.txt", "A"))[:-30], "not a zip archive"),
        (packed(), "empty"),
        (packed((".hidden", "A"), ("folder/", "")), "empty"),
    ],
)
def test_what_is_no_archive_says_why(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableRelease, match=f"^{reason}"):
        read(data)


def test_nothing_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    read(packed(("a.txt", "A"), ("../b.txt", "B"), ("in.zip", nested(1))))
    assert list(tmp_path.iterdir()) == []


def gz(data: bytes, limits: Limits = LIMITS) -> list[str]:
    return [one.text for one in read_gz(data, limits, read_text)]


@pytest.mark.parametrize("times", [2, 20_000])
def test_a_member_that_its_name_says_is_packed_more_than_once_costs_itself(times: int) -> None:
    data = packed(("a.txt" + ".gz" * times, b"x"), ("b.txt", "Pia spoke."))
    first, second = read_zip(data, LIMITS, inner_reader)
    assert first.reason.startswith("unknown format")
    assert second.text == "Pia spoke."


def test_the_file_in_a_gz_is_read() -> None:
    assert gz(gzip.compress(b"Pia ", mtime=0) + gzip.compress(b"spoke.")) == ["Pia spoke."]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"text", "broken gzip file"),
        (gzip.compress(b"Pia spoke.", mtime=0)[:-9], "broken gzip file"),
        (gzip.compress(bytes(60_000_000), mtime=0), "too large"),
        (gzip.compress(bytes(5_000_000), mtime=0), "too large"),
    ],
)
def test_a_gz_that_cannot_be_read_says_why(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableRelease, match=f"^{reason}"):
        gz(data)


WHOLE = packed(("a.txt", "Pia spoke."), ("b.lines", "One\ntwo"), ("in.zip", nested(1)))


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_no_change_of_bytes_does_more_than_make_a_member_unreadable(draw: st.DataObject) -> None:
    data = bytearray(WHOLE)
    for _ in range(draw.draw(st.integers(1, 4))):
        at = draw.draw(st.integers(0, len(data) - 1))
        data[at : at + draw.draw(st.integers(0, 6))] = draw.draw(st.binary(max_size=6))
    assert all(outcome(bytes(data)))


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_no_change_of_a_gz_does_more_than_make_it_unreadable(draw: st.DataObject) -> None:
    data = bytearray(gzip.compress(b"Pia spoke. " * 20, mtime=0))
    at = draw.draw(st.integers(0, len(data) - 1))
    data[at : at + draw.draw(st.integers(0, 6))] = draw.draw(st.binary(max_size=6))
    try:
        texts = gz(bytes(data))
    except UnreadableRelease as error:
        texts = [str(error)]
    assert all(texts)


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=300))
def test_random_bytes_are_unreadable(data: bytes) -> None:
    with pytest.raises(UnreadableRelease):
        read(data)
