"""Labels what stands before a text: its headline, what is under it, and letterheads above it."""

from collections.abc import Mapping, Sequence

from pipeline.clean.dateline import find_dateline
from pipeline.clean.lines import Line
from pipeline.layout import Layout

FEWEST = 5
"""A line of so many words is a headline rather than a letterhead."""
LONGEST = 300
"""A longer line is a paragraph even without a full stop (characters)."""
SENTENCE = 12
"""A line of so many words that ends in a full stop is a paragraph."""
LETTERHEAD = "letterhead"
"""The block of `data/layout` whose lines are a headline only for want of a better one."""
FURTHEST = 20
"""A text begins within so many lines, or has no head."""


def find_head(lines: Sequence[Line], layout: Layout) -> int:
    """Return how many lines stand before the first paragraph of text."""
    for number, line in enumerate(lines[:FURTHEST]):
        if _begins_text(line, lines, number, layout):
            return number
    return min(len(lines), FURTHEST) if len(lines) <= FURTHEST else 1


def _begins_text(line: Line, lines: Sequence[Line], number: int, layout: Layout) -> bool:
    text = line.text
    if "title" in line.marks or (line.is_short and layout.heading(text) is not None):
        return False
    if len(text) > LONGEST or (text.endswith((".", '."', ":")) and len(text.split()) >= SENTENCE):
        return True
    if "quote" in line.marks or (text.endswith(":") and line.alone):
        return True
    dateline = find_dateline(line, layout, first=False)
    if dateline is not None and dateline < line.end:
        return len(text.split()) > FEWEST
    return _is_run(lines[number : number + 3])


def _is_run(lines: Sequence[Line]) -> bool:
    """Return whether three lines are rows of a list."""
    return len(lines) > 2 and all(line.text.endswith((";", ")")) for line in lines)


def label_head(
    lines: Sequence[Line], taken: Mapping[int, str], title: str | None, layout: Layout
) -> dict[int, str]:
    """Return the headline, the lines above it as headings and those below as sub-headlines."""
    head = find_head(lines, layout)
    free = [n for n in range(head) if n not in taken and not lines[n].is_item]
    rule = max((n for n in range(head) if lines[n].is_rule), default=-1)
    given = next((n for n in range(head) if taken.get(n) == "headline"), None)
    under = [n for n in free if n > rule] or free
    if given is not None or not free:
        return dict.fromkeys(free, "heading")
    best = _headline(lines, under, title, layout)
    end = best + 1
    while end in free and not lines[end].after_blank and lines[end - 1].text.isupper():
        if not lines[end].text.isupper():
            break
        end += 1
    labels = {n: "heading" if n < best else "subheadline" for n in free}
    return labels | dict.fromkeys(range(best, end), "headline")


def _headline(lines: Sequence[Line], free: Sequence[int], title: str | None, layout: Layout) -> int:
    for number in free:
        if "title" in lines[number].marks or (title and title == lines[number].text):
            return number
    longest = max(free, key=lambda number: len(lines[number].text.split()))
    long = [n for n in free if len(lines[n].text.split()) >= FEWEST]
    own = [n for n in long if not _is_letterhead(lines[n], layout)]
    return next(iter(own or long), longest)


def _is_letterhead(line: Line, layout: Layout) -> bool:
    heading = layout.heading(line.text)
    return heading is not None and heading.id == LETTERHEAD
