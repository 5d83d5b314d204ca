"""Matches the people of two records of one release, and the roles of two people."""

from collections import Counter
from collections.abc import Sequence

import regex

from pipeline.records import PersonRecord, RoleTie, Span

WORD = regex.compile(r"\w+")


def match_people(
    gold: Sequence[PersonRecord], found: Sequence[PersonRecord]
) -> dict[str, PersonRecord]:
    """Return the gold person by the id of the found one: same name, else most mentions shared.

    Each person is matched once; who shares neither name nor mention with anyone is left out.
    """
    likeness = [
        (_same_name(one, other), _shared(one.mentions, other.mentions), -first, -second)
        for first, one in enumerate(gold)
        for second, other in enumerate(found)
    ]
    matched: dict[str, PersonRecord] = {}
    taken: set[int] = set()
    for same, shared, first, second in sorted(likeness, reverse=True):
        person_id = found[-second].person_id
        if (same or shared) and -first not in taken and person_id not in matched:
            taken.add(-first)
            matched[person_id] = gold[-first]
    return matched


def match_roles(gold: Sequence[RoleTie], found: Sequence[RoleTie]) -> dict[int, RoleTie]:
    """Return the gold role by the place in `found` of the role that has half of its words."""
    likeness = [
        (common_words(one.text, other.text), -first, -second)
        for first, one in enumerate(gold)
        for second, other in enumerate(found)
    ]
    matched: dict[int, RoleTie] = {}
    taken: set[int] = set()
    for share, first, second in sorted(likeness, reverse=True):
        if share >= 0.5 and -first not in taken and -second not in matched:
            taken.add(-first)
            matched[-second] = gold[-first]
    return matched


def common_words(one: str, other: str) -> float:
    """Return the share of words in common, measured on the longer of the two.

    >>> common_words("head of the delegation of Malta", "Head of the delegation")
    0.6666666666666666
    >>> common_words("member", "member of the board")
    0.25
    """
    words = [Counter(WORD.findall(text.casefold())) for text in (one, other)]
    longer = max(counter.total() for counter in words)
    return (words[0] & words[1]).total() / longer if longer else 0.0


def _same_name(one: PersonRecord, other: PersonRecord) -> bool:
    return plain_name(one) == plain_name(other)


STRAIGHT = str.maketrans("’‘“”", "''\"\"")


def plain_name(person: PersonRecord) -> str:
    """Return the display name as names are compared: one case, blanks and quotation marks."""
    straight = person.name.casefold().translate(STRAIGHT).replace(".", ". ")
    return " ".join(straight.split())


def _shared(one: Sequence[Span], other: Sequence[Span]) -> int:
    """Return how many mentions of `one` overlap a mention of `other`."""
    return sum(any(a.start < b.end and b.start < a.end for b in other) for a in one)
