"""Reads `.csv` and `.xlsx` whose rows are releases: one text a row, in a column that is named."""

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from pipeline.errors import UnreadableRelease
from pipeline.ingest.decode import decode
from pipeline.ingest.entry import Entry, stored
from pipeline.ingest.inner import BySuffix, read_html_part
from pipeline.ingest.limits import Limits
from pipeline.ingest.members import one_line
from pipeline.ingest.office import check_office
from pipeline.ingest.sheet import DELIMITERS
from pipeline.ingest.workbook import FAULTY, Row, sheets_of
from pipeline.published import with_published
from pipeline.rules import Word
from pipeline.tables import read_table
from pipeline.types import Place

SEPARATOR = re.compile(r"\s*\"?sep=(.)\"?[ \t]*\r?\n")
"""The first line that Excel writes to say what stands between the cells."""
MARKUP = re.compile(r"</(?:p|div|li|ul|ol|h[1-6]|table|span|strong|em|b|a)>|<(?:br|p)\s?/?>", re.I)
"""What only a piece of a page holds."""
PAGE = "<!DOCTYPE html><html><body><main>{}</main></body></html>"
MOST_NAMED = 20
"""So many columns are named in a reason."""


def read_csv_texts(data: bytes, limits: Limits, by_suffix: BySuffix) -> Iterator[Entry]:
    """Yield the text of each row with what its other columns hold; the place of row n is `:n`.

    Rows are counted as a spreadsheet counts them, the one with the names of the columns is 1.
    A row without text is an Entry with its reason; HTML in a cell is read by the reader for
    `.html`. Raises UnreadableRelease.
    """
    text = decode(data).text
    said = SEPARATOR.match(text)
    head = text.lstrip().partition("\n")[0]
    delimiter = said[1] if said else max(DELIMITERS, key=head.count)
    before = csv.field_size_limit(max(limits.max_bytes, 1))
    try:
        lines = io.StringIO(text, newline="")
        rows = list(enumerate(csv.reader(lines, delimiter=delimiter, strict=True), 1))
        rows = rows[1:] if said else rows
    except csv.Error as error:
        raise UnreadableRelease(f"no sound CSV: {one_line(error)}; save it anew") from None
    finally:
        csv.field_size_limit(before)
    for entry in _entries(rows, limits):
        yield _without_markup(entry, limits, by_suffix)


def read_xlsx_texts(data: bytes, limits: Limits, by_suffix: BySuffix) -> Iterator[Entry]:
    """Yield the text of each row of the first sheet that has a column of texts, as for CSV.

    Of a formula its last result is read. Raises UnreadableRelease.
    """
    check_office(data, limits, ".xlsx")
    try:
        rows = _sheet(data, limits)
    except FAULTY as error:
        reason = f"no sound workbook: {one_line(error)}; save it anew as .xlsx"
        raise UnreadableRelease(reason) from None
    for entry in _entries(rows, limits):
        yield _without_markup(entry, limits, by_suffix)


def _without_markup(entry: Entry, limits: Limits, by_suffix: BySuffix) -> Entry:
    """Return an entry with what its HTML says, where its text is a piece of a page."""
    if MARKUP.search(entry.text) is None:
        return entry
    page = read_html_part(PAGE.format(entry.text), limits, by_suffix)
    if page.reason:
        return entry
    places = tuple(replace(one, end=len(page.text)) for one in entry.places)
    return replace(entry, text=page.text, places=places)


def _sheet(data: bytes, limits: Limits) -> Sequence[Row]:
    """Return the rows of the first sheet with a column of texts, or of the first one that has any.

    They are at most one more than may be read, besides the names of the columns.
    """
    first: Sequence[Row] = ()
    for rows in sheets_of(data, limits.max_entries + 2):
        first = first or rows
        if rows and "text" in _meanings(rows[0][1]):
            return rows
    return first


def _meanings(head: Sequence[str]) -> Mapping[str, int]:
    """Return the column for `text`, `id`, `title` …: the earliest row of the table wins."""
    names = [" ".join(one.lower().split()) for one in head]
    found: dict[str, int] = {}
    for row in read_table("text_columns", Word):
        if row.text in names:
            found.setdefault(row.value, names.index(row.text))
    return found


def _entries(rows: Sequence[Row], limits: Limits) -> Iterator[Entry]:
    filled = [(number, row) for number, row in rows if any(cell.strip() for cell in row)]
    if not filled:
        raise UnreadableRelease("empty: the sheet holds no row")
    head = filled[0][1]
    meanings = _meanings(head)
    if "text" not in meanings:
        named = ", ".join(repr(one.strip()[:40]) for one in head[:MOST_NAMED] if one.strip())
        problem = f"no column of texts among {named}"
        raise UnreadableRelease(f"{problem}; name one of them 'text' in the first row")
    if len(filled) == 1:
        raise UnreadableRelease("empty: the sheet holds the names of its columns and no row")
    for count, (number, row) in enumerate(filled[1:], 1):
        place = f":{number}"
        if count > limits.max_entries:
            problem = f"too many rows: over the limit of {limits.max_entries}"
            yield Entry(place=place, reason=f"{problem}; split the sheet")
            return
        yield _entry(place, head, row, meanings)


def _entry(place: str, head: Sequence[str], row: Sequence[str], at: Mapping[str, int]) -> Entry:
    given = {meaning: row[column] for meaning, column in at.items() if column < len(row)}
    text = stored(given.pop("text", ""))
    if not text.strip():
        return Entry(place=place, reason="empty: the row holds no text")
    taken = set(at.values())
    others = {
        " ".join(name.split()): cell
        for column, (name, cell) in enumerate(zip(head, row, strict=False))
        if column not in taken and name.strip()
    }
    identity = given.pop("id", "").strip()
    metadata = {key: value.strip() for key, value in (others | given).items() if value.strip()}
    where = f"row {place[1:]}, column {head[at['text']].strip()}"
    places = (Place(0, len(text), element=where),)
    known = with_published(metadata, "metadata")
    return Entry(text, place, identity or None, known, places=places)
