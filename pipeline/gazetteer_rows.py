"""What a row of each table of the gazetteer holds."""

from typing import Literal

from pydantic import Field, field_validator

from pipeline.published import iso_date
from pipeline.tables import Row

BRACKETS_ONLY = "only-in-brackets"
COMPOUND_ONLY = "only-in-a-compound"


class Country(Row):
    """A row of countries.csv: ISO 3166-1 alpha-2, XK, or ISO 3166-3 for former states."""

    code: str
    alpha3: str = ""
    name: str
    status: Literal["sovereign", "disputed", "dependent", "former"]
    until: str = ""
    note: str = ""

    def key(self) -> tuple[str, ...]:
        """Return the code: a later row for the same country replaces it."""
        return (self.code,)


class CountryName(Row):
    """A row of country_names.csv."""

    code: str
    text: str
    kind: Literal["name", "long_name", "abbreviation", "demonym", "adjective"]
    strength: Literal["strong", "weak"]
    other_sense: str = ""
    why: str = ""

    def key(self) -> tuple[str, ...]:
        """Return owner and text: a later row for the same name replaces it."""
        return (self.code, self.text)

    @property
    def owner(self) -> str:
        """Return the code of the country that bears the name."""
        return self.code


class Party(Row):
    """A row of parties.csv: a party of a country, or a group of a house."""

    party_id: str
    name: str
    abbreviation: str = ""
    kind: Literal["party", "group", "coalition", "faction", "movement"]
    country_code: str = ""
    house: str = ""
    since: str = Field("", alias="from")
    until: str = ""
    wikidata: str = ""

    @field_validator("since", "until")
    @classmethod
    def is_a_year_or_day(cls, value: str) -> str:
        """Return a year, a day or blank; raises ValueError for anything else."""
        if value and (iso_date(value) != value or len(value) == len("2024-05")):
            raise ValueError("write a year such as 2024 or a day such as 2024-05-03")
        return value

    def key(self) -> tuple[str, ...]:
        """Return the id: a later row for the same party replaces it."""
        return (self.party_id,)


class PartyName(Row):
    """A row of party_names.csv."""

    party_id: str
    text: str
    kind: Literal["name", "english_name", "native_name", "short_name", "abbreviation", "adjective"]
    strength: Literal["strong", "weak"]
    why: str = ""

    def key(self) -> tuple[str, ...]:
        """Return owner and text: a later row for the same name replaces it."""
        return (self.party_id, self.text)

    @property
    def owner(self) -> str:
        """Return the id of the party that bears the name."""
        return self.party_id


class HouseName(Row):
    """A row of houses.csv: a text by which a release shows its house."""

    house: str
    name: str
    text: str
    strength: Literal["strong", "weak"]
    why: str = ""


class State(Row):
    """A row of us_states.csv: a state of the United States, as brackets and datelines write it."""

    postal: str
    name: str
    text: str


class PartyLetter(Row):
    """A row of party_letters.csv: letters that mean a party only in a bracket of their house."""

    house: str
    text: str
    party_id: str
    why: str = ""


class OrganisationWord(Row):
    """A row of organisation_words.csv: a word that makes a longer proper name with a country."""

    text: str
    side: Literal["before", "after"]
    why: str = ""


class OtherName(Row):
    """A row of other_names.csv: a name that holds one of the tables and means another thing."""

    text: str
    why: str = ""


class Seat(Row):
    """A row of seats.csv: a capital, or a seat of government, that speaks for a country."""

    text: str
    code: str
    why: str = ""

    @property
    def owner(self) -> str:
        """Return the code of the country that it speaks for."""
        return self.code


class Follower(Row):
    """A row of party_followers.csv: what the members of any party of a `name` are called."""

    text: str
    name: str
    why: str = ""
