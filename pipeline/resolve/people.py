"""Joins the mentions of a release into people: one person is one record."""

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from pipeline.name_parts import NameParts, fold, split_name
from pipeline.names import NameShape
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


class _Words:
    """The groups by the words of their names, so that a name is not compared with every other.

    Two names that `_same` joins have one thing in common: the last word of one is in the other.
    """

    def __init__(self) -> None:
        self._holding: dict[str, set[int]] = defaultdict(set)
        self._ending: dict[str, set[int]] = defaultdict(set)

    def add(self, number: int, parts: NameParts) -> None:
        for word in _folded(parts):
            self._holding[word].add(number)
        for word in _last(parts):
            self._ending[word].add(number)

    def near(self, parts: NameParts) -> list[int]:
        """Return the numbers of the groups that may be meant, in order."""
        found = [self._holding[word] for word in _last(parts) if word in self._holding]
        found += [self._ending[word] for word in _folded(parts) if word in self._ending]
        return sorted(set().union(*found))


def _folded(parts: NameParts) -> set[str]:
    return set(fold(f"{parts.display} {parts.family}").split())


def _last(parts: NameParts) -> set[str]:
    return {word for name in (parts.display, parts.family) for word in fold(name).split()[-1:]}


def join_people(
    mentions: Iterable[Mention], shape: NameShape
) -> tuple[tuple[Person, ...], tuple[Finding, ...]]:
    """Return the people of a release in order of appearance, and what is uncertain about them.

    A full name joins the person of the same family name whose given name does not contradict it;
    a single name joins the one person who bears it, the last one named where two do. Mr and Ms are
    two people.
    """
    groups: list[_Group] = []
    words = _Words()
    findings: dict[tuple[object, ...], Finding] = {}
    named = [one for one in mentions if one.label == "PERSON"]
    split = {text: split_name(text, shape) for text in {one.text for one in named}}
    full_first = sorted(named, key=lambda one: (not split[one.text].given, one.start))
    for mention in full_first:
        parts = split[mention.text]
        gender = shape.genders.get(dict(mention.parts).get("honorific", ""), "")
        alike = [groups[number] for number in words.near(parts)]
        kin = [one for one in alike if one.kind == mention.kind and _same(one, parts)]
        owners = [one for one in kin if gender in ("", one.gender) or not one.gender]
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
        if parts.given and len(parts.display) > len(owner.parts.display):
            owner.parts = parts
        words.add(owner.number, owner.parts)
    people = sorted((_person(one) for one in groups), key=lambda one: one.mentions[0].start)
    return tuple(people), tuple(findings.values())


def _same(group: _Group, parts: NameParts) -> bool:
    if group.kind == FAMILY:
        return fold(group.parts.family) == fold(parts.family)
    if parts.given is None:
        return fold(parts.family) in _words(group.parts)
    if _contained(parts, group.parts) or _contained(group.parts, parts):
        return True
    if fold(group.parts.family) != fold(parts.family):
        return _turned(group.parts, parts)
    return group.parts.given is None or _compatible(group.parts.given, parts.given)


def _words(parts: NameParts) -> set[str]:
    """Return the ways in which one word, or the family name, may stand for the whole name."""
    given = fold(parts.given or "").split()
    middle = fold(parts.display).split()[1:]
    return {fold(parts.family), *middle, *given[:1]}


def _contained(one: NameParts, other: NameParts) -> bool:
    """Return whether the words of one name stand in a row in the other: Valadares Roxo."""
    words, whole = fold(one.display).split(), fold(other.display).split()
    size = len(words)
    return any(words == whole[at : at + size] for at in range(len(whole) - size + 1))


def _turned(one: NameParts, other: NameParts) -> bool:
    """Return whether two names have the same words in another order."""
    return sorted(fold(one.display).split()) == sorted(fold(other.display).split())


def _compatible(one: str, other: str) -> bool:
    """Return whether two given names may be one person's: equal, or the initials of each other.

    >>> _compatible("Anna Maria", "A."), _compatible("Al", "Al Mo"), _compatible("Ana", "Eva")
    (True, True, False)
    """
    pairs = zip(_given_words(one), _given_words(other), strict=False)
    return all(_agree(first, second) or _agree(second, first) for first, second in pairs)


def _given_words(given: str) -> list[str]:
    return fold(given).replace(".", ". ").split()


def _agree(short: str, name: str) -> bool:
    """Return whether two folded given names are equal, or the first is an initial of the second.

    >>> _agree("zh.", "zhanna"), _agree("p", "pia"), _agree("jo", "john")
    (True, True, False)
    """
    initial = len(short) == 1 or short.endswith(".")
    return short == name or (initial and name.startswith(short.removesuffix(".")))


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
