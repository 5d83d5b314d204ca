"""The day that minutes count from: that of the meeting, not the one on which they came out."""

from collections.abc import Iterable, Mapping
from functools import lru_cache

import regex

from pipeline.alternatives import any_of
from pipeline.resolve.dates.value import NO_CONTEXT, date_value
from pipeline.types import Anchor, Mention

MINUTES = "minutes"
KIND = "document-line"
EDGE = 600
"""Characters of a text in which the line stands."""
BETWEEN = r"(?:\s[^\n.;:]{0,80})?\s(?:on|of)\s+(?:the\s+)?$"
DAY = len("2019-03-05")
Words = Mapping[str, Mapping[str, str]]


@lru_cache
def _line_of(heads: tuple[str, ...]) -> "regex.Pattern[str]":
    return regex.compile(rf"(?i)^[\W_]*{any_of(heads)}(?!\w){BETWEEN}")


def meeting_day(text: str, start: int, dates: Iterable[Mention], words: Words) -> Anchor | None:
    """Return the day of the meeting of which a part tells that begins at `start`, or None.

    That is the whole day in its line "Minutes of the meeting held on …": `dates` are those of the
    part, in order.
    """
    heads = tuple(one for one, kind in words.get("document", {}).items() if kind == MINUTES)
    if not heads:
        return None
    line = _line_of(heads)
    for one in dates:
        if one.start > start + EDGE:
            break
        begun = text.rfind("\n", 0, one.start) + 1
        if begun < start or not line.match(text[begun : one.start]):
            continue
        value = date_value(one, Anchor(None, None), words, NO_CONTEXT).value
        if value and len(value) == DAY and value.replace("-", "").isdigit():
            return Anchor(value, KIND, one.start, one.end)
    return None
