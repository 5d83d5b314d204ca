"""Keeps of a message what its sender, or whom he forwards, wrote: no quotes, no signature."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from pipeline.ingest.mail_borders import QUOTE, Lines, Span, attribution, find_border, is_answer
from pipeline.ingest.mail_words import MailWords
from pipeline.types import Place

SIGNATURES = ("-- ", "--\N{NO-BREAK SPACE}")
MOST_LEVELS = 20
"""So often a message is forwarded at most."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What is kept of a text, and the head of the message that is kept, where it is forwarded."""

    spans: tuple[Span, ...]
    head: Mapping[str, str]


def kept(text: str, subject: str, words: MailWords) -> Kept:
    """Return the lines that the sender of a message wrote; of one forwarded, those of the first."""
    lines = Lines(text, _all_lines(text))
    head: Mapping[str, str] = {}
    for _ in range(MOST_LEVELS):
        forwards = is_forward(subject, words)
        found = find_border(lines, words, forwards)
        if found is not None and found.forwarded:
            lines = _unquoted(Lines(text, lines.spans[found.after :]))
            head = found.head
            subject = head.get("subject", "")
            continue
        above = lines if found is None else Lines(text, lines.spans[: found.line])
        own = tuple(_own(above, words))
        if own or not forwards or found is not None:
            return Kept(own, head)
        lines, subject = _unquoted(lines), ""
    return Kept(tuple(_own(lines, words)), head)


def is_forward(subject: str, words: MailWords) -> bool:
    """Return whether a subject says that its message was forwarded."""
    found = words.prefix.match(subject)
    return found is not None and found["forward"] is not None


def bare(subject: str, words: MailWords) -> str:
    """Return a subject without what mail programs put before it.

    >>> from pipeline.ingest.mail_words import mail_words
    >>> bare("Fwd: AW: Re: Reform of the ports", mail_words())
    'Reform of the ports'
    """
    while found := words.prefix.match(subject):
        subject = subject[found.end() :]
    return subject.strip()


def cut(text: str, places: Sequence[Place], spans: Sequence[Span]) -> tuple[str, tuple[Place, ...]]:
    """Return the text of spans in lines, and what is left of the places of the whole text.

    >>> cut("one\\ntwo\\nthree", [Place(0, 7, 1), Place(8, 13, 2)], [(0, 3), (8, 13)])[0]
    'one\\nthree'
    """
    texts: list[str] = []
    found: list[Place] = []
    at = begin = 0
    for start, end in spans:
        while begin < len(places) and places[begin].end <= start:
            begin += 1
        for place in _from(places, begin, end):
            first, last = max(place.start, start) - start + at, min(place.end, end) - start + at
            before = found[-1] if found else None
            if before and (before.page, before.element) == (place.page, place.element):
                found[-1] = replace(before, end=last)
            elif first < last:
                found.append(replace(place, start=first, end=last))
        texts.append(text[start:end])
        at += end - start + 1
    return "\n".join(texts), tuple(found)


def _from(places: Sequence[Place], begin: int, end: int) -> Iterator[Place]:
    while begin < len(places) and places[begin].start < end:
        yield places[begin]
        begin += 1


def _all_lines(text: str) -> Sequence[Span]:
    lines: list[Span] = []
    start = 0
    for line in text.split("\n"):
        lines.append((start, start + len(line)))
        start += len(line) + 1
    return lines


def _own(lines: Lines, words: MailWords) -> Sequence[Span]:
    """Return lines without quotes and signature, and with one blank line where there were some."""
    own: list[Span] = []
    beyond = 0
    for number, (start, end) in enumerate(lines.spans):
        if lines.text[start:end] in SIGNATURES:
            break
        size = attribution(lines, number, words)
        if size and is_answer(lines, number, size):
            beyond = number + size
        if number < beyond or lines.is_quoted(number):
            continue
        end = start + len(lines.text[start:end].rstrip())
        if start < end or (own and own[-1][0] < own[-1][1]):
            own.append((start, end))
    return own[:-1] if own and own[-1][0] == own[-1][1] else own


def _unquoted(lines: Lines) -> Lines:
    """Return lines without the mark of a quote, where most of them bear it."""
    full = [n for n, (start, end) in enumerate(lines.spans) if lines.text[start:end].strip()]
    if 2 * sum(map(lines.is_quoted, full)) <= len(full):
        return lines
    found = [(QUOTE.match(lines.text, *span), span) for span in lines.spans]
    return Lines(
        lines.text, [(match.end() if match else start, end) for match, (start, end) in found]
    )
