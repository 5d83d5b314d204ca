"""The command `form`: what is asked reaches the proposal, and what it says is shown."""

import tomllib
from pathlib import Path

import pytest
import typer.testing

from pipeline import cli_knowledge
from pipeline.cli import app
from pipeline.errors import UsageError
from pipeline.propose.blocks import Wanted
from pipeline.propose.stage import Asked, Proposal

TOML = "[[form]]\nid = \"mine\"\nform = '{person} \\[{country}\\]'\n"


class Proposer:
    """Stands in for the workshop: keeps what it was asked, answers with one proposal."""

    def __init__(self) -> None:
        self.asked: list[Asked] = []
        self.proposal = Proposal(TOML, ("line 1: tied already: nothing",))

    def __call__(self, asked: Asked, _: object) -> Proposal:
        self.asked.append(asked)
        return self.proposal


@pytest.fixture(autouse=True)
def proposer(monkeypatch: pytest.MonkeyPatch) -> Proposer:
    proposer = Proposer()
    monkeypatch.setattr(cli_knowledge, "propose", proposer)
    return proposer


def call(*words: str) -> typer.testing.Result:
    return typer.testing.CliRunner().invoke(app, ["form", *words])


def test_what_is_shown_is_toml_with_the_notes_as_comments() -> None:
    shown = call("--from", "lines.txt").output
    assert shown.startswith("# line 1: tied already: nothing\n[[form]]\n")
    assert tomllib.loads(shown)["form"][0]["form"] == r"{person} \[{country}\]"


def test_every_option_reaches_the_workshop(proposer: Proposer, tmp_path: Path) -> None:
    words = ["--id=mine", "--house=uk-parliament", "--country=office", "--within=item"]
    call("--from", "-", *words, "--why=Letters", "--data", str(tmp_path), "--to", "mine")
    wanted = Wanted("mine", "uk-parliament", "office", "item", "Letters")
    assert proposer.asked == [Asked("-", wanted, (tmp_path,), Path("mine"))]


def test_it_is_said_where_the_form_was_written_and_how_to_use_it(proposer: Proposer) -> None:
    proposer.proposal = Proposal(TOML, (), Path("mine/forms/proposed.toml"))
    shown = call("--from", "lines.txt", "--to", "mine").output
    assert "# written to mine/forms/proposed.toml; use it with --data mine" in shown


def test_what_cannot_be_proposed_is_told_without_a_traceback(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse(*_: object) -> Proposal:
        raise UsageError("lines.txt has 2 of the 3 example lines")

    monkeypatch.setattr(cli_knowledge, "propose", refuse)
    answer = call("--from", "lines.txt")
    assert (answer.exit_code, answer.exception.__class__) == (2, SystemExit)
    assert "rollcall: lines.txt has 2 of the 3 example lines" in answer.output


def test_the_help_shows_an_example() -> None:
    assert "Pia Sund / Finland / ALDE" in call("--help").output
