"""Writes FollowTheMoney entities, a line of JSON each, as `ftm` and OpenAleph read them.

Article: a release, with its text. Person, Organization, Membership: who is in what, once over all
releases, each with its `proof`. Mention: the forms of a name in a release. Documentation: what a
person appears as in it. A stated nationality is `nationality`; a delegation, an office, a
candidacy or a residence is `country` alone; nothing is a `citizenship`.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import IO

from pipeline.export.asked import Asked
from pipeline.export.bodies import is_body
from pipeline.export.entities import (
    Entity,
    country_code,
    document_id,
    entity,
    entity_id,
    one_line,
)
from pipeline.export.memberships import NATIONALITY
from pipeline.export.people import (
    CURRENT,
    FORMER,
    Gathered,
    Named,
    Seen,
    fullest,
    gather,
    is_settled,
    other_names,
)
from pipeline.export.web import web_address
from pipeline.records import CountryTie, Extraction, PartyTie, PersonRecord, RoleTie, make_id

PARTY_TOPIC = "pol.party"
PARTY_KIND = "party"
LANGUAGES = {"en": "eng"}
"""Our languages as FollowTheMoney writes them: only English is read."""


def write_ftm(asked: Asked, file: IO[bytes]) -> Counter[str]:
    """Write all releases as entities; return what they have no place for, with counts."""
    gathered = gather(asked.releases())
    for one in _entities(asked, gathered):
        file.write(json.dumps(one, ensure_ascii=False).encode() + b"\n")
    return _left_out(gathered)


def _entities(asked: Asked, gathered: Gathered) -> Iterator[Entity]:
    yield from (_article(one) for one in asked.releases())
    yield from (_organization(*one) for one in gathered.parties.items())
    for person_id, seen in gathered.persons.items():
        yield _person(person_id, seen)
        yield from _memberships(person_id, seen)
        for one in seen:
            yield _mention(person_id, one)
            yield _documentation(person_id, one)


def _article(extraction: Extraction) -> Entity:
    record = extraction.record
    return entity(
        document_id(record.release_id),
        "Article",
        title=[record.title],
        fileName=[record.source],
        bodyText=[extraction.release.text],
        publishedAt=[record.published],
        publisher=[record.publisher],
        sourceUrl=[web_address(record.url)],
        language=[LANGUAGES.get(record.language or "")],
    )


def _person(person_id: str, seen: list[Seen]) -> Entity:
    people = [one.person for one in seen]
    name = fullest(one.name for one in people)
    best = next(one for one in people if one.name == name)
    others, words = other_names(seen, name), set(name.casefold().split())
    countries = [tie for one in people for tie in one.countries if is_settled(tie)]
    return entity(
        entity_id("person", person_id),
        "Person",
        name=[name],
        alias=[one for one in others if set(one.casefold().split()) - words],
        weakAlias=[one for one in others if not set(one.casefold().split()) - words],
        firstName=[best.given_name],
        lastName=[best.family_name],
        title=[one.honorific for one in people],
        position=[one_line(one.text) for one in _roles(people)],
        nationality=[country_code(one.code) for one in countries if one.kind == NATIONALITY],
        country=[country_code(one.code) for one in countries if one.kind != NATIONALITY],
        proof=[document_id(one.release.release_id) for one in seen],
    )


def _roles(people: Iterable[PersonRecord]) -> list[RoleTie]:
    return [role for one in people for role in one.roles if role.status == CURRENT]


def _organization(party_id: str, named: list[Named]) -> Entity:
    party = named[0].party
    said = [one_line(mention.text) for one in named for mention in one.party.mentions]
    return entity(
        entity_id("party", party_id),
        "Organization",
        name=[party.name or said[0]],
        abbreviation=[party.abbreviation],
        alias=[one for one in said if one not in (party.name, party.abbreviation)],
        classification=[party.kind],
        topics=[PARTY_TOPIC if party.kind == PARTY_KIND else None],
        proof=[document_id(one.release.release_id) for one in named],
    )


def _memberships(person_id: str, seen: list[Seen]) -> Iterator[Entity]:
    """Yield a membership for each party and status, with the words of every release that says so.

    A role stands in it where the party stands inside the words of the role.
    """
    ties: dict[tuple[str, str], list[tuple[Seen, PartyTie]]] = {}
    for one in seen:
        for tie in one.person.parties:
            if tie.party_id and is_body(tie.party_id) and tie.status in (CURRENT, FORMER):
                ties.setdefault((tie.party_id, tie.status), []).append((one, tie))
    for (party_id, status), said in ties.items():
        yield entity(
            make_id("t", person_id, party_id, status),
            "Membership",
            member=[entity_id("person", person_id)],
            organization=[entity_id("party", party_id)],
            role=[role for one, tie in said for role in _roles_around(one.person, tie)],
            status=[status if status == FORMER else None],
            description=[tie.evidence for _, tie in said],
            proof=[document_id(one.release.release_id) for one, _ in said],
        )


def _roles_around(person: PersonRecord, tie: PartyTie) -> list[str]:
    return [
        one_line(role.text)
        for role in person.roles
        if role.start <= tie.start and tie.end <= role.end and role.status == tie.status
    ]


def _mention(person_id: str, one: Seen) -> Entity:
    return entity(
        make_id("m", one.release.release_id, one.person.person_id),
        "Mention",
        document=[document_id(one.release.release_id)],
        resolved=[entity_id("person", person_id)],
        name=[one_line(mention.value or mention.text) for mention in one.person.mentions],
        detectedSchema=["Person"],
    )


def _documentation(person_id: str, one: Seen) -> Entity:
    release = one.release
    return entity(
        make_id("d", release.release_id, one.person.person_id),
        "Documentation",
        document=[document_id(release.release_id)],
        entity=[entity_id("person", person_id)],
        role=list(one.person.appears_as),
        summary=[one.person.evidence],
        proof=[document_id(release.release_id)],
    )


def _left_out(gathered: Gathered) -> Counter[str]:
    notes: Counter[str] = Counter()
    for person in (one.person for seen in gathered.persons.values() for one in seen):
        ties: list[PartyTie | CountryTie] = [*person.parties, *person.countries]
        notes["ties lead to a party or country that is not resolved"] += sum(
            not is_settled(one, one.status) for one in ties
        )
        notes["ties say that somebody belongs to no group; nobody is a member of that"] += sum(
            not is_body(one.party_id or "") for one in person.parties
        )
        notes["ties are denied"] += sum(one.status == "denied" for one in [*ties, *person.roles])
        notes["ties to a country or role are former; a person has no place for that"] += sum(
            one.status == FORMER for one in [*person.countries, *person.roles]
        )
    notes["families; FollowTheMoney knows single persons"] += len(gathered.families)
    return +notes
