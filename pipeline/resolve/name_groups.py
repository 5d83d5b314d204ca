"""The mentions of one person as they are gathered, and which of them a name may belong to."""

from bisect import insort
from dataclasses import dataclass, field

from pipeline.name_parts import NameParts, fold
from pipeline.same_names import NameWays, contained, shortened, turned
from pipeline.types import Mention

FAMILY = "family"


@dataclass
class Group:
    """The mentions that are one person so far; never handed on by `people`."""

    kind: str
    parts: NameParts
    number: int
    mentions: list[Mention] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    """Where the mentions begin, in order."""
    families: set[str] = field(default_factory=set)
    """The family names of all its spellings, folded; that of a peer without the place."""
    gender: str = ""
    """What an honorific of theirs has said."""
    words: set[str] = field(init=False)
    """The ways in which one word may stand for the whole name."""

    def __post_init__(self) -> None:
        self.words = _words(self.parts)

    def take(self, mention: Mention, parts: NameParts, gender: str) -> None:
        """Add a mention with the parts of its name and what its honorific says."""
        self.mentions.append(mention)
        insort(self.starts, mention.start)
        self.families.add(fold(parts.family).partition(" of ")[0])
        self.gender = self.gender or gender
        if parts.given and _is_richer(parts, self.parts):
            self.parts = parts
            self.words = _words(parts)


def owners_of(alike: list[Group], parts: NameParts, gender: str, ways: NameWays) -> list[Group]:
    """Return the groups that a name may belong to: by its words, else by its sounds.

    One word is sooner a family name than a word inside a name: Khan is not Arbab Khan Mohmand.
    """
    exact = [one for one in alike if _same(one, parts, ways)]
    found = exact or [one for one in alike if one.kind != FAMILY and _alike(one, parts, ways)]
    found = [one for one in found if gender in ("", one.gender) or not one.gender]
    if parts.given is not None:
        return found
    return [one for one in found if fold(parts.family) in one.families] or found


def _same(group: Group, parts: NameParts, ways: NameWays) -> bool:
    if group.kind == FAMILY:
        return fold(group.parts.family) == fold(parts.family)
    if parts.given is None:
        family = fold(parts.family)
        return family in group.words or family in group.families
    if contained(parts, group.parts) or contained(group.parts, parts):
        return True
    if fold(group.parts.family) != fold(parts.family):
        return turned(group.parts, parts)
    return group.parts.given is None or ways.same_given(group.parts.given, parts.given)


def _alike(group: Group, parts: NameParts, ways: NameWays) -> bool:
    """Return whether a name is a group's in another spelling, or half of its double name."""
    if shortened(parts, group.parts) or shortened(group.parts, parts):
        return True
    given = group.parts.given, parts.given
    agree = bool(given[0] and given[1]) and ways.same_given(given[0] or "", given[1] or "")
    if not ways.same_family(group.parts.family, parts.family):
        return agree and ways.same_in_slavic(group.parts.family, parts.family)
    return agree or None in given


def _words(parts: NameParts) -> set[str]:
    """Return the ways in which one word, or the family name, may stand for the whole name."""
    given = fold(parts.given or "").split()
    middle = fold(parts.display).split()[1:]
    return {fold(parts.family), *middle, *given[:1]}


def _is_richer(parts: NameParts, other: NameParts) -> bool:
    """Return whether a name says more than another: more words, or the same without initials."""
    words, others = parts.display.split(), other.display.split()
    initials = sum("." in word for word in others) - sum("." in word for word in words)
    return len(words) > len(others) or (len(words) == len(others) and initials > 0)
