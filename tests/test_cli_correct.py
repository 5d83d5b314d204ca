"""From run to run through `correct` and `promote`: what was decided holds, and nothing is lost."""

import csv
import json
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from made_decisions import TEXT
from typer.testing import CliRunner, Result

from pipeline import cli
from pipeline import run as corridor
from pipeline.annotate.kit import Kit
from pipeline.cli import app
from pipeline.console import closing_lines
from pipeline.deciding import stage as deciding
from pipeline.write.options import Summary

RUN = ("run", "letters", "--out", "out", "--format", "csv", "--format", "json")
BOOK = (*RUN, "--format", "xlsx")


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in a folder with two releases in `letters`."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters/one.txt").write_text(TEXT, "utf-8")
    (tmp_path / "letters/two.txt").write_text("BERLIN, 4 May 2031 – Ms Eva Moor spoke.\n", "utf-8")
    return tmp_path


@pytest.fixture(autouse=True)
def knows(kit: Kit, monkeypatch: pytest.MonkeyPatch) -> dict[str, Kit]:
    """Let the commands use the kit that all tests share, or the one that a test puts here."""
    here = {"kit": kit}
    for module in (corridor, cli):
        monkeypatch.setattr(module, "load_kit", lambda data=(): here["kit"])
    monkeypatch.setattr(deciding, "load_gazetteer", lambda _: kit.gazetteer)
    monkeypatch.setattr(deciding, "load_names", lambda _: kit.names)
    return here


def call(*words: str, code: int = 0) -> Result:
    result = CliRunner().invoke(app, list(words))
    assert result.exception is None or isinstance(result.exception, SystemExit)
    assert result.exit_code == code, result.output
    return result


def rows(table: str) -> list[dict[str, str]]:
    text = Path("out", f"{table}.csv").read_text("utf-8-sig")
    return list(csv.DictReader(text.splitlines()))


def names() -> list[str]:
    return [one["name"] for one in rows("persons")]


def row_id(table: str, column: str, key: str, value: str) -> str:
    return next(one[column] for one in rows(table) if one[key] == value)


def saved(*decisions: dict[str, object]) -> str:
    """Save decisions as a report does, and return the name of the file."""
    entries = [{"release_id": rows("releases")[0]["release_id"], **one} for one in decisions]
    whole = {"rollcall_decisions": 1, "decisions": entries}
    Path("rollcall-decisions.json").write_text(json.dumps(whole), "utf-8")
    return "rollcall-decisions.json"


def of_person(name: str, decision: str, value: str = "") -> dict[str, object]:
    found = next(one for one in rows("persons") if one["name"] == name)
    start, end = int(found["start"]), int(found["end"])
    return {
        "decision": decision, "value": value, "table": "persons", "row_id": found["person_id"],
        "start": start, "end": end, "quote": TEXT[start:end], "why": "told by her office",
    }  # fmt: skip


def test_a_merge_of_two_who_have_nothing_in_common_is_taken_and_told() -> None:
    call(*RUN)
    file = saved(of_person("Tomas Vale", "merge", "Pia Sund"))
    result = call("correct", "out", file)
    assert "1 of 1 decisions hold: 1 new" in result.stdout
    doubt = "Tomas Vale (Malta) and Pia Sund (Finland) share no word of their names and no country"
    assert doubt in result.stderr
    assert "taken as you decided" in result.stderr
    call(*RUN)
    (row,) = rows("corrected")
    assert (row["status"], row["reason"]) == ("applied", doubt)
    assert "Tomas Vale" not in names()


def fill(*filled: tuple[int, str]) -> None:
    """Write decisions into rows of the sheet of persons, counted as a spreadsheet counts them."""
    book = openpyxl.load_workbook("out/rollcall.xlsx")
    column = [one.value for one in book["persons"][1]].index("decision") + 1
    for row, cell in filled:
        book["persons"].cell(row, column).value = cell
    book.save("out/rollcall.xlsx")


