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
    assert cells_of(tmp_path / "parquet" / f"{table}.parquet") == expected


def test_columns_have_the_types_that_readers_expect(make, tmp_path: Path) -> None:
    write([make()], tmp_path, PARQUET, [])
    dates = pq.read_table(tmp_path / "parquet" / "dates.parquet")
    first, month, duration = dates.to_pylist()
    assert first["earliest"] == date(2017, 10, 12)
    assert month["value"] == "2017-10"
    assert (duration["value"], duration["earliest"], duration["said"]) == (None, None, [])
    assert isinstance(first["start"], int)
    frame = pd.read_parquet(tmp_path / "parquet" / "persons.parquet")
    assert list(frame["appears_as"][0]) == ["signatory", "speaker"]
    query = f"SELECT unnest(country_codes) FROM '{tmp_path}/parquet/persons.parquet'"
    assert duckdb.sql(query).fetchall() == [("NA",), ("?",)]


def test_every_table_is_there_even_where_it_is_empty(tmp_path: Path) -> None:
    write([], tmp_path, PARQUET, [])
    for name in NAMES:
        table = pq.read_table(tmp_path / "parquet" / f"{name}.parquet")
        assert tuple(table.column_names) == columns(name)
        assert table.num_rows == 0


def test_two_equal_runs_give_equal_bytes_whatever_the_groups(make, tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(parquet_files, "BATCH", 3)
    monkeypatch.setattr(parquet_files, "GROUP", 2)
    for name in ("a", "b"):
        write((make(one) for one in range(4)), tmp_path / name, PARQUET, [])
    paths = sorted((tmp_path / "a" / "parquet").iterdir())
    assert all(
        one.read_bytes() == (tmp_path / "b/parquet" / one.name).read_bytes() for one in paths
    )
    mentions = pq.ParquetFile(tmp_path / "a" / "parquet" / "mentions.parquet")
    assert mentions.metadata.num_row_groups > 1
    rows = [row for one in range(4) for row in rows_of(make(one))["mentions"]]
    assert mentions.read().to_pydict()["text"] == [row["text"] for row in rows]


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
