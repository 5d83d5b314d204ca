"""What comes out of sources of every kind, and what is rejected, with its reason."""

import gzip
import json
import os
from datetime import datetime
from pathlib import Path

import pytest
from openpyxl import Workbook

from pipeline.errors import UsageError
from pipeline.ingest.limits import Limits
from pipeline.ingest.options import IngestOptions
from pipeline.ingest.stage import ingest
from pipeline.types import Rejection, Release

Read = tuple[list[Release], list[Rejection]]


def read(*sources: Path, options: IngestOptions | None = None) -> Read:
    rejections: list[Rejection] = []
    stream = ingest([str(one) for one in sources], rejections.append, options or IngestOptions())
    return list(stream), rejections


def write(path: Path, text: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def lines(*records: object) -> str:
    return "".join(json.dumps(record) + "\n" for record in records)


def test_a_file_is_one_release_named_by_its_own_name(tmp_path: Path) -> None:
    releases, rejections = read(write(tmp_path / "a.txt", "Pia Sund spoke."))
    assert [(one.source, one.text) for one in releases] == [("a.txt", "Pia Sund spoke.")]
    assert releases[0].id.startswith("r")
    assert rejections == []


def test_a_folder_is_read_in_the_order_of_its_paths(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.md", "a/b/c.txt", "c.markdown"):
        write(tmp_path / name, f"Text {name}")
    releases, _ = read(tmp_path)
    assert [one.source for one in releases] == ["a/b/c.txt", "a/z.md", "b.txt", "c.markdown"]


def test_hidden_files_and_our_own_outputs_are_skipped(tmp_path: Path) -> None:
    write(tmp_path / ".hidden.txt", "No")
    write(tmp_path / "out" / "run.json", '{"tool": "rollcall"}')
    write(tmp_path / "out" / "texts" / "a.txt", "No")
    write(tmp_path / "a.txt", "Yes")
    releases, rejections = read(tmp_path)
    assert [one.text for one in releases] == ["Yes"]
    assert rejections == []


def test_an_unknown_suffix_is_rejected_with_those_that_are_known(tmp_path: Path) -> None:
    _, rejections = read(write(tmp_path / "a.doc", "text"))
    assert ".jsonl.gz" in rejections[0].reason


@pytest.mark.parametrize(
    ("data", "encoding", "guessed"),
    [
        ("Zoë\r\nsat\rdown\n".encode(), "utf-8", None),
        ("Zoë\r\nsat\rdown\n".encode("utf-8-sig"), "utf-8", None),
        ("Zoë\r\nsat\rdown\n".encode("utf-16"), "utf-16", None),
        ("Zoë\r\nsat\rdown\n".encode("utf-32"), "utf-32", None),
    ],
)
def test_a_text_is_stored_decoded_with_common_line_ends(
    tmp_path: Path, data: bytes, encoding: str, guessed: str | None
) -> None:
    releases, _ = read(write(tmp_path / "a.txt", data))
    assert releases[0].text == "Zoë\nsat\ndown\n"
    assert releases[0].metadata["encoding"] == encoding
    assert releases[0].metadata.get("encoding_guessed") == guessed


def test_a_guessed_encoding_is_said_to_be_guessed(tmp_path: Path) -> None:
    text = "Le Sénat a débattu à huis clos de la liberté des médias, déclare Élodie Préfète. " * 5
    releases, _ = read(write(tmp_path / "a.txt", text.encode("cp1252")))
    assert releases[0].text == text
    assert releases[0].metadata["encoding_guessed"] == "true"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b" \n\t\n", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (bytes(range(32)) * 40, "binary"),
        (b"\xff\xfea", "broken UTF-16"),
        (b"x" * 200, "too large"),
    ],
)
def test_what_holds_no_text_is_rejected(tmp_path: Path, data: bytes, reason: str) -> None:
    options = IngestOptions(limits=Limits(max_bytes=1300 if len(data) > 1000 else 100))
    releases, rejections = read(write(tmp_path / "a.txt", data), options=options)
    assert releases == []
    assert rejections[0].reason.startswith(reason)


