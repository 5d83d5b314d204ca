"""Says where a block stands in its page: a short XPath, as `/html/body/main/p[3]`."""

import re
from collections import Counter
from typing import Any

DEEPEST = 64
"""A block below this many elements is placed in its ancestor there: the path stays short."""
NONE: Counter[str] = Counter()
PLAIN = re.compile(r"[a-z][a-z0-9-]{0,40}")


class Paths:
    """The open elements of a walk, each with its path and the children counted so far."""

    def __init__(self) -> None:
        self._open: list[tuple[str, Counter[str], Counter[str]]] = []

    def open(self, element: Any) -> None:
        """Go into an element."""
        path = self._next(element) if self._open else f"/{element.tag}"
        below = Counter(map(_tag, element)) if len(element) else NONE
        self._open.append((path, Counter() if below else NONE, below))

    def close(self) -> None:
        """Leave the innermost element."""
        self._open.pop()

    def skip(self, element: Any) -> None:
        """Count an element that is not gone into."""
        self._open[-1][1][_tag(element)] += 1

    def here(self) -> str:
        """Return the path of the innermost element."""
        return self._open[-1][0]

    def _next(self, element: Any) -> str:
        path, seen, below = self._open[-1]
        tag = _tag(element)
        seen[tag] += 1
        if len(self._open) >= DEEPEST:
            return path
        if not PLAIN.fullmatch(tag):
            return f"{path}/*[{seen.total()}]"
        return path + step(tag, seen[tag], below[tag])


def step(tag: str, number: int, count: int) -> str:
    """Return one step of a path: its number among its like, where it is not alone.

    >>> step("p", 3, 8), step("main", 1, 1)
    ('/p[3]', '/main')
    """
    return f"/{tag}[{number}]" if count > 1 else f"/{tag}"


def _tag(element: Any) -> str:
    return element.tag if isinstance(element.tag, str) else ""
