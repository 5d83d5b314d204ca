"""Parquet: typed columns, lists as lists, blank as null, and the same bytes every time."""

from datetime import date
from pathlib import Path

import duckdb
import pandas as pd
import pyarrow.parquet as pq
import pytest

from pipeline.errors import UsageError
from pipeline.vocabulary import columns
from pipeline.write.formats import parquet_files
from pipeline.write.options import WriteOptions
from pipeline.write.stage import write
from pipeline.write.tables.every import NAMES, TABLES, rows_of

PARQUET = WriteOptions(formats=("parquet",))


def cells_of(path: Path) -> list[list[str]]:
    """Return the cells of a file as CSV shows them."""
    return [
        [
            "; ".join(cell) if isinstance(cell, list) else "" if cell is None else str(cell)
            for cell in row.values()
        ]
        for row in pq.read_table(path).to_pylist()
    ]


@pytest.mark.parametrize("table", TABLES)
def test_every_cell_is_as_the_table_has_it(make, tmp_path: Path, table: str) -> None:
    write((make(one) for one in range(2)), tmp_path, PARQUET, [])
    rows = [row for one in range(2) for row in rows_of(make(one))[table]]
    expected = [["" if cell is None else str(cell) for cell in row.values()] for row in rows]
    assert cells_of(tmp_path / "parquet" / table) == expected


def test_columns_have_the_types_that_readers_expect(make, tmp_path: Path) -> None:
    write([make()], tmp_path, PARQUET, [])
    dates = pq.read_table(tmp_path / "parquet" / "dates")
    first, month, duration = dates.to_pylist()
    assert first["earliest"] == date(2017, 10, 12)
    assert month["value"] == "2017-10"
    assert (duration["value"], duration["earliest"], duration["said"]) == (None, None, [])
    assert isinstance(first["start"], int)
    frame = pd.read_parquet(tmp_path / "parquet" / "persons")
    assert list(frame["appears_as"][0]) == ["signatory", "speaker"]
    query = f"SELECT unnest(country_codes) FROM '{tmp_path}/parquet/persons/*.parquet'"
    assert duckdb.sql(query).fetchall() == [("NA",), ("?",)]


def test_every_table_is_there_even_where_it_is_empty(tmp_path: Path) -> None:
    write([], tmp_path, PARQUET, [])
    for name in NAMES:
        table = pq.read_table(tmp_path / "parquet" / name)
        assert tuple(table.column_names) == columns(name)
        assert table.num_rows == 0


@pytest.fixture
def small(monkeypatch) -> None:
    """Make parts of eight rows, in two groups."""
    for name, number in (("BATCH", 2), ("GROUP", 2), ("PART", 2)):
        monkeypatch.setattr(parquet_files, name, number)


@pytest.fixture
def parts(make, tmp_path: Path, small: None) -> Path:
    """Return the folders of the tables of six releases, in parts of eight rows."""
    write((make(one) for one in range(6)), tmp_path / "out", PARQUET, [])
    return tmp_path / "out" / "parquet"


def rows_in(make, table: str) -> list[dict[str, object]]:
    return [row for one in range(6) for row in rows_of(make(one))[table]]


def test_every_part_but_the_last_is_full_and_all_have_one_schema(make, parts: Path) -> None:
    paths = sorted((parts / "mentions").iterdir())
    sizes = [pq.read_metadata(one).num_rows for one in paths]
    assert sum(sizes) == len(rows_in(make, "mentions")) > 3 * 8
    assert sizes[:-1] == [8] * (len(sizes) - 1)
    assert 0 < sizes[-1] <= 8
    assert [one.name for one in paths[:2]] == ["part-00000.parquet", "part-00001.parquet"]
    schemas = [pq.read_schema(one) for one in paths]
    assert all(one.equals(schemas[0], check_metadata=True) for one in schemas)


def test_a_part_that_is_just_full_is_the_last(make, tmp_path: Path, small: None) -> None:
    write((make(one) for one in range(8)), tmp_path, PARQUET, [])
    assert [one.name for one in (tmp_path / "parquet" / "releases").iterdir()] == [
        "part-00000.parquet"
    ]


def test_two_equal_runs_give_equal_bytes(make, parts: Path, tmp_path: Path) -> None:
    write((make(one) for one in range(6)), tmp_path / "again", PARQUET, [])
    paths = sorted(one for one in parts.rglob("*") if one.is_file())
    assert all(
        one.read_bytes() == (tmp_path / "again/parquet" / one.relative_to(parts)).read_bytes()
        for one in paths
    )


def in_duckdb(folder: Path) -> list[str]:
    query = f"SELECT text FROM read_parquet('{folder}/*.parquet')"
    return [text for (text,) in duckdb.sql(query).fetchall()]


def in_pandas(folder: Path) -> list[str]:
    return list(pd.read_parquet(folder)["text"])


def in_dask(folder: Path) -> list[str]:
    frame = pytest.importorskip("dask.dataframe").read_parquet(folder)
    assert frame.npartitions > 1
    return list(frame["text"].compute(scheduler="synchronous"))


def in_polars(folder: Path) -> list[str]:
    found = pytest.importorskip("polars").scan_parquet(folder).collect()
    return found["text"].to_list()


def in_pyarrow(folder: Path) -> list[str]:
    return pq.read_table(folder)["text"].to_pylist()


@pytest.mark.parametrize("read", [in_duckdb, in_pandas, in_dask, in_polars, in_pyarrow])
def test_a_program_reads_a_folder_as_one_table_in_its_order(make, parts: Path, read) -> None:
    assert read(parts / "mentions") == [row["text"] for row in rows_in(make, "mentions")]


@pytest.mark.parametrize("table", NAMES)
def test_a_table_without_rows_has_one_part(tmp_path: Path, table: str) -> None:
    write([], tmp_path, PARQUET, [])
    assert len(list((tmp_path / "parquet" / table).iterdir())) == 1


def test_a_day_that_is_no_day_is_told(tmp_path: Path) -> None:
    writer = parquet_files.ParquetFiles(tmp_path, PARQUET)
    row = dict.fromkeys(columns("dates")) | {"earliest": "2017-10", "latest": "2017-10-31"}
    notes = writer.finish({"dates": (row,)})
    assert notes[0].startswith("Table dates: 1 days stand in no calendar")


def test_without_pyarrow_the_extra_is_named_and_the_old_output_stays(
    make, tmp_path: Path, monkeypatch
) -> None:
    write([make()], tmp_path / "out", WriteOptions(formats=("csv",)), [])
    monkeypatch.setattr(parquet_files, "find_spec", lambda _: None)
    with pytest.raises(UsageError, match=r"pip install 'rollcall\[parquet\]'"):
        write([make()], tmp_path / "out", PARQUET, [])
    assert (tmp_path / "out" / "persons.csv").is_file()
