"""What people appear as by all that is said of them: who is free again, whom it is about."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.role_words import OFFICE
from pipeline.types import Annotated, Link, Mention, Person

DETAINED, FREED, SUBJECT = "detained", "was-detained", "subject"
ACTS = ("speaker", "signatory", "contact", "author", "addressee")
"""Who does one of these is not whom a release is about, unless he or she is held."""
LEAST = 2
"""Mentions of a person whom a release is about."""
FOUND_BY = "finder:subject"


def with_appearances(annotated: Annotated, people: Sequence[Person]) -> Annotated:
    """Return a release whose links say of each person what all of them together show.

    Who is free now is not held. A release is about those who are held or were, and about those
    who are named again and do nothing in it but be spoken of.
    """
    by_person = {mention: number for number, one in enumerate(people) for mention in one.mentions}
    said: list[list[Link]] = [[] for _ in people]
    for link in annotated.links:
        if link.person in by_person:
            said[by_person[link.person]].append(link)
    freed = {number for number, links in enumerate(said) if _appears(links, FREED)}
    links = [
        link
        for link in annotated.links
        if not (link.value == DETAINED and by_person.get(link.person) in freed)
    ]
    for number, person in enumerate(people):
        links += _subject(person, said[number])
    links.sort(key=lambda link: (link.person.start, link.start, link.kind))
    return replace(annotated, links=tuple(links))


def _subject(person: Person, links: Sequence[Link]) -> Iterator[Link]:
    if person.kind != "person" or len(person.mentions) < LEAST:
        return
    is_held = _appears(links, DETAINED) or _appears(links, FREED)
    acts = any(_appears(links, one) for one in ACTS)
    if is_held or not (acts or _has_office(links)):
        first: Mention = person.mentions[0]
        start = first.full_start if first.full_start >= 0 else first.start
        yield Link(first, None, "appears_as", start, first.end, FOUND_BY, value=SUBJECT)


def _appears(links: Sequence[Link], value: str) -> bool:
    return any(link.kind == "appears_as" and link.value == value for link in links)


def _has_office(links: Sequence[Link]) -> bool:
    """Return whether a person holds an office now: ministers are named again in passing."""
    return any(
        link.kind == OFFICE or (link.kind == "role" and link.status == "current") for link in links
    )
