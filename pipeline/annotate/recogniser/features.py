"""Turns a word into what the network reads: its word pieces and the shape of its case."""

from collections.abc import Container, Sequence
from functools import lru_cache
from typing import NamedTuple

from tokenizers import Tokenizer

SHAPES = ("none", "break", "lower", "title", "upper", "initial", "mixed", "digit", "other")
"""Places in the network's table of case shapes; the encoder's own vocabulary has no case."""
MOST_PIECES = 8
"""Of one word: names have five or six at most, and a run of signs must not fill a window."""
REMEMBERED = 50_000
"""Words whose features are kept: a bound on memory, reached after some thousand releases."""
OPENING, CLOSING, LINE_BREAK, UNKNOWN = "[CLS]", "[SEP]", "[unused0]", "[UNK]"

Features = tuple[tuple[int, ...], int]
"""Numbers of the word's pieces, and of its shape."""


class Vocabulary:
    """The encoder's vocabulary, with the features of words seen lately."""

    def __init__(self, content: bytes) -> None:
        self.content = content
        self._tokenizer = Tokenizer.from_str(content.decode())
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()
        self.features = lru_cache(REMEMBERED)(self._features)
        self.opening = self.number(OPENING)
        self.closing = self.number(CLOSING)

    def number(self, piece: str) -> int:
        """Return the number of a piece that the vocabulary holds."""
        number = self._tokenizer.token_to_id(piece)
        if number is None:
            raise ValueError(f"the vocabulary lacks {piece!r}: take that of the encoder")
        return number

    def _features(self, word: str) -> Features:
        if "\n" in word:
            return (self.number(LINE_BREAK),), SHAPES.index("break")
        pieces = self._tokenizer.encode(word, add_special_tokens=False).ids[:MOST_PIECES]
        return tuple(pieces) or (self.number(UNKNOWN),), SHAPES.index(shape_of(word))


class Numbers(NamedTuple):
    """A window as the network reads it."""

    pieces: list[int]
    """Of all its words, between the opening and the closing one."""
    shapes: list[int]
    """Of the words that the pieces belong to."""
    kept: list[int]
    """Places of the opening piece and of those of asked words: the upper layers read these."""
    firsts: list[int]
    """Places of the first piece of each asked word."""


def as_numbers(
    words: Sequence[int],
    asked: Container[int],
    features: Sequence[Features],
    vocabulary: Vocabulary,
) -> Numbers:
    """Return a window of `words`, by number; what is found of the `asked` ones will be told."""
    pieces, shapes, kept, firsts = [vocabulary.opening], [0], [0], []
    for word in words:
        found, shape = features[word]
        if word in asked:
            firsts.append(len(pieces))
            kept += range(len(pieces), len(pieces) + len(found))
        pieces += found
        shapes += [shape] * len(found)
    return Numbers([*pieces, vocabulary.closing], [*shapes, 0], kept, firsts)


def shape_of(word: str) -> str:
    """Return the name of a word's case shape.

    >>> [shape_of(word) for word in ("held", "Lena", "DE", "B.", "McCABE", "2017", "(", "O'Neill")]
    ['lower', 'title', 'upper', 'initial', 'mixed', 'digit', 'other', 'mixed']
    """
    if word.islower():
        return "lower"
    letters = [sign for sign in word if sign.isalpha()]
    if not letters:
        return "digit" if any(sign.isdigit() for sign in word) else "other"
    if len(letters) == 1:
        return "initial"
    if word.isupper():
        return "upper"
    rest = "".join(letters[1:])
    return "title" if letters[0].isupper() and rest.islower() else "mixed"
