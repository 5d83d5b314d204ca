"""What a name can mean is told with what decides; an unknown name is met with the nearest."""

import pytest
import typer.testing
from our_tables import GAZETTEER as OURS

from pipeline.cli import app
from pipeline.errors import UsageError
from pipeline.lookup import look_up


def told(name: str) -> str:
    return "\n".join(look_up(name, OURS))


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Finland", ["COUNTRY FI", "strong: it means this wherever it stands"]),
        ("Georgia", ["COUNTRY GE", "us-state", "STATE   GA"]),
        ("Guinean", ["COUNTRY GN", "COUNTRY GW", "names strongly elsewhere"]),
        ("Fine Gael", ["PARTY   pf:1288", "IE", "strong"]),
        ("NDC", ["PARTY   pf:2311", "PARTY   pf:4240", "decided by, in this order"]),
        ("D", ["PARTY   pf:432", "in a bracket of us-congress only"]),
        ("European Parliament", ["HOUSE   ep"]),
    ],
)
def test_every_meaning_is_told(name: str, words: list[str]) -> None:
    assert [one for one in words if one not in told(name)] == []


def test_an_unknown_name_is_met_with_the_nearest() -> None:
    with pytest.raises(UsageError, match="no table has 'Labor Partty'; the nearest are Labor"):
        told("Labor Partty")


def test_local_tables_count(tmp_path) -> None:
    table = "party_id,text,kind,strength,why\npf:1288,Harbour Blues,short_name,weak,ours\n"
    (tmp_path / "party_names.csv").write_text(table)
    words = ["gazetteer", "Harbour Blues", "--data", str(tmp_path)]
    result = typer.testing.CliRunner().invoke(app, words)
    assert (result.exit_code, "pf:1288" in result.output) == (0, True)
