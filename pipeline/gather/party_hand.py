"""Corrections made by hand: each adds, removes or sets one thing and says why."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from pipeline.errors import DataError, Fault
from pipeline.gather.party_tables import (
    NAME_KINDS,
    PARTY_COLUMNS,
    Name,
    Party,
    Row,
    party_of,
    read_rows,
)

Parties = dict[str, Party]
Names = dict[tuple[str, str], Name]


@dataclass(frozen=True, slots=True)
class Gathered:
    """The parties by id, and their names by id and text: one kind for one text."""

    parties: Parties
    names: Names


def gathered(parties: Iterable[Party], names: Iterable[Name]) -> Gathered:
    """Return parties and names by key; of two kinds for one text the earlier kind stays."""
    by_key: Names = {}
    for name in sorted(names, key=_precedence):
        if name.text:
            by_key.setdefault((name.party_id, name.text), name)
    return Gathered({party.party_id: party for party in parties}, by_key)


def _precedence(name: Name) -> tuple[bool, bool, int]:
    """Return what comes first of two kinds: the name, and in one word the native name."""
    is_native_word = name.kind == "native_name" and " " not in name.text
    return name.kind != "name", not is_native_word, NAME_KINDS.index(name.kind)


def new_parties(path: Path) -> list[Party]:
    """Return the parties and groups that no source has, from a table with a reason a row."""
    return [party_of(row) for row in read_rows(path)]


def names_of(party: Party) -> list[Name]:
    """Return the name and the abbreviation of a party as texts."""
    texts = {"name": party.name, "abbreviation": party.abbreviation}
    return [Name(party.party_id, text, kind) for kind, text in texts.items() if text]


def corrected(before: Gathered, files: Sequence[Path]) -> Gathered:
    """Return what was gathered with every change of the files; raises DataError for stale rows."""
    after = Gathered(dict(before.parties), dict(before.names))
    faults: list[Fault] = []
    for path in files:
        for number, row in enumerate(read_rows(path), 2):
            problem = _apply(row, after)
            if problem:
                faults.append(Fault(path.name, f"line {number}", problem, "correct or drop it"))
    if faults:
        raise DataError(faults)
    return after


def _apply(row: Row, to: Gathered) -> str:
    """Carry out one row on `to`, and return what is wrong with it, or nothing."""
    if row["party_id"] not in to.parties:
        return f"there is no party {row['party_id']!r}"
    if not row["why"]:
        return "the reason is missing"
    if row["action"] == "merge":
        return _merge(row, to)
    action = (row["action"], "text" if row["what"] in NAME_KINDS else row["what"])
    if action == ("add", "text"):
        return _add(row, to)
    if row["action"] == "set" and row["what"] in PARTY_COLUMNS[1:]:
        return _set(row, to)
    if action == ("remove", "party"):
        return _remove_party(row["party_id"], to)
    if action == ("remove", "text"):
        missing = to.names.pop((row["party_id"], row["value"]), None) is None
        return f"the party has no text {row['value']!r}" if missing else ""
    return f"{row['action']!r} {row['what']!r} is no change"


def _add(row: Row, to: Gathered) -> str:
    """Add a text, or set the strength of one that is there; a party's name stays its name."""
    key = row["party_id"], row["value"]
    kind = "name" if row["value"] == to.parties[row["party_id"]].name else row["what"]
    to.names[key] = Name(*key, kind, row["strength"], row["why"])
    return ""


def _set(row: Row, to: Gathered) -> str:
    party, what = to.parties[row["party_id"]], row["what"]
    field = "since" if what == "from" else what
    to.parties[party.party_id] = replace(party, **{field: row["value"]})
    if what in ("name", "abbreviation") and row["value"]:
        _rename(party.party_id, what, row["value"], to)
    return ""


def _rename(party_id: str, kind: str, text: str, to: Gathered) -> None:
    """Make `text` the name of its party; what was its name before stays as an English name."""
    for key, name in list(to.names.items()):
        if key[0] == party_id and name.kind == kind == "name":
            to.names[key] = replace(name, kind="english_name")
    to.names[party_id, text] = Name(party_id, text, kind)


def _merge(row: Row, to: Gathered) -> str:
    """Give the names of a party to the other row that stands for the same party."""
    other = row["value"]
    if other not in to.parties:
        return f"there is no party {other!r}"
    for (owner, text), name in list(to.names.items()):
        if owner == row["party_id"]:
            kind = "english_name" if name.kind == "name" else name.kind
            to.names.setdefault((other, text), replace(name, party_id=other, kind=kind))
    return _remove_party(row["party_id"], to)


def _remove_party(party_id: str, to: Gathered) -> str:
    del to.parties[party_id]
    for key in [key for key in to.names if key[0] == party_id]:
        del to.names[key]
    return ""
