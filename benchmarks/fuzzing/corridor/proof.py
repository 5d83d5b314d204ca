"""Says what is wrong with the output of a run: an input lost, an offset that leads astray."""

import csv
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

NUMBERED = 4
"""Digits that the name of each file of a batch begins with."""
Numbers = frozenset[str]


def sources(out: Path, table: str) -> Numbers:
    """Return the numbers of the files that stand as sources in a table."""
    before = csv.field_size_limit(sys.maxsize)
    with (out / f"{table}.csv").open(encoding="utf-8-sig", newline="") as file:
        places = [row["source"].split("; ") for row in csv.DictReader(file)]
    csv.field_size_limit(before)
    return frozenset(one[:NUMBERED] for row in places for one in row)


def spans(value: Any) -> Iterator[dict[str, Any]]:
    """Yield every part of a record that has a start, an end and a text."""
    if isinstance(value, dict):
        if {"start", "end", "text"} <= value.keys():
            yield value
        value = list(value.values())
    if isinstance(value, list):
        for one in value:
            yield from spans(one)


def astray(out: Path) -> Iterator[tuple[str, str]]:
    """Yield the source of each release whose text or offsets are not as told, and why."""
    for release in json.loads((out / "records.json").read_bytes())["releases"]:
        stored = (out / "texts" / release["text_file"]).read_bytes().decode("utf-8")
        if len(stored) != release["characters"]:
            yield release["source"], "the stored text has another length"
        for one in spans(release):
            if stored[one["start"] : one["end"]] != one["text"]:
                yield release["source"], f"an offset leads astray: {one['text'][:40]!r}"
            full = one.get("full_start", one["start"])
            if not 0 <= full <= one["start"] < one["end"] <= len(stored):
                yield release["source"], f"a span is none: {one['text'][:40]!r}"


def rejected(out: Path) -> list[tuple[str, str]]:
    """Return the number of the file, and the reason, of each row of what could not be used."""
    with (out / "rejected.csv").open(encoding="utf-8-sig", newline="") as file:
        return [(row["source"][:NUMBERED], row["reason"]) for row in csv.DictReader(file)]
