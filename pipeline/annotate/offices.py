"""Ties the offices that stand directly before a name to it."""

from collections.abc import Iterable, Iterator

from pipeline.types import Link, Mention

NEAREST = 2
"""Characters between an office and the name after it: a blank, or a comma and a blank."""


def offices(mentions: Iterable[Mention]) -> Iterator[Link]:
    """Yield a link for each person whose title holds an office."""
    people = {}
    roles = []
    for one in mentions:
        if one.label == "PERSON":
            people[one.whole_start] = one
        elif one.label == "ROLE":
            roles.append(one)
    for role in roles:
        for gap in range(NEAREST + 1):
            person = people.get(role.end + gap)
            if person is not None:
                yield Link(person, role, "role", role.start, person.end, role.found_by)
                break
