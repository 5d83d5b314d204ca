"""Scores ties on public data that says what a text tells of a person: nationality and party.

Counted are the persons of whom the gold says something, each once a text and relation. What the
product ties to them is theirs if one of their mentions overlaps; of countries nationality, office
and delegation count, of parties all, but nothing that the text denies, and nothing without a value.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.annotated_data import Entry, read_entries
from pipeline.errors import UsageError
from pipeline.evaluate.against_gold import Extract
from pipeline.evaluate.gold_relations import (
    NATIONALITY,
    RELATIONS,
    GoldPerson,
    gold_people,
    read_country_ids,
)
from pipeline.evaluate.result import Counts, Result, Score, Slip
from pipeline.evaluate.shared import Choice, chosen, joined, releases
from pipeline.gazetteer import Gazetteer
from pipeline.records import PersonRecord, ReleaseRecord

ALL = "all"
PERSONS, VALUES = "persons", "values"
COUNTED = ("nationality", "office", "delegation")
"""Kinds of tie to a country that are an answer to NATIONALITY."""
DENIED = "denied"


@dataclass(frozen=True, slots=True)
class Judged:
    """A person of the gold and the values that the product gives."""

    gold: GoldPerson
    said: frozenset[str]


def evaluate_relations(
    paths: Sequence[Path], extract: Extract, choice: Choice, gazetteer: Gazetteer
) -> Result:
    """Return the scores of the persons and of their values, by relation and for both (`all`).

    Of `persons`, `found` has a value and `right` has no value but those of the gold; of `values`,
    each counts by itself. Raises UsageError for a file that says neither relation of anybody.
    """
    ids = read_country_ids()
    results = []
    for path in paths:
        entries = chosen(read_entries(path), choice)
        records = (one.record for one in extract(releases(entries)))
        judged = [
            (entry, [_judge(one, record, gazetteer) for one in gold_people(entry, ids, gazetteer)])
            for entry, record in zip(entries, records, strict=True)
        ]
        if not any(people for _, people in judged):
            wanted = " or ".join(RELATIONS)
            raise UsageError(f"{path} says {wanted} of nobody: give data with `meta.relations`")
        results.append(_result(judged))
    return joined(results)


def _judge(gold: GoldPerson, record: ReleaseRecord, gazetteer: Gazetteer) -> Judged:
    people = [one for one in record.persons if _is_same(gold, one)]
    said = (value for one in people for value in values_of(one, gold.relation, gazetteer))
    return Judged(gold, frozenset(said))


def _is_same(gold: GoldPerson, person: PersonRecord) -> bool:
    return any(
        one.start < end and start < one.end for one in person.mentions for start, end in gold.spans
    )


def values_of(person: PersonRecord, relation: str, gazetteer: Gazetteer) -> Iterator[str]:
    """Yield the values of a relation that a person is tied to.

    A party of which our tables have no Wikidata id is a value by its own id: it equals none.
    """
    if relation == NATIONALITY:
        for country in person.countries:
            if country.code and country.kind in COUNTED and country.status != DENIED:
                yield country.code
        return
    for party in person.parties:
        if party.party_id and party.status != DENIED:
            yield gazetteer.parties[party.party_id].wikidata or party.party_id


def _result(judged: Sequence[tuple[Entry, Sequence[Judged]]]) -> Result:
    entry = judged[0][0]
    dataset = f"{entry['dataset']}.{entry.get('split', 'all')}"
    scores = [
        _score(f"{dataset} {measure}", label, [one for _, one in judged])
        for measure in (PERSONS, VALUES)
        for label in (*RELATIONS, ALL)
    ]
    wrong = [slip for entry, people in judged for one in people for slip in _slips(entry, one)]
    return Result(tuple(one for one in scores if one.gold), tuple(wrong), len(judged))


def _score(measure: str, label: str, people: Iterable[Sequence[Judged]]) -> Score:
    count = _persons if measure.endswith(PERSONS) else _values
    each = tuple(
        count([one for one in people_of_text if label in (ALL, one.gold.relation)])
        for people_of_text in people
    )
    gold, found, right = (sum(column) for column in zip(*each, strict=True))
    return Score(measure, label, gold, found, right, each=each)


def _persons(people: Sequence[Judged]) -> Counts:
    found = [one for one in people if one.said]
    return len(people), len(found), sum(one.said <= one.gold.values for one in found)


def _values(people: Sequence[Judged]) -> Counts:
    return (
        sum(len(one.gold.values) for one in people),
        sum(len(one.said) for one in people),
        sum(len(one.said & one.gold.values) for one in people),
    )


def _slips(entry: Mapping[str, object], one: Judged) -> Iterator[Slip]:
    """Yield what the product does not say of a person, and what it says and the gold does not."""
    line = str(entry["text"]).count("\n", 0, one.gold.start) + 1
    measure = f"{entry['dataset']}.{entry.get('split', 'all')} {VALUES}"
    for side, values in (
        ("missed", one.gold.values - one.said),
        ("false", one.said - one.gold.values),
    ):
        for value in sorted(values):
            name = " ".join(one.gold.name.split())
            yield Slip(str(entry["id"]), line, measure, one.gold.relation, side, name, value)
