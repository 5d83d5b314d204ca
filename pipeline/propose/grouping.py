"""Lays example lines with the same slots on each other, and chooses what each slot is.

A name may be both: FI is Finland and a party. Of the ways to read the slots that all lines of a
group allow, the one is taken that has the most different things to tie.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

import regex

from pipeline.errors import Fault
from pipeline.gazetteer import Gazetteer
from pipeline.gazetteer_rows import BRACKETS_ONLY
from pipeline.propose.pieces import PEOPLE, PLACE, Piece, Reading

TIED = ("country", "party", "code", "letter")
PARTIES = ("party", "code", "letter")
TOGETHER = (frozenset(PARTIES), frozenset(("country", "state")), frozenset(PEOPLE))
"""Kinds of slot that may stand in one place: a party that the tables know or a code they do not."""
ORDER = (*PEOPLE, "country", "party", "code", "letter", "state", "office", "plural", "post", PLACE)
NO_BRACKET = regex.compile(r"[^][()]")
Choice = tuple[str, ...]
"""The kinds that stand in one place of a form: `{party}`, or `({party}|{code})`."""


@dataclass(frozen=True)
class Group:
    """Lines with the same slots, and what each slot is."""

    readings: tuple[Reading, ...]
    slots: tuple[Choice, ...]

    @property
    def words(self) -> tuple[tuple[str, ...], ...]:
        """Return for each place between slots the words of all lines, each once."""
        columns = zip(*(one.words for one in self.readings), strict=True)
        return tuple(tuple(dict.fromkeys(column)) for column in columns)


def grouped(readings: Sequence[Reading], gazetteer: Gazetteer) -> list[Group]:
    """Return the groups, each as soon as its first line stands."""
    found: list[list[Reading]] = []
    for reading in readings:
        fitting = next((one for one in found if _fits(one, reading)), None)
        if fitting is None:
            found.append([reading])
        else:
            fitting.append(reading)
    return [Group(tuple(one), _chosen(one, gazetteer)) for one in found]


def unknown_names(groups: Sequence[Group], name: str) -> Iterator[Fault]:
    """Yield a fault for each name in no table that stands where other lines have a known one."""
    for group in groups:
        for other in groups:
            if len(other.readings) < len(group.readings) or other is group:
                continue
            for reading in group.readings:
                yield from _unknown(reading, other, name)


def _unknown(reading: Reading, other: Group, name: str) -> Iterator[Fault]:
    """Yield the unknown names of a line that is like the lines of another group but for them."""
    if len(reading.slots) != len(other.slots):
        return
    pairs = list(zip(reading.slots, other.slots, strict=True))
    unknown = [(piece, slot) for piece, slot in pairs if piece.kinds == (PLACE,) != slot]
    rest = [(piece, slot) for piece, slot in pairs if piece.kinds != (PLACE,)]
    if all(_may_stand(piece.kinds, slot) for piece, slot in rest):
        for piece, slot in unknown:
            table = "country_names.csv" if slot[0] == "country" else "party_names.csv"
            yield Fault(
                name,
                f"line {reading.line.number}",
                f"{piece.text!r} stands where other lines have a {slot[0]}, and no table knows it",
                f"add it to {table} in your own folder and name the folder with --data, "
                "or leave the line out",
            )


def _fits(group: Sequence[Reading], reading: Reading) -> bool:
    """Return whether a line has the slots of a group, and its brackets: "(" ends in no "]"."""
    return _brackets(group[0]) == _brackets(reading) and all(
        len(one.slots) == len(reading.slots)
        and all(_may_stand(a.kinds, b.kinds) for a, b in zip(one.slots, reading.slots, strict=True))
        for one in group
    )


def _brackets(reading: Reading) -> list[str]:
    return [NO_BRACKET.sub("", text) for text in reading.words[1:-1]]


def _may_stand(first: Sequence[str], second: Sequence[str]) -> bool:
    """Return whether two kinds may stand in one place: one kind in common, or kinds of TOGETHER."""
    return bool(set(first) & set(second)) or any(
        set(first) & some and set(second) & some for some in TOGETHER
    )


def _chosen(group: Sequence[Reading], gazetteer: Gazetteer) -> tuple[Choice, ...]:
    columns = list(zip(*(one.slots for one in group), strict=True))
    ways = list(product(*(_choices(column) for column in columns)))
    return min(ways, key=lambda way: _badness(way, columns, gazetteer))


def _choices(column: Sequence[Piece]) -> list[Choice]:
    common = set(column[0].kinds).intersection(*(piece.kinds for piece in column))
    if common & set(PEOPLE) or not common:
        return [_together(column)]
    return [(kind,) for kind in ORDER if kind in common]


def _together(column: Sequence[Piece]) -> Choice:
    """Return the kinds of which each line has one: of persons that of several, which reads one."""
    if all(piece.kinds[0] in PEOPLE for piece in column):
        kinds = {piece.kinds[0] for piece in column}
        return ("persons",) if kinds == {"person", "persons"} else _ordered(kinds)
    some = next(one for one in TOGETHER if all(set(piece.kinds) & one for piece in column))
    return _ordered({next(kind for kind in piece.kinds if kind in some) for piece in column})


def _ordered(kinds: set[str]) -> Choice:
    return tuple(kind for kind in ORDER if kind in kinds)


def _badness(
    way: Sequence[Choice], columns: Sequence[Sequence[Piece]], gazetteer: Gazetteer
) -> tuple[int, int, int]:
    """Return what speaks against a way to read the slots: one kind twice, a code that is alone."""
    firsts = [slot[0] for slot in way]
    tied = {kind for kind in firsts if kind in TIED}
    has_party = bool(tied & set(PARTIES))
    alone = sum(
        slot == ("country",) and not has_party and _are_codes(column, gazetteer)
        for slot, column in zip(way, columns, strict=True)
    )
    return alone - len(tied), len(firsts) - len(set(firsts)), sum(map(ORDER.index, firsts))


def _are_codes(column: Sequence[Piece], gazetteer: Gazetteer) -> bool:
    """Return whether these are codes of countries, which mean them only beside a party."""
    owners = [owner for piece in column for owner in gazetteer.countries_named(piece.text)]
    return all(owner.other_sense == BRACKETS_ONLY for owner in owners)
