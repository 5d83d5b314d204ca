"""What words open which section of a release, what a date looks like, and which language it is.

The words stand in `data/layout/*.toml`: `[[heading]]` blocks name the kind of a line by what it
says, `[[shape]]` blocks are expressions in which `{month}` and `{weekday}`
stand for the names of `data/months.csv` and `data/weekdays.csv`.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import regex

from pipeline.errors import DataError, Fault
from pipeline.expressions import compiled
from pipeline.languages import identifier
from pipeline.rules import Word
from pipeline.tables import OUR_DATA, Row, read_blocks, read_table

Kind = Literal[
    "contact",
    "notes",
    "about",
    "furniture",
    "document-line",
    "legend",
    "heading",
    "headline",
    "body",
]
Reach = Literal["line", "paragraph", "section"]
EDGES = " \t:*_#.,;–—-|•'\"[]()"
"""What may stand around a heading without being part of it."""
OTHER_NAME = r"\p{L}{3,10}\.?"


class HeadingBlock(Row):
    """A `[[heading]]` block: lines that say one of `texts` are of this kind."""

    id: str
    kind: Kind
    match: Literal["line", "prefix"]
    reach: Reach
    why: str
    texts: tuple[str, ...]
    finds: tuple[str, ...]
    ignores: tuple[str, ...] = ()

    def key(self) -> tuple[str, ...]:
        """Return the id: a later block of the same id replaces an earlier one."""
        return (self.id,)


class ShapeBlock(Row):
    """A `[[shape]]` block: an expression for something that is known by its form."""

    id: Literal[
        "date",
        "document",
        "before-date",
        "weekday",
        "title-column",
        "given-column",
        "family-column",
    ]
    why: str
    pattern: str
    finds: tuple[str, ...]
    ignores: tuple[str, ...] = ()

    def key(self) -> tuple[str, ...]:
        """Return the id: a later block of the same id replaces an earlier one."""
        return (self.id,)


@dataclass(frozen=True, slots=True)
class Heading:
    """What a line opens: its kind, how far it reaches, and whether more stands behind it."""

    kind: str
    reach: str
    id: str
    alone: bool


@dataclass(frozen=True)
class Layout:
    """All that is known of how releases are laid out; built once, handed in."""

    lines: Mapping[str, HeadingBlock]
    prefixes: Mapping[str, HeadingBlock]
    opening: "regex.Pattern[str]"
    """Any of the prefixes at the head of a line."""
    shapes: Mapping[str, "regex.Pattern[str]"]
    english: frozenset[str]
    """Small words of English: a paragraph without them is in another language."""
    identify: Callable[[str], str | None]
    """The ISO 639-1 code of a text's language, or None where it is too short or has none."""

    def heading(self, line: str) -> Heading | None:
        """Return what a line opens, or None."""
        bare = line.strip(EDGES).lower()
        if (block := self.lines.get(bare)) is not None:
            return Heading(block.kind, block.reach, block.id, True)
        found = self.opening.match(bare)
        if found is None:
            return None
        block = self.prefixes[found[0]]
        return Heading(block.kind, block.reach, block.id, found[0] == bare)


def load_layout(folders: Sequence[Path] = (OUR_DATA,)) -> Layout:
    """Return the layout of all `folders`; raises DataError with every faulty shape."""
    blocks = read_blocks("layout", "heading", HeadingBlock, folders)
    by_match = sorted(blocks, key=lambda block: block.match == "line")
    lines = {text.lower(): block for block in by_match for text in block.texts}
    prefixes = {
        text.lower(): block for block in blocks if block.match == "prefix" for text in block.texts
    }
    shapes = read_blocks("layout", "shape", ShapeBlock, folders)
    names = {
        name: _alternatives(row.text for row in read_table(f"{name}s", Word, folders))
        for name in ("month", "weekday")
    }
    english = frozenset(row.text for row in read_table("english_words", Word, folders))
    return Layout(
        lines,
        prefixes,
        compiled(rf"(?:{_alternatives(prefixes)})(?![\w-])"),
        _compiled(shapes, names),
        english,
        identifier(english),
    )


def _alternatives(texts: Iterable[str]) -> str:
    ordered = sorted(set(texts), key=lambda text: (-len(text), text))
    return "|".join(regex.escape(text, literal_spaces=True) for text in ordered)


def _compiled(
    shapes: Iterable[ShapeBlock], names: Mapping[str, str]
) -> dict[str, "regex.Pattern[str]"]:
    found: dict[str, regex.Pattern[str]] = {}
    faults = []
    for shape in shapes:
        try:
            found[shape.id] = compiled(_filled(shape.pattern, names))
        except regex.error as error:
            faults.append(Fault("layout/", shape.id, f"pattern: {error}", "correct the pattern"))
    if faults:
        raise DataError(faults)
    return found


def _filled(pattern: str, names: Mapping[str, str]) -> str:
    """Return a pattern with names of months and days for `{month}` and `{weekday}`.

    >>> _filled("{month} 3", {"month": "May|June"})
    '(?i:May|June) 3'
    """
    for name, alternatives in names.items():
        pattern = pattern.replace(f"{{{name}}}", f"(?i:{alternatives or OTHER_NAME})")
    return pattern
