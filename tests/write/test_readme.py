"""READ-ME.txt: what to open, and one plain sentence for everything."""

from pathlib import Path

import pytest

from pipeline.vocabulary import all_columns, values
from pipeline.write.options import WriteOptions
from pipeline.write.readme import write_readme


def _text(folder: Path, options: WriteOptions, notes=()) -> str:
    write_readme(folder, options, notes)
    return (folder / "READ-ME.txt").read_text("utf-8")


def test_it_holds_one_sentence_per_column_and_per_value(tmp_path: Path) -> None:
    text = _text(tmp_path, WriteOptions())
    for one in all_columns():
        assert f"    {one.column}: {one.meaning}" in text
    for one in values():
        assert f"    {one.value}: {one.meaning}" in text


@pytest.mark.parametrize(
    ("formats", "offered", "silent"),
    [
        (("csv", "json", "xlsx"), "rollcall.xlsx   open this one", "records.jsonl"),
        (("jsonl",), "records.jsonl", "open this one"),
    ],
)
def test_it_offers_what_was_written(tmp_path: Path, formats, offered, silent) -> None:
    text = _text(tmp_path, WriteOptions(formats=formats))
    opening = text[: text.index("Reading the CSV files")]
    assert offered in opening
    assert silent not in opening


@pytest.mark.parametrize("formats", [("csv",), ("csv", "parquet")])
def test_how_parts_are_read_is_told_where_there_are_any(tmp_path: Path, formats) -> None:
    text = _text(tmp_path, WriteOptions(formats=formats))
    assert ("dd.read_parquet(" in text) is ("parquet" in formats)


@pytest.mark.parametrize("report", [True, False])
def test_it_offers_a_report_that_was_asked_for(tmp_path: Path, report: bool) -> None:
    assert ("report.html     open it" in _text(tmp_path, WriteOptions(report=report))) is report


def test_the_lines_for_readers_follow_the_delimiter(tmp_path: Path) -> None:
    text = _text(tmp_path, WriteOptions(delimiter=";"))
    assert "keep_default_na=False, sep=';')" in text
    assert "read_delim(\"persons.csv\", delim = ';', col_types" in text


def test_a_limit_that_bit_stands_near_the_top(tmp_path: Path) -> None:
    text = _text(tmp_path, WriteOptions(), ["Sheet mentions: the sheet is full."])
    assert text.index("* Sheet mentions: the sheet is full.") < text.index("What to open")


def test_it_says_what_is_not_in_here(tmp_path: Path) -> None:
    text = _text(tmp_path, WriteOptions())
    assert "No organisations, cities, regions or provinces" in text
    assert "Measured recall" in text