def test_the_same_text_twice_is_one_release_with_both_sources(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", "Same\r\n")
    write(tmp_path / "b.txt", "Other")
    write(tmp_path / "c.md", "Same\n")
    releases, rejections = read(tmp_path)
    assert [one.source for one in releases] == ["a.txt; c.md", "b.txt"]
    assert rejections == []


def test_several_sources_are_told_apart_by_their_own_names(tmp_path: Path) -> None:
    write(tmp_path / "one" / "press" / "a.txt", "A")
    write(tmp_path / "two" / "press" / "a.txt", "B")
    releases, _ = read(tmp_path / "one" / "press", tmp_path / "two" / "press")
    assert [one.source for one in releases] == ["one/press/a.txt", "two/press/a.txt"]


def test_a_record_keeps_its_id_and_its_unknown_keys(tmp_path: Path) -> None:
    record = {"id": "a/1", "text": "T", "published": "2017/10/2", "n": 3, "tags": ["x"], "u": None}
    releases, _ = read(write(tmp_path / "a.jsonl", lines(record)))
    assert (releases[0].id, releases[0].source) == ("a/1", "a.jsonl:1")
    assert releases[0].metadata == {
        "n": "3",
        "tags": '["x"]',
        "published": "2017-10-02",
        "published_from": "metadata",
    }


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{", "not JSON"),
        ("[1]", "not a JSON object"),
        ('{"id": "x"}', "no `text`"),
        ('{"text": 3}', "no `text`"),
        ('{"text": " "}', "empty"),
        ('{"text": "\\ud800"}', "broken Unicode"),
        ("[" * 100_000, "not JSON"),
    ],
)
def test_a_bad_line_costs_that_line(tmp_path: Path, line: str, reason: str) -> None:
    good = lines({"id": "1", "text": "A"})
    releases, rejections = read(write(tmp_path / "a.jsonl", f"{line}\n{good}"))
    assert [one.source for one in releases] == ["a.jsonl:2"]
    assert rejections[0].source == "a.jsonl:1"
    assert rejections[0].reason.startswith(reason)


def test_a_second_equal_id_is_rejected(tmp_path: Path) -> None:
    text = lines({"id": "1", "text": "A"}, {"id": "1", "text": "B"})
    releases, rejections = read(write(tmp_path / "a.jsonl", text))
    assert [one.text for one in releases] == ["A"]
    assert rejections[0].reason.startswith("duplicate-id")


def test_a_long_line_costs_that_line(tmp_path: Path) -> None:
    text = lines({"id": "1", "text": "A" * 500}, {"id": "2", "text": "B"})
    releases, rejections = read(
        write(tmp_path / "a.jsonl", text), options=IngestOptions(limits=Limits(max_bytes=100))
    )
    assert [one.id for one in releases] == ["2"]
    assert rejections[0].reason.startswith("too large")


def test_a_broken_gzip_gives_what_stands_before_the_break(tmp_path: Path) -> None:
    whole = gzip.compress(lines({"id": "1", "text": "A"}).encode())
    releases, rejections = read(write(tmp_path / "a.jsonl.gz", whole + whole[:15]))
    assert [one.id for one in releases] == ["1"]
    assert "cannot be read after line 1" in rejections[0].reason


@pytest.mark.parametrize("data", [b"", b"\n \r\n"])
@pytest.mark.parametrize("name", ["a.jsonl", "a.jsonl.gz"])
def test_a_file_without_a_record_is_told(tmp_path: Path, name: str, data: bytes) -> None:
    packed = gzip.compress(data) if name.endswith(".gz") else data
    releases, rejections = read(write(tmp_path / name, packed))
    assert releases == []
    assert [(one.source, one.reason) for one in rejections] == [
        (name, "empty: the file holds no record")
    ]


def test_a_record_of_a_byte_order_mark_alone_holds_no_text(tmp_path: Path) -> None:
    releases, rejections = read(write(tmp_path / "a.jsonl", '{"text": "\ufeff"}'.encode()))
    assert releases == []
    assert rejections[0].reason == "empty: `text` holds no text"


