"""Writes the first sheet of the workbook: every column and every value in a plain sentence."""

from collections.abc import Sequence
from typing import Any

from pipeline.write.explain import OPENING, column_lines, value_lines

HEADS = ("sheet or vocabulary", "column or value", "meaning", "example")
WIDTHS = (24, 24, 90, 50)


def write_guide(book: Any, sheet: Any, notes: Sequence[str]) -> None:
    """Fill the first sheet; `notes` tell what the other sheets could not hold."""
    bold = book.add_format({"bold": True, "valign": "top"})
    head = book.add_format({"bold": True, "valign": "top", "bottom": 1, "bg_color": "#E7EDF3"})
    wrapped = book.add_format({"valign": "top", "text_wrap": True})
    for number, width in enumerate(WIDTHS):
        sheet.set_column(number, number, width, wrapped)
    plain = book.add_format({"valign": "top"})
    opening = [*((line, plain) for line in OPENING), *((f"NOTE: {one}", bold) for one in notes)]
    for number, (text, style) in enumerate(opening):
        sheet.write_string(number, 0, text, style)
    top = len(opening) + 1
    for column, name in enumerate(HEADS):
        sheet.write_string(top, column, name, head)
    for row, cells in enumerate([*column_lines(), *value_lines()], top + 1):
        for column, text in enumerate(cells):
            sheet.write_string(row, column, text, wrapped)
