"""Finds the dateline at the head of a paragraph, and lines that print a document's date."""

import regex

from pipeline.clean.lines import Line
from pipeline.layout import Layout

PLACE = r"\p{Lu}[\p{L}'.]*+(?:(?:[ /-]|[ ]/[ ])(?:\p{Lu}[\p{L}'.]*+|\p{Ll}{1,4})){0,5}"
WORDS = rf"{PLACE}(?:,[ ]?{PLACE}){{0,2}}"
HEAD = regex.compile(
    rf"(?P<open>\()?(?P<place>{WORDS}(?:[ ]–[ ]{WORDS}(?=, \d))?)(?P<close>\))?"
    r"(?P<rest>[^\n–—]{0,40}?)"
    r"[ ]?(?P<dash>[–—]|(?<=[ \d)])--?(?=[ ]))"
)
"""A place in capitals or in brackets, perhaps a date, and a dash."""
PRINTED = regex.compile(rf"(?P<place>{WORDS}),[ ](?P<rest>[^\n]{{6,24}})")
"""A place and a date, which end in a full stop, in bold or with the line."""
DATE_FIRST = regex.compile(rf"[ ]?[,–—-][ ]?{WORDS}[ ]?[–—-]")
"""What follows a date that opens a dateline: `August 24, 2017 – Ottawa, ON – `."""
MOST_WORDS = 6
DASHES = ("–", "—", "-")
DASHED = ("–", "—", "- ")
"""What stands in a line that `HEAD` matches."""
SEPARATORS = "|·•"
LONGEST_DOCUMENT_LINE = 140


def find_dateline(line: Line, layout: Layout, first: bool) -> int | None:
    """Return where the dateline of a line ends, or None; `first` says that it opens the text."""
    dashed = any(one in line.text for one in DASHED)
    found = HEAD.match(line.text) if dashed else None  # which takes long to say no
    if found is not None and _is_dateline(found, layout, first):
        return line.start + _end(line.text, found, layout)
    dated = layout.shapes["date"].match(line.text)
    if dated is not None and DATE_FIRST.match(line.text, dated.end()):
        return line.start + dated.end()
    return _printed(line, layout)


def _end(text: str, found: "regex.Match[str]", layout: Layout) -> int:
    """Return where the dateline ends: before its dash, or before a second one after a date."""
    dated = layout.shapes["date"].match(text, found.end() + 1)
    if dated is not None and text[dated.end() :].lstrip()[:1] in DASHES:
        return dated.end()
    return len(text[: found.start("dash")].rstrip())


def _is_dateline(found: "regex.Match[str]", layout: Layout, first: bool) -> bool:
    before, place = found.string[: found.start("dash")], found["place"]
    dated = layout.shapes["date"].search(before)
    if dated is not None:
        head = before[: dated.start()]
        if "," not in head and layout.shapes["before-date"].search(head):
            return False
        return len(head) > 1 and len((head + before[dated.end() :]).split()) <= MOST_WORDS
    if found["rest"].strip(" ,(.)"):
        return False
    if found["open"] is not None:
        return found["close"] is not None
    capitals = place.split(",")[0].replace(".", "").isupper() and len(place) > 3
    return capitals or (first and len(place.split()) <= 2 and found["dash"] in "–—")


def _printed(line: Line, layout: Layout) -> int | None:
    found = PRINTED.match(line.text)
    if found is None or layout.shapes["weekday"].match(line.text):
        return None
    dated = layout.shapes["date"].search(line.text, found.end("place"), found.end() + 1)
    if dated is None or dated.start() > found.end("place") + len(", le "):
        return None
    rest = line.text[dated.end() : dated.end() + 2]
    return line.start + dated.end() if rest in ("", ".", ". ") else None


def is_document_line(line: Line, layout: Layout) -> bool:
    """Return whether a short line prints the date or the number of the document itself."""
    text = line.text
    if len(text) > LONGEST_DOCUMENT_LINE or line.is_item or text.endswith((";", ":")):
        return False
    dated = layout.shapes["date"].search(text)
    numbered = layout.shapes["document"].search(text)
    if dated is None and numbered is None:
        return False
    if any(mark in text for mark in SEPARATORS):
        return True
    heading = layout.heading(text)
    if heading is not None and heading.kind == "document-line":
        return len(text.split()) <= 3 * MOST_WORDS
    if dated is None or text.endswith("."):
        return False
    before, after = text[: dated.start()], text[dated.end() :]
    if layout.shapes["before-date"].search(before):
        return False
    return len(before.split()) + len(after.split()) <= MOST_WORDS
