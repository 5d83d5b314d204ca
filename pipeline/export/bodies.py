"""Knows which entries of the party tables are no bodies that anybody can be a member of."""

from functools import cache
from pathlib import Path

from pipeline.tables import Row, read_table


class NoBody(Row):
    """A row of no_bodies.csv: an entry for those who belong to no group, and why."""

    party_id: str
    why: str

    def key(self) -> tuple[str, ...]:
        """Return the id."""
        return (self.party_id,)


@cache
def is_body(party_id: str) -> bool:
    """Return whether a party or group is one that somebody can be a member of.

    >>> is_body("pace:SOC"), is_body("pace:NR")
    (True, False)
    """
    rows = read_table("no_bodies", NoBody, (Path(__file__).parent,))
    return party_id not in {row.party_id for row in rows}
