"""Walks a page once, without recursion, and makes blocks of all that a reader of it sees."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from pipeline.ingest.html_blocks import Block, Frame, Page
from pipeline.ingest.html_lines import BREAK, EDGE, END, Piece, line_of, paragraphs, raised, typed
from pipeline.ingest.html_lists import TERMS, OpenList, number_of
from pipeline.ingest.html_looks import HEADINGS, is_label, look_of
from pipeline.ingest.html_places import Paths
from pipeline.ingest.html_tables import TableRow, table_rows
from pipeline.ingest.html_tree import is_block, is_shown, is_void
from pipeline.ingest.html_words import Words

LISTS = ("ul", "ol", "dl", "menu", "dir")
ITEMS = ("li", *TERMS)
DEEPEST_LOOK = 9
"""How many elements inside it still speak for a heading: a link, a span or two."""
SURE = ("nav", "header", "footer", "aside")


def walk_page(root: Any, words: Words) -> Page:
    """Return the blocks and frames of a page, furniture and all."""
    walk = _Walk(words)
    for what, element in _events(root, walk):
        getattr(walk, what)(element)
    walk.flush()
    return Page(tuple(walk.blocks), tuple(walk.frames))


def _events(root: Any, walk: "_Walk") -> Iterator[tuple[str, Any]]:
    """Yield each element that is shown as it opens and closes, and the text behind every one."""
    stack: list[tuple[Any, Iterator[Any]]] = [(root, iter(root))]
    yield "open", root
    while stack:
        element, children = stack[-1]
        child = next(children, None)
        if child is None:
            stack.pop()
            yield "close", element
            if stack:
                yield "tail", element
        elif is_void(child):
            yield "void", child
            yield "tail", child
        elif walk.enters(child):
            stack.append((child, iter(child)))
            yield "open", child
        else:
            yield "tail", child


class _Walk:
    """What is open while a page is walked: frames, lists, looks, and the text not yet a block."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self.blocks: list[Block] = []
        self.frames: list[Frame] = []
        self.opened: list[tuple[int, str]] = []
        self.paths = Paths()
        self.pieces: list[Piece] = []
        self.looks: Counter[str] = Counter()
        self.lists: list[OpenList] = []
        self.groups = 0

    def enters(self, element: Any) -> bool:
        """Return whether the walk goes into an element; a table of data is read at once."""
        if not is_shown(element) or is_label(element, self.words):
            self.paths.skip(element)
            return False
        rows = table_rows(element) if element.tag == "table" else ()
        if rows:
            self._read_table(element, rows)
        return not rows

    def _read_table(self, table: Any, rows: Sequence[TableRow]) -> None:
        self.open(table)
        self.groups += 1
        caption = next((one for one in table if one.tag == "caption"), None)
        if caption is not None:
            self.pieces.append(Piece(line_of(caption)[0]))
            self.flush()
        frame, path = self.opened[-1][0], self.paths.here()
        self.blocks += [
            Block("row", row.text, "", frame, self.groups, row.linked, path + row.path)
            for row in rows
        ]
        self.close(table)

    def open(self, element: Any) -> None:
        """Begin an element: its borders, what it makes of its text, and its first text."""
        if is_block(element):
            self.flush()
        parent = self.opened[-1][0] if self.opened else -1
        look = look_of(element)
        self.opened.append((len(self.frames), look))
        self.looks[look] += 1
        self.frames.append(_frame(element, parent, self.words))
        self.paths.open(element)
        if element.tag in LISTS:
            self.groups += not self.lists
            self.lists.append(OpenList(element.tag, number_of(element.get("start")) or 1))
        elif self.lists and element.tag in ITEMS:
            self.lists[-1].begin(element.tag, number_of(element.get("value")))
        if element.tag == "q":
            self._add('"')
        if element.text:
            self._part(element)
            self._add(element.text)

    def close(self, element: Any) -> None:
        """End an element, and what it made of its text."""
        if element.tag == "q":
            self._add('"')
        if is_block(element):
            self.flush()
        _, look = self.opened.pop()
        self.looks[look] -= 1
        if element.tag in LISTS:
            self.lists.pop()
        elif self.lists and element.tag in ITEMS:
            self.lists[-1].waiting = ("more", "")
        self.paths.close()

    def void(self, element: Any) -> None:
        """Take in an element that holds nothing: a line's end, or a rule between blocks."""
        if element.tag == "br":
            self.pieces.append(Piece(BREAK) if self.looks["pre"] else END)
        elif element.tag == "hr":
            self.flush()
        self.paths.skip(element)

    def tail(self, element: Any) -> None:
        """Take in the text behind an element."""
        if element.tail:
            self._add(element.tail)

    def _part(self, element: Any) -> None:
        """Put a blank between two runs that a style alone keeps apart: a name, then a country."""
        before = self.pieces[-1].text[-1:] if self.pieces else ""
        named = element.tag == "span" and element.get("class") is not None
        if named and before.islower() and element.text[0].isupper():
            self._add(" ")

    def _add(self, text: str) -> None:
        text = raised(text) if self.looks["sup"] else text
        self.pieces.append(Piece(text, self.looks["bold"] > 0, self.looks["link"] > 0))

    def flush(self) -> None:
        """Make blocks of the text since the last border."""
        pieces, self.pieces = self.pieces, []
        if not any(piece.text.strip(EDGE).strip() for piece in pieces):
            return
        heading = self._level() > 0
        texts = typed(pieces) if self.looks["pre"] else paragraphs(pieces, not heading)
        share = sum(len(piece.text.strip()) for piece in pieces if piece.linked) / sum(
            len(piece.text.strip()) for piece in pieces
        )
        for text in texts:
            kind, lead = self._kind()
            text = text.replace(BREAK, " ") if kind == "heading" else text
            group = self.groups if self.lists and kind != "heading" else 0
            frame, path = self.opened[-1][0], self.paths.here()
            self.blocks.append(Block(kind, text, lead, frame, group, int(share * len(text)), path))

    def _level(self) -> int:
        """Return the level of the heading that is open, or 0."""
        return next((HEADINGS[look] for _, look in reversed(self.opened[-DEEPEST_LOOK:])
                     if look in HEADINGS), 0)  # fmt: skip

    def _kind(self) -> tuple[str, str]:
        """Return the kind of the block that ends here, and what Markdown writes before it."""
        level = self._level()
        if self.lists and not (level and self.lists[-1].waiting[0] == "more"):
            waiting, self.lists[-1].waiting = self.lists[-1].waiting, ("more", "")
            return waiting
        if level:
            return "heading", "#" * level + " "
        return ("quote", "> ") if self.looks["quote"] else ("paragraph", "")


def _frame(element: Any, parent: int, words: Words) -> Frame:
    if element.tag in ("html", "body"):
        return Frame(parent, "", "", True)
    content = words.content(element)
    mark = "" if content == "main" else words.mark(element)
    sure = mark == "sure" or element.tag in SURE or bool(element.get("role"))
    return Frame(parent, "strong" if mark == "sure" else mark, content, sure)
