"""Writes `READ-ME.txt`: what to open, what each column and value means, what is not in here."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

from pipeline.write.explain import (
    NOT_MEASURED,
    OPENING,
    Line,
    column_lines,
    recall_lines,
    table_meanings,
    value_lines,
)
from pipeline.write.formats import parquet_files
from pipeline.write.options import WriteOptions

NAME = "READ-ME.txt"
OFFERED = {
    "xlsx": "rollcall.xlsx   open this one: every table is a sheet, the first sheet explains them",
    "csv": "NAME.csv        each table for programs; read every cell as text (see below);\n"
    "                    datapackage.json tells types, keys and closed values",
    "json": "records.json    the same as nested records; schema.json describes them",
    "parquet": "parquet/        each table for programs, typed, as a folder of parts (see below)",
    "sqlite": "rollcall.sqlite  the tables with their keys, and views that join them",
    "jsonl": "records.jsonl   the same, one release a line; schema.json describes a release",
}
REPORT = "report.html     open it in a browser: each text with its mentions, and buttons to decide"
ALWAYS = (
    "rejected.csv    input that could not be used, and why",
    "identities.csv  each person once across the releases; canonical_id leads to persons",
    "texts/          the stored texts; start and end count characters in them from 0",
    "run.json        what ran: versions, hashes of the data, settings, counts",
)
READING = """\
Reading the CSV files

The files are UTF-8 with the delimiter {delimiter!r}. Read every cell as text, or the code NA of a
country becomes an empty cell and 2017-11 a day:

    pandas   pd.read_csv("persons.csv", dtype=str, keep_default_na=False{pandas})
    R        {r}("persons.csv", {delim}col_types = cols(.default = "c"), na = "", trim_ws = FALSE)
    DuckDB   SELECT * FROM read_csv('persons.csv', all_varchar = true{duckdb})

A cell that begins with = + - @, a tab or a carriage return has one apostrophe before it, so that
no spreadsheet calculates it; take the first apostrophe away where nothing but apostrophes stands
before such a sign. A double click on a CSV file in a German or French Excel shows everything in
column A: open rollcall.xlsx instead.
"""
READING_PARTS = """\
Reading the Parquet files

Each table is a folder, its rows in parts of at most {rows:,}, all with the same columns. Programs
read the folder as one table; columns of several values are lists, days are days:

    pandas   pd.read_parquet("parquet/persons")
    polars   pl.scan_parquet("parquet/persons")
    Dask     dd.read_parquet("parquet/persons")
    R        arrow::open_dataset("parquet/persons")
    DuckDB   SELECT * FROM 'parquet/persons/*.parquet'
"""
ABSENT = """\
What is not in here

No organisations, cities, regions or provinces, and no offices without a named person. A person's
party or country is there only where the text ties it to that person. That something is absent here
does not mean that it is absent in the text: see the measured recall below, and read the release.
"""


def write_readme(folder: Path, options: WriteOptions, notes: Sequence[str]) -> None:
    """Write the file into `folder`; `notes` tell what the workbook could not hold."""
    text = "\n".join(_lines(options, notes))
    (folder / NAME).write_text(text + "\n", "utf-8", newline="\n")


def _lines(options: WriteOptions, notes: Sequence[str]) -> Iterator[str]:
    yield from ("rollcall", "========", "", *OPENING, "")
    if notes:
        yield from ("Please note", "", *(f"* {one}" for one in notes), "")
    yield from ("What to open", "")
    yield from (f"    {OFFERED[one]}" for one in OFFERED if one in options.formats)
    if options.report:
        yield f"    {REPORT}"
    yield from (*(f"    {one}" for one in ALWAYS), "")
    yield _reading(options.delimiter)
    if parquet_files.NAME in options.formats:
        yield READING_PARTS.format(rows=parquet_files.ROWS_A_PART)
    yield ABSENT
    yield from ("Measured recall", "", *_recall(), "")
    yield from ("The tables and their columns", "", *_grouped(column_lines()))
    yield from ("The values of closed columns", "", *_grouped(value_lines()))


def _reading(delimiter: str) -> str:
    if delimiter == ",":
        return READING.format(delimiter=",", pandas="", r="read_csv", delim="", duckdb="")
    shown = repr(delimiter)
    return READING.format(
        delimiter=delimiter,
        pandas=f", sep={shown}",
        r="read_delim",
        delim=f"delim = {shown}, ",
        duckdb=f", delim = {shown}",
    )


def _recall() -> list[str]:
    """Return one line per label, or that nothing was measured."""
    found = [f"    {label}: {share} ({where})" for label, share, where in recall_lines()]
    return found or [f"    {NOT_MEASURED}"]


def _grouped(lines: Iterator[Line]) -> Iterator[str]:
    tables = table_meanings()
    for name, group in groupby(lines, key=lambda line: line[0]):
        yield f"{name}: {tables[name]}" if name in tables else name
        for _, value, meaning, more in group:
            yield f"    {value}: {meaning}" + (f" [{more}]" if more else "")
        yield ""
