"""What an element within a line makes of its text: bold, a link, a heading, or furniture."""

from itertools import islice
from typing import Any

from pipeline.ingest.html_tree import is_block
from pipeline.ingest.html_words import Words

HEADINGS = {f"h{level}": level for level in range(1, 7)}
LOOKS = {
    "b": "bold",
    "strong": "bold",
    "a": "link",
    "pre": "pre",
    "blockquote": "quote",
    "sup": "sup",
} | {tag: tag for tag in HEADINGS}
OF_LAYOUT = ("h1", "h2", "h3", "h4", "table", "ul", "ol", "div", "blockquote")
"""What stands in a blockquote that only indents."""
MOST_LABEL = 100
"""Characters."""


def look_of(element: Any) -> str:
    """Return what an element makes of the text in it, or nothing."""
    tag: str = element.tag
    if tag == "blockquote" and next(element.iterchildren(*OF_LAYOUT), None) is not None:
        return ""
    return LOOKS.get(tag, "")


def is_label(element: Any, words: Words) -> bool:
    """Return whether a few words within a line are furniture: what only a screen reader says."""
    if is_block(element) or not words.labels(element):
        return False
    return sum(map(len, islice(element.itertext(), MOST_LABEL))) <= MOST_LABEL
