"""Finds protected names in a text: words of one name that stand together are one group."""

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.pseudonymise.groups import Group, Known, number_at
from pipeline.pseudonymise.joining import (
    borders,
    is_inside,
    is_of_others,
    is_pair_of_initials,
    reach,
    turned,
)
from pipeline.pseudonymise.lexicon import NOBODY, Lexicon, Mark
from pipeline.pseudonymise.words import Words, words_of

OTHER_SCRIPT = "[other script]"
SHORTEST_SCRIPT = 2
"""Letters of a word in another script that may be a name; α alone is none."""


def find_groups(text: str, lexicon: Lexicon, known: Known) -> list[Group]:
    """Return the protected names of a text in order, and the words like them that are none."""
    return list(_Finder(words_of(text, lexicon, known), known).groups())


@dataclass(frozen=True, slots=True)
class _Finder:
    """Goes over the words of one text once, from left to right."""

    words: Words
    known: Known

    def groups(self) -> Iterator[Group]:
        """Yield the groups of the text in order."""
        at = 0
        while at < len(self.words):
            group, at = self._group(at)
            if group is not None:
                yield group

    def _group(self, at: int) -> tuple[Group | None, int]:
        """Return the group at a word, and the number of the first word behind it."""
        owner, mark, token = self.words.owners[at], self.words.marks[at], self.words.tokens[at]
        if owner is not None:
            return self._owned(at, owner)
        if mark is None:
            found = self._foreign(at) or self._initials(at)
            return found, at + 2 if found is not None and len(found.keys) > 1 else at + 1
        if self._is_kept(at) or self._asks(at) or self._is_anothers(at, mark):
            return Group(token.start, token.end, (token.key,), None), at + 1
        last, whom = reach(self.words, at)
        return self._named(at, last, whom), last + 1

    def _owned(self, at: int, owner: int) -> tuple[Group, int]:
        """Return a mention as a group."""
        start, end, label = self.known.names[owner]
        last = at
        while last + 1 < len(self.words) and self.words.owners[last + 1] == owner:
            last += 1
        label = self._several(at, last) or label
        if (behind := turned(self.words, at, last)) > last:
            last, end = behind, self.words.tokens[behind].end
        return Group(start, end, self.words.keys(at, last), label), last + 1

    def _several(self, first: int, last: int) -> str | None:
        """Return the pseudonym of one word that is the name of several members of the release.

        Whom the records take it for is a guess, which the text must not state.
        """
        marks, lexicon = self.words.marked(first, last), self.words.lexicon
        if len(marks) != 1 or marks[0].is_plural:
            return None
        members = lexicon.index.members
        whom = [one for one in marks[0].whom & lexicon.present if not members[one].is_family]
        if len({members[one].label for one in whom}) < 2:
            return None
        return lexicon.label(whom, self.words.keys(first, last), is_plural=False)

    def _foreign(self, at: int) -> Group | None:
        """Return a word in another script, which may be a name that cannot be compared."""
        token = self.words.tokens[at]
        is_word = token.is_foreign and len(token.key) >= SHORTEST_SCRIPT
        if not is_word or number_at(self.known.kept, token.start, token.end) is not None:
            return None
        return Group(token.start, token.end, (token.key,), OTHER_SCRIPT)

    def _initials(self, at: int) -> Group | None:
        """Return initials that stand for a member of the release: A.S. was beaten."""
        words, lexicon = self.words, self.words.lexicon
        if not (is_pair_of_initials(words, at) and lexicon.present):
            return None
        first, second = words.tokens[at], words.tokens[at + 1]
        members = ((one, lexicon.index.members[one]) for one in lexicon.present)
        whom = [number for number, one in members if one.has_initials(first.key, second.key)]
        if not whom or number_at(self.known.kept, first.start, second.end) is not None:
            return None
        keys = (first.key, second.key)
        return Group(first.start, second.end, keys, lexicon.label(whom, keys, is_plural=False))

    def _is_kept(self, at: int) -> bool:
        """Return whether a common word stands in a country's, party's, date's or role's mention."""
        token = self.words.tokens[at]
        is_common = self.words.lexicon.index.is_common(token.key)
        return is_common and number_at(self.known.kept, token.start, token.end) is not None

    def _asks(self, at: int) -> bool:
        """Return whether a common word is a verb that opens a question: May I, Will the court."""
        index = self.words.lexicon.index
        token = self.words.tokens[at]
        if at + 1 >= len(self.words) or not index.is_common(token.key):
            return False
        if is_inside(self.words.text, token.start):
            return False
        behind = self.words.tokens[at + 1].key
        return self.words.gap(at, at + 1) == " " and behind in index.spelling.small

    def _is_anothers(self, at: int, mark: Mark) -> bool:
        """Return whether a word stands in the full name of somebody who is not protected."""
        token = self.words.tokens[at]
        number = number_at(self.known.others, token.start, token.end)
        if mark.is_asked or number is None:
            return False
        start, end = self.known.others[number]
        return len(self.words.text[start:end].split()) > 1

    def _named(self, first: int, last: int, whom: frozenset[int]) -> Group | None:
        """Return words as a group with its pseudonym, or None where they are no protected name."""
        words, lexicon = self.words, self.words.lexicon
        marks = words.marked(first, last)
        given = NOBODY.union(*(one.given for one in marks))
        family = NOBODY.union(*(one.family for one in marks))
        full = whom & given & family if len(marks) > 1 else NOBODY
        if not full and not any(one.is_strong for one in marks):
            return None
        is_clear = any(one.is_asked for one in marks) or not full.isdisjoint(lexicon.present)
        if not is_clear and is_of_others(words, first, last):
            keys = words.keys(first, last)
            return Group(words.tokens[first].start, words.tokens[last].end, keys, None)
        start, end, is_another = borders(words, first, last, has_given=bool(full))
        token = words.tokens[first]
        if is_another or number_at(self.known.others, token.start, token.end) is not None:
            whose = NOBODY
        else:
            whose = (full or whom) & lexicon.present or full
        keys = words.keys(first, last)
        label = lexicon.label(whose, keys, is_plural=all(one.is_plural for one in marks))
        return Group(start, end, keys, label)
