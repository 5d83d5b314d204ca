"""`rollcall diff`: exit codes, wrong use, --accept, and sources that are read now."""

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
import typer.testing
from compare.made_records import TEXT, full, output

from pipeline.annotate.kit import Kit
from pipeline.cli import app
from pipeline.run import run
from pipeline.run_options import RunOptions
from pipeline.write.options import WriteOptions

WAY = full(countries=(full().record.countries[0].model_copy(update={"how": "weak"}),))


@pytest.fixture(autouse=True)
def _unhashed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave the hashes of our tables out of the receipts: nothing here looks at them."""
    monkeypatch.setattr("pipeline.write.receipt.hashes", lambda _: {})


@pytest.fixture
def before(tmp_path: Path) -> Path:
    return output(tmp_path / "a", [full()], "json", "csv")


@pytest.fixture
def after(tmp_path: Path) -> Path:
    return output(tmp_path / "b", [full(dates=())], "json", "csv")


def call(*words: object) -> typer.testing.Result:
    return typer.testing.CliRunner().invoke(app, ["diff", *map(str, words)])


def test_exit_code_0_says_that_nothing_differs(before: Path) -> None:
    result = call(before, before)
    assert (result.exit_code, result.output) == (0, "1 release compared, 0 differ.\n")


def test_exit_code_1_says_that_something_differs(before: Path, after: Path) -> None:
    result = call(before, after)
    assert result.exit_code == 1
    assert "- lost: date 3 May 2031, 2031-05-03" in result.output
    assert call(before, after, "--exit-zero").exit_code == 0


def test_another_way_counts_only_when_strict(before: Path, tmp_path: Path) -> None:
    way = output(tmp_path / "way", [WAY])
    assert call(before, way).exit_code == 0
    result = call(before, way, "--strict")
    assert result.exit_code == 1
    assert "how: strong → weak" in result.output


def test_only_the_tables_that_are_asked_for_count(before: Path, after: Path) -> None:
    assert call(before, after, "--table", "persons").exit_code == 0
    assert call(before, after, "--table", "dates").exit_code == 1


def test_table_and_page_are_written(before: Path, after: Path, tmp_path: Path) -> None:
    call(before, after, "--csv", tmp_path / "d.csv", "--html", tmp_path / "d.html", "--brief")
    assert (tmp_path / "d.csv").read_text("utf-8-sig").startswith("difference,table,")
    assert "<h1>What differs</h1>" in (tmp_path / "d.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["a"], "name two outputs"),
        (["a", "b", "--run", "x"], "name two outputs"),
        (["a", "b", "--data", "."], "are for --run"),
        (["a", "b", "--published", "2031-05-03"], "are for --run"),
        (["a", "b", "--table", "people"], "'people' is unknown"),
        (["a", "b", "--accept", "--table", "dates"], "leave out --table"),
        (["a", "none"], "is no output of rollcall"),
        (["a", "a", "--accept"], "from itself"),
        (["a/records.json", "b", "--accept"], "renews a folder"),
        (["a", "b/records.json", "--accept"], "renews a folder"),
    ],
)
def test_wrong_use_is_told_with_exit_code_2(
    before: Path, after: Path, monkeypatch: pytest.MonkeyPatch, words: list[str], message: str
) -> None:
    monkeypatch.chdir(before.parent)
    kept = before.joinpath("records.json").read_bytes()
    result = call(*words)
    assert result.exit_code == 2
    assert message in result.output
    assert before.joinpath("records.json").read_bytes() == kept


def test_accept_renews_what_is_ours_and_nothing_else(before: Path, after: Path) -> None:
    (before / "notes.txt").write_text("mine", "utf-8")
    (before / "corrections.csv").write_text("mine", "utf-8")
    (after / "corrections.csv").write_text("another's", "utf-8")
    result = call(before, after, "--accept")
    assert result.exit_code == 0
    assert "lost: date" in result.output
    assert "Renewed in" in result.output
    assert "records.json" in result.output
    assert call(before, after).exit_code == 0
    assert (before / "notes.txt").read_text("utf-8") == "mine"
    assert (before / "corrections.csv").read_text("utf-8") == "mine"
    assert sorted(one.name for one in before.parent.iterdir()) == ["a", "b"]


def test_accept_leaves_an_output_alone_that_does_not_differ(before: Path) -> None:
    copy = shutil.copytree(before, before.parent / "copy")
    stamp = (before / "run.json").stat().st_mtime_ns
    assert "Nothing to renew." in call(before, copy, "--accept").output
    assert (before / "run.json").stat().st_mtime_ns == stamp


def test_accept_is_refused_where_a_format_would_be_lost(before: Path, tmp_path: Path) -> None:
    less = output(tmp_path / "less", [full(dates=())], "json")
    result = call(before, less, "--accept")
    assert result.exit_code == 2
    assert "persons.csv" in result.output
    assert (before / "persons.csv").is_file()


def test_accept_is_refused_where_a_person_edited_a_table(before: Path, after: Path) -> None:
    path = before / "persons.csv"
    path.write_text(path.read_text("utf-8-sig").replace("Tomas Vale", "Thomas Vale"), "utf-8")
    result = call(before, after, "--accept")
    assert result.exit_code == 2
    assert "edited since it was written" in result.output
    assert "Thomas Vale" in path.read_text("utf-8")


def hide(folder: Path) -> None:
    """Make an output one whose names were replaced."""
    receipt = json.loads((folder / "run.json").read_text("utf-8"))
    receipt["settings"] = {"pseudonymise": "detained"}
    (folder / "run.json").write_text(json.dumps(receipt), "utf-8")


def test_replaced_names_are_never_renewed_with_true_ones(before: Path, after: Path) -> None:
    hide(before)
    result = call(before, after, "--accept")
    assert (result.exit_code, "--pseudonymise" in result.output) == (2, True)
    result = call(before, "--run", before.parent)
    assert (result.exit_code, "--pseudonymise" in result.output) == (2, True)


def test_a_source_is_read_now_and_accepted(
    tmp_path: Path, before: Path, kit: Kit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pipeline.run.load_kit", lambda _: kit)
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "a.txt").write_text(TEXT, "utf-8")
    result = call(before, "--run", tmp_path / "letters", "--accept", "--html", tmp_path / "d.html")
    assert result.exit_code == 0, result.output
    assert f"{tmp_path / 'letters'}, read now" in (tmp_path / "d.html").read_text("utf-8")
    result = call(before, "--run", tmp_path / "letters", "--strict")
    assert (result.exit_code, result.output) == (0, "1 release compared, 0 differ.\n")
    assert (before / "persons.csv").is_file()


def test_nothing_read_is_never_accepted(
    tmp_path: Path, before: Path, kit: Kit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pipeline.run.load_kit", lambda _: kit)
    (tmp_path / "empty.bin").write_bytes(b"x")
    result = call(before, "--run", tmp_path / "empty.bin", "--accept")
    assert result.exit_code == 2
    assert "nothing could be read" in result.output
    assert call(before, before).exit_code == 0


def test_persons_who_are_joined_otherwise_are_a_difference(tmp_path: Path) -> None:
    def written(name: str, *ids: str) -> Path:
        texts = (TEXT, TEXT.replace("Oslo", "Bergen"))
        releases = [full(text, source=f"{key}{at}.txt") for at, (text, key) in
                    enumerate(zip(texts, "ab", strict=True))]  # fmt: skip
        named = [
            one.record.model_copy(
                update={
                    "persons": (
                        one.record.persons[0].model_copy(update={"canonical_id": key}),
                        *one.record.persons[1:],
                    )
                }
            )
            for one, key in zip(releases, ids, strict=True)
        ]
        return output(
            tmp_path / name,
            [replace(one, record=record) for one, record in zip(releases, named, strict=True)],
        )

    result = call(written("apart", "h1", "h2"), written("one", "h1", "h1"))
    assert result.exit_code == 1
    assert "  ~ identity Pia Sund\n" in result.output
    assert "persons: Pia Sund (1 release); Pia Sund (1 release) → Pia Sund (2 releases)" in (
        result.output
    )
    assert "changed: 1 identity" in result.output


def test_a_source_that_is_read_now_and_accepted_is_written_as_it_was(
    kit: Kit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pipeline.run.load_kit", lambda data=(): kit)
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "a.txt").write_text(TEXT, "utf-8")
    options = WriteOptions(("csv", "json"), delimiter=";", bom=False, columns=("timex",))
    expected = tmp_path / "expected"
    run([str(tmp_path / "letters")], expected, RunOptions(write=options))
    heads = {one.name: one.read_bytes().partition(b"\n")[0] for one in expected.glob("*.csv")}
    (tmp_path / "letters" / "a.txt").write_text(TEXT + " Ms Eva Moor left.", "utf-8")
    for _ in range(2):
        assert call(expected, "--run", tmp_path / "letters", "--accept").exit_code == 0
        now = {one.name: one.read_bytes().partition(b"\n")[0] for one in expected.glob("*.csv")}
        assert now == heads
    assert b"name;honorific" in heads["persons.csv"]
    assert b"Eva Moor" in (expected / "persons.csv").read_bytes()
