"""Reads the persons of an earlier output: from its records, or from its table of persons."""

import csv
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import UsageError
from pipeline.identify.groups import Tag
from pipeline.identify.names import Written
from pipeline.identify.seen import PERSON, Facts, Reader, Seen
from pipeline.output_folder import RECEIPT, is_ours
from pipeline.written import RECORDS, read_records

TABLE = "persons.csv"
COLUMNS = (
    "name", "honorific", "kind", "given_name", "family_name", "sort_name", "roles",
    "country_codes", "party_ids", "published", "source", "canonical_id", "person_id", "release_id",
)  # fmt: skip
UNRESOLVED = "?"


@dataclass(frozen=True, slots=True)
class Earlier:
    """The persons of earlier outputs, and by person id what the outputs call them."""

    persons: tuple[Seen, ...]
    tags: Mapping[str, frozenset[Tag]]


def read_earlier(folders: Sequence[Path], reader: Reader) -> Earlier:
    """Return the persons of all folders; raises UsageError where one is no output of ours."""
    persons: list[Seen] = []
    tags: dict[str, frozenset[Tag]] = defaultdict(frozenset)
    for number, folder in enumerate(folders):
        for seen in _persons(folder, reader):
            persons.append(seen)
            tags[seen.person_id] |= {(number, seen.canonical_id or seen.person_id)}
    return Earlier(tuple(persons), tags)


def check_earlier(folders: Sequence[Path]) -> None:
    """Raise UsageError where a folder is no output of ours, or holds no persons to read."""
    for folder in folders:
        if not folder.is_dir() or not is_ours(folder):
            raise UsageError(
                f"--known {str(folder)!r} is no output of rollcall: there is no {RECEIPT} of ours; "
                "name a folder that a run wrote"
            )
        if not any((folder / name).is_file() for name in (*RECORDS, TABLE)):
            raise UsageError(
                f"--known {str(folder)!r} holds neither {', '.join(RECORDS)} nor {TABLE}; "
                "run it again with --format json or --format csv"
            )


def _persons(folder: Path, reader: Reader) -> Iterator[Seen]:
    check_earlier([folder])
    for name in RECORDS:
        if (folder / name).is_file():
            yield from _of_records(folder / name, reader)
            return
    yield from _of_table(folder / TABLE, reader)


def _of_records(path: Path, reader: Reader) -> Iterator[Seen]:
    """Yield the persons of a file of records: a run writes each release on a line of its own."""
    try:
        for record in read_records(path):
            yield from reader.persons(record, earlier=True)
    except (ValueError, OSError):
        raise _unreadable(path) from None


def _of_table(path: Path, reader: Reader) -> Iterator[Seen]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            head = file.readline()
            sign = head.removeprefix("name")[:1]
            columns = next(csv.reader([head], delimiter=sign or ","))
            rows = csv.DictReader(file, columns, delimiter=sign or ",")
            if missing := [one for one in COLUMNS if one not in columns]:
                raise UsageError(f"{str(path)!r} has no column {', '.join(missing)}; run it again")
            for row in rows:
                if row["kind"] == PERSON:
                    yield _of_row(row, reader)
    except (ValueError, TypeError, OSError, csv.Error):
        raise _unreadable(path) from None


def _of_row(row: Mapping[str, str], reader: Reader) -> Seen:
    written = Written(
        row["name"], row["given_name"] or None, row["family_name"] or None, row["sort_name"] or None
    )
    facts = Facts(
        row["honorific"], _values(row["country_codes"]), _values(row["party_ids"]),
        row["roles"].split("; "),
    )  # fmt: skip
    return Seen(
        row["person_id"],
        row["release_id"],
        row["source"],
        reader.name(written),
        *reader.facts(facts),
        row["published"] or None,
        earlier=True,
        canonical_id=row["canonical_id"] or None,
    )


def _values(cell: str) -> list[str]:
    return [one for one in cell.split("; ") if one and one != UNRESOLVED]


def _unreadable(path: Path) -> UsageError:
    return UsageError(
        f"--known: {str(path)!r} is not as this version of rollcall writes it; "
        "run it again, or name another folder"
    )
