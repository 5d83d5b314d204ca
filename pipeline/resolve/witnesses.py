"""The evidence for which of several parties a name means, in the order of its weight.

To add evidence, add a line to `witnesses`: what it is called, how sure it makes the name, and
which owners it leaves.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from pipeline.gazetteer_rows import Party
from pipeline.resolve.evidence import Evidence
from pipeline.resolve.twins import one_of_twins
from pipeline.types import Mention

Choice = Callable[[list[Party]], list[Party]]


@dataclass(frozen=True)
class Witness:
    """One piece of evidence: it leaves some of the owners of a name, or says nothing (none)."""

    says: str
    how: str
    leaves: Choice


def witnesses(mention: Mention, evidence: Evidence) -> Iterator[Witness]:
    """Yield the evidence on one name, the weightiest first."""
    around = evidence.around[mention]
    tied = evidence.tied_countries.get(mention, frozenset())
    own_house = frozenset({evidence.house} if evidence.house else ())
    yield _house("the house of the release", own_house, "exact")
    yield _country("the country tied to the same person", tied, "exact")
    yield _country("the country right beside it", around.beside, "exact")
    yield _country("the country at the head of its row", around.row)
    yield _country("a country of its sentence", around.sentence)
    yield _country("a country of its paragraph", around.paragraph)
    yield _country("the country of the heading above", around.heading)
    if len(evidence.group_houses) == 1:
        yield _house("the house of the other groups", evidence.group_houses)
    yield Witness("the year of the release", "weak", lambda owners: _living(owners, evidence))
    yield _country("the country of the house", evidence.house_countries)
    if len(evidence.party_countries) == 1:
        yield _country("the country of the other parties", evidence.party_countries)
    spoken = evidence.countries | evidence.party_countries
    yield _country("a country that the release names", spoken)
    yield _country("the country in the head of the release", evidence.head)
    yield Witness("it is the full name", "weak", lambda owners: _called(owners, mention.text))
    yield Witness(
        "the sources have it twice", "weak", lambda owners: one_of_twins(owners, mention.text)
    )


def has_ended(party: Party, year: str) -> bool:
    """Return whether a group of a house was no more, or not yet, in `year`.

    The years of national parties are those of elections that the sources know: they only narrow.
    """
    return bool(party.house) and not _lives(party, year)


def _country(says: str, countries: frozenset[str], how: str = "weak") -> Witness:
    return Witness(
        says, how, lambda owners: [one for one in owners if one.country_code in countries]
    )


def _house(says: str, houses: frozenset[str], how: str = "weak") -> Witness:
    return Witness(says, how, lambda owners: [one for one in owners if one.house in houses])


def _living(owners: list[Party], evidence: Evidence) -> list[Party]:
    """Return the owners that existed in the year of the release, or all if only years would decide.

    That the others are no more makes nobody meant: the release must speak of the one's country.
    """
    living = [one for one in owners if _lives(one, evidence.year)]
    spoken = evidence.countries | evidence.party_countries | evidence.house_countries
    at_home = {one.country_code for one in owners} <= {one.country_code for one in living}
    if len(living) == 1 and not at_home and living[0].country_code not in spoken:
        return owners
    return living


def _called(owners: list[Party], text: str) -> list[Party]:
    """Return the owners in one country of which a name is the full one, or the abbreviation."""
    if len({one.country_code for one in owners}) > 1:
        return owners
    return [one for one in owners if text in (one.name, one.abbreviation)]


def _lives(party: Party, year: str) -> bool:
    """Return whether a party existed in `year`; one of unknown years, or no year, may have."""
    return not year or ((party.since or year)[:4] <= year and (party.until or year)[:4] >= year)