def test_a_run_that_stops_counts_the_decisions_that_are_not_kept_yet() -> None:
    call(*BOOK)
    fill((2, "ok"), (3, "ok"))
    assert "not kept yet (2 rows)" in call(*BOOK, code=2).stderr
    call("correct", "out", "out/rollcall.xlsx")
    fill((4, "ok"))
    assert "not kept yet (1 row)" in call(*BOOK, code=2).stderr
    fill((4, "yes"), (3, "wrong"))
    assert "not kept yet (2 rows)" in call(*BOOK, code=2).stderr
    call("correct", "out", "out/rollcall.xlsx", code=2)
    assert "not kept yet (1 row)" in call(*BOOK, code=2).stderr
    fill((4, ""))
    call(*BOOK)


def test_only_to_check_decisions_keeps_none(place: Path) -> None:
    call(*BOOK)
    fill((2, "ok"))
    call("correct", "out", "out/rollcall.xlsx", "--check")
    assert "not kept yet (1 row)" in call(*BOOK, code=2).stderr


def test_what_a_report_saved_holds_in_every_later_run() -> None:
    call(*RUN)
    file = saved(of_person("Pia Sund", "wrong"), of_person("Amir Saken", "rename", "Amir Sakén"))
    result = call("correct", "out", file)
    assert "2 of 2 decisions hold: 2 new" in result.stdout
    for _ in range(2):
        call(*RUN)
        assert names() == ["Amir Sakén", "Tomas Vale", "Oda Holt", "Eva Moor"]
        assert {one["status"] for one in rows("corrected")} == {"applied"}
        assert {one["why"] for one in rows("corrected")} == {"told by her office"}


def test_corrections_hold_when_what_found_the_persons_has_changed(knows: dict[str, Kit]) -> None:
    call(*RUN)
    found_by = row_id("persons", "found_by", "name", "Oda Holt")
    file = saved(
        of_person("Oda Holt", "rename", "Oda Holte"),
        of_person("Pia Sund", "wrong"),
        of_person("Amir Saken", "country", "Kazakhstan"),
    )
    call("correct", "out", file)
    knows["kit"] = replace(knows["kit"], off=frozenset((found_by,)))
    call(*RUN)
    assert row_id("persons", "found_by", "name", "Oda Holte") == "decision:rename"
    assert row_id("mentions", "found_by", "value", "Oda Holte") == "decision:rename"
    assert "Pia Sund" not in names()
    assert {one["status"] for one in rows("corrected")} == {"applied"}


def test_corrections_hold_when_the_text_changes_a_little_and_are_told_when_it_does_not() -> None:
    call(*RUN)
    call("correct", "out", saved(of_person("Pia Sund", "wrong"), of_person("Oda Holt", "wrong")))
    changed = "NEWS. " + TEXT.replace("Oda Holt", "others").replace("written", "written, long")
    Path("letters/one.txt").write_text(changed, "utf-8")
    call(*RUN)
    assert names() == ["Amir Saken", "Tomas Vale", "Eva Moor"]
    told = {one["name"]: (one["status"], one["reason"]) for one in rows("corrected")}
    assert told == {
        "Pia Sund": ("applied", ""),
        "Oda Holt": ("does not fit", "the words 'Oda Holt' are no longer in the text"),
    }


def test_a_file_that_is_given_again_after_the_run_still_holds() -> None:
    call(*RUN)
    vale = row_id("persons", "person_id", "name", "Tomas Vale")
    mention = next(one for one in rows("mentions") if one["text"] == "T. Vale")
    place = {"start": int(mention["start"]), "end": int(mention["end"]), "quote": "T. Vale"}
    guild = TEXT.index("harbour guild")
    decisions = [
        of_person("Pia Sund", "wrong"),
        of_person("Oda Holt", "merge", vale),
        {"decision": "split", "table": "mentions", "row_id": mention["mention_id"], **place},
        {"decision": "add", "value": "Guild", "table": "persons", "row_id": "",
         "start": guild, "end": guild + 13, "quote": "harbour guild"},
    ]  # fmt: skip
    call("correct", "out", saved(*decisions))
    before = Path("out/corrections.csv").read_text("utf-8")
    call(*RUN)
    result = call("correct", "out", saved(*decisions))
    assert "4 of 4 decisions hold: 0 new, 0 in the place" in result.stdout
    assert Path("out/corrections.csv").read_text("utf-8") == before
    decisions[0]["why"] = "asked her"
    decisions[3]["value"] = "Another"
    result = call("correct", "out", saved(*decisions), code=2)
    assert "Guild is found at these words already" in result.stderr
    assert Path("out/corrections.csv").read_text("utf-8") == before.replace(
        "told by her office", "asked her", 1
    )


