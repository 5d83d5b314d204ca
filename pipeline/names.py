"""The shape of a person's name: what may be one, and what stands around it.

Titles, particles and the words that no name holds are tables; the shape itself is one expression.
Nothing here knows a name: a shape is evidence only together with a title, a form or a bracket.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import regex

from pipeline.tables import OUR_DATA, Row, read_table

MORE = r"['’](?!s\b)[\p{L}\p{M}]++|-[\p{L}\p{M}]++|- (?=\p{Lu}{2})\p{L}++"
WORD = rf"\p{{Lu}}[\p{{L}}\p{{M}}]*+(?:{MORE}){{0,6}}+"
"""A word of a name; a hyphen and a blank inside capitals is how some pages break them.
Six pieces at most: without an end, a line of `A-A-A-…` took time in its square."""
INITIALS = r"\p{Lu}\p{Ll}?\.(?:[ -]?\p{Lu}\p{Ll}?\.){0,6}+"
MASKED = r"[\ue001-\ue07f]\ue100*+"
"""A word that `masks.mask` has masked: Jordan may be a given name, King a family name."""
OPENING = r"[\ue001-\ue003\ue040-\ue043]\ue100*+"
"""A masked word that may begin a name: a country or party, no title."""
NICKNAME = r'"\p{Lu}[\p{L}\p{M} ]{1,20}"'
LONGEST = 7
"""Words of a name; the longest in the reference list of members of parliament has seven."""


class Title(Row):
    """A row of titles.csv: a word that stands before or after a name and is not part of it."""

    text: str
    kind: Literal[
        "honorific", "office", "post-nominal", "suffix", "office-plural", "honorific-plural"
    ]
    gender: Literal["", "f", "m"] = ""
    """Whom an honorific is said of; blank where it is said of both."""
    why: str = ""


class Particle(Row):
    """A row of name_particles.csv, a small word inside a family name, or of forenames.csv."""

    text: str
    why: str = ""


class NotName(Row):
    """A row of not_names.csv: a capitalised word that is not part of a name.

    `place`: `edge` words are cut off the ends of a candidate, `anywhere` words refuse it whole.
    """

    text: str
    place: Literal["edge", "anywhere"]
    why: str = ""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A name without what stands around it; all offsets lead into the text that was searched."""

    full_start: int
    start: int
    end: int
    honorific: str
    office: tuple[int, int] | None = None


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
    edge: frozenset[str]
    anywhere: frozenset[str]
    name: str
    """The expression of a bare name, to be built into longer ones."""
    leading: "regex.Pattern[str]"
    trailing: "regex.Pattern[str]"
    inner: "regex.Pattern[str]"
    """Titles inside a candidate that are no names themselves, as King and Major are."""
    bare: "regex.Pattern[str]"

    def named_lists(self) -> dict[str, frozenset[str]]:
        """Return the lists that expressions with `\\L<honorifics>` and the like need."""
        return {
            "honorifics": self.honorifics,
            "offices": self.offices,
            "posts": self.post_nominals,
            "plurals": self.plurals,
        }


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
    lists: dict[str, Any] = {"honorifics": addresses, "offices": of_kind["office"]}
    return NameShape(
        of_kind["honorific"],
        of_kind["office"],
        of_kind["post-nominal"],
        plurals,
        particles,
        suffixes,
        frozenset(row.text for row in read_table("forenames", Particle, folders)),
        {row.text: row.gender for row in titles if row.gender},
        frozenset(row.text for row in words if row.place == "edge"),
        frozenset(row.text for row in words if row.place == "anywhere"),
        name,
        regex.compile(r"(?:(?P<office>\L<offices>)|\L<honorifics>)(?![\w-])\.?,?\s*", **lists),
        regex.compile(r",?\s+\L<posts>(?![\w])\.?$", posts=of_kind["post-nominal"]),
        regex.compile(r"(?<![\w'-])(?:(?:\L<inner>)\.?[ ]+)+(?=\p{Lu})", inner=inner),
        regex.compile(name),
    )


def name_expression(particles: frozenset[str], suffixes: frozenset[str]) -> str:
    """Return the expression of a bare name: words, initials and particles, and Jr. behind them."""
    last = "|".join(regex.escape(text, literal_spaces=True) for text in _longest_first(suffixes))
    small = "|".join(regex.escape(text, literal_spaces=True) for text in _longest_first(particles))
    piece = rf"(?:{INITIALS}|{WORD}|{NICKNAME}|{MASKED})"
    start = rf"(?:(?:{small})(?:[ ]|(?<=['’-])))?"
    more = rf"(?:[ ]|(?<=\.)|(?<=['’-]))(?:(?:{small})(?:[ ]|(?<=['’-]))){{0,3}}+{piece}"
    name = rf"{start}(?:{INITIALS}|{WORD}|{OPENING})(?:{more}){{0,{LONGEST}}}"
    return rf"{name}(?:,? (?:{last})(?![\w]))?"


