"""Takes the people of two records apart into facts: who they are, and what they are tied to.

Facts of a found person are told of the gold person that it matches, so that they can agree.
"""

from collections.abc import Iterable, Iterator, Sequence

from pipeline.evaluate.counting import Both
from pipeline.evaluate.facts import Fact
from pipeline.evaluate.matching import match_people, match_roles, plain_name
from pipeline.records import CountryTie, PartyTie, PersonRecord, ReleaseRecord

ANY = "any"
Pairs = Sequence[tuple[str, PersonRecord]]
"""People, each with the id of the gold person that it is or stands for."""


def person_facts(record: ReleaseRecord) -> list[Fact]:
    """Return facts on who is there: every mention of each, and more laxly their names."""
    return [fact for person in record.persons for fact in _who(person)]


def tie_facts(gold: ReleaseRecord, found: ReleaseRecord) -> Both:
    """Return the ties of both records: to countries, parties and roles."""
    ours, theirs = _pairs(gold, found)
    return _distinct([*_places(ours), *_gold_roles(ours)]), _distinct(
        [*_places(theirs), *_found_roles(theirs, dict(ours))]
    )


def appearance_facts(gold: ReleaseRecord, found: ReleaseRecord) -> Both:
    """Return what the people of both records appear as: each word, and all of them together."""
    ours, theirs = _pairs(gold, found)
    return list(_appearances(ours)), list(_appearances(theirs))


def _pairs(gold: ReleaseRecord, found: ReleaseRecord) -> tuple[Pairs, Pairs]:
    matched = match_people(gold.persons, found.persons)
    ours = [(f"gold {one.person_id}", one) for one in gold.persons]
    ids = [
        f"gold {matched[one.person_id].person_id}" if one.person_id in matched else one.person_id
        for one in found.persons
    ]
    return ours, list(zip(ids, found.persons, strict=True))


def _who(person: PersonRecord) -> Iterator[Fact]:
    spans = tuple(sorted((one.start, one.end) for one in person.mentions))
    start = spans[0][0] if spans else 0
    yield Fact(person.kind.upper(), spans, start, person.name, f"{len(spans)} mentions")
    yield Fact(f"{person.kind.upper()} name", (plain_name(person),), start, person.name)


def _places(pairs: Pairs) -> Iterator[Fact]:
    for key, person in pairs:
        for country in person.countries:
            yield from _graded("country", key, person, (country, country.code))
        for party in person.parties:
            yield from _graded("party", key, person, (party, party.party_id))


def _graded(
    label: str, key: str, person: PersonRecord, tied: tuple[CountryTie | PartyTie, str | None]
) -> Iterator[Fact]:
    """Yield a tie three times, ever more strictly: the thing, its kind, its status."""
    tie, value = tied
    thing = value if value is not None else f"? {tie.text.casefold()}"
    grades = ((label, ()), (f"{label} kind", (tie.kind,)))
    for name, more in (*grades, (f"{label} status", (tie.kind, tie.status))):
        words = " ".join((f"{person.name}:", thing, *more))
        yield Fact(name, (key, thing, *more), tie.start, tie.text, words)


def _gold_roles(pairs: Pairs) -> Iterator[Fact]:
    for key, person in pairs:
        for role in person.roles:
            yield Fact("role", (key, role.start, role.end), role.start, role.text, person.name)


def _found_roles(pairs: Pairs, gold: dict[str, PersonRecord]) -> Iterator[Fact]:
    for key, person in pairs:
        matched = match_roles(gold[key].roles if key in gold else (), person.roles)
        for place, role in enumerate(person.roles):
            meant = matched.get(place)
            span = ("found", role.start, role.end) if meant is None else (meant.start, meant.end)
            yield Fact("role", (key, *span), role.start, role.text, person.name)


def _appearances(pairs: Pairs) -> Iterator[Fact]:
    for key, person in pairs:
        start = person.mentions[0].start if person.mentions else 0
        words = tuple(sorted(person.appears_as))
        yield Fact("all of a person's", (key, words), start, person.name, ", ".join(words))
        for word in words:
            yield Fact(ANY, (key, word), start, person.name, word)
            yield Fact(word, (key,), start, person.name, word)


def _distinct(facts: Iterable[Fact]) -> list[Fact]:
    """Return the facts without those that say the same thing again, at another place or as well."""
    return list({(fact.label, fact.key): fact for fact in reversed(list(facts))}.values())
