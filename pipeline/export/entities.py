"""Builds entities of FollowTheMoney: their ids, their values, their codes of countries."""

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from pipeline.records import make_id
from pipeline.tables import Row, read_table

Entity = dict[str, Any]
COUNTRIES = "ftm_countries"


def document_id(release_id: str) -> str:
    """Return the id of a release's document: ids of FollowTheMoney hold letters and digits."""
    return entity_id("document", release_id)


def entity_id(kind: str, ours: str) -> str:
    """Return an id that FollowTheMoney takes, the same for the same thing of ours.

    >>> entity_id("party", "pace:ALDE")
    'party-o4108e79a118ae5b3'
    """
    return f"{kind}-{make_id('o', ours)}"


class CountryCode(Row):
    """A row of ftm_countries.csv: a code of ours, and theirs where it is not ours in small."""

    code: str
    ftm: str
    why: str

    def key(self) -> tuple[str, ...]:
        """Return our code."""
        return (self.code,)


@cache
def country_code(code: str | None) -> str | None:
    """Return the code of a country as FollowTheMoney writes it.

    >>> country_code("FI"), country_code("YUCS"), country_code("DDDE")
    ('fi', 'yucs', 'dd')
    """
    rows = read_table(COUNTRIES, CountryCode, (Path(__file__).parent,))
    theirs = {row.code: row.ftm for row in rows}
    return theirs.get(code, code.lower()) if code else None


def entity(key: str, schema: str, **said: Iterable[str | None]) -> Entity:
    """Return an entity with the values that are known, each once."""
    known = {name: [one for one in given if one] for name, given in said.items()}
    values = {name: list(dict.fromkeys(one)) for name, one in known.items() if one}
    return {"id": key, "schema": schema, "properties": values}


def one_line(text: str) -> str:
    """Return a text with one blank where it has several, or a new line."""
    return " ".join(text.split())
