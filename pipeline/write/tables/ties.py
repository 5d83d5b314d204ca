"""The table `ties`: one row per thing that the text says of one person."""

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.records import PersonRecord, Tie
from pipeline.write.cells import UNRESOLVED, Row, in_order, one_line
from pipeline.write.tables.context import Context


@dataclass(frozen=True, slots=True)
class _Said:
    tie: Tie
    kind: str
    value: str
    code_or_id: str = ""


def tie_rows(context: Context) -> Iterator[Row]:
    """Yield one row per role, party, country and appearance of every person."""
    said = ((person, one) for person in context.record.persons for one in _said(person))
    for person, one in sorted(said, key=lambda pair: (pair[1].tie.start, pair[1].tie.end)):
        yield _row(context, person, one)


def _said(person: PersonRecord) -> Iterator[_Said]:
    for role in person.roles:
        yield _Said(role, "role", one_line(role.text))
    for party in person.parties:
        yield _Said(party, party.kind, party.name or UNRESOLVED, party.party_id or "")
    for country in person.countries:
        yield _Said(country, country.kind, country.name or UNRESOLVED, country.code or "")
    for appearance in person.appearances:
        yield _Said(appearance, "appears_as", appearance.value)


def _row(context: Context, person: PersonRecord, said: _Said) -> Row:
    tie = said.tie
    return in_order(
        "ties",
        context.in_part(tie.part)
        | {
            "name": person.name,
            "kind": said.kind,
            "as_written": one_line(tie.text),
            "value": said.value,
            "status": tie.status,
            "how": tie.how,
            "check": context.check("ties", tie.tie_id),
            "evidence": tie.evidence,
            "sentence": tie.sentence,
            "code_or_id": said.code_or_id,
            "tie_id": tie.tie_id,
            "person_id": person.person_id,
            "start": tie.start,
            "end": tie.end,
            "found_by": tie.found_by,
        },
    )
