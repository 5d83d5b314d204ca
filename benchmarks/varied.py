"""Varies releases so that none is the twin of another: other names, numbers, months and words.

What comes of it says nothing, and is about as much work to read as what it was made of: a word
gives way to a word of the same releases, a name to a name, a number to one of as many digits. The
same seed makes the same.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import regex

WORD = regex.compile(r"\p{L}[\p{L}’'-]+|\d+")
CAPITAL = regex.compile(r"(?<=[\p{Ll},;] )\p{Lu}\p{Ll}[\p{L}’'-]+")
"""A word with a capital inside a sentence: most are of names."""
PLAIN = regex.compile(r"(?<= )\p{Ll}{5,}(?=[ ,.])")
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September",
          "October", "November", "December")  # fmt: skip
YEARS = range(1990, 2030)
CHANGED = 0.15
"""How many plain words of a hundred change: of 1,000 varied releases none was marked as a twin."""


@dataclass(frozen=True, slots=True)
class Words:
    """The words that come in for others: as often each as they are used."""

    capitals: tuple[str, ...]
    plain: tuple[str, ...]


def words_of(texts: Sequence[str]) -> Words:
    """Return the words of some releases.

    >>> words_of(["We thank Senator Vale for speaking, and Oda."])
    Words(capitals=('Senator', 'Vale', 'Oda'), plain=('thank', 'speaking'))
    """
    capitals = tuple(one for text in texts for one in CAPITAL.findall(text))
    return Words(capitals, tuple(one for text in texts for one in PLAIN.findall(text)))


def varied(text: str, words: Words, seed: str) -> str:
    """Return a text with other names, numbers, months and words; the same for the same seed.

    >>> words = Words(("Vale", "Oda"), ("harbour", "bridges"))
    >>> varied("On 12 May 2007 Pia Sund thanked Pia.", words, "1")
    'On 87 January 1997 Oda Oda thanked Oda.'
    """
    chance = random.Random(seed)
    names: dict[str, str] = {}

    def other(match: "regex.Match[str]") -> str:
        word = match.group()
        if word.isdecimal():
            return _number(word, chance)
        if word in MONTHS:
            return chance.choice(MONTHS)
        if word[0].isupper() and len(word) > 2 and words.capitals:
            if word not in names:
                names[word] = chance.choice(words.capitals)
            return names[word]
        changes = len(word) >= 5 and word.islower() and words.plain and chance.random() < CHANGED
        return chance.choice(words.plain) if changes else word

    return WORD.sub(other, text)


def _number(digits: str, chance: random.Random) -> str:
    if len(digits) == 4 and int(digits) in YEARS:
        return str(chance.choice(YEARS))
    first = chance.choice("123456789")
    return first + "".join(chance.choice("0123456789") for _ in digits[1:])


def many(texts: Sequence[str], number: int, seed: int, *, vary: bool) -> Iterator[str]:
    """Yield so many texts: those given, over and over, each time varied or as they are.

    >>> list(many(["Ms Sund spoke.", "So did we."], 3, 1, vary=False))
    ['Ms Sund spoke.', 'So did we.', 'Ms Sund spoke.']
    """
    words = words_of(texts)
    for at in range(number):
        round_, place = divmod(at, len(texts))
        text = texts[place]
        yield varied(text, words, f"{seed}/{round_}/{place}") if vary else text
