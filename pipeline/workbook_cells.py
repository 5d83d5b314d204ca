"""Says what the value of a cell of a workbook is as text: for sheets read in, and read back."""

from datetime import date, datetime

from openpyxl.utils.escape import unescape


def cell_text(value: object) -> str:
    """Return a cell as text: a day in ISO form, a whole number without decimals.

    >>> cell_text(datetime(2017, 10, 12)), cell_text(3.0), cell_text(None), cell_text(" wrong ")
    ('2017-10-12', '3', '', ' wrong ')
    """
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return unescape(value) if isinstance(value, str) else str(value)