def trim(shape: NameShape, text: str, start: int, end: int) -> Candidate | None:
    """Return the name within `text[start:end]` without titles and edge words, or None.

    None where nothing is left, or where a word that no name holds stands inside it.
    """
    full_start, start, honorific, office = _strip_leading(shape, text, start, end)
    inner = _after_inner_title(shape, text, start, end)
    if inner > start:
        full_start, start, honorific, office = _strip_leading(shape, text, inner, end)
    end = _strip_trailing(shape, text, start, end)
    if start >= end or not _is_name(shape, text[start:end]):
        return None
    return Candidate(full_start if honorific else start, start, end, honorific, office)


def _after_inner_title(shape: NameShape, text: str, start: int, end: int) -> int:
    """Return where the last run of titles inside a candidate begins, or `start` without one.

    "South Asia Lord Ashbourne" is what a name looks like after "Minister for".
    """
    for match in shape.inner.finditer(text, start + 1, end):
        start = match.start()
    return start


def _strip_leading(
    shape: NameShape, text: str, start: int, end: int
) -> tuple[int, int, str, tuple[int, int] | None]:
    full_start = start
    honorific = False
    office: tuple[int, int] | None = None
    while start < end:
        match = shape.leading.match(text, start, end)
        edge = _edge_word(shape, text, start, end)
        if match and match.end() < end:
            if match["office"]:
                office = (office[0] if office else start, start + len(match["office"]))
                full_start, honorific = match.end(), False
            else:
                full_start = full_start if honorific else start
                honorific = True
            start = match.end()
        elif edge and not (honorific and _is_name_after(shape, text[start + edge : end])):
            start += edge
            full_start, honorific, office = start, False, None
        else:
            break
    return full_start, start, text[full_start:start].strip(" ,") if honorific else "", office


def _edge_word(shape: NameShape, text: str, start: int, end: int) -> int:
    """Return the length of the edge word that `text[start:end]` begins with, blanks included."""
    word = text[start:end].split(maxsplit=1)
    if not word or not _is_edge(shape, word[0].rstrip(".,")) or _is_initial(word[0]):
        return 0
    return len(text[start:end]) - len(word[1]) if len(word) > 1 else end - start


def _is_name_after(shape: NameShape, rest: str) -> bool:
    """Return whether more of the name follows an edge word: "Mr Jan Berg" is no date."""
    words = rest.split()
    return bool(words) and words[0].strip(".,") not in shape.edge


def _is_edge(shape: NameShape, word: str) -> bool:
    """Return whether a word is one around names, in capitals too: AND, FROM."""
    return word in shape.edge or (len(word) > 1 and word.isupper() and word.title() in shape.edge)


def _is_initial(word: str) -> bool:
    return len(word) == 2 and word.endswith(".")


def _strip_trailing(shape: NameShape, text: str, start: int, end: int) -> int:
    while start < end:
        match = shape.trailing.search(text, start, end)
        last = text[start:end].rsplit(maxsplit=1)[-1]
        if match:
            end = match.start()
        elif last.strip(".,") in shape.edge:
            end = start + len(text[start:end][: -len(last)].rstrip(" ,"))
        else:
            break
    return end


def _is_name(shape: NameShape, name: str) -> bool:
    words = name.replace("-", " ").split()
    if not words or any(word.strip(".,'\"") in shape.anywhere for word in words):
        return False
    if any(word.isupper() and _is_edge(shape, word) and len(word) > 1 for word in words[1:]):
        return False
    titles = shape.offices | shape.plurals | shape.post_nominals
    if name in titles or words[-1] in shape.offices:
        return False
    letters = [word for word in words if len(word.strip(".'")) > 1]
    return bool(letters) and not all(word in shape.particles for word in words)


def _is_no_surname(row: Title) -> bool:
    """Return whether an honorific is short or abbreviated: Mr, Dr, Sen. — not Major, nor M."""
    short = len(row.text) <= 3 or row.text.endswith(".")
    return row.kind == "honorific" and short and not _is_initial(row.text)


def _is_single(row: Title) -> bool:
    return not row.kind.endswith("plural")


def _longest_first(texts: frozenset[str]) -> list[str]:
    return sorted(texts, key=lambda text: (-len(text), text))
