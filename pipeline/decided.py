"""What a person may decide of a row: the verbs, the rows they are for, and how a cell says them."""

from collections.abc import Mapping
from hashlib import sha256

import regex

from pipeline.vocabulary import vocabulary

OK, WRONG, RENAME, MERGE, SPLIT, PARTY, COUNTRY, DATE, ROLE, ADD = vocabulary("decision")
BARE = frozenset((OK, WRONG, SPLIT))
"""Verbs that take no value; words behind them say why."""
ALLOWED: Mapping[str, tuple[str, ...]] = {
    "releases": (OK, ADD),
    "persons": (OK, WRONG, RENAME, MERGE, PARTY, COUNTRY, ROLE, ADD),
    "ties": (OK, WRONG, PARTY, COUNTRY, ROLE, ADD),
    "parties": (OK, WRONG, PARTY, ADD),
    "countries": (OK, WRONG, COUNTRY, ADD),
    "dates": (OK, WRONG, DATE, ADD),
    "quotes": (OK, WRONG, ADD),
    "mentions": (OK, WRONG, SPLIT, ADD),
    "issues": (OK, WRONG, ADD),
}
"""The tables whose rows can be decided on, and the verbs that each takes."""
ID_COLUMNS: Mapping[str, str] = {
    "releases": "release_id",
    "persons": "person_id",
    "ties": "tie_id",
    "parties": "row_id",
    "countries": "row_id",
    "dates": "date_id",
    "quotes": "quote_id",
    "mentions": "mention_id",
    "issues": "issue_id",
}
"""The column that names the rows of a table."""
COLUMN = "decision"
TAKEN_FROM = "decision:"
"""What `found_by` begins with where a person decided."""
_VERB = regex.compile(
    rf"\s*(?P<verb>{'|'.join(vocabulary('decision'))})(?![\w-])[ \t:=]*", regex.IGNORECASE
)


def read_cell(cell: str) -> list[tuple[str, str]]:
    """Return the decisions of a cell as verbs and values; raises ValueError saying what to write.

    >>> read_cell("rename Pia Sund; country: FI"), read_cell("Wrong")
    ([('rename', 'Pia Sund'), ('country', 'FI')], [('wrong', '')])
    """
    said: list[tuple[str, str]] = []
    for piece in cell.split(";"):
        match = _VERB.match(piece)
        if match is not None:
            said.append((match["verb"].lower(), piece[match.end() :].strip()))
        elif not said:
            raise ValueError(f"begin it with one of {', '.join(vocabulary('decision'))}")
        elif piece.strip():
            verb, value = said.pop()
            said.append((verb, "; ".join(filter(None, (value, piece.strip())))))
    return said


def mark_of(table: str, cells: Mapping[str, str]) -> str:
    """Return what a row with its decision is known by again.

    >>> mark_of("persons", {"person_id": "p1", "decision": "ok "})
    '4c923c07a4ad6c1d'
    """
    said = (table, cells.get(ID_COLUMNS[table], ""), " ".join(cells.get(COLUMN, "").split()))
    return sha256("\x1f".join(said).encode()).hexdigest()[:16]


def found_by(verb: str) -> str:
    """Return what `found_by` says of what a decision changed.

    >>> found_by("rename")
    'decision:rename'
    """
    return TAKEN_FROM + verb
