"""Writes a release in the marked form: its text with what is recorded written into it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from pipeline.evaluate.attributes import COUNTRY_KINDS, OFFSET, PARTY_ID
from pipeline.evaluate.edtf import is_edtf
from pipeline.evaluate.head import PUBLISHED_FROM, SLUG
from pipeline.evaluate.marked import DIVIDER
from pipeline.evaluate.marks import CLOSE, OPEN
from pipeline.records import (
    CountryRecord,
    CountryTie,
    DateRecord,
    Extraction,
    PartyRecord,
    PartyTie,
    ReleaseRecord,
    RoleTie,
    Span,
)

ABBREVIATED = {value: key for key, value in COUNTRY_KINDS.items()}
EMBEDDED, PLAIN = "embedded", "name"
AROUND = " \t\n*_["
"""What may stand between an honorific and a name."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A marked release, and what of the records the marked form could not take in."""

    content: str
    left_out: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    label: str
    attributes: str = ""


def marked_form(extraction: Extraction, kind: str, suffix: str) -> Draft:
    """Return a release in the marked form; `kind` is its slug, `suffix` is txt or md."""
    record, text = extraction.record, extraction.release.text
    keys = {
        one.person_id: f"{'f' if one.kind == 'family' else 'p'}{number}"
        for number, one in enumerate(record.persons, 1)
    }
    left_out: list[str] = []
    marks = [*_names(record, keys, text), *_places(record, keys), *_dates(record)]
    ties = {(one.start, one.end) for one in marks if one.label in "CG"}
    left_out += _unplaced(record, ties)
    kept = list(_nested([*marks, *_roles(record, keys)], text, left_out))
    return Draft(_head(record, keys, kind, suffix) + _written(text, kept), tuple(left_out))


def _head(record: ReleaseRecord, keys: Mapping[str, str], kind: str, suffix: str) -> str:
    lines = [f"kind: {kind}", f"format: {suffix}"]
    if record.house and SLUG.fullmatch(record.house):
        lines.append(f"house: {record.house}")
    if record.published_from in PUBLISHED_FROM and is_edtf(record.published or ""):
        lines += [f"published: {record.published}", f"published_from: {record.published_from}"]
    if record.signatories_stated is not None:
        lines.append(f"signatories_stated: {record.signatories_stated}")
    lines += [
        f"{keys[one.person_id]}: {one.name}; {', '.join(one.appears_as)}" for one in record.persons
    ]
    return "\n".join(lines) + DIVIDER


def _names(record: ReleaseRecord, keys: Mapping[str, str], text: str) -> Iterator[_Mark]:
    for person in record.persons:
        for one in person.mentions:
            yield _Mark(one.start, one.end, "P", keys[person.person_id])
            honorific = text[one.full_start : one.start].rstrip(AROUND)
            if honorific.strip(AROUND) == honorific != "":
                yield _Mark(one.full_start, one.full_start + len(honorific), "H")


def _places(record: ReleaseRecord, keys: Mapping[str, str]) -> Iterator[_Mark]:
    ties = _tied(record, keys)
    for country in record.countries:
        for one in country.mentions:
            kind = "" if one.kind == PLAIN else ABBREVIATED.get(one.kind, "")
            words = (country.code or "?", kind, _candidates(country), ties.get(_place(one), ""))
            yield _Mark(one.start, one.end, "C", " ".join(filter(None, words)))
    for party in record.parties:
        known = PARTY_ID.fullmatch(party.party_id or "")
        for mention in party.mentions:
            value = party.party_id if known else "?"
            words = (value or "?", "", _candidates(party), ties.get(_place(mention), ""))
            yield _Mark(mention.start, mention.end, "G", " ".join(filter(None, words)))
    for embedded in record.embedded:
        yield _Mark(embedded.start, embedded.end, "E", embedded.value or "?")


