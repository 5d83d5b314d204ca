"""Finds where in a message another begins, which its sender forwards or answers."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from pipeline.ingest.mail_words import MailWords

Span = tuple[int, int]
"""A line, or what is kept of it, in the text."""
QUOTE = re.compile(r"[ \t]?>[ \t]?")
SENT = re.compile(r"\d{1,2}:\d{2}|@")
"""A time of day or an address: who only tells what somebody wrote gives neither."""
LONGEST = 600
"""A longer line is no head, no mark and no attribution (characters)."""
BROKEN_OVER = 3
"""Mail programs break "On … wrote:" over as many lines at most."""
LONGEST_HEAD = 30
"""Lines of a head above a forwarded message, blank ones between them counted."""
NEEDED = {"from", "date", "subject"}
"""What stands in every head that Outlook writes, which has no line above it in some versions."""


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines of a text that are looked at."""

    text: str
    spans: Sequence[Span]

    def line(self, number: int) -> str:
        """Return a line without blanks at its end; nothing for one that is too long or absent."""
        if number >= len(self.spans):
            return ""
        start, end = self.spans[number]
        return self.text[start:end].rstrip() if end - start <= LONGEST else ""

    def is_quoted(self, number: int) -> bool:
        """Return whether a line bears the mark of a quote."""
        return number < len(self.spans) and QUOTE.match(self.text, *self.spans[number]) is not None


@dataclass(frozen=True, slots=True)
class Border:
    """Where a message begins in another, in lines: its mark or head, and what follows the head."""

    forwarded: bool
    line: int
    after: int
    head: Mapping[str, str] = field(default_factory=dict)


def find_border(lines: Lines, words: MailWords, forwards: bool) -> Border | None:
    """Return where the first message begins that stands in this one, or None.

    A mark such as "Original Message" and a bare head are written above what is answered, too:
    there `forwards` decides, and whether anything stands above.
    """
    blank = True
    for number in range(len(lines.spans)):
        line = lines.line(number)
        if words.forwarded.fullmatch(line):
            return Border(True, number, *_head(lines, number + 1, words))
        if words.original.fullmatch(line) or _opens_head(lines, number, words):
            begin = number + (words.head.fullmatch(line) is None)
            return Border(forwards or blank, number, *_head(lines, begin, words))
        if size := attribution(lines, number, words):
            told = " ".join(lines.line(one) for one in range(number, number + size))
            if SENT.search(told) and not lines.is_quoted(_next(lines, number + size)):
                return Border(False, number, number + size)
        blank = blank and not line
    return None


def attribution(lines: Lines, number: int, words: MailWords) -> int:
    """Return how many lines "On … wrote:" takes that begins at a line, or 0 where none does."""
    if not words.attribution_opening.match(lines.line(number)):
        return 0
    for size in range(1, BROKEN_OVER + 1):
        told = " ".join(lines.line(one) for one in range(number, number + size))
        if words.attribution.fullmatch(told):
            return size
    return 0


def is_answer(lines: Lines, number: int, size: int) -> bool:
    """Return whether quoted lines follow the `size` lines that say who wrote them."""
    return lines.is_quoted(_next(lines, number + size))


def _next(lines: Lines, number: int) -> int:
    """Return the next line that is not blank."""
    while number < len(lines.spans) and not lines.text[slice(*lines.spans[number])].strip():
        number += 1
    return number


def _opens_head(lines: Lines, number: int, words: MailWords) -> bool:
    found = words.head.fullmatch(lines.line(number))
    if found is None or words.fields[found["name"].lower()] != "from":
        return False
    return _head(lines, number, words)[1].keys() >= NEEDED


def _head(lines: Lines, number: int, words: MailWords) -> tuple[int, Mapping[str, str]]:
    """Return the line behind a head, and its fields; a quoted head is read as any other."""
    head: dict[str, str] = {}
    after = number
    last = ""
    for at in range(number, min(number + LONGEST_HEAD, len(lines.spans))):
        line = QUOTE.sub("", lines.line(at), count=1) if lines.is_quoted(at) else lines.line(at)
        found = words.head.fullmatch(line)
        if found is not None:
            last = words.fields[found["name"].lower()]
            head.setdefault(last, found["value"].strip(" *\t"))
        elif line.strip() and after == at and last and _goes_on(lines, at, words):
            head[last] = f"{head[last]} {line.strip()}"
        elif line.strip():
            break
        elif head.keys() >= NEEDED and not _tells_receiver(lines, _next(lines, at), words):
            return at + 1, head
        if line.strip():
            after = at + 1
    return after, head


def _goes_on(lines: Lines, number: int, words: MailWords) -> bool:
    """Return whether a line goes on with the field above it and is no text below the head."""
    line = lines.line(number)
    is_indented = line.startswith((" ", "\t"))
    return is_indented or "@" in line or words.head.fullmatch(lines.line(number + 1)) is not None


def _tells_receiver(lines: Lines, number: int, words: MailWords) -> bool:
    """Return whether a line of a head goes on behind a blank one: in HTML each stands alone."""
    found = words.head.fullmatch(lines.line(number))
    return found is not None and words.fields[found["name"].lower()] == "to"
