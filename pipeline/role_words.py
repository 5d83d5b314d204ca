"""The words that roles are made of, by use; `role_shapes.py` makes the expressions of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

from pipeline.name_rows import Title
from pipeline.names import NameShape
from pipeline.role_shapes import RoleShapes, shapes_of
from pipeline.tables import OUR_DATA, Row, read_table

OFFICE, CANDIDACY, OCCUPATION, NO_ROLE = "office", "candidacy", "occupation", "none"
Use = Literal[
    "determiner",
    "preposition",
    "border",
    "verb",
    "lead",
    "copula",
    "modifier",
    "organ",
    "side",
    "past",
    "count",
    "counted",
]


class RoleNoun(Row):
    """A row of role_nouns.csv: a noun that says what someone is, in the singular."""

    text: str
    kind: Literal["office", "candidacy", "occupation", "none"]
    why: str = ""

    def key(self) -> tuple[str, ...]:
        """Return the noun: a later row of it replaces this one."""
        return (self.text,)


class RoleWord(Row):
    """A row of role_words.csv: a word around the nouns of roles, and what it does there."""

    text: str
    use: Use
    why: str = ""


@dataclass(frozen=True)
class RoleWords:
    """The words by use, and the expressions made of them once."""

    addresses: frozenset[str]
    """Honorifics, one or several persons': alone they are no roles."""
    post_nominals: frozenset[str]
    """The same behind a name."""
    kinds: Mapping[str, str]
    """Noun in small letters, singular or plural, to its kind."""
    plurals: frozenset[str]
    uses: Mapping[str, frozenset[str]]
    stops: frozenset[str]
    """Borders and verbs: no word of what stands before the noun of a role."""
    shapes: RoleShapes


def load_role_words(names: NameShape, folders: Sequence[Path] = (OUR_DATA,)) -> RoleWords:
    """Return the words of roles in all `folders`; the offices of titles.csv are nouns too."""
    nouns = {row.text: row.kind for row in read_table("role_nouns", RoleNoun, folders)}
    titles = read_table("titles", Title, folders)
    several = {row.text.lower() for row in titles if row.kind == "office-plural"}
    plurals = {plural(text) for text in nouns} | several
    kinds: dict[str, str] = {plural(text): kind for text, kind in nouns.items()}
    kinds |= {text.lower(): OFFICE for text in several | names.offices}
    kinds.update((text.lower(), kind) for text, kind in nouns.items())
    rows = read_table("role_words", RoleWord, folders)
    uses = {use: frozenset(row.text for row in rows if row.use == use) for use in get_args(Use)}
    addresses = {row.text for row in titles if row.kind.startswith("honorific")}
    return RoleWords(
        frozenset(addresses),
        names.post_nominals,
        kinds,
        frozenset(plurals - set(nouns)),
        uses,
        uses["border"] | uses["verb"],
        shapes_of(kinds, uses, names.post_nominals),
    )


def plural(noun: str) -> str:
    """Return the plural of a noun: of its first word where "general" or "of" follows.

    >>> plural("nurse"), plural("deputy"), plural("spokesman"), plural("attorney general")
    ('nurses', 'deputies', 'spokesmen', 'attorneys general')
    """
    first, blank, rest = noun.partition(" ")
    if rest == "general" or rest.startswith("of "):
        return plural(first) + blank + rest
    if noun.endswith("man"):
        return noun.removesuffix("man") + "men"
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "x", "ch", "sh")) else "s")
