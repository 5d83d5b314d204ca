"""Toponyms that are countries get their code, others none: how that is counted."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pipeline.errors import UsageError
from pipeline.evaluate.marked import parse_marked
from pipeline.evaluate.result import Result
from pipeline.evaluate.shared import Choice
from pipeline.evaluate.toponyms import GoldError, evaluate_toponyms
from pipeline.records import ReleaseRecord
from pipeline.tables import read_table

Product = Callable[..., Any]
TEXT = "Oman and the Bank of Chad moved to Peru."
IDS = {"Oman": "10", "Chad": "11", "Peru": "12"}
FOUND = "⟦C OM|Oman⟧ and the Bank of ⟦E TD|Chad⟧ moved to Peru."


@pytest.fixture
def reference(tmp_path: Path) -> Path:
    """Return a reference folder that knows two of the three places as countries."""
    table = "Geoname ID,ISO3166-1-Alpha-2\n10,OM\n11,TD\n,\n"
    (tmp_path / "countries").mkdir()
    (tmp_path / "countries" / "country-codes.csv").write_text(table, "utf-8")
    return tmp_path


def scored(reference: Path, product: Product, found: str, **attributes: str) -> Result:
    """Return the scores of a product that finds what the marks say in the one text there is."""
    entities = [
        {
            "start": TEXT.index(name),
            "end": TEXT.index(name) + len(name),
            "text": name,
            "label": "toponym",
            "attrs": {"geonameid": number, **attributes},
        }
        for name, number in IDS.items()
    ]
    entry = {"id": "t-1", "dataset": "news", "split": "dev", "text": TEXT, "entities": entities}
    path = reference / "news.jsonl"
    path.write_text(json.dumps(entry), "utf-8")
    return evaluate_toponyms(reference, [path], product(says(found)), Choice())


def says(body: str) -> ReleaseRecord:
    return parse_marked(f"kind: note\n=====\n{body}", "found").record


def counts(result: Result, label: str) -> tuple[int, int, int]:
    score = result.get("toponyms news.dev", label)
    assert score
    return score.gold, score.found, score.right


def test_a_country_counts_by_its_code_inside_a_longer_name_too(
    reference: Path, product: Product
) -> None:
    result = scored(reference, product, FOUND)
    assert counts(result, "COUNTRY") == (2, 2, 2)
    assert counts(result, "OTHER") == (1, 1, 1)
    assert not result.slips


def test_a_wrong_code_and_a_miss_are_told_apart(reference: Path, product: Product) -> None:
    result = scored(reference, product, "⟦C YE|Oman⟧ and the Bank of Chad moved to Peru.")
    assert counts(result, "COUNTRY") == (2, 1, 0)
    told = [(one.side, one.text, one.value) for one in result.slips]
    assert told == [
        ("false", "Oman", "gold OM, found YE"),
        ("missed", "Chad", "gold TD, found none"),
    ]


def test_what_is_no_country_must_not_come_out_as_one(reference: Path, product: Product) -> None:
    result = scored(reference, product, FOUND.replace("to Peru", "to ⟦C PE|Peru⟧"))
    assert counts(result, "OTHER") == (1, 1, 0)
    (slip,) = result.slips
    assert (slip.label, slip.value) == ("OTHER", "gold none, found PE")


def test_a_political_entity_without_a_code_of_its_own_is_a_country_all_the_same(
    reference: Path, product: Product
) -> None:
    assert counts(scored(reference, product, FOUND, fcode="PCLH"), "COUNTRY") == (3, 2, 2)


def test_a_folder_without_the_table_of_codes_is_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="reference folder"):
        evaluate_toponyms(tmp_path, [], list, Choice())


def test_the_errors_of_the_gold_have_a_reason_each() -> None:
    rows = read_table("toponym_gold_errors", GoldError, (Path("pipeline/evaluate"),))
    assert rows
    assert all(row.why for row in rows)