def test_who_was_added_and_is_wrong_after_all_is_gone() -> None:
    call(*RUN)
    guild = TEXT.index("harbour guild")
    add = {"decision": "add", "value": "Guild", "table": "persons", "row_id": "",
           "start": guild, "end": guild + 13, "quote": "harbour guild"}  # fmt: skip
    call("correct", "out", saved(add))
    call(*RUN)
    call("correct", "out", saved(add, of_person("Guild", "wrong")))
    call(*RUN)
    assert "Guild" not in names()


def test_corrections_of_one_folder_can_be_applied_in_another() -> None:
    call(*RUN)
    call("correct", "out", saved(of_person("Pia Sund", "wrong")), "--corrections", "mine.csv")
    assert not Path("out/corrections.csv").exists()
    call(*RUN)
    assert "Pia Sund" in names()
    call(*RUN, "--corrections", "mine.csv")
    assert "Pia Sund" not in names()
    assert Path("mine.csv").read_text("utf-8").startswith("decision,value,means,table,kind,name")


def test_a_release_that_was_not_read_is_told_of_its_corrections() -> None:
    call(*RUN)
    call("correct", "out", saved(of_person("Pia Sund", "wrong")))
    Path("letters/one.txt").unlink()
    call(*RUN)
    assert [one["status"] for one in rows("corrected")] == ["not in this run"]


def decide(sheet: str, **cells: str) -> None:
    """Write decisions into the workbook, each by the first words of its row, and save it."""
    book = openpyxl.load_workbook("out/rollcall.xlsx")
    found = set()
    for row in book[sheet].iter_rows(min_row=2):
        key = str(row[1].value).replace(" ", "_")
        if key in cells and key not in found:
            row[0].value = cells[key]
            found.add(key)
    assert found == set(cells)
    book.save("out/rollcall.xlsx")


def test_a_workbook_with_decisions_is_not_written_over_until_they_are_kept() -> None:
    call(*BOOK)
    decide("persons", Pia_Sund="rename Pia Sunde; role harbour guild", Oda_Holt="merge Tomas Vale")
    decide("dates", **{"30_April": "date 2030-04-30"})
    stopped = call(*BOOK, code=2)
    assert "rollcall correct out out/rollcall.xlsx" in stopped.stderr
    call("correct", "out", "out/rollcall.xlsx")
    call(*BOOK)
    assert names() == ["Amir Saken", "Pia Sunde", "Tomas Vale", "Eva Moor"]
    assert row_id("persons", "roles", "name", "Pia Sunde").endswith("harbour guild")
    assert row_id("dates", "value", "text", "30 April") == "2030-04-30"
    call(*BOOK)
    assert names() == ["Amir Saken", "Pia Sunde", "Tomas Vale", "Eva Moor"]


def test_a_faulty_decision_is_told_with_its_place_and_the_others_are_kept() -> None:
    call(*BOOK)
    decide("persons", Pia_Sund="country Ruritania", Oda_Holt="wrong")
    result = call("correct", "out", "out/rollcall.xlsx", code=2)
    assert "rollcall.xlsx, sheet persons, row 3, 'country Ruritania'" in result.stderr
    assert "1 of 2 decisions hold: 1 new" in result.stdout
    stopped = call(*BOOK, code=2)
    assert "holds decisions that are not kept yet" in stopped.stderr
    call(*BOOK, "--discard-edits")
    assert names() == ["Amir Saken", "Pia Sund", "Tomas Vale", "Eva Moor"]


