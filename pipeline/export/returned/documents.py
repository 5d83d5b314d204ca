"""What comes back in any form: documents with labelled spans, and where they fit our releases."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from pipeline.export.offsets import characters_before
from pipeline.records import Extraction


@dataclass(frozen=True, slots=True)
class Back:
    """One span that came back; without a place it is found by its quote and what stands around it.

    `key` is what relations call it by.
    """

    label: str
    start: int | None
    end: int | None
    quote: str | None = None
    prefix: str = ""
    suffix: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """A relation that came back, between the keys of two spans."""

    first: str
    second: str
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """One release that came back; `links` is None where its form has none.

    It is known by its id, by the name of its stored text or by its address.
    """

    name: str
    spans: tuple[Back, ...]
    text: str | None = None
    links: tuple[Link, ...] | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """All that a file holds, and what of it is passed over: sentences with their counts."""

    documents: tuple[Document, ...]
    notes: Mapping[str, int] = field(default_factory=Counter)


@dataclass(frozen=True, slots=True)
class Placed:
    """A span that came back, at its place in the stored text."""

    label: str
    start: int
    end: int
    text: str
    key: str = ""

    @property
    def place(self) -> tuple[str, int, int]:
        """Return label, start and end: what a span is known by."""
        return self.label, self.start, self.end


def places(document: Document, extraction: Extraction) -> tuple[list[Placed], int]:
    """Return the spans of a document in the stored text, and how many are not to be found there."""
    text = extraction.release.text
    found = [_place(one, text) for one in document.spans]
    placed = {one.place: one for one in found if one is not None}
    return sorted(placed.values(), key=lambda one: one.place[1:]), found.count(None)


def _place(one: Back, text: str) -> Placed | None:
    """Return where a span stands: where its offsets and its quote say the same, else by quote."""
    for start, end in _offsets(one, text):
        if _is_there(one, text, start, end):
            return _trimmed(Placed(one.label, start, end, text[start:end], one.key))
    if not one.quote:
        return None
    around = one.prefix + one.quote + one.suffix
    at = text.find(around)
    if at < 0 or text.find(around, at + 1) >= 0:
        return None
    start = at + len(one.prefix)
    end = start + len(one.quote)
    return _trimmed(Placed(one.label, start, end, text[start:end], one.key))


def _offsets(one: Back, text: str) -> list[tuple[int, int]]:
    """Return the offsets as characters, then as UTF-16 units where a quote can tell."""
    if one.start is None or one.end is None:
        return []
    units = (characters_before(text, one.start), characters_before(text, one.end))
    second = [(units[0], units[1])] if one.quote and None not in units else []
    return [(one.start, one.end), *((a, b) for a, b in second if a is not None and b is not None)]


def _is_there(one: Back, text: str, start: int, end: int) -> bool:
    if not 0 <= start < end <= len(text):
        return False
    return one.quote is None or text[start:end].split() == one.quote.split()


def _trimmed(one: Placed) -> Placed | None:
    """Return a span without the blanks at its ends; None where nothing is left."""
    words = one.text.strip()
    start = one.start + len(one.text) - len(one.text.lstrip())
    return replace(one, start=start, end=start + len(words), text=words) if words else None
