"""Writes many texts as one expression, a tree of their common beginnings.

A list of them as alternatives is compiled in three times the time, and is searched in it too.
"""

from collections.abc import Iterable, Mapping
from typing import Any

import regex

END = ""
"""The key that stands in a tree where a text ends."""


def any_of(texts: Iterable[str]) -> str:
    """Return an expression of any of `texts`, the longest that fits first; blank for none.

    >>> any_of(["van", "von und zu", "van der", "von"])
    'v(?:an(?: der)?|on(?: und zu)?)'
    >>> any_of(["Mr.", "Ms"])
    'M(?:r\\\\.|s)'
    >>> any_of(["a", "b"])
    '(?:a|b)'
    """
    tree: dict[str, Any] = {}
    for text in sorted(set(texts)):
        branch = tree
        for letter in text:
            branch = branch.setdefault(letter, {})
        branch[END] = {}
    return _written(tree)


def _written(tree: Mapping[str, Any]) -> str:
    """Return the expression of a tree; where a text ends inside it, what follows may be absent."""
    pieces = [
        regex.escape(letter, literal_spaces=True) + _written(branch)
        for letter, branch in tree.items()
        if letter != END
    ]
    if not pieces:
        return ""
    if len(pieces) == 1 and END not in tree:
        return pieces[0]
    return f"(?:{'|'.join(pieces)}){'?' if END in tree else ''}"
