"""The sheet of ready pivots: what it counts can be counted again from the other sheets."""

from pathlib import Path

import openpyxl
import pytest

from pipeline.identities import Identity
from pipeline.records import Extraction
from pipeline.write.formats import pivot_sheet
from pipeline.write.formats.pivots import PIVOTS, Pivots
from pipeline.write.options import WriteOptions
from pipeline.write.stage import write
from pipeline.write.tables.every import NAMES

ONLY_XLSX = WriteOptions(formats=("xlsx",))


def tables_of(folder: Path) -> dict[str, list[tuple[object, ...]]]:
    """Return each table of the sheet by its title: heads and rows, without what is empty."""
    sheet = openpyxl.load_workbook(folder / "rollcall.xlsx")["pivots"]
    rows = [
        tuple(cell for cell in row if cell is not None) for row in sheet.iter_rows(values_only=True)
    ]
    starts = {
        one.title: next(number for number, row in enumerate(rows) if row == (one.title, one.sheet))
        for one in PIVOTS
    }
    ends = [*sorted(starts.values())[1:], len(rows)]
    return {
        title: [row for row in rows[start + 1 : end] if row]
        for (title, start), end in zip(starts.items(), ends, strict=True)
    }


def identity(name: str, number: int) -> Identity:
    return Identity(
        canonical_id=f"h{number}", name=name, sort_name=name, names_seen=(name,), releases=number,
        first_published=None, last_published=None, named_before="", named_before_in=(),
        evidence="", decision=(),
    )  # fmt: skip


@pytest.fixture
def tables(make, tmp_path: Path) -> dict[str, list[tuple[object, ...]]]:
    people = [identity("Pia Sund", 3), identity("Pia Sund", 2), identity("Tomas Vale", 1)]
    write((make(one) for one in range(2)), tmp_path, ONLY_XLSX, [], identities=people)
    return tables_of(tmp_path)


def test_signatories_stand_by_country_and_group(tables) -> None:
    table = tables["Who signed, by country and group"]
    group = "Alliance of Liberals and Democrats for Europe"
    assert table[1:] == [("country", group, "total"), ("Namibia", 2, 2), ("total", 2, 2)]


def test_a_denied_tie_counts_nowhere(tables) -> None:
    table = tables["Persons by party or group"]
    assert table[1:] == [
        ("party or group", "current", "total"),
        ("Alliance of Liberals and Democrats for Europe", 2, 2),
        ("? (not resolved)", 2, 2),
        ("total", 4, 4),
    ]


def test_dates_stand_by_month_and_durations_do_not_count(tables) -> None:
    table = tables["Dates by month"]
    assert table[1:] == [
        ("month", "same", "unknown", "total"), ("2017-10", 2, 2, 4), ("total", 2, 2, 4),
    ]  # fmt: skip


def test_two_persons_of_one_name_are_told_apart_and_who_stands_once_is_not_listed(tables) -> None:
    table = tables["Persons in several releases"]
    assert table[1:] == [("person", "releases"), ("Pia Sund", 3), ("Pia Sund (h2)", 2)]


def test_a_list_above_leads_to_each_table(make, tmp_path: Path) -> None:
    write([make()], tmp_path, ONLY_XLSX, [])
    sheet = openpyxl.load_workbook(tmp_path / "rollcall.xlsx")["pivots"]
    for row in range(3, 3 + len(PIVOTS)):
        cell = sheet.cell(row, 1)
        assert cell.hyperlink.location.startswith("'pivots'!A")
        target = sheet[cell.hyperlink.location.rpartition("!")[2]]
        assert target.value == cell.value == PIVOTS[row - 3].title


def test_what_is_cut_is_said_with_the_sheet_that_holds_all(make, tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(
        pivot_sheet, "_cut", lambda pivot, pivots: pivot_sheet.cut(
            pivots.counts[pivot.title], pivot.order, (1, 1), by_name=pivot.by_name
        ),
    )  # fmt: skip
    write([make()], tmp_path, ONLY_XLSX, [])
    table = tables_of(tmp_path)["Countries by how much is said of them"]
    assert (
        "1 more rows with smaller figures are not shown. All stand in the sheet countries.",
    ) in table
    table = tables_of(tmp_path)["Persons by country and what they appear as"]
    assert table[-1][0].endswith("totals count them. All stand in the sheet persons.")


def test_a_run_that_read_nothing_has_tables_that_say_so(tmp_path: Path) -> None:
    write([], tmp_path, ONLY_XLSX, [])
    assert all(table[1] == (pivot_sheet.NOTHING,) for table in tables_of(tmp_path).values())


def test_what_is_kept_does_not_grow_with_the_releases(make) -> None:
    pivots = Pivots()
    sizes = []
    for number in range(30):
        pivots.add(make(number).record)
        sizes.append(sum(len(one.cells) for one in pivots.counts.values()))
    assert sizes[0] == sizes[-1]


def test_every_table_names_a_sheet_that_there_is() -> None:
    assert {one.sheet for one in PIVOTS} <= set(NAMES)


@pytest.mark.slow
def test_totals_are_what_the_sheets_hold(
    corpus_said: tuple[Extraction, ...], tmp_path: Path
) -> None:
    write(corpus_said, tmp_path, ONLY_XLSX, [])
    book, tables = openpyxl.load_workbook(tmp_path / "rollcall.xlsx"), tables_of(tmp_path)
    heads, *persons = book["persons"].iter_rows(values_only=True)
    at = {name: number for number, name in enumerate(heads)}
    people = [row for row in persons if row[at["kind"]] == "person"]
    signing = [row for row in people if "signatory" in str(row[at["appears_as"]]).split("; ")]
    assert tables["Who signed, by country and group"][-2][-1] == len(signing)
    assert tables["Persons by country and what they appear as"][-2][-1] == len(people)
    heads, *dates = book["dates"].iter_rows(values_only=True)
    at = {name: number for number, name in enumerate(heads)}
    counted = [row for row in dates if row[at["kind"]] in ("date", "interval")]
    total = next(row for row in tables["Dates by month"] if row[0] == "total")
    assert total[-1] == len(counted)
