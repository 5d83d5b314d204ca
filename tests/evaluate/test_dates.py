"""Dates of public data are found or missed, and their values right or wrong, by kind."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pipeline.errors import UsageError
from pipeline.evaluate.asked import Asked, evaluate
from pipeline.evaluate.dates import evaluate_dates
from pipeline.evaluate.gold_dates import gold_dates
from pipeline.evaluate.marked import parse_marked
from pipeline.evaluate.result import Result
from pipeline.evaluate.shared import Choice
from pipeline.records import ReleaseRecord

Product = Callable[..., Any]
TEXT = "In 2004 they met; from 3 to 5 May 2018 they sat, and all was well in winter."
GOLD = {"2004": "2004", "3": "2018-05-03", "5 May 2018": "2018-05-05", "winter": "2018-WI"}


def says(body: str) -> ReleaseRecord:
    return parse_marked(f"kind: note\n=====\n{body}", "found").record


def scored(tmp_path: Path, product: Product, found: str, gold: dict[str, str] = GOLD) -> Result:
    marks = [
        {
            "start": TEXT.index(text),
            "end": TEXT.index(text) + len(text),
            "text": text,
            "label": "TIMEX2",
            "attrs": {"value": value},
        }
        for text, value in gold.items()
    ]
    entry = {"id": "w-1", "dataset": "wars", "split": "dev", "text": TEXT, "entities": marks}
    path = tmp_path / "wars.jsonl"
    path.write_text(json.dumps(entry), "utf-8")
    return evaluate_dates([path], product(says(found)), Choice())


def counts(result: Result, measure: str, label: str = "all") -> tuple[int, int, int]:
    score = result.get(f"wars.dev {measure}", label)
    assert score
    return score.gold, score.found, score.right


FOUND = (
    "In ⟦D 2004|2004⟧ they met; "
    "⟦D 2018-05-03/2018-05-05 interval|from 3 to 5 May 2018⟧ they sat, and all was well in winter."
)


def test_the_ends_of_an_interval_are_right_where_the_gold_marks_two_dates(tmp_path, product):
    result = scored(tmp_path, product, FOUND)
    assert counts(result, "dates found") == (4, 3, 3)
    assert counts(result, "values of found dates") == (3, 3, 3)
    assert counts(result, "dates found", "season") == (1, 0, 0)
    assert [(slip.text, slip.side) for slip in result.slips] == [("winter", "missed")]


def test_another_value_is_wrong_and_told(tmp_path, product) -> None:
    result = scored(tmp_path, product, FOUND.replace("D 2004|", "D 2005|"))
    assert counts(result, "values of found dates", "year") == (1, 1, 0)
    assert "gold 2004, found '2004' 2005" in [slip.value for slip in result.slips]


def test_a_date_where_the_gold_marks_no_time_is_false(tmp_path, product) -> None:
    found = FOUND.replace("all was well", "⟦D 1999|all⟧ was well")
    assert counts(scored(tmp_path, product, found), "values of dates") == (4, 4, 3)


def test_what_edtf_cannot_say_is_left_out(tmp_path: Path, product: Product) -> None:
    gold = GOLD | {"2004": "BC2004", "winter": "PRESENT_REF"}
    assert counts(scored(tmp_path, product, FOUND, gold), "dates found") == (2, 2, 2)


def test_a_test_case_may_be_resolved_in_more_than_one_way() -> None:
    resolutions = [
        {"timex": "XXXX-06-18", "type": "date", "value": "2018-06-18"},
        {"timex": "2018-W20", "type": "daterange", "start": "2018-05-14", "end": "2018-05-21"},
    ]
    mark = {"label": "date", "start": 0, "end": 2, "text": "18", "attrs": {"values": resolutions}}
    (gold,) = gold_dates({"id": "r", "entities": [mark]})
    assert gold.values == ("2018-06-18", "2018-05-14/2018-05-20", "2018-05-14/2018-05-21")


def test_a_clock_time_of_a_test_case_is_no_date() -> None:
    mark = {"label": "time", "start": 0, "end": 2, "text": "10", "attrs": {"values": []}}
    (gold,) = gold_dates({"id": "r", "entities": [mark]})
    assert (gold.kind, gold.values) == ("no date", ())


def test_dates_are_scored_on_files_and_by_the_whole_product() -> None:
    with pytest.raises(UsageError, match="--dates scores the product on files"):
        evaluate(Asked(Path("corpus/dev"), dates=True))
