"""Reads `.csv` and `.xlsx` whose rows are releases: one text a row, in a column that is named."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime

from openpyxl import load_workbook
from openpyxl.utils.escape import unescape

from pipeline.errors import UnreadableRelease
from pipeline.ingest.decode import decode
from pipeline.ingest.entry import Entry, stored
from pipeline.ingest.limits import Limits
from pipeline.ingest.members import one_line
from pipeline.ingest.office import check_office
from pipeline.ingest.sheet import DELIMITERS, FAULTY
from pipeline.published import with_published
from pipeline.rules import Word
from pipeline.tables import read_table
from pipeline.types import Place

MOST_ROWS = 1_048_576
"""What a sheet of Excel holds; a row that says it stands further down stands there for mischief."""
MOST_COLUMNS = 256
"""Columns further right are not read: each row is filled up with blanks as far as it is read."""
MOST_NAMED = 20
"""So many columns are named in a reason."""
Row = tuple[int, Sequence[str]]
"""A row with its number, counted from 1."""


def read_csv_texts(data: bytes, limits: Limits) -> Iterator[Entry]:
    """Yield the text of each row with what its other columns hold; the place of row n is `:n`.

    Rows are counted as a spreadsheet counts them, the one with the names of the columns is 1.
    A row without text is an Entry with its reason. Raises UnreadableRelease.
    """
    text = decode(data).text
    head = text.lstrip().partition("\n")[0]
    delimiter = max(DELIMITERS, key=head.count)
    before = csv.field_size_limit(max(limits.max_bytes, 1))
    try:
        lines = io.StringIO(text, newline="")
        rows = list(enumerate(csv.reader(lines, delimiter=delimiter, strict=True), 1))
    except csv.Error as error:
        raise UnreadableRelease(f"no sound CSV: {one_line(error)}; save it anew") from None
    finally:
        csv.field_size_limit(before)
    yield from _entries(rows, limits)


def read_xlsx_texts(data: bytes, limits: Limits) -> Iterator[Entry]:
    """Yield the text of each row of the first sheet that has a column of texts, as for CSV.

    Of a formula its last result is read. Raises UnreadableRelease.
    """
    check_office(data, limits, ".xlsx")
    try:
        rows = _sheet(data, limits)
    except FAULTY as error:
        reason = f"no sound workbook: {one_line(error)}; save it anew as .xlsx"
        raise UnreadableRelease(reason) from None
    yield from _entries(rows, limits)


def _sheet(data: bytes, limits: Limits) -> Sequence[Row]:
    """Return the rows of the first sheet with a column of texts, or of the first one."""
    book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
    first: Sequence[Row] = ()
    try:
        for sheet in book.worksheets:
            sheet.reset_dimensions()
            cells = sheet.iter_rows(max_row=MOST_ROWS, max_col=MOST_COLUMNS, values_only=True)
            rows = list(_filled(cells, limits))
            first = first or rows
            if rows and "text" in _meanings(rows[0][1]):
                return rows
    finally:
        book.close()
    return first


def _filled(cells: Iterable[Sequence[object]], limits: Limits) -> Iterator[Row]:
    """Yield the rows that are not blank as wide as the first, at most one more than may be read."""
    left = limits.max_entries + 2
    width = MOST_COLUMNS
    blank: Sequence[object] | None = None
    for number, row in enumerate(cells, 1):
        if row is blank:  # the same for all that a sheet leaves out: a million, if it says so
            continue
        values = [_cell(value) for value in row[:width]]
        filled = [column for column, value in enumerate(values, 1) if value.strip()]
        if not filled:
            blank = row
            continue
        width = min(width, filled[-1]) if width == MOST_COLUMNS else width
        yield number, values[:width]
        left -= 1
        if not left:
            return


def _cell(value: object) -> str:
    """Return a cell as text: a day in ISO form, a whole number without decimals.

    >>> _cell(datetime(2017, 10, 12)), _cell(3.0), _cell("One_x000D_\\ntwo"), _cell(None)
    ('2017-10-12', '3', 'One\\ntwo', '')
    """
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return stored(unescape(value) if isinstance(value, str) else str(value))


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
