"""Local rules and forms are tried on their own examples, and each broken promise is named."""

import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.annotate.kit import Kit
from pipeline.errors import DataError
from pipeline.examples import check_examples
from pipeline.forms import load_forms
from pipeline.rules import load_rules
from pipeline.run import load_kit
from pipeline.tables import OUR_DATA

Load = Callable[[Sequence[Path]], Kit]

RULE = {
    "id": "mine",
    "label": "DATE",
    "why": "w",
    "pattern": "{day} day of {month} {year}",
    "says": {"form": "calendar"},
    "finds": ["on [DATE 3 day of May 2024] -> 2024-05-03"],
    "near": ["month"],
}
FORM = {
    "id": "mine",
    "form": r"{person} \(sits for {country}\)",
    "why": "w",
    "country": "delegation",
    "finds": ["[PERSON Tomas Vale] (sits for [COUNTRY Bolivia]) -> COUNTRY Bolivia"],
}


@pytest.fixture
def quick(kit: Kit) -> Load:
    """Return a loader that reads only rules and forms anew."""

    def load(data: Sequence[Path]) -> Kit:
        folders = (OUR_DATA, *data)
        forms = load_forms(kit.gazetteer, kit.names, folders)
        return replace(kit, rules=load_rules(folders), forms=forms)

    return load


def told(folder: Path, key: str, block: dict[str, object], load: Load = load_kit) -> list[str]:
    """Return what is said of a folder with one block."""
    lines = [f"{name} = {_toml(value)}" for name, value in block.items()]
    (folder / f"{key}s").mkdir(exist_ok=True)
    (folder / f"{key}s" / "mine.toml").write_text(f"[[{key}]]\n" + "\n".join(lines), "utf-8")
    try:
        check_examples(load, (folder,))
    except DataError as error:
        return [str(fault) for fault in error.faults]
    return []


def _toml(value: object) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key} = {json.dumps(one)}" for key, one in value.items()) + "}"
    return json.dumps(value)


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"finds": []}, "finds no example"),
        ({"finds": ["on 3 day of May 2024"]}, "nothing is marked in 'on 3 day"),
        ({"finds": ["on [DATE 3 May 2024]"]}, "it finds nothing in 'on [DATE 3 May 2024]'"),
        ({"finds": ["[DATE on 3 day of May 2024]"]}, "it finds '3 day of May 2024' in"),
        ({"ignores": ["3 day of May 2024"]}, "it finds '3 day of May 2024', which it ignores"),
        ({"near": ["weekday"]}, "no word of `near` stands in"),
        ({"says": {"form": "calender"}}, "it reads None in"),
    ],
)
def test_a_rule_that_breaks_its_promise_is_named_with_its_file(
    tmp_path, quick, change, problem
) -> None:
    (fault,) = told(tmp_path, "rule", RULE | change, quick)
    assert fault.startswith(f"rules/mine.toml, mine: {problem}")
    assert "; " in fault


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"finds": []}, "finds no example"),
        ({"finds": ["Tomas Vale spoke"]}, "nothing is marked in 'Tomas Vale spoke'"),
        ({"finds": ["[PERSON Tomas Vale] (Bolivia) ->"]}, "it finds nothing in"),
        ({"country": ""}, "it ties nothing in"),
        ({"ignores": ["Tomas Vale (sits for Malta)"]}, "it ties 'Tomas Vale (sits for Malta)', "),
    ],
)
def test_a_form_that_breaks_its_promise_is_named_with_its_file(
    tmp_path, quick, change, problem
) -> None:
    (fault,) = told(tmp_path, "form", FORM | change, quick)
    assert fault.startswith(f"forms/mine.toml, mine: {problem}")


@pytest.mark.parametrize(("key", "block"), [("rule", RULE), ("form", FORM)])
def test_a_sound_block_is_no_fault(tmp_path: Path, quick: Load, key, block) -> None:
    assert told(tmp_path, key, block, quick) == []


def test_faults_of_tables_and_of_rules_are_told_together(tmp_path: Path) -> None:
    (tmp_path / "contries.csv").write_text("code\n", "utf-8")
    faults = told(tmp_path, "rule", RULE | {"finds": ["[DATE 3 May 2024]"]})
    assert [one.split(",")[0] for one in faults] == ["contries.csv", "rules/mine.toml"]


def test_where_the_tables_are_faulty_it_is_said_that_forms_were_not_tried(tmp_path: Path) -> None:
    (tmp_path / "titles.csv").write_text("text,kind\nMx,nonsense\n", "utf-8")
    assert told(tmp_path, "form", FORM)[-1].startswith("forms/, examples: not tried yet")
