"""Reads from public data what a text says of its persons: their nationalities, their parties.

A relation leads from the span of a person to that of a country or party, each under a Wikidata id.
The spans under one id are one person, without an id those of the same words. `country_wikidata.csv`
(facts of datasets/country-codes, PDDL, and former states by hand) gives the code of a country's
id; for an id that it lacks, the gazetteer says which country the words mean, if it is one only.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.annotated_data import Entry
from pipeline.gazetteer import Gazetteer
from pipeline.tables import Row, read_table

NATIONALITY, PARTY = "NATIONALITY", "POLITICAL_AFFILIATION"
RELATIONS = (NATIONALITY, PARTY)
Span = tuple[int, int]


class CountryId(Row):
    """A row of country_wikidata.csv: the Wikidata id of a country, and its code."""

    wikidata: str
    code: str
    why: str = ""

    def key(self) -> tuple[str, ...]:
        """Return the id."""
        return (self.wikidata,)


@dataclass(frozen=True, slots=True)
class GoldPerson:
    """A person of a text, and the values that the text gives to one relation of hers or his.

    A value is an ISO code for NATIONALITY, a Wikidata id for POLITICAL_AFFILIATION.
    """

    relation: str
    spans: frozenset[Span]
    name: str
    values: frozenset[str]

    @property
    def start(self) -> int:
        """Return where the person stands first."""
        return min(self.spans)[0]


def read_country_ids() -> Mapping[str, str]:
    """Return the code of a country by its Wikidata id."""
    rows = read_table("country_wikidata", CountryId, (Path(__file__).parent,))
    return {row.wikidata: row.code for row in rows}


def gold_people(
    entry: Entry, country_ids: Mapping[str, str], gazetteer: Gazetteer
) -> list[GoldPerson]:
    """Return each person once for each relation with a value, in the order of the text.

    A relation to something without id or code (a pronoun, a name that nobody has linked) is left
    out: there is nothing that a value could be equal to.
    """
    marks = {(one["start"], one["end"], one["label"]): one for one in entry["entities"]}
    spans: dict[str, set[Span]] = defaultdict(set)
    for one in entry["entities"]:
        spans[_who(one)].add((one["start"], one["end"]))
    values: dict[tuple[str, str], set[str]] = defaultdict(set)
    for relation, source, target in _relations(entry):
        person = marks.get((*source, f"subject:{relation}"))
        thing = marks.get((*target, f"object:{relation}"))
        value = _value(relation, thing, country_ids, gazetteer) if person and thing else ""
        if person and value:
            values[relation, _who(person)].add(value)
    found = [
        GoldPerson(relation, frozenset(spans[who]), _name(entry, spans[who]), frozenset(said))
        for (relation, who), said in values.items()
    ]
    return sorted(found, key=lambda one: (one.start, one.relation))


def _relations(entry: Entry) -> Iterator[tuple[str, Span, Span]]:
    for one in entry.get("meta", {}).get("relations") or ():
        if one["type"] in RELATIONS:
            yield one["type"], tuple(one["source"]), tuple(one["target"])


def _who(mark: Mapping[str, Any]) -> str:
    """Return what the spans of one person, or of one thing, have in common."""
    return wikidata_id(mark) or str(mark["text"]).casefold()


def wikidata_id(mark: Mapping[str, Any]) -> str:
    """Return the Wikidata id of an entity, or a blank.

    >>> wikidata_id({"attrs": {"uri": "http://www.wikidata.org/entity/Q33"}}), wikidata_id({})
    ('Q33', '')
    """
    address = str((mark.get("attrs") or {}).get("uri") or "")
    return address.rsplit("/", 1)[-1]


def _value(
    relation: str, thing: Mapping[str, Any], ids: Mapping[str, str], gazetteer: Gazetteer
) -> str:
    number = wikidata_id(thing)
    if relation == PARTY:
        return number
    owners = {one.code for one in gazetteer.countries_named(str(thing["text"]))}
    return ids.get(number) or (owners.pop() if len(owners) == 1 else "")


def _name(entry: Entry, spans: set[Span]) -> str:
    """Return the longest words of a person: no pronoun where a name stands, too."""
    text = str(entry["text"])
    texts = [text[start:end] for start, end in sorted(spans)]
    return max(texts, key=len)
