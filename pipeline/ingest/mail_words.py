"""What mail programs write around messages they forward or answer: `data/mail_words.csv`."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from email.utils import parsedate_to_datetime
from functools import cache

from pipeline.rules import Word
from pipeline.tables import Row, read_table

GAP = "…"


class MailWord(Row):
    """A row of `mail_words.csv`: words that a mail program writes, and what they stand for."""

    text: str
    kind: str
    language: str
    why: str = ""

    def key(self) -> tuple[str, ...]:
        """Return text and kind: some words are written by programs of two languages."""
        return self.text, self.kind


@dataclass(frozen=True, slots=True)
class MailWords:
    """The shapes of what mail programs write, and the months of their dates."""

    forwarded: re.Pattern[str]
    """The line above a forwarded message."""
    original: re.Pattern[str]
    """The line above a message that is forwarded or answered."""
    attribution: re.Pattern[str]
    """On Thu, 12 Oct 2017 at 10:15 Pia Sund <pia@press.example> wrote:"""
    attribution_opening: re.Pattern[str]
    """What such a line begins with, where it is broken over several."""
    head: re.Pattern[str]
    """A line of a head, such as `From: Pia Sund`, bold or not."""
    fields: Mapping[str, str]
    """What field the name of a line of a head stands for: from, date, to, subject."""
    prefix: re.Pattern[str]
    """What stands before a subject; the group `forward` where it says that it is forwarded."""
    months: Mapping[str, int]

    def day(self, written: str) -> str:
        """Return the day that a mail program wrote, in ISO form, or what it wrote.

        >>> mail_words().day("Thursday, October 12, 2017 at 10:15 AM"), mail_words().day("12/10/17")
        ('2017-10-12', '12/10/17')
        """
        return _by_standard(written) or self._by_words(written) or written

    def _by_words(self, written: str) -> str | None:
        words = re.findall(r"[^\W\d]+|\d+", written)
        months = {self.months[word.lower()] for word in words if word.lower() in self.months}
        years = {int(word) for word in words if re.fullmatch(r"(?:19|20)\d\d", word)}
        days = [int(word) for word in words if re.fullmatch(r"[0-3]?\d", word)]
        if len(months) != 1 or len(years) != 1 or not days:
            return None
        try:
            return date(years.pop(), months.pop(), days[0]).isoformat()
        except ValueError:
            return None


@cache
def mail_words() -> MailWords:
    """Return the words of the table, read once; it is ours and constant."""
    rows = read_table("mail_words", MailWord)
    kinds = {row.kind: [one.text for one in rows if one.kind == row.kind] for row in rows}
    fields = {
        one.lower(): kind for kind in ("from", "date", "to", "subject") for one in kinds[kind]
    }
    forward, reply = (_any(kinds[f"{one}-prefix"]) for one in ("forward", "reply"))
    pairs = [text.split(f" {GAP} ") for text in kinds["attribution"]]
    told = "|".join(
        rf"{re.escape(first)}\b[^\n]{{0,300}}\b{re.escape(last)}\b[^\n]{{0,200}}"
        for first, last in pairs
    )
    return MailWords(
        re.compile(rf"[-\s*]*(?:{_any(kinds['forwarded'])})\s*:?[-\s*]*", re.I),
        re.compile(rf"[-\s*]*(?:{_any(kinds['original'])})\s*:?[-\s*]*", re.I),
        re.compile(rf"(?=[^\n]*\d)(?:{told})(?<=:)"),
        re.compile(rf"(?:{_any(first for first, _ in pairs)})\b"),
        re.compile(rf"\**(?P<name>{_any(fields)})\**\s?:\**\s*(?P<value>.*)", re.I),
        fields,
        re.compile(rf"\s*(?:(?P<forward>{forward})|(?:{reply}))\s?(?:\[\d+\])?:\s*", re.I),
        {row.text.lower(): int(row.value) for row in read_table("months", Word)},
    )


def _any(texts: Iterable[str]) -> str:
    return "|".join(re.escape(text) for text in sorted(texts, key=lambda one: (-len(one), one)))


def _by_standard(written: str) -> str | None:
    """Return the day of a date as RFC 5322 has it, in the zone of its sender."""
    try:
        return parsedate_to_datetime(written).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
