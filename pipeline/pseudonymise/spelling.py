"""What is known of words: which are common, how else a name is spelled, what its endings are."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from pipeline.gazetteer import Gazetteer
from pipeline.names import NameShape
from pipeline.pseudonymise.tokens import key_of
from pipeline.rules import Word
from pipeline.same_names import read_spellings
from pipeline.tables import OUR_DATA, Row, read_table

LEAST = 3
"""Letters that an ending leaves of a name."""


ORDINARY = OUR_DATA / "ordinary_words.txt"
"""Words of English, one a line: what stands there is no name where it is written small."""


class Ending(Row):
    """A row of family_endings, given_endings, loose_spellings: letters, what they stand for."""

    text: str
    plain: str
    why: str = ""


@dataclass(frozen=True)
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
    ordinary: frozenset[str]
    """Words of English, names that are written with a capital apart."""
    ways: Mapping[str, str]
    endings: Mapping[str, str]
    cases: tuple[tuple[str, str], ...]
    """Endings of given names in other languages, and those of the name as it is."""
    romanised: Mapping[str, tuple[str, ...]]

    @cached_property
    def called(self) -> frozenset[str]:
        """Return the known forenames, folded."""
        return frozenset(map(key_of, self.forenames))

    def plain(self, key: str) -> str:
        """Return a word in the plainest of its spellings in Latin letters."""
        for text, plain in self.ways.items():
            key = key.replace(text, plain)
        return key

    def loose(self, key: str) -> frozenset[str]:
        """Return the forms that all romanisations of a word share one of: Rushdani, Roshdani."""
        forms = {self.plain(key)}
        for text, plains in self.romanised.items():
            forms = {form.replace(text, plain) for form in forms for plain in plains}
        return frozenset(forms)

    def names(self, key: str) -> Iterator[str]:
        """Yield what given name a word may be a case of: Aybek for Aybeks and Aybekowi."""
        for text, plain in self.cases:
            if key.endswith(text):
                yield key.removesuffix(text) + plain

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
        frozenset(ORDINARY.read_text("utf-8").split()),
        {row.text: row.plain for row in read_spellings()},
        {row.text: row.plain for row in read_table("family_endings", Ending)},
        tuple((row.text, row.plain) for row in read_table("given_endings", Ending)),
        _alternatives(read_table("loose_spellings", Ending)),
    )


def _alternatives(rows: Iterable[Ending]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for row in rows:
        found[row.text] = (*found.get(row.text, ()), row.plain)
    return found


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
