"""A scripted user goes the whole way: reads the report, corrects what it shows, and runs again."""

import json
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from scripted_user import (
    FERRY,
    LETTERS,
    MINE,
    RUN,
    Read,
    call,
    card_of,
    decide,
    find_and_prove,
    row,
    rows,
    save,
)

from pipeline import run as corridor
from pipeline.annotate.language import load_language

pytestmark = pytest.mark.slow
DECIDED = (("rename", "Amir Saken"), ("wrong", "Pia Sund"), ("wrong", "Norway"), ("add", "quill"))


def without_recogniser(patch: pytest.MonkeyPatch) -> None:
    load = corridor.load_kit
    unaided = load_language(recogniser=False)
    patch.setattr(corridor, "load_kit", lambda data=(): replace(load(data), nlp=unaided))


@pytest.fixture(scope="module")
def read(browser: Any) -> Iterator[Read]:
    """Return a function that opens the report where one stands, without any network."""
    context = browser.new_context(offline=True)
    faults: list[str] = []

    def opened(place: str) -> Any:
        page = context.new_page()
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.goto(f"{Path('out/report.html').resolve().as_uri()}#{place}")
        return page

    yield opened
    context.close()
    assert faults == []


@pytest.fixture(scope="module")
def decided(read: Read, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with releases, their output, and what was decided in the report of it."""
    folder = tmp_path_factory.mktemp("user")
    for room, files in (("letters", LETTERS), ("mine", MINE)):
        (folder / room).mkdir()
        for name, text in files.items():
            (folder / room / name).write_text(text, "utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        call(*RUN)
        find_and_prove(read)
        decide(read).save_as("rollcall-decisions.json")
        said = call("correct", "out", "rollcall-decisions.json")
        assert "4 of 4 decisions hold: 4 new" in said
    return folder


@pytest.fixture
def here(decided: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in a copy of that folder."""
    shutil.copytree(decided, tmp_path / "copy")
    monkeypatch.chdir(tmp_path / "copy")
    return tmp_path / "copy"


def assert_holds() -> None:
    """Hold what was decided against the tables, the records and the workbook."""
    names = [one["name"] for one in rows("persons") if one["source"] == "ferry.txt"]
    assert set(names) >= {"Amir Sakén", "Tomas Vale", "Oda Holt", "Quill"}
    assert not set(names) & {"Amir Saken", "Pia Sund"}
    assert not [one for one in rows("ties") if one["name"] == "Pia Sund"]
    assert [one["text"] for one in rows("mentions") if one["value"] == "Quill"] == ["quill"] * 2
    assert ("Tove Lind", "Norway") not in [(one["name"], one["value"]) for one in rows("ties")]
    (ferry,) = records()
    assert [one["name"] for one in ferry["persons"]] == names
    assert not [
        tie for one in ferry["persons"] if one["name"] == "Tove Lind" for tie in one["countries"]
    ]
    sheet = openpyxl.load_workbook("out/rollcall.xlsx")["persons"]
    assert set(names) <= {line[1].value for line in sheet}


def records() -> list[dict[str, Any]]:
    held = json.loads(Path("out/records.json").read_bytes())["releases"]
    return [one for one in held if one["source"] == "ferry.txt"]


def statuses() -> dict[tuple[str, str], str]:
    return {(one["decision"], one["quote"]): one["status"] for one in rows("corrected")}


def test_what_was_decided_holds_in_the_next_run_and_its_report(here: Path, read: Read) -> None:
    call(*RUN)
    assert_holds()
    assert statuses() == dict.fromkeys(DECIDED, "applied")
    page = read("/releases?person=Sakén")
    page.click("#list .title")
    shown = page.locator(".card.kind-persons .name").all_inner_texts()
    assert shown == ["Amir Sakén", "Tomas Vale", "Oda Holt", "Tove Lind", "Quill"]
    card = card_of(page, "Amir Sakén")
    card.locator("summary", has_text="Why it is here").click()
    assert "decision:rename" in card.inner_text()
    card.locator("> .decide [data-verb=ok]").click()
    save(page).save_as("more.json")
    assert "5 of 5 decisions hold: 1 new" in call("correct", "out", "more.json")


def test_it_holds_when_rules_find_the_same_in_another_way(here: Path) -> None:
    before = [row("persons", name="Pia Sund"), row("ties", value="Norway", name="Tove Lind")]
    call("run", "letters", "--out", "other", "--data", "mine", "--quiet")
    others = rows("persons", "other"), rows("ties", "other")
    pia = next(one for one in others[0] if one["name"] == "Pia Sund")
    norway = next(one for one in others[1] if one["as_written"] == "Norway (Svalbard)")
    assert pia["found_by"] != before[0]["found_by"]
    assert norway["tie_id"] != before[1]["tie_id"]
    call(*RUN, "--data", "mine")
    assert_holds()
    assert statuses() == dict.fromkeys(DECIDED, "applied")


@pytest.mark.parametrize("data", [(), ("--data", "mine")], ids=["the model", "model and rules"])
def test_it_holds_when_the_model_has_changed(
    here: Path, monkeypatch: pytest.MonkeyPatch, data: tuple[str, ...]
) -> None:
    without_recogniser(monkeypatch)
    call("run", "letters", "--out", "other", "--quiet", *data)
    assert "Amir Saken" in [one["name"] for one in rows("persons", "other")]
    assert "model" not in [one["found_by"] for one in rows("persons", "other")]
    call(*RUN, *data)
    assert_holds()
    assert set(statuses().values()) <= {"applied", "already so"}
    assert statuses()["rename", "Amir Saken"] == "applied"


def test_it_holds_when_the_text_changes_a_little(here: Path) -> None:
    changed = "UPDATED: " + FERRY.replace("opend", "opened")
    Path("letters/ferry.txt").write_text(changed, "utf-8")
    call(*RUN)
    assert_holds()
    assert statuses() == dict.fromkeys(DECIDED, "applied")


def test_a_decision_whose_words_are_gone_is_listed_and_changes_nothing(here: Path) -> None:
    changed = FERRY.replace("Amir Saken", "the poet")
    Path("letters/ferry.txt").write_text(changed, "utf-8")
    call(*RUN)
    assert statuses() == dict.fromkeys(DECIDED, "applied") | {DECIDED[0]: "does not fit"}
    assert row("corrected", status="does not fit")["reason"].endswith("are no longer in the text")
    lines = Path("out/corrections.csv").read_text("utf-8").splitlines(keepends=True)
    kept = [one for one in lines if not one.startswith("rename")]
    assert len(kept) == len(lines) - 1
    Path("fewer.csv").write_text("".join(kept), "utf-8")
    call("run", "letters", "--out", "other", "--corrections", "fewer.csv", "--quiet")
    for table in ("persons", "ties", "mentions", "countries", "parties", "dates", "issues"):
        assert rows(table) == rows(table, "other")
