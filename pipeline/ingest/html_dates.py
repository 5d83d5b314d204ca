"""Reads the day of publication that a page states; what it only lets one guess is left."""

import json
from collections.abc import Iterator
from functools import cache
from typing import Any

from pipeline.ingest.html_words import furniture
from pipeline.published import iso_date
from pipeline.rules import Word
from pipeline.tables import read_table

BESIDE = ("sure", "strong")
"""Marks of what stands beside the text, or around the page."""
MOST_DATA = 500_000
"""Characters of a script of JSON-LD that is read."""
MOST_NODES = 2000


def published_date(root: Any, named: dict[str, str]) -> str:
    """Return the date of publication as the page writes it: an ISO-like one before others."""
    found = [one.strip() for one in _stated(root, named) if one and one.strip()]
    return next((one for one in found if iso_date(one) is not None), found[0] if found else "")


def _stated(root: Any, named: dict[str, str]) -> Iterator[str]:
    first, *others = _names("meta")
    yield named.get(first, "")
    yield from (one for one in linked_data(root, "datePublished"))
    yield from (named.get(name, "") for name in others)
    for element in root.iter("meta", "time", "span", "div", "p", "abbr"):
        if element.get("itemprop", "").lower() == "datepublished":
            yield element.get("content") or element.get("datetime") or element.text or ""
    yield from _times(root)


@cache
def _names(kind: str) -> tuple[str, ...]:
    """Return the names of `meta` elements that hold the day, or words of classes around it."""
    return tuple(row.text for row in read_table("web_dates", Word) if row.value == kind)


def _times(root: Any) -> Iterator[str]:
    """Yield the moment that a `time` calls its publication, or the only day that all name."""
    times = [one for one in root.iter("time") if one.get("datetime") and not _is_beside(one)]
    for time in times:
        parent = time.getparent()
        names = " ".join(one.get("class", "") for one in (time, parent) if one is not None).lower()
        if time.get("pubdate") is not None or any(word in names for word in _names("class")):
            yield time.get("datetime")
    days = {iso_date(one.get("datetime")) for one in times}
    if len(days) == 1:
        yield times[0].get("datetime")


def _is_beside(time: Any) -> bool:
    """Return whether a time stands beside the text or in a sentence or item of it."""
    words = furniture()
    around = ("aside", "footer", "nav", "li", "table", "form", "blockquote")
    if next(time.iterancestors(*around), None) is not None:
        return True
    marked = (one for one in time.iterancestors() if words.mark(one) in BESIDE)
    if any(next(one.iter("h1"), None) is None for one in marked):
        return True
    paragraph = next(time.iterancestors("p"), None)
    if paragraph is None:
        return False
    return len(" ".join(paragraph.itertext()).split()) > 12


def linked_data(root: Any, key: str) -> Iterator[str]:
    """Yield the texts, or names of things, that JSON-LD gives for a key, outermost first."""
    for script in root.iter("script"):
        if "ld+json" not in script.get("type", "").lower() or not script.text:
            continue
        try:
            waiting: list[Any] = [json.loads(script.text[:MOST_DATA], strict=False)]
        except (ValueError, RecursionError):
            continue
        for _ in range(MOST_NODES):
            if not waiting:
                break
            node = waiting.pop(0)
            if isinstance(node, list):
                waiting += node
            elif isinstance(node, dict):
                value = node.get(key)
                value = value.get("name") if isinstance(value, dict) else value
                if isinstance(value, str):
                    yield value
                graph = node.get("@graph")
                waiting += graph if isinstance(graph, list) else []
