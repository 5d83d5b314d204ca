"""What is known of words: which are common, how else a name is spelled, what its endings are."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from pipeline.gazetteer import Gazetteer
from pipeline.names import NameShape
from pipeline.pseudonymise.tokens import key_of
from pipeline.rules import Word
from pipeline.same_names import read_spellings
from pipeline.tables import Row, read_table

LEAST = 3
"""Letters that an ending leaves of a name."""


class Ending(Row):
    """A row of family_endings.csv: an ending of a family name, and the form it is a form of."""

    text: str
    plain: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class Spelling:
    """Tables of words, folded."""

    common: frozenset[str]
    """Words that are no name by themselves, though a name may be one: May, Justice, Jordan."""
    particles: frozenset[str]
    forenames: frozenset[str]
    """As written."""
    small: frozenset[str]
    """Words of nearly every sentence, and those that stand behind a verb that opens a question."""
    initials: frozenset[str]
    """Of several letters, as written."""
    ways: Mapping[str, str]
    endings: Mapping[str, str]

    def plain(self, key: str) -> str:
        """Return a word in the plainest of its spellings in Latin letters."""
        for text, plain in self.ways.items():
            key = key.replace(text, plain)
        return key

    def stem(self, key: str) -> str:
        """Return a family name in the form that all its forms have: Orlov for Orlova."""
        for text, plain in self.endings.items():
            if key.endswith(text) and len(key) - len(text) >= LEAST:
                return key[: -len(text)] + plain
        return key


def read_spelling(gazetteer: Gazetteer, shape: NameShape) -> Spelling:
    """Return what the tables know of words."""
    return Spelling(
        frozenset(key for text in _common(gazetteer, shape) if (key := key_of(text))),
        frozenset(map(key_of, shape.small)),
        shape.forenames,
        frozenset(key_of(one.text) for one in read_table("question_words", Word)),
        frozenset(one.rstrip(".") for one in shape.initials),
        {row.text: row.plain for row in read_spellings()},
        {row.text: row.plain for row in read_table("family_endings", Ending)},
    )


def _common(gazetteer: Gazetteer, shape: NameShape) -> Iterator[str]:
    yield from (one.text for one in read_table("name_words", Word))
    for table in ("months", "weekdays"):
        yield from (one.text for one in read_table(table, Word))
    yield from _single(gazetteer.country_names)
    yield from _single(gazetteer.seats)
    yield from _single(one.name for one in gazetteer.states)
    yield from (*shape.edge, *shape.anywhere, *shape.of_titles)


def _single(names: Iterable[str]) -> Iterator[str]:
    return (one for one in names if " " not in one)
