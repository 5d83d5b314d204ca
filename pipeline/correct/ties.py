"""Ties of persons: added where a person decided so, set to another value, taken away."""

from typing import Any

from pipeline.correct.case import Case, Change, Place, already, done, unfit
from pipeline.correct.changing import (
    DECIDED,
    MENTIONED,
    with_appearances,
    with_distinct_ties,
    with_person,
)
from pipeline.correct.finding import Tied, only, person_at, ties_at
from pipeline.correct.people import NOBODY
from pipeline.correct.surroundings import in_one_sentence, part_at, sentence_at
from pipeline.decided import COUNTRY, PARTY, ROLE, WRONG, found_by
from pipeline.gazetteer_rows import Party
from pipeline.records import CountryTie, PartyTie, PersonRecord, RoleTie, make_id
from pipeline.spots import places_of

GONE = "the text ties nothing of the kind to the person at these words any more"
SEVERAL = "several ties stand at these words, and nothing tells which is meant"
FIELD_OF = {PARTY: "parties", COUNTRY: "countries", ROLE: "roles"}
NATIONALITY = "nationality"
"""The kind of a tie to a country where the decision names no other."""


def wrong_tie(case: Case) -> Change:
    """Return the release without a tie."""
    found = ties_at(case)
    tied = only(found)
    if tied is None:
        return unfit(SEVERAL) if found else already()
    if tied.person.appears_as == (MENTIONED,) and tied.field == "appearances":
        return unfit(f"{MENTIONED} says that nothing else holds; the person's row can be wrong")
    rest = tuple(one for one in getattr(tied.person, tied.field) if one is not tied.tie)
    person = tied.person.model_copy(update={tied.field: rest})
    if tied.field == "appearances":
        person = with_appearances(person, found_by(WRONG))
    return done(with_person(case.record, tied.person, person))


def set_tie(case: Case) -> Change:
    """Return the release with a tie of another value: party, country or role."""
    found = ties_at(case)
    tied = only(found)
    if tied is None:
        return unfit(SEVERAL if found else GONE)
    if tied.field != FIELD_OF[case.correction.decision]:
        return unfit(f"a tie of the kind {case.correction.kind} has no {case.correction.decision}")
    update = _new_value(case, tied)
    if update is None:
        return unfit(_unknown(case))
    if all(getattr(tied.tie, name) == value for name, value in update.items()):
        return already()
    marked = update | {"how": DECIDED, "found_by": found_by(case.correction.decision)}
    tie = tied.tie.model_copy(update=marked)
    ties = tuple(tie if one is tied.tie else one for one in getattr(tied.person, tied.field))
    person = tied.person.model_copy(update={tied.field: ties})
    person = with_distinct_ties(person)
    return done(with_person(case.record, tied.person, person))


def _new_value(case: Case, tied: Tied) -> dict[str, Any] | None:
    """Return the fields of a tie that a decision sets; None where nothing has that value."""
    gazetteer, verb = case.knowledge.gazetteer, case.correction.decision
    if verb == PARTY:
        party = gazetteer.parties.get(case.value)
        return None if party is None else _of_party(party)
    if verb == COUNTRY:
        country = gazetteer.countries.get(case.value)
        return None if country is None else {"code": country.code, "name": country.name}
    place = _words_near(case, case.value, (tied.tie.start, tied.tie.end))
    return None if place is None else _span(case, place)


def add_tie(case: Case) -> Change:
    """Return the release with a party, country or role tied to a person.

    It stands at the words of the text that name it nearest to the person; where the text does not
    name it, a party or country stands at the person's own, for a person decided it.
    """
    person = person_at(case.record, case.place)
    if person is None:
        return unfit(NOBODY)
    if case.correction.decision == ROLE:
        return _with_role(case, person)
    add = _with_party if case.correction.decision == PARTY else _with_country
    return add(case, person)


def _with_party(case: Case, person: PersonRecord) -> Change:
    party = case.knowledge.gazetteer.parties.get(case.value)
    if party is None:
        return unfit(_unknown(case))
    if party.party_id in [one.party_id for one in person.parties]:
        return already()
    rows = [one for one in case.record.parties if one.party_id == party.party_id]
    place = _place_of(case, [mention for one in rows for mention in one.mentions], party.name)
    values = _of_party(party)
    tie = PartyTie(**_tie(case, person, place, values["kind"]), **values)
    return _with_tie(case, person, "parties", tie)


def _with_country(case: Case, person: PersonRecord) -> Change:
    country = case.knowledge.gazetteer.countries.get(case.value)
    if country is None:
        return unfit(_unknown(case))
    if country.code in [one.code for one in person.countries]:
        return already()
    rows = [one for one in case.record.countries if one.code == country.code]
    place = _place_of(case, [mention for one in rows for mention in one.mentions], country.name)
    kind = case.correction.kind or NATIONALITY
    tie = CountryTie(
        **_tie(case, person, place, kind), code=country.code, name=country.name, kind=kind
    )
    return _with_tie(case, person, "countries", tie)


def _with_role(case: Case, person: PersonRecord) -> Change:
    place = _words_near(case, case.value, case.place)
    if place is None:
        return unfit(f"the words {case.value!r} do not stand in the text")
    if place in [(one.start, one.end) for one in person.roles]:
        return already()
    return _with_tie(case, person, "roles", RoleTie(**_tie(case, person, place, ROLE)))


def _with_tie(
    case: Case, person: PersonRecord, field: str, tie: RoleTie | PartyTie | CountryTie
) -> Change:
    ties = sorted((*getattr(person, field), tie), key=lambda one: (one.start, one.end))
    return done(with_person(case.record, person, person.model_copy(update={field: tuple(ties)})))


def _of_party(party: Party) -> dict[str, Any]:
    kind = "group" if party.kind == "group" else "party"
    return {"party_id": party.party_id, "name": party.name, "kind": kind}


def _tie(case: Case, person: PersonRecord, place: Place, kind: str) -> dict[str, Any]:
    text, verb = case.release.text, case.correction.decision
    first, last = min(place[0], case.place[0]), max(place[1], case.place[1])
    proof = (first, last) if in_one_sentence(text, first, last) else place
    return _span(case, place) | {
        "tie_id": make_id("t", person.person_id, f"{verb}{kind}{case.value}", *place),
        "how": DECIDED,
        "found_by": found_by(verb),
        "evidence": " ".join(text[slice(*proof)].split()),
        "sentence": sentence_at(text, case.record, place[0]),
        "part": part_at(case.record, place[0]),
    }


def _span(case: Case, place: Place) -> dict[str, Any]:
    return {"start": place[0], "end": place[1], "text": case.release.text[slice(*place)]}


def _place_of(case: Case, mentions: list[Any], name: str) -> Place:
    """Return where a party or country stands nearest to the person, else the person's place."""
    places = [(one.start, one.end) for one in mentions]
    places = places or [*places_of(case.release.text, name)]
    return min(places, key=lambda one: _far(one, case.place), default=case.place)


def _words_near(case: Case, words: str, place: Place) -> Place | None:
    places = [*places_of(case.release.text, words)]
    places = places or [*places_of(case.release.text, words, any_case=True)]
    return min(places, key=lambda one: _far(one, place), default=None)


def _far(one: Place, other: Place) -> int:
    return max(one[0] - other[1], other[0] - one[1], 0)


def _unknown(case: Case) -> str:
    if case.correction.decision == ROLE:
        return f"the words {case.value!r} do not stand in the text"
    return f"no table has the {case.correction.decision} {case.value!r} any more"
