"""The command line: every command, what it prints, and with which code it ends."""

import csv
import json
from importlib.metadata import version
from io import BytesIO, TextIOWrapper
from pathlib import Path

import click
import pytest
from typer.main import get_command
from typer.testing import CliRunner, Result

from pipeline import cli
from pipeline import run as corridor
from pipeline.annotate.kit import Kit
from pipeline.cli import app, main
from pipeline.cli_run import default_folder, exit_code
from pipeline.console import closing_lines
from pipeline.evaluate import asked
from pipeline.write.options import Summary

TEXT = "Ms Pia Sund (Finland; SOC) spoke on 3 May 2031.\n"
COMMANDS = ("run", "check", "explain", "evaluate", "agreement", "gold")


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in an empty folder that holds one release, a.txt."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    return tmp_path


@pytest.fixture(autouse=True)
def quick(kit: Kit, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the commands use the kit that all tests share, where no folder is laid over it."""
    load = corridor.load_kit

    def shared(data=()):
        return load(data) if data else kit

    for module in (corridor, cli, asked):
        monkeypatch.setattr(module, "load_kit", shared)


def call(*words: str, stdin: bytes | None = None) -> Result:
    result = CliRunner().invoke(app, list(words), input=stdin)
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result


def rows(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(path.read_text("utf-8-sig").splitlines()))


def summary(**figures: int) -> Summary:
    names = ("releases", "rejected", "persons", "countries", "parties", "dates", "issues")
    every = {name: figures.get(name, 0) for name in (*names, "to_check")}
    return Summary(**every, folder=Path("out"), workbook=Path("out/rollcall.xlsx"))


def test_every_command_is_tested_here() -> None:
    command = get_command(app)
    assert set(command.list_commands(click.Context(command))) >= set(COMMANDS)  # type: ignore[attr-defined]


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself(command: str) -> None:
    result = call(command, "--help")
    assert result.exit_code == 0
    assert "Usage:" in result.output


def test_the_version_is_the_one_that_is_installed() -> None:
    result = call("--version")
    assert (result.exit_code, result.output) == (0, f"rollcall {version('rollcall')}\n")


@pytest.mark.parametrize("command", ["run", "explain", "evaluate", "agreement", "gold"])
def test_every_help_shows_an_example(command: str) -> None:
    assert f"rollcall {command} " in " ".join(call(command, "--help").output.split())


def test_without_any_word_the_commands_are_listed() -> None:
    result = call()
    assert all(command in result.output for command in COMMANDS)


def test_run_without_a_source_says_where_to_put_files() -> None:
    result = call("run")
    assert result.exit_code == 2
    assert "Where to put your releases" in result.output
    assert "rollcall run letters/" in result.output


def test_a_run_writes_the_records_and_ends_well(place: Path) -> None:
    assert call("run", "a.txt").exit_code == 0
    (person,) = rows(place / "outputs" / "a" / "persons.csv")
    assert (person["name"], person["country_codes"]) == ("Pia Sund", "FI")
    assert (place / "outputs" / "a" / "rollcall.xlsx").is_file()


@pytest.mark.parametrize("name", ["Erklärungen März 2031", "a b", "ünïcode", "v1.2"])
def test_a_folder_may_have_any_name(place: Path, name: str) -> None:
    (place / name).mkdir()
    (place / name / "Grüße an alle.txt").write_text(TEXT, "utf-8")
    assert call("run", name, "--format", "csv").exit_code == 0
    (release,) = rows(place / "outputs" / name / "releases.csv")
    assert release["source"] == "Grüße an alle.txt"


def test_a_run_names_what_it_removes_unless_it_is_quiet(place: Path) -> None:
    assert "removed" not in call("run", "a.txt").stderr
    told = call("run", "a.txt", "--format", "csv").stderr
    assert told == (
        "rollcall: removed, as this run does not write them: records.json, rollcall.xlsx\n"
    )
    assert not (place / "outputs" / "a" / "rollcall.xlsx").exists()
    assert call("run", "a.txt", "--format", "json", "--quiet").stderr == ""


def test_standard_input_is_a_source(place: Path) -> None:
    result = call("run", "-", "--format", "csv", "--published", "2031-05-04", stdin=TEXT.encode())
    assert result.exit_code == 0
    (release,) = rows(place / "outputs" / "run" / "releases.csv")
    assert (release["source"], release["published"]) == ("stdin", "2031-05-04")


def test_options_of_the_csv_are_obeyed(place: Path) -> None:
    words = ("--format", "csv", "--delimiter", ";", "--no-bom", "--out", "mine")
    assert call("run", "a.txt", *words).exit_code == 0
    content = (place / "mine" / "persons.csv").read_bytes()
    assert content.startswith(b"name;honorific;")


def test_a_sheet_gives_what_the_files_do_not_say(place: Path) -> None:
    (place / "sheet.csv").write_text("file,published\na.txt,2031-05-04\n", "utf-8")
    assert call("run", "a.txt", "--metadata", "sheet.csv", "--format", "json").exit_code == 0
    records = json.loads((place / "outputs" / "a" / "records.json").read_bytes())
    assert records["releases"][0]["published"] == "2031-05-04"


def test_knowledge_of_a_folder_is_laid_over_ours(place: Path) -> None:
    (place / "local").mkdir()
    (place / "local" / "country_names.csv").write_text(
        "code,text,kind,strength,other_sense,why\nFI,Suomi,name,strong,,local\n", "utf-8"
    )
    (place / "a.txt").write_text("Pia Sund lives in Suomi.", "utf-8")
    assert call("run", "a.txt", "--data", "local", "--format", "csv").exit_code == 0
    assert [one["country_code"] for one in rows(place / "outputs" / "a" / "countries.csv")] == [
        "FI"
    ]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("run", "missing.txt"), "no such file or folder: 'missing.txt'"),
        (("run", "a.txt", "--format", "xls"), "'xls' is unknown; use csv, json, jsonl, xlsx"),
        (("run", "a.txt", "--published", "12.10.2017"), "give a date such as 2017-10-12"),
        (("run", "a.txt", "--delimiter", "::"), "'::' is not one sign"),
        (("run", "a.txt", "--metadata", "none.csv"), "none.csv"),
        (("run", "a.txt", "--out", "a.txt"), "is a file; give another --out"),
        (("run", "a.txt", "--out", "."), "was not written by rollcall"),
        (("run", "a.txt", "--data", "none"), "none"),
        (("run", "a.txt", "--nonsense"), "No such option"),
        (("nonsense",), "No such command"),
        (("check", "--data", "a.txt"), "a.txt"),
        (("explain", "missing.txt"), "no such file or folder: 'missing.txt'"),
        (("explain", "a.txt", "--at", "x"), "valid integer"),
        (("evaluate", "missing"), "missing"),
        (("evaluate", "--data", "missing.jsonl"), "missing.jsonl"),
        (("evaluate", ".", "--floors", "none.toml"), "none.toml"),
        (("agreement", "missing", "."), "missing"),
        (("gold", "missing"), "missing"),
    ],
)
def test_what_is_wrong_is_told_with_code_2(words: tuple[str, ...], told: str) -> None:
    result = call(*words)
    assert result.exit_code == 2
    assert told in " ".join(result.output.replace("│", " ").split())


def test_strict_ends_with_1_where_something_was_rejected(place: Path) -> None:
    (place / "b.pdf").write_bytes(b"%PDF")
    assert call("run", "a.txt", "b.pdf", "--format", "csv").exit_code == 0
    assert call("run", "a.txt", "b.pdf", "--format", "csv", "--strict").exit_code == 1
    assert call("run", "a.txt", "--format", "csv", "--strict").exit_code == 0


@pytest.mark.parametrize("content", [b"", b"\n \n"])
def test_nothing_readable_ends_with_3_and_says_so(place: Path, content: bytes) -> None:
    (place / "e.txt").write_bytes(content)
    result = call("run", "e.txt", "--strict")
    assert result.exit_code == 3
    assert "nothing could be read" in result.output
    assert rows(place / "outputs" / "e" / "rejected.csv")


@pytest.mark.parametrize("words", [("--quiet",), ("-q",), ()])
def test_without_a_terminal_or_when_quiet_nothing_is_printed(words: tuple[str, ...]) -> None:
    assert call("run", "a.txt", *words).output == ""


def test_three_lines_say_what_was_read_found_and_is_to_be_checked() -> None:
    lines = closing_lines(
        summary(releases=1, rejected=2, persons=3, countries=1, parties=1, to_check=1)
    )
    assert lines.splitlines() == [
        "Read 1 release, rejected 2.",
        "Found 3 persons, 1 country, 1 party, 0 dates.",
        f"1 row to check; open {Path('out/rollcall.xlsx')}",
    ]


@pytest.mark.parametrize(
    ("figures", "strict", "code"),
    [
        ({"releases": 2}, True, 0),
        ({"releases": 2, "rejected": 1}, False, 0),
        ({"releases": 2, "rejected": 1}, True, 1),
        ({"rejected": 1}, True, 3),
        ({}, False, 3),
    ],
)
def test_the_exit_code_says_how_a_run_went(figures: dict[str, int], strict, code: int) -> None:
    assert exit_code(summary(**figures), strict) == code


@pytest.mark.parametrize(
    ("sources", "folder"),
    [
        (["letters/"], "outputs/letters"),
        (["a.txt"], "outputs/a"),
        (["deep/A.JSONL.GZ"], "outputs/A"),
        (["v1.2"], "outputs/v1.2"),
        (["-"], "outputs/run"),
        (["a.txt", "b.txt"], "outputs/run"),
        (["/"], "outputs/run"),
        ([".txt"], "outputs/run"),
    ],
)
def test_records_go_where_their_source_says(sources: list[str], folder: str) -> None:
    assert default_folder(sources).as_posix() == folder


@pytest.mark.parametrize("source", [".", "deep/..", "./"])
def test_the_folder_one_stands_in_gives_its_own_name(place: Path, source: str) -> None:
    (place / "deep").mkdir()
    assert default_folder([source]) == Path("outputs") / place.name


def test_a_folder_with_pseudonyms_is_not_named_after_its_source(place: Path) -> None:
    (place / "a.txt").rename(place / "pia-sund.txt")
    hiding = ("--pseudonymise", "all", "--pseudonym-key", "key", "--format", "csv")
    assert call("run", "pia-sund.txt", *hiding).exit_code == 0
    assert [one.name for one in (place / "outputs").iterdir()] == ["run"]


def test_check_counts_what_it_read_without_fault() -> None:
    result = call("check")
    assert result.exit_code == 0
    assert result.output.startswith("No fault in 256 countries, ")


@pytest.mark.parametrize(
    ("file", "content", "told"),
    [
        (
            "country_names.csv",
            "code,text,kind,strength\nFI,Suomi,name,weird\n",
            ("country_names.csv, line 2: strength is 'weird'", "'strong' or 'weak'", "correct it"),
        ),
        (
            "country_names.csv",
            "code,text,kind,strength\nZZ,Zedland,name,weak\n",
            ("country_names.csv, 'Zedland'", "owner 'ZZ' is in no table", "add its row first"),
        ),
        (
            "country_names.csv",
            "code,text,kind,strength\nSE,Finland,name,strong\n",
            ("country_names.csv, 'Finland'", "strong for both", "make it weak for both"),
        ),
        ("titles.csv", "text,kind\nMx,nonsense\n", ("titles.csv, line 2: kind is 'nonsense'",)),
        ("rules/mine.toml", "[[rule]\n", ("mine.toml", "line 1", "correct the TOML")),
        (
            "rules/mine.toml",
            '[[rule]]\nid="x"\nlabel="DATE"\nwhy=""\npattern="(ab"\nfinds=[]\n',
            ("x: pattern: missing )", "correct the template"),
        ),
        ("contries.csv", "code\n", ("contries.csv, the file: nothing reads it", "countries.csv")),
        ("titles.csv", "title\n", ("titles.csv, line 1: no column 'text'", "head it with text,")),
        (
            "rules/fragments.toml",
            '[words]\nspice = "spices"\n',
            ("fragments.toml, [words] spice: no table 'spices'", "add spices.csv"),
        ),
        (
            "rules/mine.toml",
            '[[rule]]\nid="x"\nlabel="CUE"\nwhy=""\npattern="ab"\nfinds=["[CUE ba]"]\n',
            ("rules/mine.toml, x: it finds nothing in '[CUE ba]'", "correct the pattern"),
        ),
    ],
)
def test_check_names_file_line_and_remedy(place: Path, file: str, content: str, told) -> None:
    path = place / "local" / file
    path.parent.mkdir(parents=True)
    path.write_text(content, "utf-8")
    result = call("check", "--data", "local")
    assert result.exit_code == 2
    assert [one for one in told if one not in result.output] == []


def test_explain_says_why_each_record_is_there() -> None:
    result = call("explain", "a.txt")
    assert result.exit_code == 0
    assert "PERSON   'Pia Sund'" in result.output
    assert "tied: delegation 'Finland' by form:bracket.country-party" in result.output
    assert "2031-05-03" in result.output


def test_explain_at_a_place_shows_what_stands_there_alone() -> None:
    at = str(TEXT.index("Finland"))
    result = call("explain", "a.txt", "--at", at)
    assert "COUNTRY  'Finland' = FI" in result.output
    assert "PERSON" not in result.output


@pytest.mark.parametrize("at", ["9999", "-1"])
def test_explain_at_a_place_outside_the_text_says_how_long_it_is(at: str) -> None:
    result = call("explain", "a.txt", "--at", at)
    assert result.exit_code == 2
    assert f"--at {at} is outside the text, which has {len(TEXT)} characters" in result.output


def test_explain_reads_standard_input_and_a_date() -> None:
    result = call("explain", "-", "--published", "2031-05-04", stdin=b"It was yesterday.")
    assert "published 2031-05-04 (option)" in result.output
    assert "leans on 2031-05-04" in result.output


def test_explain_prints_signs_as_they_stand(place: Path) -> None:
    (place / "a.txt").write_text("Ms Pia Sund [/b] (Finland) :smile: [red]x[/]", "utf-8")
    assert call("explain", "a.txt").exit_code == 0


def test_explain_of_several_releases_asks_for_one(place: Path) -> None:
    (place / "b.txt").write_text("Other.", "utf-8")
    result = call("explain", ".")
    assert result.exit_code == 2
    assert "holds 2 releases; name a file that holds one" in result.output


def test_a_terminal_without_our_letters_is_no_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    written = BytesIO()
    monkeypatch.setattr("sys.stdout", TextIOWrapper(written, "ascii", write_through=True))
    monkeypatch.setattr("sys.argv", ["rollcall", "run"])
    with pytest.raises(SystemExit):
        main()
    assert b"title, published, url \\u2026 per file" in written.getvalue()


MARKED = (
    "kind: note\npublished: 2031-03-12\npublished_from: dateline\np1: Pia Sund; mentioned\n=====\n"
)
BODY = "HELSINKI, ⟦D 2031-03-12|12 March 2031⟧ – ⟦P p1|Pia Sund⟧ (⟦C FI p1:delegation|Finland⟧).\n"


@pytest.fixture
def marked(place: Path) -> Path:
    """Return a folder with one marked release."""
    (place / "gold").mkdir()
    (place / "gold" / "one.marked").write_text(MARKED + BODY, "utf-8")
    return place / "gold"


def test_gold_makes_the_text_and_the_gold_beside_it(marked: Path) -> None:
    result = call("gold", "gold")
    assert (result.exit_code, result.output) == (0, "Made 2 files.\n")
    assert {path.name for path in marked.iterdir()} == {"one.marked", "one.txt", "one.gold.json"}


def test_gold_names_a_faulty_mark(marked: Path) -> None:
    (marked / "one.marked").write_text(MARKED + BODY.replace("p1|Pia", "p9|Pia"), "utf-8")
    result = call("gold", "gold")
    assert result.exit_code == 2
    assert "one.marked" in result.output
    assert "p9" in result.output


@pytest.mark.usefixtures("marked")
def test_evaluate_prints_scores_and_writes_them(place: Path) -> None:
    result = call("evaluate", "gold", "--errors", "--csv", "s.csv", "--errors-csv", "e.csv")
    assert result.exit_code == 0
    assert "COUNTRY" in result.output
    assert (place / "s.csv").is_file()
    assert (place / "e.csv").is_file()


@pytest.mark.usefixtures("marked")
@pytest.mark.parametrize("option", ["--csv", "--errors-csv"])
def test_scores_that_cannot_be_written_are_told(option: str) -> None:
    result = call("evaluate", "gold", option, "no/such/folder.csv")
    assert result.exit_code == 2
    assert "cannot be written" in result.output


@pytest.mark.usefixtures("marked")
@pytest.mark.parametrize(("least", "code"), [(0.5, 0), (1.0, 0)])
def test_floors_that_hold_end_well(place: Path, least: float, code: int) -> None:
    (place / "floors.toml").write_text(f"[COUNTRY]\nspans = {least}\n", "utf-8")
    result = call("evaluate", "gold", "--floors", "floors.toml")
    assert (result.exit_code, "All floors hold." in result.output) == (code, True)


@pytest.mark.usefixtures("marked")
def test_a_broken_floor_ends_with_1(place: Path) -> None:
    (place / "floors.toml").write_text("[PARTY]\nspans = 0.5\n", "utf-8")
    result = call("evaluate", "gold", "--floors", "floors.toml")
    assert result.exit_code == 1
    assert "broken floor: PARTY spans" in result.output


@pytest.mark.usefixtures("marked")
def test_agreement_of_a_folder_with_itself_is_whole() -> None:
    result = call("agreement", "gold", "gold")
    assert result.exit_code == 0
    assert "1.000" in result.output or "100" in result.output


def test_a_device_that_is_full_is_told_without_a_traceback(monkeypatch, tmp_path):
    def full(*_args, **_options):
        raise OSError(28, "No space left on device")

    (tmp_path / "a.txt").write_text("Mr Tomas Vale left.", "utf-8")
    monkeypatch.setattr("pipeline.cli.explain_release", full)
    result = CliRunner().invoke(app, ["explain", str(tmp_path / "a.txt")])
    assert result.exit_code == 2
    assert "No space left on device" in result.output


MAY = "Ms Pia Sund (Finland; SOC) met Mr Tomas Vale (Malta, EPP/CD) on 3 May 2031.\n"
JUNE = "Ms Pia SUND (Finland; SOC) spoke. Mr Tomas Vale (Sweden, EPP/CD) and Ms Oda Lint sat.\n"


def months(place: Path) -> None:
    """Write a release of May and one of June, and run over the first."""
    for name, text in (("may", MAY), ("june", JUNE)):
        (place / name).mkdir()
        (place / name / f"{name}.txt").write_text(text, "utf-8")
    assert call("run", "may", "--published", "2031-05-04").exit_code == 0


def identities(folder: Path) -> dict[str, dict[str, str]]:
    return {row["name"]: row for row in rows(folder / "identities.csv")}


def test_a_person_of_last_month_is_known_this_month(place: Path) -> None:
    months(place)
    may = place / "outputs" / "may"
    assert call("run", "june", "--known", "outputs/may").exit_code == 0
    before, now = identities(may), identities(place / "outputs" / "june")
    assert {name: row["named_before"] for name, row in now.items()} == {
        "Pia Sund": "yes", "Tomas Vale": "unclear", "Oda Lint": "no",
    }  # fmt: skip
    assert now["Pia Sund"]["canonical_id"] == before["Pia Sund"]["canonical_id"]
    (release,) = rows(may / "releases.csv")
    assert now["Pia Sund"]["named_before_in"] == release["release_id"]
    assert "different countries (Sweden / Malta)" in now["Tomas Vale"]["evidence"]
    persons = {row["name"]: row["canonical_id"] for row in rows(place / "outputs/june/persons.csv")}
    assert persons == {name: row["canonical_id"] for name, row in now.items()}
    settings = json.loads((place / "outputs" / "june" / "run.json").read_bytes())["settings"]
    assert (settings["known"], settings["decisions"]) == ("may", "")


def test_a_decision_is_applied_by_every_run(place: Path) -> None:
    months(place)
    (place / "mine.csv").write_text(
        "decision,first,second,why\nsame,Tomas Vale,,moved to Sweden\n", "utf-8"
    )
    words = ("run", "may", "june", "--decisions", "mine.csv", "--format", "csv")
    for _ in range(2):
        assert call(*words).exit_code == 0
        vale = identities(place / "outputs" / "run")["Tomas Vale"]
        assert vale["releases"] == "2"
        assert vale["decision"] == "same: Tomas Vale (moved to Sweden)"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--known", "."), "--known '.' is no output of rollcall"),
        (("--decisions", "absent.csv"), "--decisions 'absent.csv' is no .csv file"),
        (("--decisions", "mine.csv"), "decision is 'sane'; use same or different"),
    ],
)
def test_what_cannot_be_joined_with_ends_with_two(place: Path, words, told: str) -> None:
    (place / "mine.csv").write_text("decision,first,second\nsane,Pia Sund,P. Sund\n", "utf-8")
    result = call("run", "a.txt", *words)
    assert result.exit_code == 2
    assert told in result.output
    assert not (place / "outputs" / "a").exists()
