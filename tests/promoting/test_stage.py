"""Gold is made whole or not at all, and what is in the way is told."""

from pathlib import Path

import pytest
from made_decisions import TEXT, Desk

from pipeline.errors import OutputError, UsageError
from pipeline.promoting.stage import promote
from pipeline.write.options import WriteOptions
from pipeline.write.stage import write

JSON = WriteOptions(formats=("json",))


@pytest.fixture
def out(desk: Desk, tmp_path: Path) -> Path:
    """Return an output with two releases."""
    both = [
        desk.read(),
        desk.read("BERLIN, 4 May 2031 – ⟦Ms Eva Moor⟧ spoke.\n", "b/Two.TXT", "r2"),
    ]
    write(both, tmp_path / "out", JSON, [])
    return tmp_path / "out"


def test_a_release_is_found_by_its_id_or_its_source_and_made_once(out: Path) -> None:
    (made,) = promote(out, ["r1", "made.txt"], out.parent / "gold", "made-up")
    assert made.path.name == "made.marked"
    assert sorted(one.name for one in made.path.parent.iterdir()) == [
        "made.gold.json", "made.marked", "made.txt",
    ]  # fmt: skip
    assert (made.path.parent / "made.txt").read_text("utf-8") == TEXT
    assert any("have somebody else mark" in one for one in made.to_check)


@pytest.mark.parametrize(
    ("wanted", "kind", "error", "reason"),
    [
        (["gone.txt"], "made-up", UsageError, "no release of the output has the id or source"),
        (["r1"], "Made Up", UsageError, "is no slug"),
        (["r1", "r2"], "made-up", UsageError, "holds signs of the marked form"),
    ],
)
def test_what_cannot_be_gold_leaves_nothing_behind(out, wanted, kind, error, reason) -> None:
    with pytest.raises(error, match=reason):
        promote(out, wanted, out.parent / "gold", kind)
    assert not (out.parent / "gold").exists()


@pytest.mark.parametrize("name", ["made.marked", "made.txt", "made.md", "made.gold.json"])
def test_nothing_is_written_over(out: Path, name: str) -> None:
    gold = out.parent / "gold"
    gold.mkdir()
    (gold / name).write_text("mine", "utf-8")
    with pytest.raises(OutputError, match="nothing is written over it"):
        promote(out, ["r1"], gold, "made-up")
    assert [one.read_text("utf-8") for one in gold.iterdir()] == ["mine"]
