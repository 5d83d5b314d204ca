"""Cells that a spreadsheet would calculate: written with an apostrophe, read without it."""

import regex

ACTIVE = regex.compile(r"'*[=+\-@\t\r]")
"""A cell that a spreadsheet would calculate, or that a reader could take for a guarded one."""

OPENINGS = "'=+-@\t\r"
"""What such a cell begins with: most cells need no closer look."""


def guarded(text: str) -> str:
    """Return a cell that no spreadsheet calculates.

    >>> guarded("=1+1"), guarded("-"), guarded("'Abd"), guarded("'=1")
    ("'=1+1", "'-", "'Abd", "''=1")
    """
    return f"'{text}" if text[:1] in OPENINGS and ACTIVE.match(text) else text


def unguarded(text: str) -> str:
    """Return a cell as it was before `guarded`: what a reader does.

    >>> unguarded("'=1+1"), unguarded("'Abd"), unguarded("''=1")
    ('=1+1', "'Abd", "'=1")
    """
    return text[1:] if text.startswith("'") and ACTIVE.match(text) else text
