"""What is wrong is taken away: persons, dates, quotations, single mentions, issues."""

from pipeline.correct.adding import without_mentions
from pipeline.correct.case import Case, Change, already, done, unfit
from pipeline.correct.changing import DECIDED, cleared, with_mentions, with_person
from pipeline.correct.finding import (
    at_place,
    date_at,
    issues_at,
    mention_at,
    overlaps,
    person_at,
    quote_at,
    ties_of,
)
from pipeline.correct.people import nearest
from pipeline.correct.places import without_ties_at
from pipeline.decided import DATE, WRONG, found_by
from pipeline.edtf_values import compared, read_edtf
from pipeline.records import PersonRecord, RoleTie

CALENDAR = ("date", "interval")


def wrong_person(case: Case) -> Change:
    """Return the release without a person, his or her mentions and ties."""
    person = person_at(case.record, case.place)
    return already() if person is None else done(with_person(case.record, person))


def wrong_date(case: Case) -> Change:
    """Return the release without a date."""
    date = date_at(case.record, case.place)
    if date is None:
        return already()
    dates = tuple(one for one in case.record.dates if one is not date)
    return done(case.record.model_copy(update={"dates": dates}))


def set_date(case: Case) -> Change:
    """Return the release with a date of another value."""
    date, said = date_at(case.record, case.place), read_edtf(case.value)
    if date is None:
        return unfit("no date is found at these words any more")
    if said is None:
        return unfit(f"{case.value!r} is no EDTF value")
    if date.value == said.value:
        return already()
    published = {one.part: one.published for one in case.record.parts}
    day = published.get(date.part, case.record.published)
    new = date.model_copy(
        update={
            "value": said.value,
            "kind": said.kind,
            "precision": said.precision,
            "earliest": said.earliest,
            "latest": said.latest,
            "relation": "absolute",
            "implied": (),
            "anchor": None,
            "anchor_from": None,
            "offset": None,
            "offset_direction": None,
            "compared_with_published": compared(said.earliest, said.latest, day),
            "how": DECIDED,
            "found_by": found_by(DATE),
        }
    )
    dates = tuple(new if one is date else one for one in case.record.dates)
    return done(cleared(case.record.model_copy(update={"dates": dates}), date.date_id))


def wrong_quote(case: Case) -> Change:
    """Return the release without a quotation."""
    quote = quote_at(case.record, case.place)
    if quote is None:
        return already()
    quotes = tuple(one for one in case.record.quotes if one is not quote)
    return done(case.record.model_copy(update={"quotes": quotes}))


def seen(case: Case) -> Change:
    """Return the release without an issue that a person has looked at."""
    found = issues_at(case)
    if not found:
        return already()
    issues = tuple(one for one in case.record.issues if one not in found)
    return done(case.record.model_copy(update={"issues": issues}))


def wrong_mention(case: Case) -> Change:
    """Return the release without a mention; with the last one its row goes too."""
    if case.correction.kind == "PERSON":
        return _without_person_mention(case)
    if case.correction.kind == "DATE":
        return wrong_date(case)
    if case.correction.kind == "ROLE":
        return _without_role(case)
    record = case.record
    field = "parties" if case.correction.kind == "PARTY" else "countries"
    mentions = [one for row in getattr(record, field) for one in row.mentions]
    if field == "countries":
        mentions += record.embedded
    found = at_place(mentions, case.place)
    if found is None:
        return already()
    place = (found.start, found.end)
    kept = without_mentions(getattr(record, field), place)
    embedded = tuple(one for one in record.embedded if not overlaps(one, place))
    record = record.model_copy(update={field: kept, "embedded": embedded})
    return done(without_ties_at(record, found, field))


def _without_person_mention(case: Case) -> Change:
    person = person_at(case.record, case.place)
    mention = None if person is None else mention_at(person, case.place)
    if person is None or mention is None:
        return already()
    kept = [one for one in person.mentions if one is not mention]
    if not kept:
        return done(with_person(case.record, person))
    ties = {
        field: tuple(
            one.tie
            for one in ties_of(person)
            if one.field == field and nearest(person.mentions, one.tie) is not mention
        )
        for field in ("roles", "parties", "countries", "appearances")
    }
    new = with_mentions(person.model_copy(update=ties), kept, found_by(WRONG))
    return done(with_person(case.record, person, new))


def _without_role(case: Case) -> Change:
    everyone = [one for person in case.record.persons for one in person.roles]
    exact = any((one.start, one.end) == case.place for one in everyone)

    def goes(role: RoleTie) -> bool:
        return (role.start, role.end) == case.place if exact else overlaps(role, case.place)

    def without(person: PersonRecord) -> PersonRecord:
        roles = tuple(one for one in person.roles if not goes(one))
        return person.model_copy(update={"roles": roles})

    people = tuple(without(one) for one in case.record.persons)
    if people == case.record.persons:
        return already()
    return done(case.record.model_copy(update={"persons": people}))
