"""Takes titles off the ends of a person's span, for datasets that count them to the name."""

from collections.abc import Sequence
from dataclasses import dataclass

import regex

from pipeline.name_rows import Title
from pipeline.tables import read_table

AFTER = "post-nominal"


@dataclass(frozen=True, slots=True)
class TitleShape:
    """What stands before a name, and what after it, as expressions."""

    before: "regex.Pattern[str]"
    after: "regex.Pattern[str]"


def load_titles() -> TitleShape:
    """Return the shapes of the titles of titles.csv."""
    return title_shape(read_table("titles", Title))


def title_shape(titles: Sequence[Title]) -> TitleShape:
    """Return the shapes of titles before and after a name."""
    before = _any_of([one.text for one in titles if one.kind != AFTER])
    after = _any_of([one.text for one in titles if one.kind == AFTER])
    return TitleShape(
        regex.compile(rf"(?:{before}\.?,?\s+)+", regex.IGNORECASE),
        regex.compile(rf"(?:,?\s+{after})+$", regex.IGNORECASE),
    )


def without_titles(shape: TitleShape, text: str) -> tuple[int, int]:
    """Return where the name in `text` starts and ends; titles alone stay as they are.

    >>> shape = title_shape([Title(text="Sir", kind="honorific"), Title(text="MP", kind=AFTER)])
    >>> without_titles(shape, "Sir Ned Hall MP"), without_titles(shape, "Sir")
    ((4, 12), (0, 3))
    """
    found = shape.before.match(text)
    start = found.end() if found else 0
    last = shape.after.search(text, start)
    end = last.start() if last else len(text)
    return (start, end) if start < end else (0, len(text))


def _any_of(texts: Sequence[str]) -> str:
    ordered = sorted(texts, key=lambda text: (-len(text), text))
    return f"(?:{'|'.join(regex.escape(text, literal_spaces=True) for text in ordered)})"
