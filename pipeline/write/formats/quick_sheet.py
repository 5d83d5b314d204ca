"""XlsxWriter's worksheet, to the same bytes in less time.

XlsxWriter looks at every cell with eight regular expressions; most cells hold nothing that any of
them looks for, and there are hundreds for each release.
"""

from typing import Any

from xlsxwriter.utility import xl_rowcol_to_cell_fast
from xlsxwriter.worksheet import Worksheet

PLAIN_KINDS = ("String", "Number", "Datetime")


class QuickSheet(Worksheet):  # type: ignore[misc]
    """A worksheet whose rows have no format of their own, written row by row."""

    def _write_cell(self, row: int, col: int, cell: Any) -> None:
        kind = type(cell).__name__
        style = cell.format or getattr(self.col_info.get(col), "column_format", None)
        if kind not in PLAIN_KINDS or style is None or (kind == "String" and not is_plain(cell[0])):
            super()._write_cell(row, col, cell)
            return
        place = f'<c r="{xl_rowcol_to_cell_fast(row, col)}" s="{style._get_xf_index()}"'
        if kind == "String":
            self.fh.write(f'{place} t="inlineStr"><is><t>{cell[0]}</t></is></c>')
        else:
            self.fh.write(f"{place}><v>{cell[0]:.16G}</v></c>")


def is_plain(text: str) -> bool:
    """Return whether a text stands in XML as it is: no markup, no blanks at its ends, no controls.

    >>> is_plain("Pia Sund"), is_plain("S&D"), is_plain(" Pia"), is_plain("_x0000_"), is_plain("")
    (True, False, False, False, False)
    """
    if not text.isprintable() or text.strip() != text or not text:
        return False
    return not ("&" in text or "<" in text or ">" in text or "_x" in text)
