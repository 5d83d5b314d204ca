"""The page as a view of the same length in which found names are marks, and who stands where."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import regex

from pipeline.role_shapes import COUNTRY, PAD, PARTY, PERSON, SIGN
from pipeline.types import Mention

SIGNS = {"PERSON": PERSON, "COUNTRY": COUNTRY, "PARTY": PARTY}
ITEM_START = regex.compile(
    rf"{SIGN}*(?:\p{{Lu}}{{2,4}}[ /-]?\d+{SIGN}*)?(?:\p{{Lu}}\p{{Ll}}{{0,2}}\.?\s+(?={PERSON}))?"
)
"""What stands before an item: a bullet, a number, a case number (MMR-311), a short title (U)."""


def view_of(text: str, mentions: Iterable[Mention]) -> str:
    """Return a text of the same length with persons, countries and parties as marks."""
    letters = list(text)
    for one in mentions:
        sign = SIGNS.get(one.label)
        if sign is None or (one.label == "COUNTRY" and one.kind == "embedded"):
            continue
        start = one.whole_start
        letters[start : one.end] = [sign, *PAD * (one.end - start - 1)]
    return "".join(letters)


def runs_of(view: str, people: Sequence[Mention], gap: "regex.Pattern[str]") -> list[list[Mention]]:
    """Return the persons in rows that commas and "and" join, in order; most rows hold one."""
    rows: list[list[Mention]] = []
    for one in people:
        start = one.whole_start
        if rows and gap.fullmatch(view, rows[-1][-1].end, start):
            rows[-1].append(one)
        else:
            rows.append([one])
    return rows


@dataclass(frozen=True, slots=True)
class Names:
    """The mentions by where they begin in the view."""

    at: Mapping[int, Mention]
    starts: Sequence[int]

    def between(self, start: int, end: int, *labels: str) -> list[Mention]:
        """Return the mentions of some labels within `start:end`, in order."""
        first = bisect_left(self.starts, start)
        last = bisect_left(self.starts, end)
        found = (self.at[one] for one in self.starts[first:last])
        return [one for one in found if one.label in labels]


def names_of(mentions: Iterable[Mention]) -> Names:
    """Return mentions by where they begin, honorifics included."""
    at = {one.whole_start: one for one in mentions}
    return Names(at, sorted(at))
