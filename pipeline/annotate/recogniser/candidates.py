"""Which words may belong to a name: the upper layers of the network read these alone.

Two words of three in a release are in small letters and have none in capitals beside them. They
tell what the names are, and the lower layers have them tell it; then they are done.
"""

from collections.abc import Sequence

GAP = 3
"""Words in small letters that may stand inside a name; of 15,800 names in the data 1 had more."""
HYPHEN = "-"


def candidates(words: Sequence[str]) -> frozenset[int]:
    """Return the numbers of the words that may belong to a name.

    Those with a capital, those few between two of them, and those beside one: "van", "party", and
    what a hyphen joins to it.

    >>> words = "we told the Movement for the Rights of all and then left for Jang - mi".split()
    >>> [words[at] for at in sorted(candidates(words))]
    ['the', 'Movement', 'for', 'the', 'Rights', 'of', 'for', 'Jang', '-', 'mi']
    """
    found: set[int] = set()
    last: int | None = None
    for at, word in enumerate(words):
        if "\n" in word:
            last = None
        elif has_capital(word):
            inside = last is not None and at - last <= GAP + 1
            found.update(range(last if last and inside else _before(words, at), _behind(words, at)))
            last = at
    return frozenset(at for at in found if "\n" not in words[at])


def has_capital(word: str) -> bool:
    """Return whether a word has a letter that is not small.

    >>> [has_capital(word) for word in ("Lena", "eBay", "lena", "2017")]
    [True, True, False, False]
    """
    return word != word.lower()


def _before(words: Sequence[str], at: int) -> int:
    joined = at > 1 and words[at - 1] == HYPHEN
    return max(0, at - (2 if joined else 1))


def _behind(words: Sequence[str], at: int) -> int:
    joined = at + 1 < len(words) and words[at + 1] == HYPHEN
    return min(len(words), at + (3 if joined else 2))
