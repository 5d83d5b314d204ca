"""Chooses between rows that stand for one party: the sources have some of them twice."""

from collections.abc import Sequence

from pipeline.gazetteer_rows import Party

OPEN = "9999"
"""The year in which a party ends that has no end."""


def one_of_twins(parties: Sequence[Party], text: str) -> list[Party]:
    """Return the one row to take of rows that are all one party, else all of them.

    Two rows are one party if they share a Wikidata id, or the country, the name and a year. The
    one that is called `text` is taken, then the one with an id, then the one that lasts longest.

    >>> first = Party(party_id="a", name="Rose List", kind="party", wikidata="Q1")
    >>> second = Party(party_id="b", name="Rose List 2", kind="party", wikidata="Q1")
    >>> [one.party_id for one in one_of_twins([second, first], "Rose List")]
    ['a']
    """
    first, *others = parties
    if not all(_is_twin(first, one) for one in others):
        return list(parties)
    return [min(parties, key=lambda one: _rank(one, text))]


def _is_twin(one: Party, other: Party) -> bool:
    if one.wikidata and other.wikidata:
        return one.wikidata == other.wikidata
    same = (one.country_code, one.name) == (other.country_code, other.name)
    return same and one.since[:4] <= _end(other) and other.since[:4] <= _end(one)


def _end(party: Party) -> str:
    return party.until[:4] or OPEN


def _rank(party: Party, text: str) -> tuple[bool, bool, int, str, str]:
    return (
        party.name != text,
        not party.wikidata,
        -int(_end(party)),
        party.since,
        party.party_id,
    )
