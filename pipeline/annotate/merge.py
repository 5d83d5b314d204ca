"""Which span wins, written once.

PERSON, PARTY, COUNTRY and DATE never overlap. Between two that do: the source that stands earlier
in ORDER wins; in one source the longer span, then the earlier one, then the rule that stands
first in its file. Names of parties in tables and those that the recogniser sees are one source in
this. ROLE mentions may contain others, and lose only to a longer ROLE.
"""

from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from pipeline.types import Link, Mention

PARTY_OFFICE = "form:prose.party-office"
"""A form so open that a ministry's initials fit it ("HHS Secretary"), and a part of a name."""
ORDER = (
    *("form", PARTY_OFFICE),
    *("finder:title", "finder:introduced", "finder:family", "finder:column", "rule", "strong"),
    *("finder:party-cue", "model", "form:prose.apposition", "finder", "weak"),
)
"""A form has read the words around the name; a list has not."""
BY_NAME = (PARTY_OFFICE, "strong", "finder:party-cue", "model", "weak")
"""Of these the longest name of a party wins: the Reform Party of British Columbia is another one
than the Reform Party, EPP/CD is one group, and the country in a party's name is the party's."""
WHOLE_NAMES = ("finder:initial", "finder:later-mention")
"""Of these and the recogniser the longest name of a person wins, if it has several words."""
PIECES = ("PARTY", "COUNTRY")
CURRENT = "current"
"""The status of a tie of which nothing says that it is over or denied."""
EXCLUSIVE = ("PERSON", "PARTY", "COUNTRY", "DATE")


def rank(mention: Mention) -> int:
    """Return the place of a mention's source in ORDER, of two that fit that of the longer.

    >>> rank(Mention("DATE", 0, 1, "x", "rule:date.iso")), rank(Mention("DATE", 0, 1, "x", "model"))
    (6, 9)
    """
    if mention.found_by in WHOLE_NAMES and " " in mention.text:
        return ORDER.index("model")
    return _place_of(mention.found_by)


@lru_cache(maxsize=1024)
def _place_of(found_by: str) -> int:
    fitting = (
        source for source in ORDER if found_by == source or found_by.startswith(f"{source}:")
    )
    return ORDER.index(max(fitting, key=len))


def merge(mentions: Iterable[Mention]) -> tuple[list[Mention], list[Mention]]:
    """Return the mentions that stand, in order, and those that lost, each naming its victor."""
    kept: list[Mention] = []
    whole, lost = _whole_parties(mentions)
    taken = _Taken()
    for mention in sorted(whole, key=_precedence):
        group = "EXCLUSIVE" if mention.label in EXCLUSIVE else f"{mention.label} {mention.kind}"
        victor = taken.overlapping(group, mention)
        if victor is None:
            taken.add(group, mention)
            kept.append(mention)
        elif (victor.label, victor.start, victor.end) != (
            mention.label,
            mention.start,
            mention.end,
        ):
            lost.append(_lost_to(mention, victor))
    return sorted(kept, key=_position), sorted(lost, key=_position)


def relink(links: Iterable[Link], mentions: Iterable[Mention]) -> list[Link]:
    """Return the links whose ends stand, each led to the mention that stands there now.

    An end whose name was found longer or shorter is followed to where that begins or ends. Of two
    links that say the same the first proves it; if either says that it is over, it is.
    """
    standing = list(mentions)
    places = {(one.label, one.start, one.end): one for one in standing}
    starts = {(one.label, one.start): one for one in standing}
    ends = {(one.label, one.end): one for one in standing}

    def followed(one: Mention) -> Mention | None:
        begun = starts.get((one.label, one.start)) if one.label == "PERSON" else None
        ended = ends.get((one.label, one.end)) if one.label in ("PERSON", "PARTY") else None
        return places.get((one.label, one.start, one.end)) or begun or ended

    renewed: dict[tuple[object, ...], Link] = {}
    for link in links:
        person = followed(link.person)
        other = link.other and followed(link.other)
        if person is None or (link.other is not None and other is None):
            continue
        key = (person.start, link.kind, link.value, other and other.start)
        first = renewed.setdefault(key, _led(link, person, other))
        if first.status == CURRENT != link.status:
            renewed[key] = replace(first, status=link.status)
    return sorted(renewed.values(), key=lambda link: (link.person.start, link.start, link.kind))


def _led(link: Link, person: Mention, other: Mention | None) -> Link:
    """Return a link with other ends; a proof that held the old ones holds the new ones whole."""
    held = [
        new
        for old, new in ((link.person, person), (link.other, other))
        if old and new and link.start <= old.start and old.end <= link.end
    ]
    start = min([link.start, *(one.start for one in held)])
    end = max([link.end, *(one.end for one in held)])
    return replace(link, person=person, other=other, start=start, end=end)


class _Taken:
    """The spans taken so far, by group, found by the characters that they cover."""

    def __init__(self) -> None:
        self._at: dict[tuple[str, int], Mention] = {}

    def overlapping(self, group: str, mention: Mention) -> Mention | None:
        covered = range(mention.start, mention.end)
        return next((self._at[group, at] for at in covered if (group, at) in self._at), None)

    def add(self, group: str, mention: Mention) -> None:
        for at in range(mention.start, mention.end):
            self._at[group, at] = mention


def _precedence(mention: Mention) -> tuple[int, int, int, int]:
    whole = mention.whole_start
    if mention.label not in EXCLUSIVE:
        return 0, -(mention.end - mention.start), mention.start, rank(mention)
    return rank(mention), -(mention.end - mention.start), mention.start, whole


def _whole_parties(mentions: Iterable[Mention]) -> tuple[list[Mention], list[Mention]]:
    """Return the mentions without pieces of longer names of parties, and those pieces."""
    everyone = list(mentions)
    named = [one for one in everyone if one.label in PIECES and ORDER[rank(one)] in BY_NAME]
    taken = _Taken()
    lost: dict[Mention, Mention] = {}
    for mention in sorted(named, key=lambda one: (one.start - one.end, rank(one), one.start)):
        victor = taken.overlapping("PARTY", mention)
        if victor is None:
            if mention.label == "PARTY":
                taken.add("PARTY", mention)
        elif (victor.start, victor.end) != (mention.start, mention.end):
            lost[mention] = _lost_to(mention, victor)
    return [one for one in everyone if one not in lost], list(lost.values())


def _lost_to(mention: Mention, victor: Mention) -> Mention:
    return replace(
        mention, found_by=f"{mention.found_by} lost to {victor.found_by} {victor.text!r}"
    )


def _position(mention: Mention) -> tuple[int, int, str]:
    return mention.start, mention.end, mention.label
