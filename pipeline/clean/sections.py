"""Labels the lines that say what they open: contacts, notes, boilerplate, furniture, legends."""

from collections.abc import Sequence

import regex

from pipeline.clean.dateline import find_dateline, is_document_line
from pipeline.clean.lines import Line
from pipeline.layout import Heading, Layout

Labels = dict[int, str]
EDGE = 6
"""Document lines stand among so many first lines, or among half as many last ones."""
LEGEND = regex.compile(r"\p{Lu}[\p{Lu}\d/&.]{1,9}[ ]?(?:[:=]|[–—-](?=[ ]))[ ]?\p{L}")
MOST_WORDS = 8
FEWEST_IN_CAPITALS = 3


def label_sections(lines: Sequence[Line], layout: Layout, head: int) -> Labels:
    """Return the kind of each line that opens a section or stands in one.

    The first `head` lines come before the text: what opens there reaches one paragraph at most.
    """
    labels: Labels = {}
    kind, reach = "", "line"
    for number, line in enumerate(lines):
        opened = _opened(line, layout, number < head)
        if opened is not None:
            kind, reach = opened.kind, _reach(opened, number < head)
            labels[number] = kind
        elif _ends(line, reach, lines, number):
            kind, reach = "", "line"
        elif kind:
            labels[number] = kind
        if reach == "line":
            kind = ""
    return labels


def label_documents(lines: Sequence[Line], layout: Layout, head: int) -> Labels:
    """Return the lines near the head or the end that print the document's date or number.

    A place and a date alone on a line are a dateline.
    """
    first = max(head, EDGE)
    near = [n for n in range(len(lines)) if n < first or n >= len(lines) - EDGE // 2]
    printed = (n for n in near if is_document_line(lines[n], layout) or _heads(lines[n], layout))
    labels = dict.fromkeys(printed, "document-line")
    alone = (n for n in near if find_dateline(lines[n], layout, first=False) == lines[n].end)
    return labels | dict.fromkeys(alone, "dateline")


def _heads(line: Line, layout: Layout) -> bool:
    """Return whether a line is a place and a date with a headline in capitals behind them."""
    end = find_dateline(line, layout, first=False)
    title = "" if end is None else line.text[end - line.start :].lstrip(" –—-")
    return title.isupper() and len(title.split()) >= FEWEST_IN_CAPITALS


def label_legends(lines: Sequence[Line]) -> Labels:
    """Return the lines of runs of at least two such as `SOC: Socialist Group`."""
    found = [LEGEND.match(line.text) is not None and line.is_short for line in lines]
    return {
        n: "legend"
        for n, is_one in enumerate(found)
        if is_one and (found[n - 1 : n] == [True] or found[n + 1 : n + 2] == [True])
    }


def ends_section(line: Line) -> bool:
    """Return whether a line is a heading beyond doubt: by its mark, or in capitals and alone."""
    if line.marks & {"title", "heading"}:
        return True
    return line.alone and line.is_title_like and line.text.isupper() and " " in line.text


def _opened(line: Line, layout: Layout, in_head: bool) -> Heading | None:
    if line.is_rule:
        return Heading("furniture", "line", "rule", True)
    if "menu" in line.marks:
        return Heading("furniture", "line", "menu", True)
    heading = layout.heading(line.text)
    if heading is None or heading.kind in ("document-line", "heading"):
        return None if heading is None or not heading.alone else _plain(heading)
    if heading.kind == "headline" and not in_head:
        return None
    if heading.alone or heading.reach != "section":
        return heading
    titled = line.is_title_like and len(line.text.split()) <= MOST_WORDS
    return heading if titled and line.after_blank and not in_head else None


def _plain(heading: Heading) -> Heading | None:
    return heading if heading.kind == "heading" else None


def _reach(opened: Heading, in_head: bool) -> str:
    """Return how far a heading reaches; one alone on its line takes in the next paragraph."""
    reach = "paragraph" if in_head and opened.reach == "section" else opened.reach
    return "next paragraph" if reach == "paragraph" and opened.alone else reach


def _ends(line: Line, reach: str, lines: Sequence[Line], number: int) -> bool:
    if reach == "section":
        return ends_section(line)
    if not line.after_blank:
        return False
    return not (reach == "next paragraph" and _follows_heading(lines, number))


def _follows_heading(lines: Sequence[Line], number: int) -> bool:
    """Return whether the line before is a heading that stands alone over this one."""
    before = lines[number - 1]
    return before.alone and before.is_short and lines[number].is_short and before.text[-1] != "."
