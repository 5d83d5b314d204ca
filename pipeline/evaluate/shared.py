"""Scores what the product finds on annotated public data, each dataset by its own labels."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from pipeline.annotated_data import Entry, first_by_hash, read_entries
from pipeline.evaluate.against_gold import Extract
from pipeline.evaluate.counting import Both, Place, count, slips
from pipeline.evaluate.decided import as_decided, read_decisions
from pipeline.evaluate.label_maps import LabelMap, label_map, read_label_maps
from pipeline.evaluate.result import Result, Score, Slip
from pipeline.evaluate.shared_facts import compared_spans, compared_values, forgive_titles
from pipeline.evaluate.titles import TitleShape, load_titles
from pipeline.published import iso_date
from pipeline.records import ReleaseRecord
from pipeline.types import Release


@dataclass(frozen=True, slots=True)
class Choice:
    """Which entries of a file are scored: all of them, if nothing is said."""

    first: int | None = None
    """Only so many, in the order of the file."""
    first_by_hash: int | None = None
    """Only so many, in the order of the hash of their ids: a fixed part, drawn as by lot."""


def evaluate_shared(
    paths: Iterable[Path],
    extract: Extract,
    choice: Choice = Choice(),
) -> Result:
    """Return scores on the chosen entries of each `.jsonl.gz` file of public data.

    A measure begins with the name and split of its dataset. Raises DataError for entries that are
    not in the format, UsageError for a path that is not there or a dataset without a label map.
    """
    maps, titles = read_label_maps(), load_titles()
    decisions = {one.id: read_decisions(one.decided) for one in maps.values() if one.decided}
    results = []
    for path in paths:
        entries = chosen(read_entries(path), choice)
        labels = [label_map(maps, entry["dataset"]) for entry in entries]
        decided = [
            as_decided(entry, one, decisions[one.id]) if one.decided else entry
            for entry, one in zip(entries, labels, strict=True)
        ]
        records = [one.record for one in extract(releases(entries))]
        results.append(_result(list(zip(decided, labels, records, strict=True)), titles))
    return joined(results)


def chosen(entries: Iterable[Entry], choice: Choice) -> list[Entry]:
    """Return the entries that are scored.

    >>> entries = [{"id": "a"}, {"id": "b"}, {"id": "c"}]
    >>> [entry["id"] for entry in chosen(entries, Choice(first_by_hash=2))]
    ['c', 'b']
    """
    if choice.first_by_hash is not None:
        entries = first_by_hash(entries, choice.first_by_hash)
    return list(islice(entries, choice.first))


def joined(results: Sequence[Result]) -> Result:
    """Return one result that holds the scores and slips of all."""
    return Result(
        tuple(score for one in results for score in one.scores),
        tuple(slip for one in results for slip in one.slips),
        sum(one.releases for one in results),
    )


def releases(entries: Iterable[Entry]) -> Iterable[Release]:
    """Yield each entry as a release, with the day that its metadata gives."""
    for entry in entries:
        meta = entry.get("meta", {})
        day = iso_date(str(meta.get("dct") or meta.get("dateCreated") or "")[:10])
        given = {"published": day} if day else {}
        yield Release(str(entry["id"]), entry["text"], str(entry["id"]), given)


Judged = tuple[Entry, LabelMap, ReleaseRecord]


def _result(judged: Sequence[Judged], titles: TitleShape) -> Result:
    scores: list[Score] = []
    wrong: list[Slip] = []
    for measure in ("spans", "spans but for titles", "values of right spans"):
        by_dataset: dict[str, list[Both]] = {}
        for one in judged:
            entry, labels, _ = one
            both = _compared(measure, one, titles)
            dataset = ".".join([labels.id, *([entry["split"]] if "split" in entry else [])])
            by_dataset.setdefault(dataset, []).append(both)
            place = Place(str(entry["id"]), entry["text"])
            if measure != "spans but for titles":
                wrong += slips(f"{dataset} {measure}", both, place)
        for dataset, pairs in by_dataset.items():
            scores += count(f"{dataset} {measure}", pairs)
    return Result(tuple(scores), tuple(wrong), len(judged))


def _compared(measure: str, one: Judged, titles: TitleShape) -> Both:
    if measure == "values of right spans":
        return compared_values(*one)
    spans = compared_spans(*one)
    return spans if measure == "spans" else forgive_titles(spans, titles)
