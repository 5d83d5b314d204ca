"""The table `mentions`: one row per mention of any label, countries inside names among them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from pipeline.records import MentionRecord, RoleTie, make_id
from pipeline.write.cells import Cell, Row, in_order, joined, one_line
from pipeline.write.tables.context import Context

SAME_NAME = (
    "text", "value", "how", "sentence", "block", "mention_id", "start", "end", "found_by",
)  # fmt: skip
Cells = dict[str, Cell]


def mention_rows(context: Context) -> Iterator[Row]:
    """Yield one row per mention, in the order of the text."""
    found = [
        *_people(context),
        *_parties(context),
        *_countries(context),
        *_dates(context),
        *_roles(context),
    ]
    for cells in sorted(found, key=lambda one: (one["start"], one["end"], one["label"])):
        yield in_order("mentions", cells)


def _people(context: Context) -> Iterator[Cells]:
    for person in context.record.persons:
        for one in person.mentions:
            said: Cells = {"value": person.name, "person_id": person.person_id}
            yield _cells(context, one, "PERSON") | said | {"kind": person.kind}


def _parties(context: Context) -> Iterator[Cells]:
    for party in context.record.parties:
        for one in party.mentions:
            yield _cells(context, one, "PARTY") | {"kind": party.kind}


def _countries(context: Context) -> Iterator[Cells]:
    for country in context.record.countries:
        for one in country.mentions:
            yield _cells(context, one, "COUNTRY") | {"kind": one.kind}
    for embedded in context.record.embedded:
        yield _cells(context, embedded, "COUNTRY") | {"kind": embedded.kind}


def _dates(context: Context) -> Iterator[Cells]:
    release_id = context.record.release_id
    for date in context.record.dates:
        place = {
            "mention_id": make_id("m", release_id, "DATE", date.start, date.end),
            "line": date.line or None,
        }
        same = {name: getattr(date, name) for name in SAME_NAME if name != "mention_id"}
        yield _blank(context, date.part, "DATE") | same | place | {"kind": date.kind}


def _roles(context: Context) -> Iterator[Cells]:
    """Yield each role once, however many persons it is tied to."""
    tied: dict[tuple[int, int], list[tuple[str, RoleTie]]] = defaultdict(list)
    for person in context.record.persons:
        for role in person.roles:
            tied[role.start, role.end].append((person.person_id, role))
    for (start, end), owners in tied.items():
        role = owners[0][1]
        yield _blank(context, role.part, "ROLE") | {
            "text": role.text,
            "value": one_line(role.text),
            "how": role.how,
            "sentence": role.sentence,
            "line": context.extraction.release.text.count("\n", 0, start) + 1,
            "mention_id": make_id("m", context.record.release_id, "ROLE", start, end),
            "person_id": _ids(owner for owner, _ in owners),
            "start": start,
            "end": end,
            "found_by": role.found_by,
        }


def _ids(owners: Iterable[str]) -> str:
    return joined(dict.fromkeys(owners))


def _cells(context: Context, mention: MentionRecord, label: str) -> Cells:
    same = {name: getattr(mention, name) for name in SAME_NAME}
    return (
        _blank(context, mention.part, label)
        | same
        | {
            "line": mention.line or None,
            "candidates": joined(mention.candidates),
            "confidence_percent": mention.confidence,
        }
    )


def _blank(context: Context, part: int, label: str) -> Cells:
    blank = dict.fromkeys(("block", "person_id", "candidates", "confidence_percent", "kind"))
    return context.in_part(part) | blank | {"label": label}