def _candidates(row: CountryRecord | PartyRecord) -> str:
    return f"candidates={','.join(row.candidates)}" if len(row.candidates) > 1 else ""


def _tied(record: ReleaseRecord, keys: Mapping[str, str]) -> dict[tuple[int, int], str]:
    """Return the ties at each place as a mark says them: `p1+p2:delegation p3:office:former`."""
    told: dict[tuple[int, int], dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for person in record.persons:
        once: set[object] = set()
        ties: tuple[CountryTie | PartyTie, ...] = (*person.countries, *person.parties)
        for tie in ties:
            value = tie.code if isinstance(tie, CountryTie) else tie.party_id
            if (type(tie), value or tie.text) in once:
                continue
            once.add((type(tie), value or tie.text))
            said = tie.kind if tie.status == "current" else f"{tie.kind}:{tie.status}"
            told[_place(tie)][said].append(keys[person.person_id])
    return {
        place: " ".join(f"{'+'.join(people)}:{said}" for said, people in sorted(ties.items()))
        for place, ties in told.items()
    }


def _roles(record: ReleaseRecord, keys: Mapping[str, str]) -> Iterator[_Mark]:
    told: dict[tuple[int, int], dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for person in record.persons:
        for role in person.roles:
            status = "" if role.status == "current" else f"::{role.status}"
            told[_place(role)][status].append(keys[person.person_id])
    for (start, end), people in told.items():
        words = (f"{'+'.join(dict.fromkeys(whose))}{said}" for said, whose in people.items())
        yield _Mark(start, end, "R", " ".join(words))


def _dates(record: ReleaseRecord) -> Iterator[_Mark]:
    for one in record.dates:
        yield _Mark(one.start, one.end, "D", " ".join(filter(None, _of_date(one))))


def _of_date(date: DateRecord) -> tuple[str, ...]:
    value = date.value if date.value and is_edtf(date.value) else "-"
    kind = "" if date.kind == "date" else date.kind
    relation = "" if date.relation == "absolute" else date.relation
    offset = f"offset={date.offset}" if OFFSET.fullmatch(date.offset or "") else ""
    side = f"dir={date.offset_direction}" if offset and date.offset_direction else ""
    return value, kind, relation, offset, side


def _unplaced(record: ReleaseRecord, places: set[tuple[int, int]]) -> Iterator[str]:
    """Yield the ties that stand at no mention of their own: a person decided them."""
    for person in record.persons:
        ties: tuple[CountryTie | PartyTie | RoleTie, ...] = (*person.countries, *person.parties)
        for tie in ties:
            if _place(tie) not in places:
                yield f"a tie of {person.name} at {tie.text!r}: no country or party is marked there"


def _nested(marks: Iterable[_Mark], text: str, left_out: list[str]) -> Iterator[_Mark]:
    """Yield the marks that stand apart, or inside a role; the others are told."""
    order = "RPHGCED"
    opened: list[_Mark] = []
    for one in sorted(marks, key=lambda one: (one.start, -one.end, order.index(one.label))):
        opened = [outer for outer in opened if outer.end > one.start]
        if any(outer.label != "R" or outer.end < one.end for outer in opened):
            left_out.append(f"a mark {one.label} over {text[one.start : one.end]!r}: in another")
            continue
        opened.append(one)
        yield one


def _written(text: str, marks: Iterable[_Mark]) -> str:
    pieces: list[str] = []
    at = 0
    closing: list[int] = []
    for one in marks:
        while closing and closing[-1] <= one.start:
            end = closing.pop()
            pieces += [text[at:end], CLOSE]
            at = end
        head = f"{OPEN}{one.label} {one.attributes}".rstrip()
        pieces += [text[at : one.start], f"{head}|"]
        at = one.start
        closing.append(one.end)
    for end in reversed(closing):
        pieces += [text[at:end], CLOSE]
        at = end
    return "".join((*pieces, text[at:]))


def _place(span: Span) -> tuple[int, int]:
    return span.start, span.end
