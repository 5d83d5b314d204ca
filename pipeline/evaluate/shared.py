"""Scores what the product finds on annotated public data, each dataset by its own labels."""

import gzip
import json
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from pipeline.errors import DataError, Fault, UsageError
from pipeline.evaluate.against_gold import Extract
from pipeline.evaluate.counting import Both, Place, count, slips
from pipeline.evaluate.label_maps import LabelMap, label_map, read_label_maps
from pipeline.evaluate.result import Result, Score, Slip
from pipeline.evaluate.shared_facts import compared_spans, compared_values, forgive_titles
from pipeline.evaluate.titles import TitleShape, load_titles
from pipeline.records import ReleaseRecord
from pipeline.types import Release

Entry = Mapping[str, Any]
KEYS = ("id", "dataset", "text", "entities")


def evaluate_shared(paths: Iterable[Path], extract: Extract, limit: int | None = None) -> Result:
    """Return scores on `.jsonl.gz` files of public data, on at most `limit` entries of each.

    A measure begins with the name and split of its dataset. Raises DataError for entries that are
    not in the format, UsageError for a path that is not there or a dataset without a label map.
    """
    maps, titles = read_label_maps(), load_titles()
    results = []
    for path in paths:
        entries = list(islice(read_entries(path), limit))
        labels = [label_map(maps, entry["dataset"]) for entry in entries]
        records = [one.record for one in extract(_releases(entries))]
        results.append(_result(list(zip(entries, labels, records, strict=True)), titles))
    return joined(results)


def read_entries(path: Path) -> Iterable[Entry]:
    """Yield the entries of a `.jsonl` or `.jsonl.gz` file; raises DataError at a faulty line."""
    if not path.is_file():
        raise UsageError(f"{path} is no file: give files such as wikigold.all.jsonl.gz")
    content = path.read_bytes()
    try:
        lines = (gzip.decompress(content) if path.suffix == ".gz" else content).decode()
    except (OSError, EOFError, UnicodeDecodeError) as error:
        raise DataError([Fault(path.name, "the file", str(error), "get it anew")]) from None
    for number, line in enumerate(lines.rstrip("\n").split("\n"), 1):
        yield _entry(line, path.name, number)


def joined(results: Sequence[Result]) -> Result:
    """Return one result that holds the scores and slips of all."""
    return Result(
        tuple(score for one in results for score in one.scores),
        tuple(slip for one in results for slip in one.slips),
        sum(one.releases for one in results),
    )


def _entry(line: str, name: str, number: int) -> Entry:
    remedy = f"give one JSON object a line with {', '.join(KEYS)}"
    try:
        entry = json.loads(line)
    except json.JSONDecodeError as error:
        raise DataError([Fault(name, f"line {number}", str(error), remedy)]) from None
    missing = [key for key in KEYS if not isinstance(entry, dict) or key not in entry]
    if missing:
        raise DataError([Fault(name, f"line {number}", f"no {', '.join(missing)}", remedy)])
    return dict(entry)


def _releases(entries: Iterable[Entry]) -> Iterable[Release]:
    for entry in entries:
        day = str(entry.get("meta", {}).get("dct", ""))[:10]
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
