"""XlsxWriter's worksheet, to the same bytes in less time, and with links that cost no memory.

XlsxWriter takes each cell apart from the others and looks at it with eight regular expressions;
most cells hold nothing that any of them looks for, and there are hundreds for each release. Here a
row is taken at once. XlsxWriter also keeps each link until the end, with a relation of its own;
here all links of a sheet lead into one file, wait on disk and share one relation.
"""

import tempfile
from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime
from functools import lru_cache
from typing import IO, Any

from xlsxwriter.utility import xl_col_to_name, xl_rowcol_to_cell_fast
from xlsxwriter.worksheet import CellStringTuple, Worksheet

Value = str | int | datetime
KEPT = 1_000
"""Texts that are remembered: the rows of a release share most of theirs."""

Placed = tuple[int, Value, Any]
"""A cell: its column, what it holds, and its format, None where that of the column is meant."""


class QuickSheet(Worksheet):  # type: ignore[misc]
    """A worksheet whose rows have no format of their own, written row by row."""

    def __init__(self) -> None:
        super().__init__()
        self._linked: str = ""
        self._links: IO[str] | None = None
        self._waiting: tuple[int, Sequence[Placed]] | None = None
        self._heads: dict[tuple[int, Any], tuple[str, str]] = {}

    def put(self, row: int, height: float, cells: Sequence[Placed]) -> None:
        """Write a row of some height in points; `cells`, one or more, are in their order.

        Each stands in a column with a format, or has its own.
        It is held back until the next one comes, as XlsxWriter does: formats are numbered in the
        order in which rows reach the file.
        """
        self.set_row(row, height)
        self._write_single_row(row)
        for column, _, _ in (cells[0], cells[-1]):
            self._check_dimensions(row, column)
        self._waiting = row, cells

    def link(self, row: int, col: int, file: str, anchor: str) -> None:
        """Make a cell a link to a place of a file, the same file for the whole sheet.

        `anchor` is written into the sheet as it is: it may hold no sign that XML or a blank ends.
        """
        if self._links is None:
            self._linked = file
            self._links = tempfile.TemporaryFile("w+", encoding="utf-8", dir=self.tmpdir)  # noqa: SIM115 - closed by let_go
        place = xl_rowcol_to_cell_fast(row, col)
        self._links.write(f"{place} {anchor}\n")

    def let_go(self) -> None:
        """Close the files that wait on disk, where they are still open."""
        for file in (self._links, self.row_data_fh):
            with suppress(OSError):
                if file is not None:
                    file.close()

    def _write_hyperlinks(self) -> None:
        if self._links is None:
            super()._write_hyperlinks()
            return
        self.rel_count += 1
        self.external_hyper_links.append(["/hyperlink", self._linked, "External"])
        self._xml_start_tag("hyperlinks")
        self._links.seek(0)
        for line in self._links:
            place, _, anchor = line.rstrip("\n").partition(" ")
            relation = f'ref="{place}" r:id="rId{self.rel_count}"'
            self.fh.write(f'<hyperlink {relation} location="{anchor}"/>')
        self._xml_end_tag("hyperlinks")
        self._links.close()

    def _write_single_row(self, current_row_num: int = 0) -> None:
        waiting, self._waiting = self._waiting, None
        if waiting is None:
            super()._write_single_row(current_row_num)
            return
        row, cells = waiting
        self.previous_row = current_row_num
        # Heights would pile up in memory: nothing asks for them behind the row.
        self.row_sizes.pop(row)
        self._write_row(row, None, self.row_info.pop(row))
        number = row + 1
        pieces: list[str] = []
        for column, value, style in cells:
            before, behind = self._heads.get((column, style)) or self._head(column, style)
            if not isinstance(value, str):
                pieces.append(f"{before}{number}{behind}{self._end_of(value)}")
            elif is_plain(value):
                pieces.append(f'{before}{number}{behind} t="inlineStr"><is><t>{value}</t></is></c>')
            else:
                self.fh.write("".join(pieces))
                pieces.clear()
                self._write_cell(row, column, CellStringTuple(value, style))
        self.fh.write("".join((*pieces, "</row>")))

    def _head(self, column: int, style: Any) -> tuple[str, str]:
        """Return what stands before and behind the row's number where a cell begins."""
        shown = style or self.col_info[column].column_format
        head = f'<c r="{xl_col_to_name(column)}', f'" s="{shown._get_xf_index()}"'
        self._heads[column, style] = head
        return head

    def _end_of(self, value: int | datetime) -> str:
        number = self._convert_date_time(value) if isinstance(value, datetime) else value
        return f"><v>{number:.16G}</v></c>"


@lru_cache(KEPT)
def is_plain(text: str) -> bool:
    """Return whether a text stands in XML as it is: no markup, no blanks at its ends, no controls.

    >>> is_plain("Pia Sund"), is_plain("S&D"), is_plain(" Pia"), is_plain("_x0000_"), is_plain("")
    (True, False, False, False, False)
    """
    if not text or text != text.strip() or "&" in text or "<" in text or ">" in text:
        return False
    return "_x" not in text and (text.isprintable() or text.replace("\n", "").isprintable())
