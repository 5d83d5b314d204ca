"""The words of one text, each with what it may mean and the mention that it stands in."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from pipeline.pseudonymise.groups import Known, number_at
from pipeline.pseudonymise.lexicon import Lexicon, Mark
from pipeline.pseudonymise.tokens import Token, broken, tokens


@dataclass(frozen=True, slots=True)
class Words:
    """A text word by word; `marks` and `owners` have an entry for each token."""

    text: str
    lexicon: Lexicon
    tokens: tuple[Token, ...]
    marks: tuple[Mark | None, ...]
    owners: tuple[int | None, ...]
    """The number of the mention of a member that a word stands in."""

    def __len__(self) -> int:
        """Return how many words there are."""
        return len(self.tokens)

    def written(self, at: int) -> str:
        """Return a word as it is written."""
        return self.text[self.tokens[at].start : self.tokens[at].end]

    def gap(self, one: int, other: int) -> str:
        """Return what stands between two words."""
        return self.text[self.tokens[one].end : self.tokens[other].start]

    def is_initial(self, at: int) -> bool:
        """Return whether a word is one letter with a capital, or an initial such as Zh."""
        initials = self.lexicon.index.spelling.initials
        is_one = len(self.tokens[at].key) == 1 or self.written(at) in initials
        return is_one and self.tokens[at].is_capital

    def is_small(self, at: int) -> bool:
        """Return whether a word may stand between two words of a name: van, an initial."""
        return self.tokens[at].key in self.lexicon.index.spelling.particles or self.is_initial(at)

    def marked(self, first: int, last: int) -> list[Mark]:
        """Return what the words of a name may mean, those left out that are none."""
        return [one for one in self.marks[first : last + 1] if one is not None]

    def keys(self, first: int, last: int) -> tuple[str, ...]:
        """Return the words of a name as they are compared."""
        return tuple(
            self.tokens[at].key for at in range(first, last + 1) if self.marks[at] is not None
        )


def words_of(text: str, lexicon: Lexicon, known: Known) -> Words:
    """Return the words of a text; those inside of what is closed mean nothing."""
    found = tuple(_whole(text, lexicon))
    closed = known.closed
    marks = (
        lexicon.mark(one) if number_at(closed, one.start, one.end) is None else None
        for one in found
    )
    owners = (number_at(known.names, one.start, one.end) for one in found)
    return Words(text, lexicon, found, tuple(marks), tuple(owners))


def _whole(text: str, lexicon: Lexicon) -> Iterator[Token]:
    """Yield the words of a text, those mended that the end of a line breaks."""
    last: Token | None = None
    for token in tokens(text):
        if last is not None and broken(text, last, token):
            joined = replace(last, end=token.end, key=last.key + token.key)
            if lexicon.mark(joined) is not None:
                last = joined
                continue
        if last is not None:
            yield last
        last = token
    if last is not None:
        yield last
