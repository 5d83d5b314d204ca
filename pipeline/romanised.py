"""Writes the names of public lists as English releases write them: in Latin letters."""

import unicodedata
from collections.abc import Callable, Mapping
from typing import Literal

import regex

from pipeline.tables import Row, read_table

LATIN = regex.compile(r"\p{Latin}[\p{Latin}'’ -]*\p{Latin}")
STROKES = str.maketrans("Đđ", "Dd")
"""Letters that Unicode does not take apart."""
MARK = regex.compile(r"\p{M}")
KEPT = "kept"


class Marks(Row):
    """A row of name_marks.csv: whether English writes the marks on a country's letters."""

    country: str
    marks: Literal["dropped", "either"]
    why: str


def read_marks() -> dict[str, str]:
    """Return by country what English does with its marks; a country not in it keeps them."""
    return {row.country: row.marks for row in read_table("name_marks", Marks)}


def written(source: str, marks: str = KEPT) -> list[str]:
    """Return the names in a cell as a release would write them; none that are not in Latin script.

    `marks` says whether English keeps the marks on letters: `kept`, `dropped` or `either`.

    >>> written("Huỳnh/Hoàng"), written("POSADA GONZÁLEZ"), written("Sijbrandus A.")
    (['Huỳnh', 'Hoàng'], ['Posada González'], ['Sijbrandus'])
    >>> written("Rou?ek"), written("Серик"), written("J.C.")
    ([], [], [])
    >>> written("Hồ", "either")
    ['Hồ', 'Ho']
    """
    names = []
    for one in unicodedata.normalize("NFC", source).split("/"):
        words = [word for word in one.split() if "." not in word]
        text = " ".join(map(_lowered, words) if one.isupper() else words)
        if LATIN.fullmatch(text):
            names += MARKED[marks](text)
    return names


def plain(text: str) -> str:
    """Return a name without the marks on its letters.

    >>> plain("Đặng Kōno"), plain("O'Brien")
    ('Dang Kono', "O'Brien")
    """
    bare = MARK.sub("", unicodedata.normalize("NFD", text))
    return unicodedata.normalize("NFC", bare).translate(STROKES)


def _lowered(word: str) -> str:
    """Return a word in capitals with only the first letter of each piece left large."""
    return regex.sub(r"\p{L}+", lambda found: found[0].capitalize(), word)


MARKED: Mapping[str, Callable[[str], list[str]]] = {
    KEPT: lambda text: [text],
    "dropped": lambda text: [plain(text)],
    "either": lambda text: list(dict.fromkeys((text, plain(text)))),
}
