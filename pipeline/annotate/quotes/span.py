"""The nouns of the room: where a quotation stands, who speaks, and how the text says so."""

from dataclasses import dataclass

from pipeline.types import Mention

Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Span:
    """A quotation: `open:close` with its marks, `start:end` without; `by` says how it was found."""

    open: int
    start: int
    end: int
    close: int
    by: str = "marks"


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks: a span of cleaned text, its kind, and the persons where they are known."""

    start: int
    end: int
    kind: str
    people: tuple[Mention, ...] = ()
    how: str = "exact"


@dataclass(frozen=True, slots=True)
class Said:
    """Who says a quotation, by which verb, and where the text says so (`by`)."""

    speaker: Speaker
    verb: Place | None
    by: str
    beside: bool = True
    """Whether the words of saying are right beside the quotation."""
