"""What the sources say of countries: rigour, country-codes and the World Factbook."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.gather.country_rows import Cells, read_cells
from pipeline.gather.country_spellings import nationality, plain, spellings
from pipeline.gazetteer_rows import BRACKETS_ONLY, Country, CountryName

STATUS = {"Yes": "sovereign", "In contention": "disputed"}
CODES = (  # column of country-codes.csv, kind of name, how the source is cited
    ("CLDR display name", "name", "CLDR"),
    ("UNTERM English Short", "name", "UN"),
    ("official_name_en", "name", "UN"),
    ("UNTERM English Formal", "long_name", "UN"),
)
FACTBOOK = (("conventional short form", "name"), ("conventional long form", "long_name"))


@dataclass(frozen=True)
class Sources:
    """The files of the reference folder, read: codes by alpha-2 code, the Factbook by its own."""

    codes: dict[str, Cells]
    factbook: dict[str, dict[str, Any]]


def read_sources(reference: Path) -> Sources:
    """Return what stands in the reference folder."""
    rows = read_cells(reference / "countries" / "country-codes.csv")
    text = (reference / "factbook" / "government.json").read_text(encoding="utf-8")
    return Sources({row["ISO3166-1-Alpha-2"]: row for row in rows}, json.loads(text))


def listed(row: Cells) -> Country:
    """Return the country of a row of country-codes.csv, under rigour's short name."""
    code = row["ISO3166-1-Alpha-2"]
    name = next((text for _, text in _territory(code)), row["official_name_en"])
    status = STATUS.get(row["is_independent"], "dependent")
    cells = {"code": code, "alpha3": row["ISO3166-1-Alpha-3"], "name": name, "status": status}
    return Country.model_validate(cells)


def names_of(country: Country, sources: Sources, page: str) -> Iterator[CountryName]:
    """Yield all names of a country in all sources; `page` is the country's page in the Factbook."""
    found = [("name", country.name, "countries.csv"), *_in_rigour(country.code)]
    found += _in_codes(sources.codes.get(country.code, {}))
    found += _in_factbook(sources.factbook.get(page, {}))
    for kind, text, source in found:
        for spelling in spellings(text):
            yield _name(country.code, spelling, kind, why=source)
    yield from _iso_codes(country)


def _name(code: str, text: str, kind: str, **others: str) -> CountryName:
    """Return a strong name, unless the other cells say otherwise."""
    cells = {"code": code, "text": text, "kind": kind, "strength": "strong"}
    return CountryName.model_validate(cells | others)


def _territory(code: str) -> list[tuple[str, str]]:
    """Return rigour's short and full name; its other names are of all languages and too loose."""
    from rigour.territories import get_territory  # an extra: only a gathering run needs it

    territory = get_territory(code.lower())
    return (
        [] if territory is None else [("name", territory.name), ("long_name", territory.full_name)]
    )


def _in_rigour(code: str) -> Iterator[tuple[str, str, str]]:
    """Yield rigour's names of a country."""
    for kind, text in _territory(code):
        yield kind, plain(text), "rigour"


def _in_codes(row: Cells) -> Iterator[tuple[str, str, str]]:
    """Yield the names of country-codes.csv, but for turned ones ("Korea, Republic of")."""
    for column, kind, source in CODES:
        text = plain(row.get(column, ""))
        if text and ", " not in text:
            yield kind, text, source


def _in_factbook(page: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Yield the names, nouns and adjectives of a page of the World Factbook."""
    for field, kind in FACTBOOK:
        text = plain(page.get("names", {}).get(field, ""))
        if text:
            yield kind, text, "Factbook"
    people = page.get("nationality", {})
    for word in nationality(people.get("adjective", "")):
        yield "adjective", word, "Factbook"
    for word in nationality(people.get("noun", "")):
        yield "demonym", word, "Factbook"


def _iso_codes(country: Country) -> Iterator[CountryName]:
    """Yield the codes of two and three letters: in brackets they stand for the country."""
    for code in (country.code, country.alpha3):
        if len(code) < 4:
            sense = {"strength": "weak", "other_sense": BRACKETS_ONLY}
            why = f"ISO 3166 alpha-{len(code)} code"
            yield _name(country.code, code, "abbreviation", why=why, **sense)
