"""What the table of furniture knows: which elements, names and lines are of the page, not of it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Any, Literal

from pipeline.layout import HeadingBlock
from pipeline.tables import Row, read_blocks, read_table

CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
PARTS = re.compile(r"[-_:\s]+")
EDGES = " \t\n\u00a0:*_#.,;–—-|•'\"[]()»«›‹>→←"
LONGEST_NAMES = 500
"""Characters of a class that are read: more of them style a page and name no part of it."""


class FurnitureWord(Row):
    """A row of `furniture_words.csv`: a word, where it must stand, and how surely it tells."""

    text: str
    kind: Literal[
        "element", "role", "word", "pair", "name", "unless", "content", "line", "prefix", "section"
    ]
    strength: Literal["sure", "strong", "weak", "page", ""] = ""
    why: str = ""

    def key(self) -> tuple[str, ...]:
        """Return text and kind: a later row of the same replaces an earlier one."""
        return (self.text, self.kind)


@dataclass(frozen=True, slots=True)
class Words:
    """The table by kind, and the words that open a section on contacts or notes."""

    kinds: Mapping[str, Mapping[str, str]]
    prefixes: tuple[str, ...]
    opening: tuple[str, ...]
    headings: frozenset[str]

    def mark(self, element: Any) -> str:
        """Return `sure`, `strong`, `weak` or `page` for an element that is called as furniture is.

        `sure` holds even where most of the text stands in it. `page` is the head or foot of the
        page, or of an article, as what stands around it tells.
        """
        by_element = self.kinds["element"].get(element.tag, "")
        by_role = self.kinds["role"].get(element.get("role", "").strip().lower(), "")
        found = {by_element, by_role, *map(self._of_name, names_of(element))}
        return next((one for one in ("sure", "strong", "page", "weak") if one in found), "")

    def content(self, element: Any) -> str:
        """Return `main`, `article` or `named` for an element that says that it holds the matter."""
        for kind in ("main", "article"):
            if kind in (element.tag, element.get("role", "").lower()):
                return kind
        names = map(str.lower, names_of(element))
        return "named" if not self.kinds["content"].keys().isdisjoint(names) else ""

    def labels(self, element: Any) -> bool:
        """Return whether the words of an element's names alone make it furniture."""
        whole = self.kinds["name"]
        names = (name for name in names_of(element) if name.lower() not in whole)
        return any(self._of_name(name) in ("sure", "strong") for name in names)

    def _of_name(self, name: str) -> str:
        words = [word.lower() for word in PARTS.split(CAMEL.sub("-", name)) if word]
        if not self.kinds["unless"].keys().isdisjoint(words):
            return ""
        pairs = ("-".join(pair) for pair in pairwise(words))
        found = {self.kinds["name"].get(name.lower(), "")}
        found |= {self.kinds["word"].get(word, "") for word in words}
        found |= {self.kinds["pair"].get(pair, "") for pair in pairs}
        return next((one for one in ("sure", "strong", "weak") if one in found), "")

    def line(self, text: str) -> str:
        """Return `line`, `prefix` or `section` for a text that is furniture by what it says."""
        bare = text.strip(EDGES).lower()
        for kind in ("section", "line"):
            if bare in self.kinds[kind]:
                return kind
        return "prefix" if text.lstrip(EDGES).lower().startswith(self.prefixes) else ""

    def opens_contact(self, text: str) -> bool:
        """Return whether a text opens a section on contacts or notes to editors."""
        bare = text.strip(EDGES).lower()
        return bare in self.headings or bare.startswith(self.opening)


def names_of(element: Any) -> list[str]:
    """Return the names of an element's class and id, and what it says to screen readers."""
    written = " ".join((element.get("class", ""), element.get("id", "")))
    return written[:LONGEST_NAMES].split()


@cache
def furniture() -> Words:
    """Return what our own tables know of furniture."""
    kinds: dict[str, dict[str, str]] = {}
    for row in read_table("furniture_words", FurnitureWord):
        kinds.setdefault(row.kind, {})[row.text] = row.strength
    blocks = [
        block
        for block in read_blocks("layout", "heading", HeadingBlock)
        if block.kind in ("contact", "notes")
    ]
    texts = {kind: [text for block in blocks if block.match == kind for text in block.texts]
             for kind in ("line", "prefix")}  # fmt: skip
    return Words(kinds, tuple(kinds["prefix"]), tuple(texts["prefix"]), frozenset(texts["line"]))
