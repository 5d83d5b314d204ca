"""Grows releases from our own: passages with words, lines and characters changed."""

import random
import re
from collections.abc import Callable, Sequence
from functools import cache

from benchmarks.fuzzing.corridor.hostile import HOSTILE
from benchmarks.fuzzing.job import ROOT
from benchmarks.fuzzing.made.words import WORDS

CORPUS = ROOT / "corpus" / "train"
PASSAGE = 1500
"""Characters of a release that are taken at most: more cost time and bring nothing new."""
WORD = re.compile(r"\w+")
Change = Callable[[random.Random, str], str]


@cache
def releases() -> Sequence[str]:
    """Return the texts of our releases for training, in order."""
    paths = sorted((*CORPUS.glob("*.txt"), *CORPUS.glob("*.md")))
    return [path.read_text("utf-8") for path in paths]


def grown(chance: random.Random) -> str:
    """Return a passage of a release with some changes; now and then without any."""
    text = chance.choice(releases())
    start = chance.choice((0, max(0, text.find("\n", chance.randrange(len(text))))))
    text = text[start : start + chance.randint(100, PASSAGE)]
    for _ in range(chance.choice((0, 1, 2, 4, 8, 16))):
        text = chance.choices(CHANGES, WEIGHTS)[0](chance, text)
    return text


def _put(chance: random.Random, text: str) -> str:
    """Put something hostile in: at a word's edge, or within it."""
    at = chance.randrange(len(text) + 1)
    if chance.random() < 0.6:
        found = WORD.search(text, at)
        at = chance.choice(found.span()) if found else at
    piece = chance.choice(HOSTILE) if chance.random() < 0.8 else chance.choice(WORDS)
    return text[:at] + chance.choice(("", " ")) + piece + chance.choice(("", " ")) + text[at:]


def _letter(chance: random.Random, text: str) -> str:
    """Write another character, of all of Unicode, in the place of one."""
    at = chance.randrange(len(text) + 1)
    code = chance.choice((chance.randrange(32, 127), chance.randrange(0x250),
    chance.randrange(0x3000),
                          chance.randrange(0xD800), chance.randrange(0xE000,
                          0x110000)))  # fmt: skip
    return text[:at] + chr(code) + text[at + 1 :]


def _swap(chance: random.Random, text: str) -> str:
    """Let two words change places."""
    found = list(WORD.finditer(text))
    if len(found) < 2:
        return text
    first, second = sorted(chance.sample(found, 2), key=re.Match.start)
    between = text[first.end() : second.start()]
    return text[: first.start()] + second[0] + between + first[0] + text[second.end() :]


def _cut(chance: random.Random, text: str) -> str:
    start = chance.randrange(len(text) + 1)
    return text[:start] + text[start + chance.randint(1, 40) :]


def _lines(chance: random.Random, text: str) -> str:
    """Shuffle, double, join or mark the lines."""
    lines = text.split("\n")
    at = chance.randrange(len(lines))
    match chance.randrange(5):
        case 0:
            chance.shuffle(lines)
        case 1:
            lines[at:at] = [lines[at]] * chance.choice((1, 3, 40))
        case 2:
            return " ".join(lines)
        case 3:
            lines[at] = chance.choice(("- ", "> ", "# ", "| ", "\t", "   ")) + lines[at]
        case _:
            lines[at] = lines[at].upper()
    return "\n".join(lines)


def _foreign(chance: random.Random, text: str) -> str:
    """Put in a line of another release: a name, a heading, a date that is not of this one."""
    line = chance.choice(chance.choice(releases()).split("\n"))
    at = chance.randrange(len(text) + 1)
    return f"{text[:at]}\n{line}\n{text[at:]}"


CHANGES: Sequence[Change] = (_put, _letter, _swap, _cut, _lines, _foreign)
WEIGHTS = (40, 15, 15, 10, 12, 8)
