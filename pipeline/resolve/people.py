"""Joins the mentions of a release into people: one person is one record."""

from bisect import bisect_left, insort
from collections.abc import Iterable
from dataclasses import dataclass, field

from pipeline.name_parts import NameParts, fold, split_name
from pipeline.resolve.near_names import NearNames
from pipeline.same_names import NameWays, Naming, contained, turned
from pipeline.types import Finding, Mention, Person

FAMILY = "family"


@dataclass
class _Group:
    """The mentions that are one person so far; private to this module, never handed on."""

    kind: str
    parts: NameParts
    number: int
    mentions: list[Mention] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    """Where the mentions begin, in order."""
    gender: str = ""
    """What an honorific of theirs has said."""


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
    groups: list[_Group] = []
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
        gender = naming.shape.genders.get(dict(mention.parts).get("honorific", ""), "")
        alike = [groups[number] for number in words.near(parts)]
        owners = _owners([one for one in alike if one.kind == mention.kind], parts, naming.ways)
        owners = [one for one in owners if gender in ("", one.gender) or not one.gender]
        if len(owners) > 1:
            finding = _two_people(mention, owners)
            findings.setdefault((fold(mention.text), finding.candidates), finding)
        owner = _nearest(owners, mention)
        if owner is None:
            owner = _Group(mention.kind, parts, len(groups))
            groups.append(owner)
        owner.mentions.append(mention)
        insort(owner.starts, mention.start)
        owner.gender = owner.gender or gender
        if parts.given and _is_richer(parts, owner.parts):
            owner.parts = parts
        words.add(owner.number, owner.parts)
    groups = _with_aliases(groups, hints.aliases)
    people = sorted((_person(one) for one in groups), key=lambda one: one.mentions[0].start)
    return tuple(people), tuple(findings.values())


def _is_richer(parts: NameParts, other: NameParts) -> bool:
    """Return whether a name says more than another: more words, or the same without initials."""
    words, others = parts.display.split(), other.display.split()
    initials = sum("." in word for word in others) - sum("." in word for word in words)
    return len(words) > len(others) or (len(words) == len(others) and initials > 0)


def _owners(alike: list[_Group], parts: NameParts, ways: NameWays) -> list[_Group]:
    """Return the groups that a name may belong to: by its words, else by its sounds."""
    exact = [one for one in alike if _same(one, parts, ways)]
    return exact or [one for one in alike if one.kind != FAMILY and _alike(one, parts, ways)]


def _same(group: _Group, parts: NameParts, ways: NameWays) -> bool:
    if group.kind == FAMILY:
        return fold(group.parts.family) == fold(parts.family)
    if parts.given is None:
        return fold(parts.family) in _words(group.parts)
    if contained(parts, group.parts) or contained(group.parts, parts):
        return True
    if fold(group.parts.family) != fold(parts.family):
        return turned(group.parts, parts)
    return group.parts.given is None or ways.same_given(group.parts.given, parts.given)


def _alike(group: _Group, parts: NameParts, ways: NameWays) -> bool:
    """Return whether a name is a group's in another spelling, or half of its double name."""
    if not ways.same_family(group.parts.family, parts.family):
        return False
    either = group.parts.given is None or parts.given is None
    return either or ways.same_given(group.parts.given or "", parts.given or "")


def _words(parts: NameParts) -> set[str]:
    """Return the ways in which one word, or the family name, may stand for the whole name."""
    given = fold(parts.given or "").split()
    middle = fold(parts.display).split()[1:]
    return {fold(parts.family), *middle, *given[:1]}


def _with_aliases(
    groups: list[_Group], aliases: tuple[tuple[Mention, Mention], ...]
) -> list[_Group]:
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


def _nearest(owners: list[_Group], mention: Mention) -> _Group | None:
    """Return the owner that was named last before the mention, else the first owner."""
    earlier = [
        (owner.starts[before - 1], number)
        for number, owner in enumerate(owners)
        if (before := bisect_left(owner.starts, mention.start))
    ]
    if earlier:
        return owners[max(earlier)[1]]
    return owners[0] if owners else None


def _person(group: _Group) -> Person:
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


def _two_people(mention: Mention, owners: list[_Group]) -> Finding:
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
