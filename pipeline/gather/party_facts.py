"""Parties and their names from Party Facts, Wikipedia, Wikidata and ParlGov."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Set
from pathlib import Path
from urllib.parse import unquote

from pipeline.gather.party_tables import Name, Party, Row, read_rows
from pipeline.gather.party_texts import alternatives, in_languages, is_latin, tidy, unbracketed
from pipeline.gather.party_words import Words

NO_PARTY = "[no-party]"  # how Party Facts marks lists that are no party
ABBREVIATION_SPLIT = re.compile(r"\s*[/|\[\]]\s*|\s+[–-]\s+")
CAPITALS = re.compile(r"[^\W\d_]")

PARLGOV_NAMES = {
    "english_name": "party_name_english",
    "other_name": "party_name",
    "abbreviation": "party_name_short",
}

Tables = Mapping[str, list[dict[str, str]]]


def read_party_facts(reference: Path, places: Set[str]) -> Tables:
    """Return the four tables of `party_facts`; names lose a country that only tells pages apart."""
    folder = reference / "party_facts"
    files = ("partyfacts-core-parties", "wikipedia", "wikidata", "parlgov")
    tables = {file: read_rows(folder / f"{file}.csv") for file in files}
    return tables | {page: [_unplaced(row, places) for row in tables[page]] for page in files[1:3]}


def _unplaced(row: dict[str, str], places: Set[str]) -> dict[str, str]:
    bare, _, bracket = row["name"].rpartition(" (")
    return row | {"name": bare} if bracket.removesuffix(")") in places else row


def real_parties(tables: Tables) -> list[dict[str, str]]:
    """Return the core rows that stand for one party: no technical row, no list without party."""
    rows = tables["partyfacts-core-parties"]
    return [row for row in rows if not row["technical"] and NO_PARTY not in row["name_english"]]


def parties(tables: Tables, codes: Mapping[str, str], known: Words) -> Iterator[Party]:
    """Yield a party for each real core row; `codes` leads from alpha-3 to our country code."""
    titles, numbers = _titles(tables), _wikidata_ids(tables)
    for row in real_parties(tables):
        key = row["partyfacts_id"]
        name = titles.get(key) or _display(row)
        yield Party(
            party_id=f"pf:{key}",
            name=name,
            abbreviation=next(iter(_abbreviations(row["name_short"])), ""),
            kind=known.kind_of(name),
            country_code=codes[row["country"]],
            since=row["year_first"],
            until=row["year_last"],
            wikidata=numbers.get(key, ""),
        )


def names(tables: Tables) -> Iterator[Name]:
    """Yield every name and abbreviation that the sources give to a real party.

    A part of a name, cut at a slash or a bracket, is not a party's name where another party of
    the country is called just so: the alliance "CD&V / N-VA" is not the N-VA.
    """
    rows = [(row, list(_cells(row, found))) for row, found in _joined(tables)]
    called: dict[tuple[str, str], set[str]] = defaultdict(set)
    for row, cells in rows:
        for _, cell in cells:
            called[row["country"], tidy(cell)].add(row["partyfacts_id"])
    for row, cells in rows:
        key = row["partyfacts_id"]
        for kind, text in _texts(cells):
            owners = called.get((row["country"], text))
            if not owners or key in owners or kind == "abbreviation":
                yield Name(f"pf:{key}", text, kind)


def _joined(tables: Tables) -> Iterator[tuple[Row, Mapping[str, Row]]]:
    """Yield each real party with its rows in the other tables and its Wikipedia title."""
    parlgov, titles = _parlgov_by_page(tables), _titles(tables)
    pages = {table: _by_id(tables[table]) for table in ("wikipedia", "wikidata")}
    for row in real_parties(tables):
        key = row["partyfacts_id"]
        found: dict[str, Row] = {table: pages[table].get(key, {}) for table in pages}
        page = _page(row["wikipedia"] or found["wikipedia"].get("url", ""))
        title = {"name": titles.get(key) or _display(row)}
        yield row, found | {"parlgov": parlgov.get((row["country"], page), {}), "title": title}


def _cells(row: Row, found: Mapping[str, Row]) -> Iterator[tuple[str, str]]:
    """Yield the cells that hold names of a party, each with the kind of its names."""
    yield from (("name", found["title"]["name"]), ("native_name", row["name"]))
    yield from (("english_name", row["name_english"]), ("other_name", row["name_other"]))
    yield "abbreviation", row["name_short"]
    for page in (found["wikipedia"], found["wikidata"]):
        yield "english_name", page.get("name", "")
        yield "other_name", page.get("name_native", "")
        yield "abbreviation", page.get("name_short", "")
    for kind, column in PARLGOV_NAMES.items():
        yield kind, found["parlgov"].get(column, "")


def _texts(cells: Iterable[tuple[str, str]]) -> set[tuple[str, str]]:
    """Return the texts in the cells, with their kinds; a bracket stands and falls."""
    found: set[tuple[str, str]] = set()
    for kind, cell in cells:
        if kind == "abbreviation":
            found |= {(kind, text) for text in _abbreviations(cell)}
            continue
        split = in_languages if kind == "other_name" else alternatives
        texts = set(split(cell))
        named = "native_name" if kind == "other_name" else kind
        found |= {(named, text) for text in texts | {unbracketed(text) for text in texts}}
    return {(kind, text) for kind, text in found if text}


def _abbreviations(cell: str) -> list[str]:
    """Return what looks like an abbreviation: two letters or more of which two are capitals.

    >>> _abbreviations("LVŽS / LVLS")
    ['LVŽS', 'LVLS']
    >>> _abbreviations("Katter")
    []
    """
    parts = [tidy(part) for part in ABBREVIATION_SPLIT.split(cell)]
    return [part for part in parts if _is_abbreviation(part)]


def _is_abbreviation(text: str) -> bool:
    capitals = [char for char in CAPITALS.findall(text) if not char.islower()]
    short = 1 < len(text) <= 14 and " " not in text and text.count("(") == text.count(")")
    return short and len(capitals) > 1 and text[0].isalnum() and not text[0].islower()


def _display(row: Row) -> str:
    return next(alternatives(row["name_english"]), "") or next(alternatives(row["name"]))


def _titles(tables: Tables) -> dict[str, str]:
    """Return the name of the English Wikipedia, where only one party cites that page."""
    rows = tables["wikipedia"]
    cited = Counter(_page(row["url"]) for row in rows)
    alone = {row["partyfacts_id"]: row["name"] for row in rows if cited[_page(row["url"])] == 1}
    tidied = {key: next(alternatives(name), "") for key, name in alone.items()}
    return {key: name for key, name in tidied.items() if is_latin(name)}


def _wikidata_ids(tables: Tables) -> dict[str, str]:
    return {row["partyfacts_id"]: row["wikidata_id"] for row in tables["wikidata"]}


def _by_id(rows: list[dict[str, str]]) -> dict[str, dict[str, str]]:
    return {row["partyfacts_id"]: row for row in rows}


def _parlgov_by_page(tables: Tables) -> dict[tuple[str, str], dict[str, str]]:
    rows = tables["parlgov"]
    return {(row["country"], _page(row["wikipedia"])): row for row in rows if row["wikipedia"]}


def _page(url: str) -> str:
    return unquote(url.rpartition("/wiki/")[2]).replace("_", " ")
