"""Countries as the party sources write them: codes, and the words that name a country."""

import json
import re
from collections.abc import Mapping, Set
from pathlib import Path

from pipeline.gather.party_tables import Row, read_rows
from pipeline.gather.party_texts import words

ALPHA2, ALPHA3, FACTBOOK = "ISO3166-1-Alpha-2", "ISO3166-1-Alpha-3", "FIPS"


def country_rows(reference: Path) -> list[dict[str, str]]:
    """Return the table of ISO 3166-1 countries."""
    return read_rows(reference / "countries" / "country-codes.csv")


def country_codes(rows: list[dict[str, str]], by_hand: Path) -> dict[str, str]:
    """Return our country code for each code that Party Facts uses."""
    hand = {row["source_code"]: row["country_code"] for row in read_rows(by_hand)}
    return {row[ALPHA3]: row[ALPHA2] for row in rows} | hand


def country_words(
    rows: list[dict[str, str]], reference: Path, homes: Mapping[str, Set[str]]
) -> dict[str, frozenset[str]]:
    """Return the words of each country's names, nouns and adjectives, by alpha-2 code.

    `homes` are the texts of our own table, which has Kosovo too.
    """
    text = (reference / "factbook" / "government.json").read_text("utf-8")
    factbook: Mapping[str, Mapping[str, Row]] = json.loads(text)
    theirs = {row[ALPHA2]: _words(row, factbook.get(row[FACTBOOK].lower(), {})) for row in rows}
    ours = {code: {word for text in texts for word in words(text)} for code, texts in homes.items()}
    return {code: theirs.get(code, frozenset()) | ours.get(code, set()) for code in theirs | ours}


def country_texts(rows: list[dict[str, str]]) -> frozenset[str]:
    """Return the names of countries and capitals, none of which may stand as a party's name."""
    return frozenset(row[column] for row in rows for column in ("CLDR display name", "Capital"))


def _words(row: Row, country: Mapping[str, Row]) -> frozenset[str]:
    nationality = country.get("nationality", {})
    cells = [row["CLDR display name"], row["UNTERM English Short"], *nationality.values()]
    return frozenset(word for cell in cells for word in words(re.sub(r"\(.*?\)", "", cell)))
