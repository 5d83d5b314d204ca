"""Writes Popolo JSON: persons, organizations, memberships and areas, with their sources.

Only what a text ties now and what is resolved is a membership. A delegation, an office or a
candidacy is the area of a membership; a nationality is the person's `national_identity`. The list
of memberships holds those in an organization, which readers look up without asking; a role, or a
country that somebody acts for, of which the text names no organization, is a membership that
stands with its person, and roles are the person's `summary` too.
"""

import json
from collections import Counter
from typing import IO, Any

from pipeline.export.asked import Asked
from pipeline.export.bodies import is_body
from pipeline.export.memberships import NATIONALITY, SEATS, belongings
from pipeline.export.people import (
    Gathered,
    Named,
    Seen,
    address_of,
    first_said,
    fullest,
    gather,
    id_of,
    is_settled,
    other_names,
)
from pipeline.records import CountryRecord, CountryTie, PartyTie, ReleaseRecord

Node = dict[str, Any]
ORGANIZATION = "organization_id"
LISTS = {"pf": "partyfacts", "fb": "factbook", "ep": "europarl", "pace": "pace", "rc": "rollcall"}
"""The scheme of a party's identifier by the prefix of its id."""


def write_popolo(asked: Asked, file: IO[bytes]) -> Counter[str]:
    """Write all releases as one object; return what Popolo has no place for, with counts."""
    gathered = gather(asked.releases())
    ties = {key: _memberships(key, seen) for key, seen in gathered.persons.items()}
    alone = {key: [one for one in nodes if ORGANIZATION not in one] for key, nodes in ties.items()}
    whole = {
        "persons": [_person(seen, gathered, alone[key]) for key, seen in gathered.persons.items()],
        "organizations": [_organization(*one) for one in gathered.parties.items()],
        "memberships": [one for nodes in ties.values() for one in nodes if ORGANIZATION in one],
        "areas": [_area(code, one) for code, one in sorted(gathered.countries.items())],
    }
    file.write(json.dumps(whole, ensure_ascii=False, indent=1).encode() + b"\n")
    return _left_out(gathered)


def _person(seen: list[Seen], gathered: Gathered, alone: list[Node]) -> Node:
    """Return a person with the memberships that name no organization."""
    people = [one.person for one in seen]
    name = fullest(one.name for one in people)
    best = next(one for one in people if one.name == name)
    return _filled(
        id=id_of(people[0]),
        name=name,
        other_names=[{"name": one} for one in other_names(seen, name)],
        given_name=best.given_name,
        family_name=best.family_name,
        honorific_prefix=first_said(one.honorific for one in people),
        sort_name=best.sort_name,
        national_identity=_nationality(seen, gathered),
        summary="; ".join(dict.fromkeys(one["role"] for one in alone if "role" in one)),
        memberships=alone,
        identifiers=[{"scheme": "rollcall-person", "identifier": one.person_id} for one in people],
        sources=[_source(one.release, one.person.evidence) for one in seen],
    )


def _nationalities(seen: list[Seen]) -> list[str]:
    ties = [tie for one in seen for tie in one.person.countries]
    said = [one.code for one in ties if one.kind == NATIONALITY and is_settled(one)]
    return list(dict.fromkeys(one for one in said if one))


def _nationality(seen: list[Seen], gathered: Gathered) -> str | None:
    """Return the one nationality that the texts state: Popolo has room for no second."""
    codes = _nationalities(seen)
    country = gathered.countries.get(codes[0]) if len(codes) == 1 else None
    return country.name if country else None


def _organization(party_id: str, named: list[Named]) -> Node:
    party = named[0].party
    prefix, _, number = party_id.partition(":")
    said = [mention.text for one in named for mention in one.party.mentions]
    others = [one for one in [party.abbreviation, *said] if one and one != party.name]
    return _filled(
        id=party_id,
        name=party.name or said[0],
        other_names=[{"name": one} for one in dict.fromkeys(" ".join(o.split()) for o in others)],
        classification=party.kind,
        identifiers=[{"scheme": LISTS.get(prefix, prefix), "identifier": number}],
        sources=[_source(one.release, one.party.mentions[0].sentence) for one in named],
    )


def _memberships(person_id: str, seen: list[Seen]) -> list[Node]:
    """Return what a person is, each once with all words that say it."""
    made: dict[tuple[str, ...], Node] = {}
    for one in seen:
        for belonging in belongings(one.person):
            node = _filled(
                id=belonging.tie_id,
                person_id=person_id,
                organization_id=belonging.party_id,
                role=belonging.role,
                area_id=area_id(belonging.country),
                label=belonging.kind,
            )
            kept = made.setdefault(belonging.key, node | {"sources": []})
            kept["sources"].append(_source(one.release, belonging.evidence))
    return list(made.values())


def area_id(code: str | None) -> str | None:
    """Return the id of a country's area.

    >>> area_id("FI")
    'country:FI'
    """
    return f"country:{code}" if code else None


def _area(code: str, country: CountryRecord) -> Node:
    iso = [("iso-3166-1-alpha-2", code), ("iso-3166-1-alpha-3", country.alpha3)]
    return _filled(
        id=area_id(code),
        name=country.name,
        classification=country.status,
        identifiers=[{"scheme": key, "identifier": one} for key, one in iso if one],
    )


def _source(release: ReleaseRecord, evidence: str) -> Node:
    return _filled(url=address_of(release), note=evidence)


def _filled(**said: Any) -> Node:
    """Return what is known: no key stands for a blank."""
    return {key: one for key, one in said.items() if one}


def _left_out(gathered: Gathered) -> Counter[str]:
    notes: Counter[str] = Counter()
    for seen in gathered.persons.values():
        notes["persons have several nationalities; Popolo has room for one"] += (
            len(_nationalities(seen)) > 1
        )
        for person in (one.person for one in seen):
            notes["persons appear as something (signatory …); Popolo has no place for it"] += (
                person.appears_as not in ((), ("mentioned",))
            )
            ties: list[PartyTie | CountryTie] = [*person.parties, *person.countries]
            notes["ties say that somebody belongs to no group; nobody is a member of that"] += sum(
                not is_body(one.party_id or "") for one in person.parties
            )
            settled = [one for one in person.countries if is_settled(one)]
            notes["ties are former or denied; only current ones are memberships"] += sum(
                one.status != "current" for one in [*ties, *person.roles]
            )
            notes["ties lead to a party or country that is not resolved"] += sum(
                one.status == "current" and not is_settled(one) for one in ties
            )
            notes["ties of residence; Popolo has no place for them"] += sum(
                one.kind not in (*SEATS, NATIONALITY) for one in settled
            )
    notes["families; Popolo knows single persons"] += len(gathered.families)
    return +notes
