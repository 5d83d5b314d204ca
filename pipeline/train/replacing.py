"""Replaces the names of public data by names of all countries, and puts words around them.

Encyclopaedias and weblogs name the famous of few countries, in one style, without the titles and
brackets of press releases. All of it is drawn anew each epoch.
"""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from pipeline.train.examples import Example, Mark
from pipeline.train.names import Drawn, NameSource, draw_name, happens, in_capitals

Tokenise = Callable[[str], tuple[str, ...]]


@dataclass(frozen=True)
class Shares:
    """Parts of a thousand in which each thing is done."""

    persons: int = 300
    """Examples whose persons are renamed."""
    parties: int = 300
    """Examples whose parties are renamed."""
    title: int = 80
    """Full names that get a title before them."""
    bracket: int = 50
    """Full names that get a bracket behind them."""
    capitals: int = 60
    """Examples whose persons get their last name in capitals."""
    headline: int = 25
    """Lines and sentences that are set in capitals."""


@dataclass(frozen=True)
class Stock:
    """What names, titles and brackets are drawn from."""

    names: NameSource
    parties: tuple[str, ...]
    codes: tuple[str, ...]
    """Abbreviations of parties and groups, for brackets."""
    single: tuple[str, ...]
    """Names of parties that are one word: Likud, Fidesz."""
    titles: tuple[str, ...]
    countries: tuple[str, ...]
    tokenise: Tokenise
    shares: Shares = Shares()


PERSON, PARTY = ("PERSON",), ("PARTY",)
Piece = tuple[tuple[str, ...], tuple[Mark, ...]]
"""Words, and marks counted from the first of them."""


def vary(example: Example, stock: Stock, draw: random.Random) -> Example:
    """Return an example with other names, titles and brackets, or as it was: `draw` decides."""
    shares = stock.shares
    renamed = _Renaming(stock, draw, happens(shares.persons, draw), happens(shares.parties, draw))
    changed = rewritten(example, renamed.piece)
    if happens(shares.capitals, draw):
        changed = _capitals(changed, stock.names.particles)
    return _headlines(changed, stock, draw)


def rewritten(example: Example, piece: Callable[[Mark, tuple[str, ...]], Piece]) -> Example:
    """Return an example in which each mark's words are what `piece` makes of them."""
    words: list[str] = []
    marks: list[Mark] = []
    moved: list[int] = []
    at = 0
    for mark in sorted(example.marks, key=lambda one: one.start):
        moved += range(len(words), len(words) + mark.start - at)
        words += example.words[at : mark.start]
        found, inner = piece(mark, example.words[mark.start : mark.end])
        marks += [Mark(one.start + len(words), one.end + len(words), one.labels) for one in inner]
        moved += [len(words)] * (mark.end - mark.start)
        words += found
        at = mark.end
    moved += range(len(words), len(words) + len(example.words) - at + 1)
    words += example.words[at:]
    return replace(
        example,
        words=tuple(words),
        marks=tuple(marks),
        units=tuple((moved[start], moved[end]) for start, end in example.units),
        unsure=frozenset(moved[one] for one in example.unsure),
    )


class _Renaming:
    """The new names of one example: the same old name gets the same new one."""

    def __init__(self, stock: Stock, draw: random.Random, persons: bool, parties: bool) -> None:
        self.stock, self.draw = stock, draw
        self.persons, self.parties = persons, parties
        self._known: dict[str, Drawn] = {}

    def piece(self, mark: Mark, words: tuple[str, ...]) -> Piece:
        """Return the words that stand for a mark now, and its marks."""
        new = words
        if mark.labels == PERSON and self.persons:
            new = self._person(words)
        elif mark.labels == PARTY and self.parties:
            new = self._party(words)
        whole = Mark(0, len(new), mark.labels)
        if mark.labels != PERSON or len(words) < 2:
            return new, (whole,)
        return self._dressed(new)

    def _person(self, words: tuple[str, ...]) -> tuple[str, ...]:
        if len(words) == 1:
            known = self._known.get(words[0]) or draw_name(self.stock.names, self.draw)
            self._known[words[0]] = known
            return self.stock.tokenise(known.last)
        known = self._known.get(words[-1]) or draw_name(self.stock.names, self.draw)
        self._known[words[-1]] = known
        return self.stock.tokenise(known.full)

    def _party(self, words: tuple[str, ...]) -> tuple[str, ...]:
        stock = self.stock
        of_one_word = stock.codes if words[0].isupper() else stock.single
        return stock.tokenise(self.draw.choice(of_one_word if len(words) == 1 else stock.parties))

    def _dressed(self, words: tuple[str, ...]) -> Piece:
        before: tuple[str, ...] = ()
        after: tuple[str, ...] = ()
        marks: list[Mark] = []
        if happens(self.stock.shares.title, self.draw):
            before = self.stock.tokenise(self.draw.choice(self.stock.titles))
        end = len(before) + len(words)
        marks.append(Mark(len(before), end, PERSON))
        if happens(self.stock.shares.bracket, self.draw):
            after, inner = _bracket(self.stock, self.draw)
            marks += [Mark(one.start + end, one.end + end, one.labels) for one in inner]
        return (*before, *words, *after), tuple(marks)


def _bracket(stock: Stock, draw: random.Random) -> Piece:
    """Return a bracket with a country, a party's abbreviation, or both in either order."""
    country = stock.tokenise(draw.choice(stock.countries))
    code = stock.tokenise(draw.choice(stock.codes))
    held = draw.choice([(country, code), (code, country), (code,), (country,)])
    words: list[str] = ["("]
    marks = []
    for number, part in enumerate(held):
        words += [draw.choice([",", ";"])] if number else []
        label = "PARTY" if part is code else "PLACE"
        marks.append(Mark(len(words), len(words) + len(part), (label,)))
        words += part
    return (*words, ")"), tuple(marks)


def _capitals(example: Example, particles: Sequence[str]) -> Example:
    words = list(example.words)
    for mark in example.marks:
        if mark.labels == PERSON and mark.end - mark.start > 1:
            words[mark.end - 1] = in_capitals(words[mark.end - 1], particles)
    return replace(example, words=tuple(words))


def _headlines(example: Example, stock: Stock, draw: random.Random) -> Example:
    """Return an example in which some lines are all in capitals."""
    words = list(example.words)
    for start, end in example.units:
        if happens(stock.shares.headline, draw):
            words[start:end] = [word.upper() for word in words[start:end]]
    return replace(example, words=tuple(words))
