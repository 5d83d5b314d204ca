"""Reads the columns of a table: what stands in most of a column's rows stands in the others too."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import regex

from pipeline.annotate.cells import Span, cells_of
from pipeline.annotate.page import Page
from pipeline.masks import BITS
from pipeline.types import Mention

ROWS = 3
"""Rows of a table, its head among them, or it is none."""
APART = 4
"""Lines from one row to the next, in records that have a row and lines of their own."""
MOST, FEW = 0.6, 0.3
"""Share of the cells from which a column holds names, and up to which it holds none."""
RULE = regex.compile(r"[|:\s-]+")
NAME = regex.compile(r"\p{Lu}[\p{L}\p{M}'’&. -]{2,60}")
"""What a party may be called: words without figures or brackets."""
FOUND_BY = "finder:column"
KINDS = ("PERSON", "PARTY")


@dataclass(frozen=True, slots=True)
class Column:
    """The cells of a column that say a thing of their own: no "Member of Congress" in each."""

    cells: tuple[Span, ...]
    headed: bool
    """Whether its first cell may say what it holds."""
    shares: Mapping[str, float]
    """In how many of the cells a person or a party stands, 0 to 1."""

    @property
    def label(self) -> str:
        """Return what the column holds, or blank."""
        return next((one for one in KINDS if self.shares[one] >= MOST), "")


def in_columns(page: Page, mentions: Iterable[Mention]) -> Iterator[Mention]:
    """Yield the persons whose names fill cells of a column of names, and the parties of one."""
    for columns in _tables(page, mentions):
        for column in columns:
            if column.label == "PERSON":
                yield from _people(page, column)
            elif column.label == "PARTY":
                yield from _parties(page, column)


def out_of_columns(page: Page, mentions: Iterable[Mention]) -> list[Mention]:
    """Return the persons and parties in columns of other things, where theirs is another one.

    In a motion's table constituencies look like either.
    """
    everyone = [one for one in mentions if one.label in KINDS]
    lost: list[Mention] = []
    for columns in _tables(page, everyone):
        held = {column.label for column in columns}
        for column in columns:
            others = [label for label in KINDS if label != column.label]
            for label in (one for one in others if one in held or column.label):
                lost += _strangers(page, column, (one for one in everyone if one.label == label))
    return lost


def nameless(page: Page, mentions: Iterable[Mention]) -> list[Span]:
    """Return the cells of columns that hold no names of persons, beside one that does."""
    found: list[Span] = []
    for columns in _tables(page, mentions):
        if any(column.label == "PERSON" for column in columns):
            others = (column for column in columns if column.shares["PERSON"] <= FEW)
            found += (cell for column in others for cell in column.cells)
    return found


def _strangers(page: Page, column: Column, mentions: Iterable[Mention]) -> Iterator[Mention]:
    for one in mentions:
        sure = one.full_start >= 0 if one.label == "PERSON" else _is_party(page, one.text)
        at = bisect_right(column.cells, (one.start, len(page.text))) - 1
        inside = at >= 0 and one.start < column.cells[at][1]
        if inside and not sure and column.shares[one.label] <= FEW:
            yield one


def _is_party(page: Page, text: str) -> bool:
    return bool(page.kit.gazetteer.parties_named(text))


def _tables(page: Page, mentions: Iterable[Mention]) -> Iterator[list[Column]]:
    """Yield the columns of each table: rows of as many cells, two at least, near each other."""
    found: dict[str, set[int]] = {label: set() for label in KINDS}
    for one in mentions:
        if one.label in KINDS and not (one.label == "PERSON" and one.kind):
            found[one.label].add(one.whole_start)
    starts = {label: sorted(places) for label, places in found.items()}
    for table in _rows(page):
        stacked = _stacked(page, table)
        for rows in stacked:
            yield [_column(page, [cell for row in rows for cell in row], starts, headed=False)]
        if not stacked:
            yield [_column(page, [row[at] for row in table], starts) for at in range(len(table[0]))]


def _stacked(page: Page, table: Sequence[Sequence[Span]]) -> list[Sequence[Sequence[Span]]]:
    """Return the rows that hold the same in paragraphs of as many rows, two at least, or none.

    Signatures in two columns have the names in one row, and what they are in the next: all cells of
    such a row are of one kind.
    """
    groups: list[list[Sequence[Span]]] = []
    for row in table:
        if not groups or page.text.count("\n", groups[-1][-1][-1][1], row[0][0]) > 1:
            groups.append([])
        groups[-1].append(row)
    heights = {len(group) for group in groups}
    if len(groups) < ROWS or len(heights) > 1 or heights == {1}:
        return []
    return list(zip(*groups, strict=True))


def _rows(page: Page) -> Iterator[list[Sequence[Span]]]:
    """Yield the rows of each table, each as where its cells stand."""
    table: list[Sequence[Span]] = []
    last = 0
    for number, line in enumerate(page.lines):
        row = cells_of(page.text, line)
        if len(row) < 2 or RULE.fullmatch(page.text, line.start, line.end):
            continue
        if table and (len(row) != len(table[0]) or number - last > APART):
            yield from [table] if len(table) >= ROWS else []
            table = []
        table.append(row)
        last = number
    yield from [table] if len(table) >= ROWS else []


def _column(
    page: Page, cells: Sequence[Span], starts: Mapping[str, Sequence[int]], *, headed: bool = True
) -> Column:
    texts = [page.text[start:end].strip() for start, end in cells]
    often = Counter(texts)
    own = [cell for cell, text in zip(cells, texts, strict=True) if often[text] == 1]
    return Column(
        tuple(own),
        headed,
        {
            "PERSON": _share(own, starts["PERSON"]),
            "PARTY": _share(cells, starts["PARTY"]),
        },
    )


def _share(cells: Sequence[Span], starts: Sequence[int]) -> float:
    named = sum(bisect_left(starts, first) < bisect_left(starts, last) for first, last in cells)
    return named / len(cells) if cells else 0.0


def _people(page: Page, column: Column) -> Iterator[Mention]:
    """Yield the names that fill cells of a column of names, found or not; its head is none."""
    for start, end in column.cells[column.headed :]:
        name = page.trimmed(start, end)
        if name is None or not page.kit.names.bare.fullmatch(page.text, name.start, name.end):
            continue
        text = page.text[name.start : name.end]
        known = page.kit.maskable.bits.get(text, 0) & (BITS["country"] | BITS["party"])
        if " " in text and not known:
            parts = (("honorific", name.honorific),) if name.honorific else ()
            first = name.full_start if name.honorific else -1
            yield Mention("PERSON", name.start, name.end, text, FOUND_BY, "", parts, first)


def _parties(page: Page, column: Column) -> Iterator[Mention]:
    """Yield the names in cells of a column of parties, but for those of other things.

    The tables need not know them, below the first cell: that may be its head.
    """
    for number, (start, end) in enumerate(column.cells):
        text = page.text[start:end].strip()
        if _is_party(page, text) or (number and _may_be_party(page, text)):
            yield Mention("PARTY", start, start + len(text), text, FOUND_BY, "heading")


def _may_be_party(page: Page, text: str) -> bool:
    """Return whether a cell looks like a name that no table has."""
    known = page.kit.maskable.bits.get(text, 0) & BITS["country"]
    return NAME.fullmatch(text) is not None and not known and text not in page.kit.not_parties
