"""The table `persons`: one row per person of a release, in the order of their first mentions."""

from collections.abc import Iterator

from pipeline.records import PersonRecord, Tie
from pipeline.write.cells import Cell, Row, distinct, in_order, joined, one_line
from pipeline.write.tables.context import Context

DENIED = "denied"
SAME_NAME = (
    "name", "honorific", "kind", "given_name", "family_name", "sort_name", "canonical_id",
    "person_id", "evidence",
)  # fmt: skip


def person_rows(context: Context) -> Iterator[Row]:
    """Yield one row per person and family."""
    for person in sorted(context.record.persons, key=_place):
        first = person.mentions[0]
        yield in_order(
            "persons",
            context.in_part(first.part)
            | {name: getattr(person, name) for name in SAME_NAME}
            | _ties(person)
            | {
                "appears_as": joined(person.appears_as),
                "check": context.check("persons", person.person_id),
                "sentence": _sentence(person),
                "line": first.line or None,
                "mentions_count": len(person.mentions),
                "start": first.start,
                "end": first.end,
                "found_by": first.found_by,
                "confidence_percent": _confidence(person),
            },
        )


def _place(person: PersonRecord) -> tuple[int, int]:
    return person.mentions[0].start, person.mentions[0].end


def _ties(person: PersonRecord) -> dict[str, Cell]:
    """Return the cells of what is tied to a person; what the text denies stands in `ties` alone."""
    parties = [one for one in person.parties if one.status != DENIED]
    countries = [one for one in person.countries if one.status != DENIED]
    return {
        "roles": distinct(one_line(one.text) for one in person.roles if one.status != DENIED),
        "parties": joined(one.name for one in parties),
        "party_ids": joined(one.party_id for one in parties),
        "parties_as_written": joined(one_line(one.text) for one in parties),
        "countries": joined(one.name for one in countries),
        "country_codes": joined(one.code for one in countries),
        "countries_as_written": joined(one_line(one.text) for one in countries),
    }


def _sentence(person: PersonRecord) -> str:
    """Return the sentence of the person's evidence, or of the first mention."""
    ties: tuple[Tie, ...] = (
        *person.countries, *person.parties, *person.roles, *person.appearances
    )  # fmt: skip
    proving = (one.sentence for one in ties if one.evidence == person.evidence)
    return next(proving, person.mentions[0].sentence)


def _confidence(person: PersonRecord) -> int | None:
    """Return the best confidence of the mentions: one sure mention makes a sure person."""
    known = (one.confidence for one in person.mentions if one.confidence is not None)
    return max(known, default=None)
