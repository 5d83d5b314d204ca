"""The shape of a person's name: what may be one, and what stands around it.

Titles, particles and the words that no name holds are tables; the shape itself is one expression.
Nothing here knows a name: a shape is evidence only together with a title, a form or a bracket.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import regex

from pipeline.alternatives import any_of
from pipeline.expressions import compiled
from pipeline.letter_titles import Letters, load_letters
from pipeline.name_rows import FamilyFirst, NotName, Order, Particle, Title
from pipeline.tables import OUR_DATA, read_table

MORE = r"['’](?!s\b)[\p{L}\p{M}]++|-[\p{L}\p{M}]++|- (?=\p{Lu}{2})\p{L}++"
WORD = rf"\p{{Lu}}[\p{{L}}\p{{M}}]*+(?:{MORE}){{0,6}}+"
"""A word of a name; a hyphen and a blank inside capitals is how some pages break them.
Six pieces at most: without an end, a line of `A-A-A-…` took time in its square."""
INITIALS = r"\p{Lu}\p{Ll}?\.(?:[ -]?\p{Lu}\p{Ll}?\.){0,6}+"
STOP = r"(?:(?<!\p{L}{6})\.)?"
"""The full stop of an abbreviated title; behind a long word it ends a sentence."""
MASKED = r"[\ue001-\ue07f]\ue100*+"
"""A word that `masks.mask` has masked: Jordan may be a given name, King a family name."""
OPENING = r"[\ue001-\ue007]\ue100*+"
"""A masked word that may begin a name: a country, party or state, no title."""
NICKNAME = r'(?:"\p{Lu}[\p{L}\p{M} ]{1,20}"|“\p{Lu}[\p{L}\p{M} ]{1,20}”)'
CALL_NAME = r"(?<=\.[ ])\(\p{Lu}[\p{Ll}\p{M}]{1,14}\)(?=(?:[ ]\p{Ll}{1,4}){0,2}[ ]\p{Lu})"
"""What somebody is called, in a bracket between the initials and the family name."""
USES = ("plain", "peerage", "rank", "learned")
LONGEST = 7
"""Words of a name; the longest in the reference list of members of parliament has seven."""


@dataclass(frozen=True)
class NameShape:
    """What a name looks like, ready to be used."""

    honorifics: frozenset[str]
    offices: frozenset[str]
    post_nominals: frozenset[str]
    plurals: frozenset[str]
    particles: frozenset[str]
    suffixes: frozenset[str]
    forenames: frozenset[str]
    genders: Mapping[str, str]
    """Honorific to `f` or `m`, where it is said of one only."""
    uses: Mapping[str, frozenset[str]]
    """The titles of each use that a row of titles.csv names."""
    letters: Letters
    family_first: Mapping[str, str]
    """Family names that stand first, to the order in which English displays the name."""
    eastern: frozenset[str]
    """Countries whose names keep the family name first."""
    edge: frozenset[str]
    either: frozenset[str]
    """The edge words that are names, too: May, June."""
    anywhere: frozenset[str]
    alone: frozenset[str]
    initials: frozenset[str]
    """Initials of several letters, which no English word begins a sentence as: Zh., Sh."""
    name: str
    """The expression of a bare name, to be built into longer ones."""
    leading: "regex.Pattern[str]"
    trailing: "regex.Pattern[str]"
    inner: "regex.Pattern[str]"
    """Titles inside a candidate that are no names themselves, as King and Major are."""
    bare: "regex.Pattern[str]"

    @cached_property
    def titles(self) -> frozenset[str]:
        """Return what stands before a name: honorifics and offices."""
        return self.honorifics | self.offices

    @cached_property
    def all_titles(self) -> frozenset[str]:
        """Return these, their plurals and post-nominals: to join them takes longer than a look."""
        return self.titles | self.plurals | self.post_nominals

    @cached_property
    def title_openers(self) -> frozenset[str]:
        """Return the first words of titles and their plurals."""
        return frozenset(title.split()[0] for title in self.titles | self.plurals)

    @cached_property
    def small(self) -> frozenset[str]:
        """Return the words that particles are made of: van, den and der for "van den"."""
        return frozenset(word for particle in self.particles for word in particle.split())

    @cached_property
    def of_titles(self) -> frozenset[str]:
        """Return the words that titles are made of, without their full stops: Rt, Hon, Chief."""
        titles = self.honorifics | self.offices | self.plurals | self.post_nominals
        return frozenset(word.rstrip(".") for title in titles for word in title.split())


def load_names(folders: Sequence[Path] = (OUR_DATA,)) -> NameShape:
    """Return the shape of names made from the tables of all `folders`."""
    titles = read_table("titles", Title, folders)
    particles = frozenset(row.text for row in read_table("name_particles", Particle, folders))
    words = read_table("not_names", NotName, folders)
    of_kind = {
        kind: frozenset(row.text for row in titles if row.kind.startswith(kind) and _is_single(row))
        for kind in ("honorific", "office", "post-nominal")
    }
    plurals = frozenset(row.text for row in titles if row.kind.endswith("plural"))
    suffixes = frozenset(row.text for row in titles if row.kind == "suffix")
    name = name_expression(particles, suffixes)
    inner = of_kind["office"] | plurals | {row.text for row in titles if _is_no_surname(row)}
    addresses = of_kind["honorific"] | {r.text for r in titles if r.kind == "honorific-plural"}
    office, honorific = any_of(of_kind["office"]), any_of(addresses)
    return NameShape(
        of_kind["honorific"],
        of_kind["office"],
        of_kind["post-nominal"],
        plurals,
        particles,
        suffixes,
        frozenset(row.text for row in read_table("forenames", Particle, folders)),
        {row.text: row.gender for row in titles if row.gender},
        {use: frozenset(row.text for row in titles if row.use == use) for use in USES},
        load_letters(folders),
        {row.text: row.order for row in read_table("family_first", FamilyFirst, folders)},
        _kept(read_table("name_orders", Order, folders)),
        frozenset(row.text for row in words if row.place in ("edge", "either")),
        frozenset(row.text for row in words if row.place == "either"),
        frozenset(row.text for row in words if row.place in ("anywhere", "alone")),
        frozenset(row.text for row in words if row.place == "alone"),
        frozenset(row.text for row in read_table("initials", Particle, folders)),
        name,
        compiled(rf"(?:(?P<office>{office})|{honorific})(?![\w-]){STOP},?\s*"),
        compiled(rf",?\s+{any_of(of_kind['post-nominal'])}(?![\w])\.?$"),
        compiled(rf"(?<![\w'-])(?:{any_of(inner)}\.?[ ]+)+(?=\p{{Lu}})"),
        compiled(name),
    )


def name_expression(particles: frozenset[str], suffixes: frozenset[str]) -> str:
    """Return the expression of a bare name: words, initials and particles, and Jr. behind them."""
    # One word with a capital is a word of the name as any other: left out, half is to be compiled.
    small = any_of(text for text in particles if " " in text or not text[0].isupper())
    piece = rf"(?:{INITIALS}|{WORD}|{NICKNAME}|{CALL_NAME}|{MASKED})"
    start = rf"(?:(?:{small})(?:[ ]|(?<=['’-])))?"
    more = rf"(?:[ ]|(?<=\.)|(?<=['’-]))(?:(?:{small})(?:[ ]|(?<=['’-]))){{0,3}}+{piece}"
    letters = "".join(sorted({regex.escape(text[0]) for text in particles}))
    # What follows begins so too; to look at one letter first saves a third of the time.
    opening = rf"(?=[\p{{Lu}}\ue001-\ue007{letters}])"
    name = rf"{opening}{start}(?:{INITIALS}|{WORD}|{OPENING})(?:{more}){{0,{LONGEST}}}"
    return rf"{name}(?:,? (?:{any_of(suffixes)})(?![\w]))?"


def _kept(orders: Sequence[Order]) -> frozenset[str]:
    return frozenset(row.country for row in orders if row.order == "kept")


def is_initial(word: str) -> bool:
    """Return whether a word is one letter and a full stop."""
    return len(word) == 2 and word.endswith(".")


def _is_no_surname(row: Title) -> bool:
    """Return whether an honorific is short or abbreviated: Mr, Dr, Sen. — not Major, nor M."""
    short = len(row.text) <= 3 or row.text.endswith(".")
    return row.kind == "honorific" and short and not is_initial(row.text)


def _is_single(row: Title) -> bool:
    return not row.kind.endswith("plural")
