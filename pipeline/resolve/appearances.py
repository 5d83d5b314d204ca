"""What people appear as by all that is said of them: who is free again, whom it is about."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from math import inf

import regex

from pipeline.alternatives import any_of
from pipeline.role_words import OFFICE
from pipeline.types import Annotated, Link, Mention, Person

CURRENT, DETAINED, FREED, SUBJECT = "current", "detained", "was-detained", "subject"
AGAIN = "again"
"""The status of a link that says of somebody free that he or she is held once more."""
ACTS = ("speaker", "signatory", "contact", "author", "addressee")
"""Who does one of these is not whom a release is about, unless he or she is held."""
WORDS = 8
"""Words of a sentence that says something of a person."""
ITEM = regex.compile(r"(?:[-*•·–—▪]|\(?\d{1,3}[.)])?\s*(?:(?:[Ff]or|[Tt]hat)\s+)?")
ATTENDANCE = "attendance"
Words = Mapping[str, Mapping[str, str]]
NO_WORDS: Words = {}
QUOTES = ' \n"”’»'
FOUND_BY = "finder:subject"


def with_appearances(
    annotated: Annotated, people: Sequence[Person], words: Words = NO_WORDS
) -> Annotated:
    """Return a release whose links say of each person what all of them together show.

    Who is free now is not held, unless held again. A release is about those who are held or were,
    and about those who are named again and do nothing in it but be spoken of. It is not about who
    came to the meeting that it tells of.
    """
    came = _attendance(annotated, words)
    by_person = {mention: number for number, one in enumerate(people) for mention in one.mentions}
    said: list[list[Link]] = [[] for _ in people]
    for link in annotated.links:
        if link.person in by_person:
            said[by_person[link.person]].append(link)
    past = {
        number: FREED if any(one.status == AGAIN for one in links) else DETAINED
        for number, links in enumerate(said)
        if _appears(links, FREED)
    }
    links = [
        replace(link, status=CURRENT) if link.status == AGAIN else link
        for link in annotated.links
        if not (link.person in by_person and link.value == past.get(by_person[link.person]))
    ]
    for number, person in enumerate(people):
        first = person.mentions[0].start
        listed = any(start <= first < end for start, end in came)
        if _is_subject(annotated, person, said[number], listed=listed):
            links.append(_subject(person.mentions[0]))
    links.sort(key=lambda link: (link.person.start, link.start, link.kind))
    return replace(annotated, links=tuple(links))


def _attendance(annotated: Annotated, words: Words) -> list[tuple[int, int]]:
    """Return where those are listed who came to a meeting, or sent their apologies."""
    heads = tuple(text for text, kind in words.get("document", {}).items() if kind == ATTENDANCE)
    if not heads:
        return []
    return [found.span() for found in _lists_under(heads).finditer(annotated.cleaned.text)]


@lru_cache
def _lists_under(heads: tuple[str, ...]) -> "regex.Pattern[str]":
    head = any_of(heads)
    inline = rf"{head}[ *_]*:[^\S\n]*\S.*(?:\n.*\S.*)*"
    below = rf"{head}[ *_:]*\n(?:[^\S\n]*\n)?(?:.*\S.*(?:\n|$))+"
    return regex.compile(rf"(?im)^[ *_#]*(?:{inline}|{below})")


def _is_subject(
    annotated: Annotated, person: Person, links: Sequence[Link], *, listed: bool
) -> bool:
    """Return whether a release is about a person.

    Of those held it is about whoever is named again, or has a sentence of his or her own; of the
    others about whoever is named again and first in its first half, does nothing in it, and holds
    no office but one that is told behind the name: ministers are named again in passing.
    """
    if person.kind != "person":
        return False
    again = _is_named_again(annotated, person)
    if _appears(links, DETAINED) or _appears(links, FREED):
        return again or _opens_sentence(annotated, person.mentions[0])
    early = 2 * person.mentions[0].start < len(annotated.cleaned.text)
    acts = any(_appears(links, one) for one in ACTS)
    return again and early and not (listed or acts or _has_office(links))


def _is_named_again(annotated: Annotated, person: Person) -> bool:
    """Return whether a later sentence names a person: another name beside the first does not."""
    at = bisect_right(annotated.sentences, (person.mentions[0].start, inf)) - 1
    end = annotated.sentences[at][1] if at >= 0 else person.mentions[0].end
    return any(one.start >= end for one in person.mentions[1:])


def _opens_sentence(annotated: Annotated, first: Mention) -> bool:
    """Return whether a name opens a sentence of some length that a full stop ends.

    A bullet or number may stand before it, but no item without a sentence has one of its own; an
    item may go on behind a semicolon.
    """
    start = first.whole_start
    text = annotated.cleaned.text
    at = bisect_right(annotated.sentences, (start, inf)) - 1
    if at < 0 or ITEM.fullmatch(text[annotated.sentences[at][0] : start]) is None:
        return False
    sentence = text[start : annotated.sentences[at][1]].rstrip(QUOTES)
    item = text[annotated.sentences[at][0] : start].strip() != ""
    ended = sentence.endswith((".", ";") if item else ".")
    return ended and len(sentence.split()) >= WORDS


def _subject(first: Mention) -> Link:
    return Link(first, None, "appears_as", first.whole_start, first.end, FOUND_BY, value=SUBJECT)


def _appears(links: Sequence[Link], value: str) -> bool:
    return any(link.kind == "appears_as" and link.value == value for link in links)


def _has_office(links: Sequence[Link]) -> bool:
    """Return whether a person holds an office now, and no role is told behind the name."""
    roles = [link for link in links if link.kind == "role" and link.other]
    if any(link.other.start >= link.person.end for link in roles if link.other):
        return False
    return any(link.kind == OFFICE for link in links) or any(
        link.status == CURRENT for link in roles
    )
