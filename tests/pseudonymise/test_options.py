"""Options that do not fit together are told before anything is read."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from pipeline.cli import app
from pipeline.errors import UsageError
from pipeline.pseudonymise.options import PseudonymiseOptions, check_roles
from pipeline.vocabulary import vocabulary

KEY = Path("key")


def test_every_value_of_appears_as_may_be_asked_for() -> None:
    check_roles(PseudonymiseOptions((*vocabulary("appears_as"), "minor", "all"), KEY))
    check_roles(PseudonymiseOptions())


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (PseudonymiseOptions(("held",), KEY), "--pseudonymise 'held' is unknown; use signatory"),
        (PseudonymiseOptions(("detained",)), "needs a key; give --pseudonym-key FILE"),
        (PseudonymiseOptions((), KEY), "does nothing by itself"),
    ],
)
def test_what_does_not_fit_is_refused(options: PseudonymiseOptions, told: str) -> None:
    with pytest.raises(UsageError, match=told):
        check_roles(options)


def test_the_command_says_what_is_wrong_and_writes_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Amir Saken was arrested.")
    out = tmp_path / "out"
    command = ["run", str(tmp_path / "a.txt"), "--out", str(out), "--pseudonymise", "detained"]
    for more, told in (
        ([], "needs a key"),
        (["--pseudonym-key", str(out / "key")], "lies inside the output"),
    ):
        result = CliRunner().invoke(app, command + more)
        assert result.exit_code == 2
        assert told in result.output.replace("\n", " ")
        assert not out.exists()