def test_a_source_that_is_absent_stops_the_run_at_once(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no such file or folder"):
        ingest([str(tmp_path / "nowhere")], lambda _: None, IngestOptions())


@pytest.mark.skipif(os.name != "posix", reason="symbolic links need rights on Windows")
def test_links_that_lead_out_of_the_folder_or_in_circles_are_rejected(tmp_path: Path) -> None:
    write(tmp_path / "outside.txt", "Secret")
    folder = tmp_path / "in"
    write(folder / "a.txt", "A")
    (folder / "b.txt").symlink_to(tmp_path / "outside.txt")
    (folder / "c.txt").symlink_to(folder / "c.txt")
    (folder / "d").symlink_to(folder)
    (folder / "e.txt").symlink_to(folder / "a.txt")
    releases, rejections = read(folder)
    assert [one.source for one in releases] == ["a.txt; e.txt"]
    assert [one.source for one in rejections] == ["b.txt", "c.txt", "d"]


def sheet_csv(path: Path, text: str) -> IngestOptions:
    return IngestOptions(metadata=write(path, text))


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_sheet_gives_what_is_known_of_a_file(tmp_path: Path, delimiter: str) -> None:
    write(tmp_path / "a.txt", "A")
    rows = "\ufeffFile,Title,published\na.txt,On rivers,2017-10-12\n".replace(",", delimiter)
    releases, rejections = read(tmp_path, options=sheet_csv(tmp_path / "m.csv", rows))
    assert releases[0].metadata["title"] == "On rivers"
    assert releases[0].metadata["published_from"] == "metadata"
    assert rejections == []


def test_rows_without_a_file_and_files_without_a_row_are_reported(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", "A")
    options = sheet_csv(tmp_path / "m.csv", "file,title\nb.txt,B\n")
    releases, rejections = read(tmp_path / "a.txt", options=options)
    assert releases[0].metadata["metadata_missing"] == "true"
    assert [(one.source, one.stage) for one in rejections] == [("b.txt", "metadata")]


def test_an_excel_date_is_read_as_its_day(tmp_path: Path) -> None:
    book = Workbook()
    book.active.append(["file", "published"])
    book.active.append(["a.txt", datetime(2017, 10, 12)])
    book.save(tmp_path / "m.xlsx")
    source = write(tmp_path / "a.txt", "A")
    releases, _ = read(source, options=IngestOptions(metadata=tmp_path / "m.xlsx"))
    assert releases[0].metadata["published"] == "2017-10-12"


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("m.csv", "name,title\na.txt,A\n", "no column 'file'"),
        ("m.csv", "file,title\na.txt,A\na.txt,B\n", "two rows for the file 'a.txt'"),
        ("m.csv", 'file,title\na.txt,"A\n', "not a .csv file"),
        ("m.xlsx", "file,title\n", "not a .xlsx file"),
        ("m.ods", "file,title\n", "ends in .csv or .xlsx"),
        ("m.csv", "", "not a .csv file"),
    ],
)
def test_a_faulty_sheet_stops_the_run_and_says_why(
    tmp_path: Path, name: str, text: str, message: str
) -> None:
    source = write(tmp_path / "a.txt", "A")
    with pytest.raises(UsageError, match=message):
        read(source, options=sheet_csv(tmp_path / name, text))


def test_an_absent_sheet_stops_the_run(tmp_path: Path) -> None:
    source = write(tmp_path / "a.txt", "A")
    with pytest.raises(UsageError, match="cannot be read"):
        read(source, options=IngestOptions(metadata=tmp_path / "m.csv"))


def test_the_date_of_the_options_is_for_releases_that_have_none(tmp_path: Path) -> None:
    text = lines({"id": "1", "text": "A", "published": "2016"}, {"id": "2", "text": "B"})
    source = write(tmp_path / "a.jsonl", text)
    releases, _ = read(source, options=IngestOptions(published="2017-10-12"))
    assert [one.metadata["published"] for one in releases] == ["2016", "2017-10-12"]
    assert [one.metadata["published_from"] for one in releases] == ["metadata", "option"]


def test_a_date_that_is_not_iso_is_kept_as_written(tmp_path: Path) -> None:
    source = write(tmp_path / "a.jsonl", lines({"text": "A", "published": "12.10.2017"}))
    assert read(source)[0][0].metadata == {"published_as_written": "12.10.2017"}


def test_a_wrong_date_in_the_options_stops_the_run(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="--published is 'soon'"):
        read(write(tmp_path / "a.txt", "A"), options=IngestOptions(published="soon"))


def test_the_number_of_releases_is_told_before_the_first(tmp_path: Path) -> None:
    told: list[int] = []
    write(tmp_path / "a.txt", "A")
    write(tmp_path / "b.txt", "A")
    write(tmp_path / "c.jsonl", lines({"id": "1", "text": "A"}, {"text": "C"}, {}))
    releases, _ = read(tmp_path, options=IngestOptions(counted=told.append))
    assert told == [len(releases)] == [3]


def test_control_characters_of_a_record_reach_no_table(tmp_path: Path) -> None:
    record = {
        "id": "a\0b",
        "text": "Ms Pia Sund spoke.",
        "title": "A\0B\x1b[31m",
        "publisher": "C\nD",
    }
    spoilt = {"id": "c", "text": "Ms Pia\0 Sund spoke."}
    lines = "\n".join(map(json.dumps, (record, spoilt)))
    (one,), rejected = read(write(tmp_path / "a.jsonl", lines))
    assert (one.id, one.metadata["title"], one.metadata["publisher"]) == ("a b", "A B [31m", "C\nD")
    assert [each.reason for each in rejected] == ["binary: `text` holds a NUL character"]
