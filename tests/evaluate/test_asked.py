"""What is scored on what: every question is passed on to the test that answers it."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
import spacy

from pipeline.annotate.kit import Kit
from pipeline.errors import UsageError
from pipeline.evaluate import asked
from pipeline.evaluate.asked import Asked, evaluate
from pipeline.evaluate.result import Result
from pipeline.evaluate.shared import Choice

MARKED = "kind: note\np1: Pia Sund; mentioned\n=====\nHear ⟦P p1|Pia Sund⟧ on ⟦D 2031|2031⟧."


@pytest.fixture(autouse=True)
def loaders(kit: Kit, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the product be the one that all tests share, and the recogniser know one name."""
    nlp = spacy.blank("en")
    nlp.add_pipe("entity_ruler").add_patterns([{"label": "PERSON", "pattern": "Pia Sund"}])
    monkeypatch.setattr(asked, "load_language", lambda: nlp)
    monkeypatch.setattr(asked, "load_kit", lambda _: kit)


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    (tmp_path / "one.marked").write_text(MARKED, "utf-8")
    return tmp_path


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Return a file of three entries; the second has a person whom the recogniser knows."""
    entries = [
        {"id": f"e{n}", "dataset": "wikigold", "text": text, "entities": []}
        for n, text in enumerate(("Rain.", "Pia Sund.", "Snow."))
    ]
    entries[1]["entities"] = [{"start": 0, "end": 8, "label": "PER", "text": "Pia Sund"}]
    path = tmp_path / "wikigold.jsonl"
    path.write_text("\n".join(map(json.dumps, entries)), "utf-8")
    return path


def labels(result: Result) -> set[str]:
    return {one.label for one in result.scores}


def test_the_product_is_scored_on_all_that_the_gold_says(gold: Path) -> None:
    assert {"PERSON", "DATE"} <= labels(evaluate(Asked(gold)))


def test_the_recogniser_alone_is_scored_on_its_own_labels(gold: Path) -> None:
    result = evaluate(Asked(gold, alone=True))
    (score,) = result.scores
    assert (score.measure, score.label, score.right) == ("spans", "PERSON", 1)


def test_the_recogniser_alone_is_scored_on_public_data_too(data: Path) -> None:
    result = evaluate(Asked(Path(), [data], alone=True))
    assert [(one.measure, one.right) for one in result.scores] == [
        ("wikigold spans", 1),
        ("wikigold spans but for titles", 1),
    ]


def test_a_choice_of_records_is_handed_on(data: Path) -> None:
    assert evaluate(Asked(Path(), [data], choice=Choice(first=1), alone=True)).releases == 1
    by_hash = Asked(Path(), [data], choice=Choice(first_by_hash=2), alone=True)
    assert evaluate(by_hash).releases == 2


@pytest.mark.parametrize(("alone", "testees"), [(True, ["alone"]), (False, ["alone", "joined"])])
def test_names_are_put_to_the_recogniser_and_unless_it_is_alone_to_the_product(
    monkeypatch: pytest.MonkeyPatch, alone: bool, testees: list[str]
) -> None:
    seen: list[str] = []

    def evaluate_names(_: Path, given: dict[str, Callable[..., object]]) -> Result:
        seen.extend(given)
        return Result(())

    monkeypatch.setattr(asked, "evaluate_names", evaluate_names)
    evaluate(Asked(Path(), names=Path("reference"), alone=alone))
    assert seen == testees


@pytest.mark.parametrize(
    ("question", "problem"),
    [
        (Asked(Path(), [Path("a.jsonl")], names=Path("b")), "two tests"),
        (Asked(Path("corpus"), choice=Choice(first=3)), "give files"),
        (Asked(Path(), names=Path("b"), choice=Choice(first_by_hash=3)), "give files"),
        (Asked(Path(), toponyms=Path("b")), "give files"),
        (Asked(Path(), [Path("a.jsonl")], alone=True, toponyms=Path("b")), "not --alone"),
        (Asked(Path(), facts=True), "--facts scores the product on files of --data"),
        (Asked(Path(), [Path("a.jsonl")], alone=True, facts=True), "not --alone"),
    ],
)
def test_questions_that_do_not_fit_together_are_told(question: Asked, problem: str) -> None:
    with pytest.raises(UsageError, match=problem):
        evaluate(question)
