"""All verbs by the table that they are said of, and the order in which they are done."""

from collections.abc import Callable, Mapping

from pipeline.correct.adding import add, rename
from pipeline.correct.case import Case, Change
from pipeline.correct.clearing import right
from pipeline.correct.people import merge, split
from pipeline.correct.places import set_country, set_party, wrong_country, wrong_party
from pipeline.correct.rows import (
    seen,
    set_date,
    wrong_date,
    wrong_mention,
    wrong_person,
    wrong_quote,
)
from pipeline.correct.ties import add_tie, set_tie, wrong_tie
from pipeline.decided import (
    ADD,
    COUNTRY,
    DATE,
    MERGE,
    OK,
    PARTY,
    RENAME,
    ROLE,
    SPLIT,
    WRONG,
)

VERBS: Mapping[tuple[str, str], Callable[[Case], Change]] = {
    ("persons", WRONG): wrong_person,
    ("persons", RENAME): rename,
    ("persons", MERGE): merge,
    ("persons", PARTY): add_tie,
    ("persons", COUNTRY): add_tie,
    ("persons", ROLE): add_tie,
    ("ties", WRONG): wrong_tie,
    ("ties", PARTY): set_tie,
    ("ties", COUNTRY): set_tie,
    ("ties", ROLE): set_tie,
    ("parties", WRONG): wrong_party,
    ("parties", PARTY): set_party,
    ("countries", WRONG): wrong_country,
    ("countries", COUNTRY): set_country,
    ("dates", WRONG): wrong_date,
    ("dates", DATE): set_date,
    ("quotes", WRONG): wrong_quote,
    ("mentions", WRONG): wrong_mention,
    ("mentions", SPLIT): split,
    ("issues", WRONG): seen,
    ("issues", OK): seen,
}


def verb_of(table: str, decision: str) -> Callable[[Case], Change]:
    """Return what does a decision on a row of a table; `add` and `ok` are the same for all."""
    if decision == ADD:
        return add
    return VERBS.get((table, decision), right)


def turn_of(table: str, decision: str) -> int:
    """Return when a decision is done: first who is there at all, then what is said of them.

    >>> turn_of("persons", "add") < turn_of("mentions", "split") < turn_of("persons", "merge")
    True
    """
    if decision == ADD:
        return 0
    if table == "mentions" and decision in (WRONG, SPLIT):
        return 1
    if decision == MERGE:
        return 2
    if decision == RENAME:
        return 3
    if table in ("parties", "countries", "dates"):
        return 4 if decision == WRONG else 5
    if table == "ties":
        return 6 if decision == WRONG else 7
    return {WRONG: 8, OK: 10}.get(decision, 9)
