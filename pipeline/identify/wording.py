"""Says in words why persons are one, what keeps others apart, and what was decided."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.gazetteer import Gazetteer
from pipeline.identify.apart import Contradiction
from pipeline.identify.atoms import DECISION, EARLIER
from pipeline.identify.decisions import SAME as SAME_ROW
from pipeline.identify.decisions import Decisions
from pipeline.identify.groups import Group, Join
from pipeline.identify.names import INITIAL, MIDDLE, SAME, SPELLED, SURNAME, TURNED, Name

ALIKE_IN_WORDS: Mapping[str, str] = {
    SAME: "same name",
    MIDDLE: "same name but for a middle name or suffix",
    TURNED: "same words of the name in another order",
    SPELLED: "same name in another spelling",
    INITIAL: "same surname and initial",
    SURNAME: "same surname",
    DECISION: "decided",
    EARLIER: "one person in an earlier output",
}
APART_IN_WORDS: Mapping[str, str] = {
    "decision": "decided to be different",
    "earlier": "two ids in one earlier output",
    "release": "both named in one release",
    "title": "Mr against Ms",
    "country": "different countries",
    "party": "different parties",
    "name": "different given names or suffixes",
}
ROWS = (DECISION,)
"""Kinds of joins whose names are rows of a file, shown even where there is one."""
ONE_RELEASE = "named in one release"
MOST = 3
"""Values, or other persons, that one cell names; the rest is counted."""


@dataclass(frozen=True, slots=True)
class Other:
    """A person who is kept apart from another, and why; no contradiction where evidence lacks."""

    canonical_id: str
    name: str
    why: tuple[Contradiction, ...]


class Wording:
    """Puts evidence into words, with the names that the gazetteer has for codes and ids."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._countries = gazetteer.countries
        self._parties = gazetteer.parties

    def evidence(self, group: Group, others: Sequence[Other]) -> str:
        """Return the cell `evidence`: why its members are one, and whom it is kept apart from."""
        kinds = dict.fromkeys(join.kind for join in group.joins)
        joins = [self._joins([one for one in group.joins if one.kind == kind]) for kind in kinds]
        joins = joins or [_alone(group.names)]
        named = [self._other(one) for one in others[:MOST]]
        more = [f"and apart from {len(others) - MOST} more"] if len(others) > MOST else []
        return "; ".join((*joins, *named, *more))

    def _joins(self, joins: Sequence[Join]) -> str:
        """Return what joins of one kind have in common with each other, and what some share."""
        names = sorted({name for join in joins for name in join.names})
        shown = f" ({' / '.join(names[:MOST])})" if len(names) > 1 or joins[0].kind in ROWS else ""
        return ", ".join((ALIKE_IN_WORDS[joins[0].kind] + shown, *self._shared(joins)))

    def _shared(self, joins: Sequence[Join]) -> Iterator[str]:
        said = (
            ("same country", [join.shared.countries for join in joins], self._country_names),
            ("same party", [join.shared.parties for join in joins], self._party_names),
            ("same words of a role", [join.shared.roles for join in joins], _few),
        )
        for words, values, named in said:
            if any(values):
                part = "" if all(values) else "in part "
                yield f"{part}{words} ({named(frozenset().union(*values))})"

    def _other(self, other: Other) -> str:
        if not other.why:
            return f"may be {other.canonical_id} ({other.name}): nothing but the name speaks for it"
        why = ", ".join(self._contradiction(one) for one in other.why)
        return f"apart from {other.canonical_id} ({other.name}): {why}"

    def _contradiction(self, found: Contradiction) -> str:
        said = APART_IN_WORDS[found.kind]
        if found.kind == "country":
            sides = map(self._country_names, (found.one, found.other))
        elif found.kind == "party":
            sides = map(self._party_names, (found.one, found.other))
        else:
            return said
        return f"{said} ({' / '.join(sides)})"

    def _country_names(self, codes: Iterable[str]) -> str:
        return _few(self._countries[one].name if one in self._countries else one for one in codes)

    def _party_names(self, ids: Iterable[str]) -> str:
        return _few(self._parties[one].name if one in self._parties else one for one in ids)


def _alone(names: Iterable[Name]) -> str:
    """Return what is said of a person of one release, whose name may be too short to join."""
    name = next(iter(names))
    if name.is_full:
        return ONE_RELEASE
    return f"{ONE_RELEASE}, by {'initial and surname' if name.given else 'surname alone'}"


def _few(values: Iterable[str]) -> str:
    """Return some values in order, and how many more there are.

    >>> _few({"b", "a"}), _few("edcba")
    ('a, b', 'a, b, c and 2 more')
    """
    found = sorted(values)
    more = f" and {len(found) - MOST} more" if len(found) > MOST else ""
    return ", ".join(found[:MOST]) + more


def decided(group: Group, decisions: Decisions, spread: Mapping[int, int]) -> tuple[str, ...]:
    """Return the rows of decisions that concern a group, in words.

    `spread` says over how many groups each row is spread: a row `same` that is spread over several
    was stopped by another one.
    """
    said = []
    for row in sorted({row for row, _ in group.decided}):
        words = decisions.rows[row].words()
        stopped = decisions.rows[row].decision == SAME_ROW and spread[row] > 1
        said.append(
            f"{words}: not applied, a row different stands against it" if stopped else words
        )
    return tuple(said)
