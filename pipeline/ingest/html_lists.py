"""Keeps count of a list that is walked."""

import re
from dataclasses import dataclass

TERMS = {"dt": "term", "dd": "definition"}
NUMBER = re.compile(r"[0-9]{1,6}")


@dataclass(slots=True)
class OpenList:
    """A list that is walked: its element, its next number, and what its next block will be."""

    tag: str
    number: int
    waiting: tuple[str, str] = ("more", "")

    def begin(self, tag: str, number: int) -> None:
        """Begin an item, a term or its definition."""
        if tag in TERMS:
            self.waiting = (TERMS[tag], "")
            return
        self.number = number or self.number
        self.waiting = ("item", f"{self.number}. " if self.tag == "ol" else "- ")
        self.number += 1


def number_of(written: str | None) -> int:
    """Return a number that a list or item is given, or 0."""
    return int(written) if written is not None and NUMBER.fullmatch(written) else 0
