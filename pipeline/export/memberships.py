"""Reads the ties of a person as memberships: what belongs together stands in one of them."""

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.export.bodies import is_body
from pipeline.export.people import CURRENT, is_settled
from pipeline.records import CountryTie, PartyTie, PersonRecord, RoleTie, Tie

DELEGATION, OFFICE, NATIONALITY = "delegation", "office", "nationality"
SEATS = (DELEGATION, OFFICE, "candidacy")
"""The ties to a country that say for whom somebody acts, not where somebody is from or lives."""


@dataclass(frozen=True, slots=True)
class Belonging:
    """One thing that a person is: in a party, in a role, for a country, as far as it is said.

    `kind` is that of the country's tie where there is a country alone.
    """

    tie_id: str
    evidence: str
    party_id: str | None = None
    role: str | None = None
    country: str | None = None
    kind: str | None = None

    @property
    def key(self) -> tuple[str, ...]:
        """Return what is equal where two releases say the same."""
        return (self.party_id or "", self.role or "", self.country or "", self.kind or "")


def belongings(person: PersonRecord) -> Iterator[Belonging]:
    """Yield what a person currently is, as the release says it; unresolved ties are none of it.

    A country stands beside a party that the same words tie, and beside the role that holds it.
    """
    parties = [one for one in person.parties if is_settled(one) and is_body(one.party_id or "")]
    countries = [one for one in person.countries if is_settled(one) and one.kind in SEATS]
    roles = [one for one in person.roles if one.status == CURRENT]
    beside: set[str] = set()
    for role in roles:
        yield _of_role(role, parties, countries, beside)
    for party in [one for one in parties if one.tie_id not in beside]:
        seat = next((one for one in countries if _together(party, one)), None)
        beside |= {seat.tie_id} if seat else set()
        code = seat.code if seat else None
        yield Belonging(party.tie_id, party.evidence, party.party_id, None, code)
    for country in [one for one in countries if one.tie_id not in beside]:
        kind = country.kind
        yield Belonging(country.tie_id, country.evidence, country=country.code, kind=kind)


def _of_role(
    role: RoleTie, parties: list[PartyTie], countries: list[CountryTie], beside: set[str]
) -> Belonging:
    """Return a role with the party and the country that stand inside its words."""
    party = next((one for one in parties if _inside(one, role)), None)
    country = next((one for one in countries if _inside(one, role) and one.kind == OFFICE), None)
    beside |= {one.tie_id for one in (party, country) if one}
    return Belonging(
        role.tie_id,
        role.evidence,
        party.party_id if party else None,
        " ".join(role.text.split()),
        country.code if country else None,
    )


def _inside(one: Tie, role: Tie) -> bool:
    return role.start <= one.start and one.end <= role.end


def _together(party: PartyTie, country: CountryTie) -> bool:
    return country.kind == DELEGATION and party.evidence == country.evidence
