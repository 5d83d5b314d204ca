"""The words that tell names of parties from common phrases, read from `party_words.csv`."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from pathlib import Path

from pipeline.gather.party_tables import Name, read_rows
from pipeline.gather.party_texts import words

NAMED = ("name", "english_name", "native_name")


@dataclass(frozen=True, slots=True)
class Words:
    """Words by what they do in a name: role `party`, `body`, `plain`, `small`, and others."""

    by_role: Mapping[str, frozenset[str]]

    def has(self, role: str, text: str) -> bool:
        """Return whether a text holds a word of this role."""
        return not self.by_role[role].isdisjoint(words(text))

    def kind_of(self, text: str) -> str:
        """Return the kind of a party by the words of its name: party, coalition or movement."""
        if self.has("party", text):
            return "party"
        return next((kind for kind in ("coalition", "movement") if self.has(kind, text)), "party")


def read_words(path: Path) -> Words:
    """Return the words of `party_words.csv` by role."""
    roles: dict[str, set[str]] = defaultdict(set)
    for row in read_rows(path):
        roles[row["role"]].add(row["word"])
    return Words({role: frozenset(found) for role, found in roles.items()})


def telling_words(names: Iterable[Name], countries: Mapping[str, str], plain: Set[str]) -> Set[str]:
    """Return the words that parties of one country alone have in their names."""
    places: dict[str, set[str]] = defaultdict(set)
    for name in names:
        if name.kind in NAMED:
            for word in words(name.text):
                places[word].add(countries[name.party_id])
    return {word for word, where in places.items() if len(where) == 1} - plain
