"""Makes a text fit into a cell of a workbook, visibly where it does not."""

from datetime import date
from functools import lru_cache

import regex

WHOLE_DAY = regex.compile(r"\d{4}-\d{2}-\d{2}")
FIRST_DAY = date(1900, 3, 1)
"""Before it, Excel counts a 29 February 1900 that never was."""
UNSTORABLE = regex.compile(r"[\x00-\x08\x0b-\x1f\N{DELETE}\ud800-\udfff\ufffe\uffff]")
"""Signs that XML forbids, or that a reader of XML changes."""
KEPT = 1_000
"""Days that are remembered: a release has few."""
PICTURES = 0x2400
"""Where Unicode keeps a visible picture for each control character."""


@lru_cache(KEPT)
def day(text: str) -> date | None:
    """Return a whole day that a workbook can show as a date, or None.

    >>> day("2017-10-12"), day("2017-10"), day("1848-03-18")
    (datetime.date(2017, 10, 12), None, None)
    """
    if not WHOLE_DAY.fullmatch(text):
        return None
    try:
        found = date.fromisoformat(text)
    except ValueError:
        return None
    return found if found >= FIRST_DAY else None


def readable(text: str) -> str:
    """Return a text with a visible stand-in for every sign that a workbook cannot store.

    >>> readable("bell\\x07 and <r>")
    'bell␇ and <r>'
    """
    shown = text if text.isprintable() else UNSTORABLE.sub(_stand_in, text)
    # XlsxWriter takes a string inside <r>…</r> for ready-made markup and would store it unescaped.
    return f"‹{shown[1:]}" if shown.startswith("<r>") and shown.endswith("</r>") else shown


def _stand_in(match: "regex.Match[str]") -> str:
    code = ord(match.group())
    if code == 0x7F:
        return "\N{SYMBOL FOR DELETE}"
    return chr(PICTURES + code) if code < 0x20 else "\N{REPLACEMENT CHARACTER}"


def fitted(text: str, limit: int, elsewhere: str) -> str:
    """Return a text of at most `limit` UTF-16 units, with a note at its end where it was longer.

    >>> fitted("a" * 60, 50, "records.json")
    'aaaaaaaaaaaaaa … [cut: whole text in records.json]'
    """
    if len(text) * 2 <= limit or _units(text) <= limit:
        return text
    note = f" … [cut: whole text in {elsewhere}]"
    kept = text[: max(limit - len(note), 0)]
    while _units(kept) + len(note) > limit and kept:
        kept = kept[: len(kept) - (_units(kept) + len(note) - limit + 1) // 2]
    return kept + note


def _units(text: str) -> int:
    """Return the length of a text as a workbook counts it.

    >>> _units("a"), _units("😀")
    (1, 2)
    """
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
