"""Writes the lines of a cell of a table in one line."""

from collections.abc import Iterable
from itertools import zip_longest


def in_one_line(lines: Iterable[str]) -> str:
    """Return the lines of a cell in one, joined by commas, none blank.

    >>> in_one_line(["Pia Sund,", "Mayor", " ", "Lund"])
    'Pia Sund, Mayor, Lund'
    """
    filled = [line for one in lines if (line := " ".join(one.split()))]
    joints = (" " if line.endswith((",", ";", ":", ".")) else ", " for line in filled[:-1])
    return "".join(map("".join, zip_longest(filled, joints, fillvalue="")))
