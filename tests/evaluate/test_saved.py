import json
from pathlib import Path

import pytest

from pipeline.errors import DataError, UsageError
from pipeline.evaluate.result import Result, Score, Slip
from pipeline.evaluate.saved import read_result, result_json

RESULT = Result(
    (
        Score("spans", "DATE", 4, 6, 3, (0.5, 0.75), (), (0.4, 0.6)),
        Score("spans", "PARTY", 0, 1, 0),
    ),
    (Slip("a.txt", 3, "ties", "country", "false", "Åland", "Pia Sund: NA"),),
    releases=2,
    left_out=("b.txt",),
)


def test_a_result_is_read_back_as_it_was_kept(tmp_path: Path) -> None:
    path = tmp_path / "r.json"
    path.write_text(result_json(RESULT), "utf-8")
    assert read_result(path) == RESULT


def test_the_counts_of_each_release_are_not_kept() -> None:
    score = Score("spans", "DATE", 1, 1, 1, each=((1, 1, 1),))
    assert "each" not in json.loads(result_json(Result((score,))))["scores"][0]


def test_letters_stay_readable_in_the_file() -> None:
    assert "Åland" in result_json(RESULT)


def test_no_file_is_a_usage_error_that_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"evaluate --save r\.json"):
        read_result(tmp_path / "r.json")


@pytest.mark.parametrize(
    "content",
    [
        "",
        "[]",
        "{}",
        '{"releases": 1, "left_out": [], "scores": [{}], "slips": []}',
        '{"releases": 1, "left_out": [], "scores": [], "slips": [{"line": 1, "size": 2}]}',
        '{"releases": "many", "left_out": [], "scores": [], "slips": []}',
        '{"releases": 1, "left_out": [], "scores": [3], "slips": []}',
    ],
)
def test_another_file_is_a_fault_not_a_traceback(tmp_path: Path, content: str) -> None:
    path = tmp_path / "r.json"
    path.write_text(content, "utf-8")
    with pytest.raises(DataError, match="is no result of ours"):
        read_result(path)


def test_bytes_that_are_no_text_are_a_fault(tmp_path: Path) -> None:
    path = tmp_path / "r.json"
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(DataError, match="is no result of ours"):
        read_result(path)
