"""Steps for single characters: controls, joined and composed letters, blanks and quotes."""

import html
import unicodedata

import regex

from pipeline.clean.draft import Draft
from pipeline.clean.tracked import delete, replace
from pipeline.types import Block

BREAK = regex.compile(r"\f")
LINE_END = regex.compile(r"[\v\x85\u2028\u2029]")
UNSEEN = regex.compile(
    r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]"
)
SOFT_HYPHEN = regex.compile(r"\u00ad(?:[ ]*+\n[ ]*+)?+")
BLANK = regex.compile(r"[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
BLANKS = regex.compile(r"[ ]++(?=\n|\Z)|(?<![^\n])[ ]++|[ ]{2,}+")
ENTITY = regex.compile(r"&(?:#\d{2,6}|#[xX][\da-fA-F]{2,5}|[a-zA-Z]{2,8}\d?);")
LIGATURE = regex.compile(r"[\ufb00-\ufb06]")
CLUSTER = r"\P{M}?\p{M}++|[\u1100-\u1112][\u1161-\u1175][\u11a8-\u11c2]?"
"""Letters with their accents, and Hangul syllables written as their parts."""

QUOTES = {
    "\N{LEFT SINGLE QUOTATION MARK}": "'",
    "\N{RIGHT SINGLE QUOTATION MARK}": "'",
    "\N{SINGLE LOW-9 QUOTATION MARK}": "'",
    "\N{SINGLE HIGH-REVERSED-9 QUOTATION MARK}": "'",
    "\N{MODIFIER LETTER APOSTROPHE}": "'",
    "\N{ACUTE ACCENT}": "'",
    "\N{LEFT DOUBLE QUOTATION MARK}": '"',
    "\N{RIGHT DOUBLE QUOTATION MARK}": '"',
    "\N{DOUBLE LOW-9 QUOTATION MARK}": '"',
    "\N{DOUBLE HIGH-REVERSED-9 QUOTATION MARK}": '"',
    "\N{LEFT-POINTING DOUBLE ANGLE QUOTATION MARK}": '"',
    "\N{RIGHT-POINTING DOUBLE ANGLE QUOTATION MARK}": '"',
}
CURLY = regex.compile(f"[{''.join(QUOTES)}]")


def line_ends(draft: Draft) -> Draft:
    """Return the draft with every line ended by a newline; form feeds leave a mark `break`."""
    text = draft.tracked.text
    marks = []
    for found in BREAK.finditer(text):
        start, end = draft.tracked.to_raw(*found.span())
        marks.append(Block("break", start, end))
    return draft.to(replace(replace(draft.tracked, BREAK, "\n"), LINE_END, "\n"), marks)


def entities(draft: Draft) -> Draft:
    """Return the draft with HTML's character references read: `&amp;` is `&`."""
    if "&" not in draft.tracked.text:
        return draft
    return draft.to(replace(draft.tracked, ENTITY, lambda found: html.unescape(found[0])))


def unseen(draft: Draft) -> Draft:
    """Return the draft without control and zero-width characters and soft hyphens."""
    return draft.to(delete(delete(draft.tracked, UNSEEN), SOFT_HYPHEN))


def composed(draft: Draft) -> Draft:
    """Return the draft in the form NFC, with ligatures taken apart."""
    tracked = replace(draft.tracked, LIGATURE, lambda one: unicodedata.normalize("NFKC", one[0]))
    if unicodedata.is_normalized("NFC", tracked.text):
        return draft.to(tracked)
    alone = (char for char in set(tracked.text) if not unicodedata.is_normalized("NFC", char))
    singles = "".join(map(regex.escape, sorted(alone)))
    pattern = regex.compile(f"{CLUSTER}|[{singles}]" if singles else CLUSTER)
    return draft.to(replace(tracked, pattern, lambda one: unicodedata.normalize("NFC", one[0])))


def blanks(draft: Draft) -> Draft:
    """Return the draft with every odd space made a common one."""
    return draft.to(replace(draft.tracked, BLANK, " "))


def quotes(draft: Draft) -> Draft:
    """Return the draft with straight quotes and apostrophes; dashes stay as they are."""
    return draft.to(replace(draft.tracked, CURLY, lambda found: QUOTES[found[0]]))


def one_blank(draft: Draft) -> Draft:
    """Return the draft with one blank for a run of them, and none where a line begins or ends."""
    return draft.to(replace(draft.tracked, BLANKS, _one))


def _one(found: "regex.Match[str]") -> str:
    text, (start, end) = found.string, found.span()
    edge = start == 0 or end == len(text) or text[start - 1] == "\n" or text[end] == "\n"
    return "" if edge else " "
