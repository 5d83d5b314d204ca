"""Finds the releases that one source carries: when in doubt, it is one."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipeline.clean.dateline import find_dateline, is_document_line
from pipeline.clean.lines import Line
from pipeline.layout import Layout

FURTHEST = 4
"""A headline stands at most so many lines above the dateline or under the document line."""
END_MARK = "furniture.end"
"""The block of `data/layout` with the marks that end a release."""
Starts = list[int]


def split_parts(lines: Sequence[Line], layout: Layout) -> tuple[tuple[int, int], ...]:
    """Return the runs of lines, first and after last, that are each a release."""
    ways = (_by_datelines, _by_dated_headlines, _by_document_lines, _by_separators)
    starts = max((by(lines, layout) for by in ways), key=len)
    if len(starts) < 2:
        return ((0, len(lines)),)
    return tuple(pairwise([0, *starts[1:], len(lines)]))


def releases_shown(lines: Sequence[Line], layout: Layout) -> int:
    """Return how many releases the datelines show, whether they can be told apart or not."""
    return sum(1 for _ in _datelines(lines, layout))


def _datelines(lines: Sequence[Line], layout: Layout) -> Iterator[tuple[int, int]]:
    """Yield the lines that a dateline opens, each with where that ends."""
    for number, line in enumerate(lines):
        end = find_dateline(line, layout, first=False)
        if end is not None and end < line.end and line.after_blank and not line.is_item:
            yield number, end


def _by_datelines(lines: Sequence[Line], layout: Layout) -> Starts:
    """Return where the headlines over datelines stand; one with its date needs no headline."""
    starts: Starts = []
    for number, end in _datelines(lines, layout):
        line = lines[number]
        head = _headline_above(lines, number, starts[-1] + 1 if starts else 0)
        if head is None and layout.shapes["date"].search(line.text[: end - line.start]):
            head = number
        if head is not None:
            starts.append(head)
    return starts


def _by_dated_headlines(lines: Sequence[Line], layout: Layout) -> Starts:
    """Return where headlines stand right over a date alone and a text; the first opens all."""
    starts = [
        number
        for number, line in enumerate(lines)
        if line.after_blank
        and line.is_title_like
        and layout.heading(line.text) is None
        and _is_dated_text(lines, number + 1, layout)
    ]
    if _is_dated_text(lines, 0, layout):  # its headline came apart from the text
        return [0, *starts]
    return starts if starts and starts[0] < FURTHEST else []


def _is_dated_text(lines: Sequence[Line], number: int, layout: Layout) -> bool:
    """Return whether a date alone stands at a line, and a text right under it."""
    text = lines[number + 1 : number + 3]
    if not any(not line.is_title_like for line in text):
        return False
    return layout.shapes["date"].fullmatch(lines[number].text.strip()) is not None


def _headline_above(lines: Sequence[Line], number: int, floor: int) -> int | None:
    """Return the first of the title-like lines right above a line, or None."""
    head = None
    for candidate in range(number - 1, max(floor, number - FURTHEST) - 1, -1):
        line = lines[candidate]
        if line.is_rule or not line.is_title_like:
            break
        head = candidate
    return head


def _by_document_lines(lines: Sequence[Line], layout: Layout) -> Starts:
    """Return where document lines of one form stand, each over a headline and a text."""
    found = [n for n, line in enumerate(lines) if _opens(lines, n, layout)]
    form = _form(lines[found[0]]) if found else ""
    return [number for number in found if _form(lines[number]) == form]


def _opens(lines: Sequence[Line], number: int, layout: Layout) -> bool:
    line = lines[number]
    if not line.after_blank or "|" not in line.text or not is_document_line(line, layout):
        return False
    below = lines[number + 1 : number + 1 + FURTHEST]
    return any(one.is_title_like for one in below[:1]) and any(
        not one.is_title_like for one in below
    )


def _by_separators(lines: Sequence[Line], layout: Layout) -> Starts:
    """Return where a headline and a date stand right behind a rule or an end mark."""
    starts = [0]
    for number in range(1, len(lines)):
        if _separates(lines[number - 1], layout) and _heads_release(lines, number, layout):
            starts.append(number)
    dated = any(_is_dated(line, layout) for line in lines[: starts[1]]) if starts[1:] else True
    return starts if dated else starts[1:]


def _separates(line: Line, layout: Layout) -> bool:
    heading = layout.heading(line.text)
    return line.is_rule or (heading is not None and heading.id == END_MARK)


def _heads_release(lines: Sequence[Line], number: int, layout: Layout) -> bool:
    if not lines[number].is_title_like or layout.heading(lines[number].text) is not None:
        return False
    below = lines[number + 1 : number + FURTHEST]
    return any(_is_dated(line, layout) for line in below)


def _is_dated(line: Line, layout: Layout) -> bool:
    if is_document_line(line, layout):
        return True
    return line.after_blank and find_dateline(line, layout, first=False) is not None


def _form(line: Line) -> str:
    """Return what document lines of one kind share: the words before the first figure or bar."""
    return "".join(char for char in line.text.split("|")[0] if char.isalpha()).lower()
