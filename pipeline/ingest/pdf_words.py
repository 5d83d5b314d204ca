"""Reads the words of a PDF page, each with its place, its size and whether it is bold."""

import math
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import regex
from pdfplumber.page import Page
from pdfplumber.utils.text import extract_words

UNKNOWN = "\N{REPLACEMENT CHARACTER}"
"""Stands for a glyph of which the file does not say what letter it is."""
SOFT_HYPHEN = "\N{SOFT HYPHEN}"
CID = regex.compile(r"\(cid:\d+\)")
CONTROL = regex.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
BOLD = regex.compile(r"(?i)bold|black|heavy|demi|[-,]bd\b")
SUBSET = regex.compile(r"^[A-Z]{6}\+")
NUMBER = regex.compile(r"\d{1,3}")
SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
BLANK_WIDTH = 0.15
"""A wider gap parts two words (share of the size); blanks are a quarter wide, kerning a tenth."""
SMALLER = 0.8
"""A raised number is at most so large, against the word that it stands at."""
ASLANT = 0.1
"""A line that rises by more of its length stands aslant."""
TWICE = 0.05
"""A letter that is drawn twice stands again nearer than two of these (share of the size)."""
TALLEST = 100.0
"""Points; no word further below a raised number is the one that it stands at."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word on a page; points, counted from the page's top left corner."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float
    bold: bool = False
    glued: bool = False
    """Whether no blank stands between it and the word before it."""


def words_of(page: Page) -> tuple[Word, ...]:
    """Return the upright words of a page; all its words where most of them stand otherwise."""
    chars = [_read(char) for char in page.chars if _is_sound(char)]
    upright = [char for char in chars if char["upright"] and not _is_tilted(char)]
    chars = _on_page(upright if 2 * len(upright) >= len(chars) else chars, page.cropbox)
    found = extract_words(
        list(_once(chars)),
        x_tolerance_ratio=BLANK_WIDTH,
        extra_attrs=["size", "fontname"],
    )
    return _raised([word for word in map(_word, found) if word.text])


def _read(char: dict[str, Any]) -> dict[str, Any]:
    """Return a character whose text is plain: no `(cid:12)`, no control characters."""
    text = str(char["text"])
    plain = CONTROL.sub("", UNKNOWN if CID.fullmatch(text) else text)
    return char if plain == text else char | {"text": plain or " "}


def _is_tilted(char: dict[str, Any]) -> bool:
    """Return whether a letter stands aslant, as those of a watermark do; a crooked scan is not."""
    along, up = (abs(float(part)) for part in char["matrix"][:2])
    return min(along, up) > ASLANT * max(along, up)


def _is_sound(char: dict[str, Any]) -> bool:
    numbers = (char["x0"], char["x1"], char["top"], char["bottom"], char["size"])
    return all(map(math.isfinite, numbers)) and char["size"] > 0


def _on_page(
    chars: list[dict[str, Any]], box: tuple[float, float, float, float]
) -> list[dict[str, Any]]:
    """Return the characters inside the part of a page that is shown: no printer's marks."""
    shown = [
        char
        for char in chars
        if box[0] <= (char["x0"] + char["x1"]) / 2 <= box[2]
        and box[1] <= (char["top"] + char["bottom"]) / 2 <= box[3]
    ]
    return shown or chars


def _once(chars: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Yield characters less those that are drawn a second time beside themselves, to look bold.

    pdfplumber's own function takes 14 s for 20,000 characters.
    """
    seen: set[tuple[str, float, int, int]] = set()
    for char in chars:
        text, size = char["text"], char["size"]
        x, y = round(char["x0"] / TWICE / size), round(char["top"] / TWICE / size)
        if not any((text, size, x + n, y + m) in seen for n in (-1, 0, 1) for m in (-1, 0, 1)):
            yield char
        seen.add((text, size, x, y))


def _word(found: dict[str, Any]) -> Word:
    text = str(found["text"]).strip()
    inner = text[:-1].replace(SOFT_HYPHEN, "-") + text[-1:]
    bold = BOLD.search(SUBSET.sub("", str(found["fontname"]))) is not None
    x0, x1, top, bottom = (float(found[key]) for key in ("x0", "x1", "top", "bottom"))
    return Word(inner, x0, x1, top, bottom, float(found["size"]), bold)


def _raised(words: Sequence[Word]) -> tuple[Word, ...]:
    """Return words with raised numbers on their neighbour's line, written as such: Sund¹."""
    hosts = sorted((word for word in words if not NUMBER.fullmatch(word.text)), key=_bottom)
    bottoms = [host.bottom for host in hosts]
    return tuple(_raise(word, hosts, bottoms) for word in words)


def _raise(word: Word, hosts: Sequence[Word], bottoms: Sequence[float]) -> Word:
    if not NUMBER.fullmatch(word.text):
        return word
    first = bisect_left(bottoms, word.bottom)
    last = bisect_left(bottoms, word.bottom + min(2 * word.size, TALLEST))
    for host in hosts[first:last]:
        gap = min(abs(word.x0 - host.x1), abs(host.x0 - word.x1))
        lift = host.bottom - (word.top + word.bottom) / 2
        is_small = word.size <= SMALLER * host.size
        if is_small and gap < 0.4 * host.size and 0.5 * host.size < lift < 1.3 * host.size:
            text = word.text.translate(SUPERSCRIPTS)
            return replace(word, text=text, top=host.top, bottom=host.bottom, size=host.size)
    return word


def _bottom(word: Word) -> float:
    return word.bottom
