"""Fills our own snippets of press releases (`carriers.toml`) with invented names.

A slot such as `{p1.caps}` gives the words and, where it is a name, the mark on them; the same
number is the same person, party or country throughout a snippet.
"""

import random
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import regex
from spacy.language import Language

from pipeline.tables import Row, read_blocks, read_toml
from pipeline.train.cast import Cast, Fillers
from pipeline.train.examples import Example, Mark
from pipeline.train.label_maps import CARRIERS, LabelMap
from pipeline.train.reading import words_of

PACKAGE = Path(__file__).parent.parent
SLOT = regex.compile(
    r"\{(?P<kind>\p{L}+?)(?P<number>\d*)(?:\.(?P<form>\p{L}+))?(?::(?P<of>p\d+))?\}"
)
REPEATED = regex.compile(
    r"\[\[(?P<piece>(?:(?!\]\]).)*?)(?:\|(?P<between>[^|\]]*))?(?:\|(?P<last>[^|\]]*))?\]\]"
    r"\*(?P<least>\d+)-(?P<most>\d+)",
    regex.DOTALL,
)


class Carrier(Row):
    """A `[[carrier]]` block: a snippet of a release with slots."""

    id: str
    text: str
    why: str = ""

    def key(self) -> tuple[str, ...]:
        """Return the name of the carrier."""
        return (self.id,)


def read_carriers() -> tuple[Carrier, ...]:
    """Return the snippets of carriers.toml."""
    return tuple(read_blocks("train", "carrier", Carrier, (PACKAGE,)))


def read_lists() -> Mapping[str, Any]:
    """Return the lists of fillers.toml."""
    return read_toml(Path(__file__).parent / "fillers.toml")


@dataclass(frozen=True)
class Workbench:
    """What snippets are filled from, cut into words by, and marked by."""

    fillers: Fillers
    nlp: Language
    labels: LabelMap


def filled(carrier: Carrier, bench: Workbench, draw: random.Random) -> Example:
    """Return a snippet as an example, its slots filled as `draw` decides."""
    labels = bench.labels
    text, spans = _written(repeated(carrier.text, draw), Cast(bench.fillers, draw))
    doc = bench.nlp(text)
    words, units = words_of(doc)
    found = ((doc.char_span(start, end), label) for start, end, label in spans)
    marks = tuple(Mark(span.start, span.end, labels.labels[label]) for span, label in found if span)
    return Example(carrier.id, CARRIERS, words, units, marks, labels.free)


def repeated(text: str, draw: random.Random) -> str:
    """Return the text with its repeated pieces written out, each with numbers of its own.

    >>> repeated("[[{p1}, {c1}|; ]]*2-2.", random.Random(1))
    '{p101}, {c101}; {p102}, {c102}.'
    """
    counted = iter(range(1, 1000))

    def out(match: "regex.Match[str]") -> str:
        number = draw.randint(int(match["least"]), int(match["most"]))
        pieces = [_renumbered(match["piece"], next(counted)) for _ in range(number)]
        between = match["between"] or ""
        if match["last"] is None or number == 1:
            return between.join(pieces)
        return between.join(pieces[:-1]) + match["last"] + pieces[-1]

    return REPEATED.sub(out, text)


def _renumbered(piece: str, number: int) -> str:
    """Return a piece whose numbers are its own: `{p1}` becomes `{p101}`, then `{p102}`."""
    piece = regex.sub(
        r"(?<=\{(?:town|org|p|g|cc?))(\d*)(?=[.}])", lambda one: f"{one[1]}{number:02}", piece
    )
    return regex.sub(r"(?<=:p)(\d+)", lambda one: f"{one[1]}{number:02}", piece)


def _written(text: str, cast: Cast) -> tuple[str, list[tuple[int, int, str]]]:
    written, spans, at = "", [], 0
    for match in SLOT.finditer(text):
        written += text[at : match.start()]
        said = cast.say(match)
        if said.label and said.text:
            spans.append((len(written), len(written) + len(said.text), said.label))
        written += said.text
        at = match.end()
        if not said.text and text[at : at + 1] == " ":
            at += 1
    return written + text[at:], spans


def in_headline(example: Example) -> Example:
    """Return an example all in capitals."""
    return replace(example, words=tuple(word.upper() for word in example.words))
