"""Says what each span that came back ties to whom: our ties, and the relations that were drawn."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.evaluate.attributes import TIE_KINDS
from pipeline.export.returned.cast import Cast, Place
from pipeline.export.returned.changes import Came, joined_of
from pipeline.export.spans import COUNTRY, PARTY, ROLE
from pipeline.records import Extraction, PersonRecord, Tie

LETTERS = {COUNTRY: "C", PARTY: "G", ROLE: "R"}
"""The labels that persons are tied to, as the marked form writes them."""
CURRENT = "current"
At = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class Said:
    """A tie of a span: to whom, of which kind and status."""

    key: str
    kind: str
    status: str


def ties_of(extraction: Extraction, cast: Cast, came: Came) -> dict[At, list[Said]]:
    """Return the ties of each place that came back; where relations came back, those alone."""
    found: dict[At, list[Said]] = defaultdict(list)
    drawn = None if came.links is None else _drawn(cast, came)
    for person in extraction.record.persons:
        member = cast.member_of(person)
        for label, tie, kind in _ours(person) if member else ():
            at = (label, tie.start, tie.end)
            if member and (drawn is None or (member.key, at) in drawn):
                found[at].append(Said(member.key, kind, tie.status))
    for (key, at), kind in (drawn or {}).items():
        if key not in {one.key for one in found[at]}:
            found[at].append(_new(key, at[0], kind))
    return found


def _ours(person: PersonRecord) -> Iterator[tuple[str, Tie, str]]:
    yield from ((PARTY, one, one.kind) for one in person.parties)
    yield from ((COUNTRY, one, one.kind) for one in person.countries)
    yield from ((ROLE, one, "") for one in person.roles)


def _drawn(cast: Cast, came: Came) -> dict[tuple[str, At], str]:
    """Return the relations that came back, by the key of the person and the place they lead to."""
    owners: dict[Place, str] = {place: one.key for place, one in cast.owners.items()}
    return {
        (owners[one.person.start, one.person.end], one.other.place): one.kind
        for one in joined_of(came)[0]
        if one.other.label in LETTERS
    }


def _new(key: str, label: str, words: str) -> Said:
    """Return a tie that somebody drew: its kind is named in the words of the relation."""
    kinds = TIE_KINDS[LETTERS[label]]
    kind = next((one for one in words.split() if one in kinds), kinds[0])
    status = next((one for one in words.split() if one in ("former", "denied")), CURRENT)
    return Said(key, kind, status)
