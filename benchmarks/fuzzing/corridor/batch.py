"""Puts together the files of one run of the corridor: grown, changed and made ones, all formats."""

import csv
import json
import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from io import StringIO

from benchmarks.fuzzing.corridor.grown import grown
from benchmarks.fuzzing.engines import change_one
from benchmarks.fuzzing.made.drawn import drawn
from benchmarks.fuzzing.targets import TARGETS

SUFFIXES = {
    "plain": ".txt", "jsonl": ".jsonl", "jsonl_gz": ".jsonl.gz", "csv": ".csv", "xlsx": ".xlsx",
    "html": ".html", "mhtml": ".mhtml", "eml": ".eml", "mbox": ".mbox", "feed": ".rss",
    "zip": ".zip", "docx": ".docx", "pdf": ".pdf",
}  # fmt: skip
"""Of the targets that are sources of a run; the metadata sheets are none."""
SHARES = {"grown": 6, "changed": 2, "made": 2}
"""How many files of ten come from where."""
ODD = ("", "", "", "", " a b", "ü", "\u202e", "\n", "'\"", "..", "-" * 100, "é", "%00", "$(x)", "*")
MOST_MADE = 30
PUBLISHED = (
    "2018-03-12", "2018-03", "12.3.2018", "", "0000", "9999-12-31", "2018-02-30", "x" * 300,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class File:
    """A file of a batch, and how it came about."""

    name: str
    data: bytes
    engine: str


Pool = Mapping[str, Sequence[bytes]]
"""Made inputs by target."""


def pool_of(start: int) -> Pool:
    """Return inputs that hypothesis makes, some for each format."""
    return {name: drawn(name, MOST_MADE, start) for name in SUFFIXES}


def batch_of(chance: random.Random, pool: Pool, count: int) -> Iterator[File]:
    """Yield the files of one run; the number that each name begins with is told by it alone."""
    for number in range(count):
        engine = chance.choices(list(SHARES), list(SHARES.values()))[0]
        if engine == "grown":
            suffix, data = _as_file(chance, grown(chance))
        else:
            name = chance.choice(list(SUFFIXES))
            suffix = SUFFIXES[name]
            data = (
                chance.choice(pool[name]) if engine == "made" else change_one(chance, TARGETS[name])
            )
        yield File(f"{number:04}{chance.choice(ODD)}{suffix}", data, engine)


def _as_file(chance: random.Random, text: str) -> tuple[str, bytes]:
    """Return a text as a file of one format or another."""
    suffix = chance.choice((".txt", ".txt", ".txt", ".md", ".jsonl", ".csv", ".html", ".eml"))
    if suffix == ".jsonl":
        return suffix, json.dumps({"text": text, "published": chance.choice(PUBLISHED)}).encode()
    if suffix == ".csv":
        sheet = StringIO()
        csv.writer(sheet).writerows(
            [["text", "title"], [text, grown(chance)[:80]], [grown(chance)[:300]]]
        )
        return suffix, sheet.getvalue().encode()
    if suffix == ".html":
        blocks = "".join(f"<p>{escape(one)}</p>" for one in text.split("\n\n"))
        return suffix, f"<html><body><main>{blocks}</main></body></html>".encode()
    if suffix == ".eml":
        return (
            suffix,
            b"From: a@b.example\nContent-Type: text/plain; charset=utf-8\n\n" + text.encode(),
        )
    charset = chance.choice(("utf-8", "utf-8", "utf-8", "utf-16", "cp1252"))
    return suffix, text.encode(charset, "replace")


def sheet_of(chance: random.Random, files: Sequence[File]) -> bytes:
    """Return a metadata sheet for the files: odd days, odd titles, files that are not there."""
    sheet = StringIO()
    writer = csv.writer(sheet)
    writer.writerow(
        ["file", "published", "title", "language", chance.choice(("url", "text", "x\u2028"))]
    )
    for one in files:
        if chance.random() < 0.5:
            title = grown(chance)[:60]
            writer.writerow(
                [one.name, chance.choice(PUBLISHED), title, chance.choice(("en", "fr", "?")), "y"]
            )
    writer.writerow(["none.txt", "2018", "", "", ""])
    return sheet.getvalue().encode()
