"""Says what a paragraph of a Word document is: a heading, an item of a list, bold by its style."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pipeline.ingest.word_text import MAIN, Element, Look, flag

BODY_LEVEL = 9
"""The outline level of running text."""
DEEPEST = 6
"""Markdown has no further headings."""
NAMED = re.compile(r"heading (?P<level>[1-9])|title", re.I)
"""The names of styles are English in the file, whatever language Word speaks."""
MOST_PARENTS = 20
"""Word itself follows eleven styles that are based on each other."""
NO_MARK = "none"
BULLET = "bullet"
SUPERSCRIPT = "superscript"


@dataclass(frozen=True, slots=True)
class Item:
    """The list that an item belongs to, and how deep in it it stands."""

    list_id: str
    level: int


class Styles:
    """The styles and lists of one document, and how far its lists have counted."""

    def __init__(self, styles: Element | None, numbering: Element | None) -> None:
        self._styles = _by_id(styles, "style", "styleId")
        self._abstract = _by_id(numbering, "abstractNum", "abstractNumId")
        self._lists = _by_id(numbering, "num", "numId")
        self._counts: dict[str, dict[int, int]] = {}

    def heading(self, paragraph: Element) -> int | None:
        """Return the level of a heading, counted from 1, or None for other paragraphs."""
        for properties, name in self._chain(paragraph):
            outline = _value(properties, "outlineLvl")
            if outline is not None and outline.isdecimal():
                level = int(outline)
                return min(level + 1, DEEPEST) if level < BODY_LEVEL else None
            if named := NAMED.fullmatch(name):
                return min(int(named["level"] or 1), DEEPEST)
        return None

    def item(self, paragraph: Element) -> Item | None:
        """Return where in a list a paragraph stands, or None where it stands in none."""
        level: str | None = None
        for properties, _ in self._chain(paragraph):
            number = None if properties is None else properties.find(f"{MAIN}numPr")
            if number is None:
                continue
            level = level if level is not None else _value(number, "ilvl")
            list_id = _value(number, "numId")
            if list_id is not None:
                deep = int(level) if level is not None and level.isdecimal() else 0
                return Item(list_id, deep) if list_id != "0" else None
        return None

    def mark(self, item: Item) -> str:
        """Return the mark of the next item, `- ` or `3. `, and count it; nothing where it is bare.

        A list goes on counting where the document does; an item higher up starts those below anew.
        """
        level = self._level(item)
        form = _value(level, "numFmt") or BULLET
        if form == NO_MARK:
            return ""
        if form == BULLET:
            return "- "
        start = _value(level, "start") or "1"
        first = int(start) if start.isdecimal() else 1
        counts = self._counts.setdefault(self._counted_with(item.list_id), {})
        counts[item.level] = counts.get(item.level, first - 1) + 1
        for deeper in [level for level in counts if level > item.level]:
            del counts[deeper]
        return f"{counts[item.level]}. "

    def look(self, run: Element, paragraph: Element) -> Look:
        """Return how a run looks: by itself, by its style or by that of its paragraph."""
        own = run.find(f"{MAIN}rPr")
        names = (_value(own, "rStyle"), _value(paragraph.find(f"{MAIN}pPr"), "pStyle"))
        styles = [style.find(f"{MAIN}rPr") for name in names for style in self._parents(name)]
        said = [one for one in (own, *styles) if one is not None]
        bold = next((one for each in said if (one := flag(each, "b")) is not None), False)
        heights = (_value(each, "vertAlign") for each in said)
        return Look(bold, next((one for one in heights if one is not None), "") == SUPERSCRIPT)

    def _chain(self, paragraph: Element) -> Iterator[tuple[Element | None, str]]:
        """Yield the properties of a paragraph, then of its styles with the name of each."""
        own = paragraph.find(f"{MAIN}pPr")
        yield own, ""
        for style in self._parents(_value(own, "pStyle")):
            yield style.find(f"{MAIN}pPr"), _value(style, "name") or ""

    def _parents(self, name: str | None) -> Iterator[Element]:
        """Yield a style and those that it is based on, which may be a circle."""
        for _ in range(MOST_PARENTS):
            if name is None or name not in self._styles:
                return
            yield self._styles[name]
            name = _value(self._styles[name], "basedOn")

    def _counted_with(self, list_id: str) -> str:
        """Return what a list counts with: lists of one kind go on, unless one starts anew."""
        listed = self._lists.get(list_id)
        if listed is None or listed.find(f"{MAIN}lvlOverride/{MAIN}startOverride") is not None:
            return f"list {list_id}"
        return _value(listed, "abstractNumId") or ""

    def _level(self, item: Item) -> Element | None:
        listed = self._lists.get(item.list_id)
        abstract = self._abstract.get(_value(listed, "abstractNumId") or "")
        levels = () if abstract is None else abstract.findall(f"{MAIN}lvl")
        wanted = str(item.level)
        return next((one for one in levels if one.get(f"{MAIN}ilvl") == wanted), None)


def _by_id(root: Element | None, tag: str, key: str) -> Mapping[str, Element]:
    found = () if root is None else root.findall(MAIN + tag)
    return {one.get(MAIN + key, ""): one for one in found}


def _value(parent: Element | None, name: str) -> str | None:
    found = None if parent is None else parent.find(MAIN + name)
    value = None if found is None else found.get(f"{MAIN}val")
    return value if isinstance(value, str) else None
