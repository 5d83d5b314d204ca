"""Reads given and family names of the world from the reference folder: for training and testing.

Nothing of it is shipped: names found in a release never come from here.
"""

import csv
import hashlib
import json
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from typing import Literal

import regex

from pipeline.errors import UsageError
from pipeline.romanised import KEPT, read_marks, written
from pipeline.tables import Row, read_table

GIVEN, FAMILY = "given", "family"
FILES = {
    "forenames": Path("people", "common-forenames-by-country.csv"),
    "surnames": Path("people", "common-surnames-by-country.csv"),
    "meps": Path("europarl", "meps_by_term.csv"),
    "congress": Path("people", "us_congress_current.csv"),
    "governments": Path("factbook", "government.json"),
    "countries": Path("countries", "country-codes.csv"),
}
GENDERS = {"M": "m", "F": "f", "Mr": "m", "Ms": "f"}
"""How the sources write a gender."""
HELD_OUT_BELOW = 51
"""Of the 256 values of a hash's first byte: a fifth of all names."""
LEADER = regex.compile(
    r"\p{Lu}\p{Ll}+ (?:\p{Lu}[\p{L}.'’-]* )+?(?P<family>(?![IVX]+\b)\p{Lu}[\p{Lu}'’ -]+\p{Lu})"
    r"(?![\p{L}'’-])"
)
"""A leader as the Factbook writes one, as in "President Cyril RAMAPHOSA"."""


@dataclass(frozen=True, slots=True, order=True)
class WorldName:
    """One given or family name, romanised as English releases write it, and where it is borne."""

    text: str
    part: str
    """`given` or `family`."""
    country: str
    """ISO 3166-1 alpha-2."""
    region: str
    gender: str | None = None
    """`m` or `f`, where a source tells it."""


class Area(Row):
    """A row of name_regions.csv: an area of UN M49, or a country it lacks, and our region."""

    area: str
    region: str


class NameByHand(Row):
    """A row of world_names_by_hand.csv: a name of a country that the lists pass over."""

    text: str
    part: Literal["given", "family"]
    country: str
    gender: Literal["m", "f", ""] = ""


class Citizenship(Row):
    """A row of mep_citizenships.csv: a country as the list of MEPs names it, and its code."""

    text: str
    code: str
    why: str = ""


Found = tuple[str, str, str, str | None]
"""A text as its source writes it, part, country, gender."""


def read_world_names(folder: Path) -> tuple[WorldName, ...]:
    """Return the names of the reference folder, sorted, each once per part, country and gender.

    Raises UsageError where the folder lacks a file. Names in no Latin script are left out.
    """
    missing = [str(path) for path in FILES.values() if not (folder / path).is_file()]
    if missing:
        raise UsageError(f"{str(folder)!r} has no {', '.join(missing)}: give the reference folder")
    regions = _regions(folder)
    marks = read_marks()
    names = {
        WorldName(text, part, country, regions[country], gender)
        for source, part, country, gender in _found(folder)
        for text in written(source, marks.get(country, KEPT))
        if country in regions
    }
    return tuple(sorted(names, key=lambda name: (*_place(name), name.gender or "")))


def is_held_out(text: str) -> bool:
    """Return whether a given or family name is kept for testing: a fifth is, by its hash.

    >>> is_held_out("Ana"), is_held_out("ANA"), is_held_out("Bo")
    (True, True, False)
    """
    folded = unicodedata.normalize("NFC", text.casefold())
    return hashlib.sha256(folded.encode()).digest()[0] < HELD_OUT_BELOW


def _place(name: WorldName) -> tuple[str, ...]:
    return name.region, name.country, name.part, name.text


def _found(folder: Path) -> Iterator[Found]:
    for row in _rows(folder, "forenames"):
        text = row["Romanized Name"] or row["Localized Name"]
        yield text, GIVEN, row["Country"], GENDERS.get(row["Gender"])
    for row in _rows(folder, "surnames"):
        yield row["Romanized Name"] or row["Localized Name"], FAMILY, row["Country"], None
    citizenships = {row.text: row.code for row in read_table("mep_citizenships", Citizenship)}
    for row in _rows(folder, "meps"):
        country = citizenships.get(row["citizenship"], "")
        yield row["given_name"], GIVEN, country, GENDERS.get(row["honorific_prefix"])
        yield row["family_name"], FAMILY, country, None
    for row in _rows(folder, "congress"):
        yield row["first"], GIVEN, "US", None
        yield row["last"], FAMILY, "US", None
    yield from _leaders(folder)
    for name in read_table("world_names_by_hand", NameByHand):
        yield name.text, name.part, name.country, name.gender or None


def _leaders(folder: Path) -> Iterator[Found]:
    """Yield the family names of heads of state and government: the lists have none of Africa."""
    codes = {
        row["FIPS"].casefold(): row["ISO3166-1-Alpha-2"]
        for row in _rows(folder, "countries")
        if row["is_independent"] == "Yes"
    }
    governments = json.loads((folder / FILES["governments"]).read_text("utf-8"))
    for code, government in governments.items():
        for key in ("chief_of_state", "head_of_government"):
            for leader in LEADER.finditer(unescape(government.get(key) or "")):
                yield leader["family"], FAMILY, codes.get(code, ""), None


def _regions(folder: Path) -> dict[str, str]:
    """Return the region of each country by its code."""
    areas = {row.area: row.region for row in read_table("name_regions", Area)}
    countries = {
        row["ISO3166-1-Alpha-2"]: row["Sub-region Name"] for row in _rows(folder, "countries")
    }
    known = {code: areas[area] for code, area in countries.items() if area in areas}
    return known | {area: region for area, region in areas.items() if len(area) == 2}


def _rows(folder: Path, name: str) -> Iterator[dict[str, str]]:
    with (folder / FILES[name]).open(encoding="utf-8-sig", newline="") as file:
        yield from csv.DictReader(file)