def test_a_table_with_a_decision_column_is_taken_and_other_edits_are_told() -> None:
    call(*RUN)
    path = Path("out/persons.csv")
    lines = path.read_text("utf-8-sig").splitlines()
    marked = ["decision," + lines[0], *(f",{one}" for one in lines[1:])]
    marked[1] = "wrong" + marked[1]
    path.write_text("\n".join(marked) + "\n", "utf-8-sig")
    call("correct", "out", "out/persons.csv")
    call(*RUN)
    assert "Amir Saken" not in names()
    path.write_text(path.read_text("utf-8").replace("Oda Holt,", "Oda Holte,"), "utf-8")
    stopped = call(*RUN, code=2)
    assert "'Oda Holte' where the run wrote 'Oda Holt'" in stopped.stderr
    text = path.read_text("utf-8").replace("\ufeffname", "\ufeffdecision,name", 1)
    path.write_text("\n,".join(text.splitlines()) + "\n", "utf-8")
    result = call("correct", "out", "out/persons.csv")
    assert "edited cells are no decisions and are not kept" in result.stderr
    assert call(*RUN, code=2).exit_code == 2


@pytest.mark.parametrize(
    ("corrected", "unfit", "line"),
    [
        (2, 0, "Applied 2 corrections.\n"),
        (1, 1, "1 correction; 1 no longer fits: see corrected.\n"),
    ],
)
def test_a_run_tells_what_became_of_the_corrections(corrected: int, unfit: int, line: str) -> None:
    figures = ("releases", "rejected", "persons", "countries", "parties", "dates", "issues")
    every = dict.fromkeys((*figures, "to_check"), 0) | {"corrected": corrected, "unfit": unfit}
    assert line in closing_lines(Summary(**every, folder=Path("out"), workbook=None))


def test_a_workbook_without_a_decision_is_told_to_be_so() -> None:
    call(*BOOK)
    result = call("correct", "out", "out/rollcall.xlsx")
    assert "No decision is in there" in result.stdout


def test_checking_keeps_nothing() -> None:
    call(*RUN)
    result = call("correct", "out", saved(of_person("Pia Sund", "wrong")), "--check")
    assert "1 of 1 decisions hold; nothing was kept" in result.stdout
    assert not Path("out/corrections.csv").exists()


def test_a_faulty_file_of_corrections_stops_a_run_before_its_first_release() -> None:
    call(*RUN)
    before = Path("out/run.json").read_bytes()
    Path("out/corrections.csv").write_text("decision,table\nsure,persons\n", "utf-8")
    assert "decision is 'sure'" in call(*RUN, code=2).stderr
    assert Path("out/run.json").read_bytes() == before


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (("correct", "letters", "a.json"), "is no file"),
        (("correct", "letters", "letters/one.txt"), "decisions are in one of these"),
        (("promote", "letters", "x", "--to", "c"), "is no output of rollcall"),
    ],
)
def test_what_cannot_be_is_told_in_words(words: tuple[str, ...], reason: str) -> None:
    assert reason in call(*words, code=2).stderr


def test_the_same_decisions_give_the_same_bytes_in_any_order() -> None:
    call(*RUN)
    first, second = of_person("Pia Sund", "wrong"), of_person("Amir Saken", "rename", "Amir S.")
    for file, entries in (("a.csv", (first, second)), ("b.csv", (second, first))):
        call("correct", "out", saved(*entries), "--corrections", file)
    assert Path("a.csv").read_bytes() == Path("b.csv").read_bytes()


def test_a_corrected_release_becomes_gold_that_the_run_fulfils() -> None:
    call(*RUN)
    call("correct", "out", saved(of_person("Pia Sund", "rename", "Pia Sunde")))
    call(*RUN)
    result = call("promote", "out", "one.txt", "--to", "gold", "--kind", "declaration")
    assert "To check by hand:" in result.stdout
    marked = Path("gold/one.marked").read_text("utf-8")
    assert "p2: Pia Sunde; author, signatory, speaker" in marked
    assert "⟦H|Ms⟧ ⟦P p2|Pia Sund⟧ (⟦C FI p2:delegation|Finland⟧" in marked
    assert Path("gold/one.txt").read_text("utf-8") == TEXT
    gold = json.loads(Path("gold/one.gold.json").read_bytes())
    assert [one["name"] for one in gold["persons"]] == names()[:4]
    again = call("promote", "out", "one.txt", "--to", "gold", code=2)
    assert "nothing is written over it" in again.stderr
