"""Labels the lines of lists, and the headings between paragraphs."""

from collections import Counter
from collections.abc import Mapping, Sequence

from pipeline.clean.lines import Line

ROWS = 3
"""So many short lines in a row are a list."""
LONGEST_HEADING = 70
LONGEST_ROW = 200


def label_lists(lines: Sequence[Line], taken: Mapping[int, str]) -> dict[int, str]:
    """Return the lines that are list items: with a mark, or rows of a run of short lines."""
    labels = {n: "list" for n, line in enumerate(lines) if line.is_item and n not in taken}
    runs = _runs(lines, {**taken, **labels})
    openings = Counter(_opening(lines[n]) for run in runs for n in run)
    for run in runs:
        labels |= dict.fromkeys(run, "list")
        if _is_head_of(lines, run, openings):
            labels[run[0]] = "heading"
    for run in _spaced_runs(lines, {**taken, **labels}):
        labels |= dict.fromkeys(run, "list")
    return labels


def label_headings(lines: Sequence[Line], taken: Mapping[int, str]) -> dict[int, str]:
    """Return the lines that head a section, known by a mark, or by being short and alone."""
    return {
        n: "heading"
        for n, line in enumerate(lines)
        if n not in taken and (line.marks & {"title", "heading"} or _is_heading(lines, n, taken))
    }


def _is_heading(lines: Sequence[Line], number: int, taken: Mapping[int, str]) -> bool:
    line = lines[number]
    if len(line.text) > LONGEST_HEADING or number + 1 == len(lines):
        return False
    if not any(map(str.isalpha, line.text)):
        return False
    if not line.after_blank or line.text.endswith((".", ";")) or '"' in line.text:
        return False
    if line.text.endswith((":", ",")):
        return taken.get(number + 1) == "list"
    if not line.before_blank:
        return line.text.isupper() or "bold" in line.marks
    return not line.text[0].islower()


def _runs(lines: Sequence[Line], taken: Mapping[int, str]) -> list[list[int]]:
    """Return the paragraphs of two or more short lines that nothing has labelled."""
    runs: list[list[int]] = []
    for number, line in enumerate(lines):
        if number in taken or len(line.text) > LONGEST_ROW:
            continue
        if runs and runs[-1][-1] == number - 1 and not line.after_blank:
            runs[-1].append(number)
        else:
            runs.append([number])
    return [run for run in runs if len(run) > 1 and _is_list(lines, run)]


def _is_list(lines: Sequence[Line], run: Sequence[int]) -> bool:
    texts = [lines[number].text for number in run]
    if sum(text.endswith(";") for text in texts) * 2 >= len(texts):
        return True
    sentences = sum(text.endswith((".", "?", "!", '"')) and len(text) > 60 for text in texts)
    short = all(lines[number].is_short for number in run)
    return short and sentences * 3 < len(run) and (len(run) >= ROWS or not sentences)


def _opening(line: Line) -> str:
    return line.text.split()[0]


def _is_head_of(lines: Sequence[Line], run: Sequence[int], openings: Counter[str]) -> bool:
    """Return whether the first line of a run heads the others: it has not their shape.

    Rows are known by words that open many rows of the release (honorifics, offices).
    """
    first, rest = lines[run[0]].text, [lines[number].text for number in run[1:]]
    if first.endswith(":") or (lines[run[0]].marks & {"bold", "heading"} and len(run) > 2):
        return True
    titled = all(openings[text.split()[0]] >= ROWS for text in rest)
    shaped = sum("," in text or "(" in text for text in rest) * 2 > len(rest)
    own = openings[first.split()[0]] >= ROWS or "," in first or "(" in first or "." in first
    return (titled or shaped) and not own


def _spaced_runs(lines: Sequence[Line], taken: Mapping[int, str]) -> list[list[int]]:
    """Return runs of rows that each stand alone and end alike, in a bracket or a semicolon."""
    runs: list[list[int]] = []
    for number, line in enumerate(lines):
        if number in taken or len(line.text) > LONGEST_ROW or line.text[-1] not in ";)":
            continue
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return [run for run in runs if len(run) >= ROWS]
