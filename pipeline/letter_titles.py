"""Says when a title of one letter is an initial: the M. of "M. Aslam Kasi" is no Monsieur."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import regex

from pipeline.alternatives import any_of
from pipeline.name_rows import LetterTitle
from pipeline.tables import OUR_DATA, read_table

INITIALS = regex.compile(r"\p{Lu}\.[ ]?\p{Lu}\.")
"""Two of them open a name: the M. of "M. L. Keita" is no Monsieur."""
Letters = Mapping[str, "regex.Pattern[str]"]
"""Titles of one letter, to what stands in a text in which they are titles."""


def load_letters(folders: Sequence[Path] = (OUR_DATA,)) -> Letters:
    """Return each title of one letter with what shows that it is one: M. Ruiz, or Mme beside it."""
    rows = read_table("letter_titles", LetterTitle, folders)
    found = {}
    for letter in dict.fromkeys(row.text for row in rows):
        beside = any_of(row.beside for row in rows if row.text == letter)
        alone = rf"{regex.escape(letter)} \p{{Lu}}[\p{{L}}-]+(?!\.?[ ]\p{{Lu}}|[\p{{L}}-])"
        free = rf"(?<!\p{{Lu}}\p{{L}}* ){alone}"
        found[letter] = regex.compile(rf"(?<![\w.])(?:{beside}(?!\w)|{free})")
    return found


def is_letter(letters: Letters, text: str, title: tuple[int, int], end: int) -> bool:
    """Return whether a title of a name that ends at `end` is its initial.

    It is one before a second initial, and before a full name where nothing in the text shows that
    the letter is a title there.

    >>> text = "M. Aslam Kasi met M. L. Keita"
    >>> is_letter(load_letters(), text, (0, 3), 13), is_letter(load_letters(), text, (0, 3), 8)
    (True, False)
    """
    start, after = title
    if INITIALS.match(text, start, end):
        return True
    shown = letters.get(text[start:after].strip())
    full = len(text[after:end].split()) > 1
    return full and shown is not None and shown.search(text) is None
