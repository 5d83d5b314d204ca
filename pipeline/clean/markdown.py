"""Steps that read past the marks of Markdown, and never touch a `*` or `_` that is none."""

import json
from collections.abc import Iterator

import regex

from pipeline.clean.draft import Draft
from pipeline.clean.tracked import Edit, Tracked, edit, replace
from pipeline.types import Block

HEADING = regex.compile(
    r"(?m)^[ ]{0,3}(?P<open>#{1,6}[ ]++)(?=\S)(?P<inner>(?:[^ \n]++|[ ]++(?!#*+[ ]*+$))*+)"
    r"(?P<close>[ ]++#++)?[ ]*+$"
)
QUOTE = regex.compile(r"(?m)^[ ]{0,3}(?P<open>>[ ]?(?:>[ ]?)*+)(?P<inner>[^\n]*+)$")
LINK = regex.compile(
    r"(?<!\\)(?P<open>!?\[)(?P<inner>[^\[\]\n]*+(?:\[[^\[\]\n]*+\][^\[\]\n]*+)*+)"
    r"(?P<close>\]\([ ]*+<?(?P<url>(?:[^()\s<>]|\([^()\s<>]*+\))*+)>?(?:[ ]+\"[^\"\n]*+\")?[ ]*+\))"
)
ADDRESS = regex.compile(r"(?P<open><)(?P<inner>(?:https?://|mailto:)[^\s<>]++)(?P<close>>)")
BOLD = regex.compile(
    r"(?<![\\*])(?P<open>\*\*)(?=[^\s*])(?P<inner>(?:[^*\n]|\*(?!\*)|\\\*){1,300}+)(?<=[^\s\\])(?P<close>\*\*)(?!\*)"
    r"|(?<![\\_\w])(?P<open>__)(?=[^\s_])(?P<inner>(?:[^_\n]|_(?!_)){1,300}+)(?<=[^\s\\])(?P<close>__)(?![_\w])"
)
BOLD_ITALIC = regex.compile(
    r"(?<![\\*])(?P<open>\*\*\*)(?=[^\s*])(?P<inner>[^*\n]{1,300}+)(?<=\S)(?P<close>\*\*\*)(?!\*)"
)
ITALIC = regex.compile(
    r"(?<![\\*\w])(?P<open>\*)(?=[^\s*])(?P<inner>[^*\n]{1,300}+)(?<=[^\s\\])(?P<close>\*)(?![*\w])"
    r"|(?<![\\_\w])(?P<open>_)(?=[^\s_])(?P<inner>[^_\n]{1,300}+)(?<=[^\s\\])(?P<close>_)(?![_\w])"
)
ESCAPE = regex.compile(r"\\(?P<mark>[\\`*_{}\[\]()#+\-.!>|~])")
LINE_BREAK = regex.compile(r"(?i)<br[ ]*+/?>\n?|\\(?=\n)")


def headings(draft: Draft) -> Draft:
    """Return the draft without `#` before headings; they leave marks `title` and `heading`."""
    found = list(HEADING.finditer(draft.tracked.text))
    marks = [_mark(draft.tracked, one, _level(one)) for one in found]
    return draft.to(edit(draft.tracked, _unwrap(found)), marks)


def block_quotes(draft: Draft) -> Draft:
    """Return the draft without `>` before quoted lines; they leave marks `quote`."""
    found = list(QUOTE.finditer(draft.tracked.text))
    marks = [_mark(draft.tracked, one, "quote") for one in found if one["inner"].strip()]
    return draft.to(edit(draft.tracked, _unwrap(found)), marks)


def links(draft: Draft) -> Draft:
    """Return the draft with links as their text; text and address go to metadata `links`."""
    found = list(LINK.finditer(draft.tracked.text))
    if not found:
        return draft
    edits = (one for match in found for one in _unwrap([match]))
    listed = [[one["inner"], one["url"]] for one in found if one["open"] == "["]
    metadata = dict(draft.metadata)
    if listed:
        metadata["links"] = json.dumps(listed, ensure_ascii=False)
    return Draft(edit(draft.tracked, edits), draft.marks, metadata)


def emphasis(draft: Draft) -> Draft:
    """Return the draft without the marks of bold and italics; bold leaves marks `bold`."""
    for pattern in (BOLD_ITALIC, BOLD, ITALIC):
        found = list(pattern.finditer(draft.tracked.text))
        bold = [_mark(draft.tracked, one, "bold") for one in found if pattern is not ITALIC]
        draft = draft.to(edit(draft.tracked, _unwrap(found)), bold)
    return draft


def escapes(draft: Draft) -> Draft:
    """Return the draft without backslashes before marks, and with `<br>` as a line's end."""
    broken = replace(draft.tracked, LINE_BREAK, "\n")
    addressed = edit(broken, _unwrap(list(ADDRESS.finditer(broken.text))))
    return draft.to(replace(addressed, ESCAPE, lambda found: found["mark"]))


def _unwrap(found: "list[regex.Match[str]]") -> Iterator[Edit]:
    """Yield the edits that leave of each match what it has between `open` and `close`."""
    for one in found:
        for group in ("open", "close"):
            start, end = one.span(group) if group in one.re.groupindex else (-1, -1)
            if 0 <= start < end:
                yield start, end, ""


def _mark(tracked: Tracked, found: "regex.Match[str]", kind: str) -> Block:
    start, end = tracked.to_raw(*found.span("inner"))
    return Block(kind, start, end)


def _level(found: "regex.Match[str]") -> str:
    return "title" if found["open"].strip() == "#" else "heading"
