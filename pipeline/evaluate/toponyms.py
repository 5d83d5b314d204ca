"""Tests whether the toponyms of public data that are countries get their codes, and others none.

A toponym is a country if GeoNames has it as a political entity, or its id is that of a country of
ISO 3166. Those of which the gold is wrong stand with reasons in `toponym_gold_errors.csv`; they are
counted as any other, and named.
"""

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.annotated_data import Entry, read_entries
from pipeline.errors import UsageError
from pipeline.evaluate.against_gold import Extract
from pipeline.evaluate.result import Result, Score, Slip
from pipeline.evaluate.shared import Choice, chosen, joined, releases
from pipeline.records import ReleaseRecord
from pipeline.tables import Row, read_table

COUNTRY, OTHER = "COUNTRY", "OTHER"
"""The labels of this test: toponyms that are countries, and those that are none."""
MEASURE = "toponyms "
"""What the measures of this test begin with; a dataset and its split follow."""
POLITICAL = "PCL"
"""What the GeoNames feature codes of countries and their dependencies begin with."""
CODES = Path("countries", "country-codes.csv")


class GoldError(Row):
    """A row of toponym_gold_errors.csv: a toponym whose id in the gold is wrong, and why."""

    id: str
    start: int
    why: str

    def key(self) -> tuple[str, ...]:
        """Return what a toponym is known by."""
        return (self.id, str(self.start))


@dataclass(frozen=True, slots=True)
class Toponym:
    """A toponym with an id, and the code of its country if it is one that ISO 3166 knows."""

    start: int
    end: int
    text: str
    is_country: bool
    code: str


def evaluate_toponyms(
    reference: Path, paths: Sequence[Path], extract: Extract, choice: Choice
) -> Result:
    """Return how many toponyms get the right code (COUNTRY), and how many rightly none (OTHER).

    Of a COUNTRY, `found` counts those with any code, so that one minus precision is the share of
    wrong ones. Embedded countries count as found; they never make an OTHER a country. Raises
    UsageError where `reference` has no table of codes.
    """
    codes = _read_codes(reference / CODES)
    folder = (Path(__file__).parent,)
    errors = {row.key(): row.why for row in read_table("toponym_gold_errors", GoldError, folder)}
    results = []
    for path in paths:
        entries = chosen(read_entries(path), choice)
        records = (one.record for one in extract(releases(entries)))
        judged = [
            (entry, toponym, _codes_at(record, toponym))
            for entry, record in zip(entries, records, strict=True)
            for toponym in toponyms_of(entry, codes)
        ]
        results.append(_result(judged, len(entries), errors))
    return joined(results)


def toponyms_of(entry: Entry, codes: Mapping[str, str]) -> Iterator[Toponym]:
    """Yield the toponyms of an entry that have an id; `codes` are those of GeoNames ids.

    >>> marks = [{"start": 0, "end": 4, "text": "Oman", "attrs": {"geonameid": "7"}}]
    >>> list(toponyms_of({"entities": marks}, {"7": "OM"}))
    [Toponym(start=0, end=4, text='Oman', is_country=True, code='OM')]
    """
    for one in entry["entities"]:
        attributes = one.get("attrs") or {}
        number = str(attributes.get("geonameid") or "")
        political = str(attributes.get("fcode", "")).startswith(POLITICAL)
        if number:
            code = codes.get(number, "")
            yield Toponym(one["start"], one["end"], one["text"], political or bool(code), code)


Judged = tuple[Entry, Toponym, frozenset[str]]


def _codes_at(record: ReleaseRecord, toponym: Toponym) -> frozenset[str]:
    """Return the codes of the countries that touch a toponym: also embedded ones, if it is one."""
    named = [(one, row.code) for row in record.countries for one in row.mentions]
    if toponym.is_country:
        named += [(one, one.value) for one in record.embedded]
    return frozenset(
        code for one, code in named if code and one.start < toponym.end and toponym.start < one.end
    )


def _result(judged: Sequence[Judged], number: int, errors: Mapping[tuple[str, ...], str]) -> Result:
    scores, wrong = [], []
    dataset = MEASURE + _dataset(judged)
    for label, is_country in ((COUNTRY, True), (OTHER, False)):
        rows = [one for one in judged if one[1].is_country is is_country]
        right = [toponym.code in got if is_country else not got for _, toponym, got in rows]
        found = sum(bool(got) for _, _, got in rows) if is_country else len(rows)
        scores.append(Score(dataset, label, len(rows), found, sum(right)))
        bad = [one for one, is_right in zip(rows, right, strict=True) if not is_right]
        wrong += [_slip(dataset, label, one, errors) for one in bad]
    return Result(tuple(scores), tuple(wrong), number)


def _dataset(judged: Sequence[Judged]) -> str:
    return next((f"{entry['dataset']}.{entry.get('split', 'all')}" for entry, _, _ in judged), "")


def _slip(dataset: str, label: str, judged: Judged, errors: Mapping[tuple[str, ...], str]) -> Slip:
    entry, toponym, got = judged
    line = entry["text"].count("\n", 0, toponym.start) + 1
    reason = errors.get((str(entry["id"]), str(toponym.start)), "")
    said = f"gold {toponym.code or 'none'}, found {', '.join(sorted(got)) or 'none'}"
    value = f"{said}; gold error: {reason}" if reason else said
    side = "false" if got else "missed"
    return Slip(str(entry["id"]), line, dataset, label, side, toponym.text, value)


def _read_codes(path: Path) -> dict[str, str]:
    """Return the ISO 3166-1 alpha-2 code by the GeoNames id."""
    if not path.is_file():
        raise UsageError(f"{path} is no file: give the reference folder that holds {CODES}")
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return {row["Geoname ID"]: row["ISO3166-1-Alpha-2"] for row in rows if row["Geoname ID"]}
