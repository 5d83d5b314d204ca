"""One release while its names are replaced: its text, and every other string that quotes it."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cached_property

import regex

from pipeline.pseudonymise.addresses import WITHHELD, Addresses
from pipeline.pseudonymise.finder import find_groups
from pipeline.pseudonymise.groups import Group, Known
from pipeline.pseudonymise.lexicon import Lexicon
from pipeline.pseudonymise.substitution import Substituted, substituted
from pipeline.pseudonymise.tokens import key_of

NOTHING_KNOWN = Known()
CUT_SIGN = " … "
CUT = regex.compile(rf"([\p{{L}}\p{{M}}]+){CUT_SIGN}([\p{{L}}\p{{M}}]+)")
"""Where the evidence of a long stretch is cut, at any letter."""


class Page:
    """A text with its groups found once; strings are remembered, since a sentence proves many."""

    def __init__(self, text: str, lexicon: Lexicon, known: Known, *, withhold: bool = True) -> None:
        self._lexicon = lexicon
        self._addresses = Addresses(lexicon, withhold and bool(lexicon.present))
        self.groups = self._found(text, known, lexicon)
        self._strict = replace(lexicon, others={})
        """For strings, in which a word stays only where the text shows that it is another's."""
        self.shown: Substituted = substituted(text, self.groups)
        self._strings: dict[str, list[Group]] = {}

    @classmethod
    def around(cls, lexicon: Lexicon) -> "Page":
        """Return a page without a text, for strings that stand beside the releases."""
        return cls("", lexicon, NOTHING_KNOWN, withhold=False)

    @property
    def is_changed(self) -> bool:
        """Return whether anything in the text was replaced."""
        return bool(self.shown.old)

    def words(self, string: str, at: int = 0) -> str:
        """Return a string that quotes the text around `at`, or stands beside it, with pseudonyms.

        A name has the pseudonym that it has in the text, at the nearest place with the same names.
        """
        if string not in self._strings:
            self._strings[string] = self._found(string, NOTHING_KNOWN, self._strict)
        groups = self._strings[string]
        shown = substituted(string, self._aligned(groups, at)).text if groups else string
        return CUT.sub(self._uncut, shown) if CUT_SIGN in shown else shown

    def _uncut(self, found: "regex.Match[str]") -> str:
        """Return the two words beside a cut without those that are the piece of a name."""
        before, after = key_of(found[1]), key_of(found[2])
        lexicon = self._lexicon
        names = [word for one in lexicon.present for word in lexicon.index.members[one].words]
        first = "" if any(name.startswith(before) for name in names) else found[1]
        last = "" if any(name.endswith(after) for name in names) else found[2]
        return f"{first}{CUT_SIGN}{last}"

    def holds_name(self, string: str) -> bool:
        """Return whether a string holds a name, common words and unclear ones apart."""
        index = self._lexicon.index
        groups = self._found(string, NOTHING_KNOWN, self._strict)
        return any(not all(map(index.is_common, one.keys)) for one in groups if one.label)

    def line(self, place: int) -> int:
        """Return the line of the new text, from 1, that holds a place."""
        return bisect_right(self._line_starts, place)

    @cached_property
    def _line_starts(self) -> list[int]:
        text = self.shown.text
        return [0, *(at + 1 for at, letter in enumerate(text) if letter == "\n")]

    def _found(self, text: str, known: Known, lexicon: Lexicon) -> list[Group]:
        addresses = list(self._addresses.find(text))
        known, addresses = _parted(known, addresses)
        return _apart([*addresses, *find_groups(text, lexicon, known)])

    def _aligned(self, groups: Sequence[Group], at: int) -> list[Group]:
        keys = [key for one in groups for key in one.keys]
        first = self._nearest(keys, at)
        if first is None:
            return list(groups)
        found = []
        for one in groups:
            owner = self._owners[first] if one.keys else None
            found.append(replace(one, label=self.groups[owner].label) if owner is not None else one)
            first += len(one.keys)
            first = min(first, len(self._owners) - 1)
        return found

    def _nearest(self, keys: Sequence[str], at: int) -> int | None:
        """Return where the same words of names stand in a row in the text, nearest to a place."""
        if not keys:
            return None
        rows = [
            place
            for place in self._places.get(keys[0], ())
            if self._keys[place : place + len(keys)] == list(keys)
        ]
        return min(rows, key=lambda one: abs(self._start(one) - at), default=None)

    def _start(self, place: int) -> int:
        return self.groups[self._owners[place]].start

    @cached_property
    def _keys(self) -> list[str]:
        return [key for one in self.groups for key in one.keys]

    @cached_property
    def _owners(self) -> list[int]:
        return [number for number, one in enumerate(self.groups) for _ in one.keys]

    @cached_property
    def _places(self) -> dict[str, list[int]]:
        places: dict[str, list[int]] = defaultdict(list)
        for place, key in enumerate(self._keys):
            places[key].append(place)
        return places


def _parted(known: Known, addresses: Iterable[Group]) -> tuple[Known, list[Group]]:
    """Return mentions and addresses without overlap: a mention goes into the address around it."""
    names, found = list(known.names), []
    for address in addresses:
        inside = [one for one in names if one[0] < address.end and address.start < one[1]]
        names = [one for one in names if one not in inside]
        label = inside[0][2] if inside and address.label != WITHHELD else address.label
        start = min([address.start, *(one[0] for one in inside)])
        end = max([address.end, *(one[1] for one in inside)])
        found.append(replace(address, start=start, end=end, label=label))
    closed = tuple((one.start, one.end) for one in found)
    return replace(known, names=tuple(names), closed=closed), found


def _apart(groups: Iterable[Group]) -> list[Group]:
    """Return groups in order, those joined that overlap."""
    found: list[Group] = []
    for one in sorted(groups, key=lambda group: (group.start, group.end)):
        if found and one.start < found[-1].end:
            last = found[-1]
            found[-1] = replace(
                last,
                end=max(last.end, one.end),
                keys=last.keys + one.keys,
                label=last.label or one.label,
            )
        else:
            found.append(one)
    return found
