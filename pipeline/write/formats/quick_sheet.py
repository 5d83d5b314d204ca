"""XlsxWriter's worksheet, to the same bytes in less time, and with links that cost no memory.

XlsxWriter looks at every cell with eight regular expressions; most cells hold nothing that any of
them looks for, and there are hundreds for each release. It also keeps each link until the end,
with a relation of its own; here all links of a sheet lead into one file, wait on disk and share
one relation.
"""

import tempfile
from contextlib import suppress
from typing import IO, Any

from xlsxwriter.utility import xl_rowcol_to_cell_fast
from xlsxwriter.worksheet import Worksheet

PLAIN_KINDS = ("String", "Number", "Datetime")


class QuickSheet(Worksheet):  # type: ignore[misc]
    """A worksheet whose rows have no format of their own, written row by row."""

    def __init__(self) -> None:
        super().__init__()
        self._linked: str = ""
        self._links: IO[str] | None = None

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
    if not text.replace("\n", "").isprintable() or text.strip() != text or not text:
        return False
    return not ("&" in text or "<" in text or ">" in text or "_x" in text)
