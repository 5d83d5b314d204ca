"""The options of `evaluate`: what is asked, shown, kept and compared."""

from pathlib import Path

import pytest
import typer.testing

from pipeline import cli_workshop
from pipeline.cli import app
from pipeline.evaluate.asked import Asked
from pipeline.evaluate.audit import Audit, Round, Spot
from pipeline.evaluate.result import Result, Score, Slip
from pipeline.evaluate.shared import Choice

SLIP = Slip("a.txt", 3, "spans", "PERSON", "missed", "Pia Sund", "")
BETTER = Result((Score("spans", "PERSON", 2, 2, 2, each=((1, 1, 1), (1, 1, 1))),), (), 2)
WORSE = Result((Score("spans", "PERSON", 2, 1, 1, each=((1, 1, 1), (1, 0, 0))),), (SLIP,), 2)
REGIONS = Result((Score("names alone", "Far East", 4, 4, 3),), (), 4)


class Scorer:
    """Stands in for the scoring: tells what it was asked, answers with the result given to it."""

    def __init__(self) -> None:
        self.asked: list[Asked] = []
        self.result = WORSE

    def __call__(self, asked: Asked) -> Result:
        self.asked.append(asked)
        return self.result


@pytest.fixture(autouse=True)
def scorer(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Scorer:
    monkeypatch.chdir(tmp_path)
    scorer = Scorer()
    monkeypatch.setattr(cli_workshop, "evaluate", scorer)
    return scorer


def call(*words: str) -> typer.testing.Result:
    return typer.testing.CliRunner().invoke(app, ["evaluate", *words])


def test_without_options_the_product_is_scored_on_our_own_gold(scorer: Scorer) -> None:
    assert call().exit_code == 0
    assert scorer.asked == [Asked(Path("corpus/dev"), rules=[])]


def test_every_option_reaches_the_question(scorer: Scorer) -> None:
    call(
        "--data", "a.jsonl", "--data", "b.jsonl", "--alone", "--limit", "9", "--first-by-hash", "7"
    )
    (asked,) = scorer.asked
    assert (list(asked.files), asked.alone) == ([Path("a.jsonl"), Path("b.jsonl")], True)
    assert asked.choice == Choice(first=9, first_by_hash=7)


def test_an_interval_is_shown_where_it_was_asked_for() -> None:
    assert "f from" not in call().output
    assert "f from" in call("--bootstrap", "20").output


def test_a_result_that_was_kept_is_compared_with_by_name(scorer: Scorer) -> None:
    assert call("--save", "before.json").exit_code == 0
    scorer.result = BETTER
    output = call("--against", "before.json").output
    assert "+0.333" in output
    assert "+ a.txt:3 missed PERSON (spans): 'Pia Sund'" in output


def test_a_file_may_be_compared_with_and_then_written_anew(scorer: Scorer) -> None:
    call("--save", "r.json")
    scorer.result = BETTER
    assert "+0.333" in call("--against", "r.json", "--save", "r.json").output
    assert "+0.000" in call("--against", "r.json").output


def test_what_cannot_be_compared_with_is_told_before_anything_is_scored(scorer: Scorer) -> None:
    result = call("--against", "none.json")
    assert (result.exit_code, scorer.asked) == (2, [])
    assert "none.json is no file" in result.output


def test_a_result_that_cannot_be_kept_is_told() -> None:
    result = call("--save", "no/such/folder.json")
    assert result.exit_code == 2
    assert "cannot be written" in result.output


def test_names_by_region_have_a_table_of_their_own(scorer: Scorer, tmp_path: Path) -> None:
    scorer.result = REGIONS
    output = call("--names", str(tmp_path)).output
    assert scorer.asked[0].names == tmp_path
    assert "alone % of best" in output
    assert "precision" not in output


@pytest.mark.parametrize(
    "words", [("--limit", "0"), ("--first-by-hash", "0"), ("--bootstrap", "-1"), ("--names", "no")]
)
def test_an_option_that_makes_no_sense_is_refused(scorer: Scorer, words: tuple[str, str]) -> None:
    assert call(*words).exit_code == 2
    assert scorer.asked == []


def test_the_audit_is_shown_and_its_slips_on_demand(monkeypatch: pytest.MonkeyPatch) -> None:
    alarm = Spot("a.txt", 3, "name-without-person", "Lantern Brook")
    found = Audit(2, (Round("finder:title", 4, 3, 2),), Round("nothing", 0, 0, 0), (alarm,))
    monkeypatch.setattr(cli_workshop, "audit_gold", lambda *_: found)
    output = call("--audit").output
    assert "1 false alarms in 2 releases: 0.50 a release" in output
    assert "Lantern Brook" not in output
    assert "a.txt:3 false alarm" in call("--audit", "--errors").output


@pytest.mark.parametrize("words", [("--data", "a.jsonl"), ("--alone",)])
def test_an_audit_of_anything_but_the_product_on_gold_is_refused(words: tuple[str, ...]) -> None:
    result = call("--audit", *words)
    assert result.exit_code == 2
    assert "--audit tries the product" in result.output
