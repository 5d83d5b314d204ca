from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pipeline.errors import DataError, UsageError
from pipeline.evaluate.against_gold import evaluate_gold
from pipeline.evaluate.make import gold_json
from pipeline.evaluate.marked import Marked
from pipeline.types import Release

Product = Callable[..., Any]


@pytest.fixture
def corpus(tmp_path: Path, good: Marked) -> Path:
    (tmp_path / "good.txt").write_text(good.text, "utf-8")
    (tmp_path / "good.gold.json").write_text(gold_json(good), "utf-8")
    return tmp_path


def test_a_product_that_says_what_the_gold_says_has_f_1(
    corpus: Path, good: Marked, product: Product
) -> None:
    result = evaluate_gold(corpus, product(good.record))
    assert {row.f for row in result.scores} == {1.0}


def test_a_product_that_misses_something_has_less(
    corpus: Path, changed: Callable[..., Marked], product: Product
) -> None:
    found = changed(("⟦C FI p1:delegation|Finland⟧", "Finland")).record
    row = evaluate_gold(corpus, product(found)).get("spans", "COUNTRY")
    assert row is not None
    assert row.f == pytest.approx(2 / 3)


def test_the_product_is_given_the_stored_text_and_no_hint_of_the_gold(
    corpus: Path, good: Marked
) -> None:
    seen: list[Release] = []
    evaluate_gold(corpus, lambda releases: seen.extend(releases) or [])  # type: ignore[func-returns-value]
    assert [(one.text, one.metadata) for one in seen] == [(good.text, {})]


def test_a_marked_file_goes_before_the_gold_made_from_it(
    corpus: Path, good: Marked, product: Product
) -> None:
    (corpus / "good.marked").write_text("kind: note\n=====\nNew text.", "utf-8")
    result = evaluate_gold(corpus, product(good.record))
    assert (result.releases, result.left_out) == (1, ("good.txt",))


def test_a_folder_without_gold_is_a_usage_error(tmp_path: Path, product: Product) -> None:
    with pytest.raises(UsageError, match="holds no gold"):
        evaluate_gold(tmp_path, product())


@pytest.mark.parametrize(
    ("file", "content", "problem"),
    [
        ("good.txt", "Another text.", "good.txt has changed"),
        ("good.gold.json", '{"release_id": 3}', "give one entry of records.json"),
        ("good.gold.json", "{", "give one entry of records.json"),
    ],
)
def test_faulty_gold_is_named_with_its_file(
    corpus: Path, product: Product, file: str, content: str, problem: str
) -> None:
    (corpus / file).write_text(content, "utf-8")
    with pytest.raises(DataError, match=problem) as caught:
        evaluate_gold(corpus, product())
    assert caught.value.faults[0].file == "good.gold.json"


def test_gold_without_its_text_is_a_fault(corpus: Path, product: Product) -> None:
    (corpus / "good.txt").unlink()
    with pytest.raises(DataError, match=r"add good\.txt or good\.md"):
        evaluate_gold(corpus, product())
