"""`rollcall serve`: what is wrong is said in a line, before anything starts."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from pipeline.cli import app
from pipeline.errors import OutputError


def told(*options: str) -> tuple[int, str]:
    """Return the exit code of the command and what it says."""
    said = CliRunner().invoke(app, ["serve", *options])
    return said.exit_code, said.output


def test_without_the_extra_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.cli_serve.find_spec", lambda name: None)
    said = "rollcall: rollcall serve needs packages of an extra: pip install 'rollcall[serve]'\n"
    assert told() == (2, said)


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--host", "0.0.0.0"], "lets other machines ask: name a file with a token"),
        (["--token-file", "/nowhere/token"], "cannot be read: No such file or directory"),
        (["--limit", "speed=3"], "--limit is 'speed=3': give name=number"),
        (["--allow-host", "a:80"], "--allow-host is 'a:80'"),
        (["--host", "no.such.host.invalid"], "name a file with a token"),
    ],
)
def test_options_that_do_not_fit_are_told(options: list[str], said: str) -> None:
    code, output = told(*options)
    assert (code, output.count("\n")) == (2, 1)
    assert said in output


def test_faulty_local_knowledge_is_told(tmp_path: Path) -> None:
    (tmp_path / "months.csv").write_text("text,wrong\n")
    code, output = told("--port", "0", "--data", str(tmp_path))
    assert code == 2
    assert "months.csv" in output


def test_processes_that_cannot_start_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_):
        raise OutputError("no process can be started: Resource temporarily unavailable")

    monkeypatch.setattr("pipeline.serve.server.Standing.start", refuse)
    code, output = told("--port", "0")
    assert (code, output.count("\n")) == (2, 1)
    assert "no process can be started" in output


def test_a_token_in_a_file_is_what_is_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard = []
    (tmp_path / "token.txt").write_text("a-token-of-16-signs\n")
    monkeypatch.setattr("pipeline.serve.server.serve", lambda options, *_: heard.append(options))
    code, _ = told("--host", "0.0.0.0", "--token-file", str(tmp_path / "token.txt"),
                   "--limit", "rate=7", "--allow-host", "records.example")  # fmt: skip
    (options,) = heard
    assert (code, options.token, options.limits.rate, options.names) == (
        0, "a-token-of-16-signs", 7, ("records.example",),
    )  # fmt: skip
