"""Roles as mentions: each place once, the longest of those that overlap, tied to their persons."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from pipeline.annotate.page import Page
from pipeline.annotate.role_phrases import Phrase
from pipeline.types import Link, Mention

FOUND_BY = "finder:role"
REACH = 240
"""Characters on either side of a name in which its role stands whole."""


@dataclass(frozen=True, slots=True)
class Told:
    """A role of a person, and whether the words beside it say that it is over."""

    person: Mention
    phrase: Phrase
    former: bool = False

    @property
    def evidence(self) -> tuple[int, int]:
        """Return the run that proves it: the role and the name, or the role that heads a list."""
        start = min(self.phrase.start, self.person.whole_start)
        end = max(self.phrase.end, self.person.end)
        far = end - start > REACH + self.phrase.end - self.phrase.start
        return (self.phrase.start, self.phrase.end) if far else (start, end)


def without_addresses(page: Page, mentions: Iterable[Mention]) -> list[Mention]:
    """Return the mentions without roles that are honorifics of several persons: "Sens. A, B"."""
    addresses = page.kit.roles.addresses
    return [one for one in mentions if one.label != "ROLE" or one.text not in addresses]


def as_mentions(text: str, told: Iterable[Told]) -> tuple[list[Mention], list[Link]]:
    """Return the roles as mentions, each place once, and the links that tie them."""
    places: dict[tuple[int, int], Mention] = {}
    links = []
    for one in told:
        phrase = one.phrase
        place = (phrase.start, phrase.end)
        role = places.setdefault(
            place, Mention("ROLE", *place, text[phrase.start : phrase.end], FOUND_BY)
        )
        start, end = one.evidence
        status = "former" if one.former else "current"
        links.append(Link(one.person, role, "role", start, end, FOUND_BY, status))
    return list(places.values()), links


def longest_roles(
    mentions: Sequence[Mention], links: Sequence[Link]
) -> tuple[list[Mention], list[Link]]:
    """Return the mentions with the longest role of those that overlap, and links led to these."""
    kept: list[Mention] = []
    covered: dict[int, list[int]] = {}
    victors: dict[Mention, Mention] = {}
    ranked = sorted(
        (one for one in mentions if one.label == "ROLE"), key=lambda one: one.start - one.end
    )
    owners: dict[Mention, set[Mention]] = {}
    for link in links:
        if link.other is not None and link.other.label == "ROLE":
            owners.setdefault(link.other, set()).add(link.person)
    for one in ranked:
        places = range(one.start, one.end)
        over = sorted({number for place in places for number in covered.get(place, ())})
        victor = next(
            (
                kept[number]
                for number in over
                if owners.get(one, set()) <= owners.get(kept[number], set())
                or (one.start, one.end) == (kept[number].start, kept[number].end)
            ),
            None,
        )
        if victor:
            victors[one] = victor
            continue
        for place in places:
            covered.setdefault(place, []).append(len(kept))
        kept.append(one)
    rest = [one for one in mentions if one.label != "ROLE"]
    led = [_led(link, victors) for link in links]
    return sorted([*rest, *kept], key=lambda one: (one.start, one.end, one.label)), led


def _led(link: Link, victors: Mapping[Mention, Mention]) -> Link:
    victor = victors.get(link.other) if link.other else None
    if victor is None:
        return link
    start, end = min(link.start, victor.start), max(link.end, victor.end)
    return replace(link, other=victor, start=start, end=end)
