"""What is right stays as it is, and is not asked about again."""

from collections.abc import Callable, Mapping

from pipeline.correct.case import Case, Change, Place, done, unfit
from pipeline.correct.changing import cleared
from pipeline.correct.finding import (
    at_place,
    country_at,
    date_at,
    everything,
    issues_at,
    only,
    party_at,
    person_at,
    quote_at,
    ties_at,
)
from pipeline.records import Span

GONE = "the row is no longer there"


def right(case: Case) -> Change:
    """Return the release without the open issues of a row that is right."""
    row_id = row_of(case)
    return unfit(GONE) if row_id is None else done(cleared(case.record, row_id))


def row_of(case: Case) -> str | None:
    """Return the id of the row that a correction is about, None where it is not there."""
    return ROWS[case.correction.table](case)


def _release(case: Case) -> str | None:
    return case.record.release_id


def _person(case: Case) -> str | None:
    found = person_at(case.record, case.place)
    return None if found is None else found.person_id


def _tie(case: Case) -> str | None:
    found = only(ties_at(case))
    return None if found is None else found.tie.tie_id


def _party(case: Case) -> str | None:
    found = party_at(case.record, case.place)
    return None if found is None else found.row_id


def _country(case: Case) -> str | None:
    found = country_at(case.record, case.place)
    return None if found is None else found.row_id


def _date(case: Case) -> str | None:
    found = date_at(case.record, case.place)
    return None if found is None else found.date_id


def _quote(case: Case) -> str | None:
    found = quote_at(case.record, case.place)
    return None if found is None else found.quote_id


def _mention(case: Case) -> str | None:
    """Return what a mention is known by: no issue is about one alone."""
    spans: dict[Place, Span] = {(one.start, one.end): one for one in everything(case.record)}
    if case.correction.kind == "ROLE":
        roles = (one for person in case.record.persons for one in person.roles)
        spans = {(one.start, one.end): one for one in roles}
    found = at_place(spans.values(), case.place)
    return None if found is None else f"{case.correction.kind} {found.start}:{found.end}"


def _issue(case: Case) -> str | None:
    found = only(issues_at(case))
    return None if found is None else found.issue_id


ROWS: Mapping[str, Callable[[Case], str | None]] = {
    "releases": _release,
    "persons": _person,
    "ties": _tie,
    "parties": _party,
    "countries": _country,
    "dates": _date,
    "quotes": _quote,
    "mentions": _mention,
    "issues": _issue,
}
