"""The nouns of the party gathering, and how its tables are read and written."""

import csv
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

PARTY_COLUMNS = (
    "party_id",
    "name",
    "abbreviation",
    "kind",
    "country_code",
    "house",
    "from",
    "until",
    "wikidata",
)
NAME_COLUMNS = ("party_id", "text", "kind", "strength", "why")
NAME_KINDS = ("name", "english_name", "native_name", "short_name", "abbreviation", "adjective")

Row = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Party:
    """One party or political group; `since` is written as column `from`."""

    party_id: str
    name: str
    abbreviation: str = ""
    kind: str = "party"
    country_code: str = ""
    house: str = ""
    since: str = ""
    until: str = ""
    wikidata: str = ""


@dataclass(frozen=True, slots=True)
class Name:
    """One text that can mean a party; an empty `strength` is decided by the rules."""

    party_id: str
    text: str
    kind: str
    strength: str = ""
    why: str = ""


def read_rows(path: Path) -> list[dict[str, str]]:
    """Return the rows of a CSV file; every cell is a string, so that `NA` stays Namibia."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def party_of(row: Row) -> Party:
    """Return the party of a row that has the columns of `parties.csv`, and perhaps more."""
    fields = {"since" if column == "from" else column: row[column] for column in PARTY_COLUMNS}
    return Party(**fields)


def write_parties(path: Path, parties: Iterable[Party]) -> None:
    """Write `parties.csv`, sorted by id as text."""
    rows = (asdict(party) for party in sorted(parties, key=lambda party: party.party_id))
    _write(path, PARTY_COLUMNS, ({**row, "from": row["since"]} for row in rows))


def write_names(path: Path, names: Iterable[Name]) -> None:
    """Write `party_names.csv`, sorted by id, kind and text."""
    rows = [asdict(name) for name in names]
    rows.sort(key=lambda row: (row["party_id"], NAME_KINDS.index(row["kind"]), row["text"]))
    _write(path, NAME_COLUMNS, rows)


def _write(path: Path, columns: Sequence[str], rows: Iterable[Row]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, extrasaction="ignore", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
