"""Joins the mentions of a release into people: one person is one record."""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.name_parts import fold, split_name
from pipeline.resolve.name_groups import FAMILY, Group, owners_of
from pipeline.resolve.near_names import NearNames
from pipeline.same_names import Naming
from pipeline.types import Finding, Mention, Person


@dataclass(frozen=True, slots=True)
class Hints:
    """What the text says of names beyond the names themselves."""

    eastern: frozenset[str] = frozenset()
    """Texts of persons tied to a country whose names keep the family name first."""
    aliases: tuple[tuple[Mention, Mention], ...] = ()
    """Pairs of a person and another name of theirs: "also known as"."""


NO_HINTS = Hints()


def join_people(
    mentions: Iterable[Mention], naming: Naming, hints: Hints = NO_HINTS
) -> tuple[tuple[Person, ...], tuple[Finding, ...]]:
    """Return the people of a release in order of appearance, and what is uncertain about them.

    A full name joins the person of the same family name whose given name does not contradict it;
    a single name joins the one person who bears it, the last one named where two do. Where nobody
    does, another spelling, a short form or half of a double name will do. Mr and Ms are two people.
    """
    groups: list[Group] = []
    words = NearNames(naming.ways)
    findings: dict[tuple[object, ...], Finding] = {}
    named = [one for one in mentions if one.label == "PERSON"]
    split = {
        text: split_name(text, naming.shape, eastern=text in hints.eastern)
        for text in {one.text for one in named}
    }
    full_first = sorted(named, key=lambda one: (not split[one.text].given, one.start))
    for mention in full_first:
        parts = split[mention.text]
        gender = _gender(mention, naming)
        alike = [groups[number] for number in words.near(parts)]
        alike = [one for one in alike if one.kind == mention.kind]
        owners = owners_of(alike, parts, gender, naming.ways)
        if len(owners) > 1:
            finding = _two_people(mention, owners)
            findings.setdefault((fold(mention.text), finding.candidates), finding)
        owner = _nearest(owners, mention)
        if owner is None:
            owner = Group(mention.kind, parts, len(groups))
            groups.append(owner)
        owner.take(mention, parts, gender)
        words.add(owner.number, owner.parts)
        words.add(owner.number, parts)
    groups = _with_aliases(groups, hints.aliases)
    people = sorted((_person(one) for one in groups), key=lambda one: one.mentions[0].start)
    return tuple(people), tuple(findings.values())


def _gender(mention: Mention, naming: Naming) -> str:
    """Return what an honorific says: all of it, or its last word as in "Rt Hon Sir"."""
    honorific = dict(mention.parts).get("honorific", "")
    last = honorific.rpartition(" ")[2]
    return naming.shape.genders.get(honorific) or naming.shape.genders.get(last, "")


def _with_aliases(groups: list[Group], aliases: tuple[tuple[Mention, Mention], ...]) -> list[Group]:
    """Return the groups, those that an alias joins as one: under the name that it stands beside."""
    owner = {mention: one for one in groups for mention in one.mentions}
    gone: set[int] = set()
    for person, alias in aliases:
        first, second = owner.get(person), owner.get(alias)
        if first is None or second is None or first is second or first.kind != second.kind:
            continue
        first.mentions += second.mentions
        owner |= dict.fromkeys(second.mentions, first)
        gone.add(second.number)
    return [one for one in groups if one.number not in gone]


def _nearest(owners: list[Group], mention: Mention) -> Group | None:
    """Return the owner that was named last before the mention, else the first owner."""
    earlier = [
        (owner.starts[before - 1], number)
        for number, owner in enumerate(owners)
        if (before := bisect_left(owner.starts, mention.start))
    ]
    if earlier:
        return owners[max(earlier)[1]]
    return owners[0] if owners else None


def _person(group: Group) -> Person:
    mentions = tuple(sorted(group.mentions, key=lambda one: one.start))
    honorifics = (dict(one.parts).get("honorific") for one in mentions)
    parts = group.parts
    if group.kind == FAMILY:
        bare = mentions[0].text.removeprefix("the ").removeprefix("The ")
        return Person(f"the {bare}", FAMILY, mentions, family_name=bare)
    return Person(
        parts.display,
        "person",
        mentions,
        next((one for one in honorifics if one), None),
        parts.given,
        parts.family if parts.given else None,
        parts.sort,
    )


def _two_people(mention: Mention, owners: list[Group]) -> Finding:
    names = tuple(one.parts.display for one in owners)
    return Finding(
        "two-people-one-surname",
        mention.start,
        mention.end,
        "persons",
        found=mention.text,
        person=_nearest(owners, mention).parts.display,  # type: ignore[union-attr]
        candidates=names,
    )
