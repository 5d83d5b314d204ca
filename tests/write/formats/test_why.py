"""The column `why`: what the rule says of itself, with its code beside it."""

from pathlib import Path

import openpyxl
import pytest

from pipeline.reasons import UNKNOWN, load_reasons, reason_of
from pipeline.vocabulary import vocabulary
from pipeline.write.formats.why import why_of
from pipeline.write.options import WriteOptions
from pipeline.write.stage import write

LOCAL = """\
[[rule]]
id = "made-up"
label = "PERSON"
why = "Our own lists write it so."
pattern = "[A-Z]\\\\w+"
finds = []
"""


def test_a_code_stands_beside_its_reason_and_the_value_beside_its_own() -> None:
    why = why_of({"finder:title": "A title stands before the name."})
    assert why({"found_by": "finder:title", "how": "exact"}) == (
        "Found: A title stands before the name. (finder:title)\n"
        "Value: The words themselves are the value: nothing had to be looked up or chosen. (exact)"
    )


def test_how_sure_the_model_was_stands_beside_it() -> None:
    why = why_of({"model": "It reads it so."})
    assert why({"found_by": "model", "confidence_percent": 81}).endswith("(model, 81 % sure)")
    assert why({"found_by": "model", "confidence_percent": None}).endswith("(model)")


@pytest.mark.parametrize("row", [{}, {"found_by": "", "how": None}, {"name": "Pia Sund"}])
def test_a_row_that_nobody_found_has_no_reason(row: dict[str, str]) -> None:
    assert why_of({})(row) == ""


@pytest.mark.parametrize("how", vocabulary("how"))
def test_every_value_of_how_is_said_in_words(how: str) -> None:
    words = why_of({})({"how": how})
    assert words.startswith("Value: ")
    assert words.endswith(f"({how})")
    assert len(words) > len(f"Value:  ({how})")


def test_a_local_rule_gives_its_own_reason(make, tmp_path: Path) -> None:
    (tmp_path / "mine" / "rules").mkdir(parents=True)
    (tmp_path / "mine" / "rules" / "ours.toml").write_text(LOCAL, "utf-8")
    options = WriteOptions(formats=("xlsx",), data=(tmp_path / "mine",))
    write([make()], tmp_path / "out", options, [])
    sheet = openpyxl.load_workbook(tmp_path / "out" / "rollcall.xlsx")["persons"]
    heads = [cell.value for cell in sheet[1]]
    cell = sheet.cell(2, heads.index("why") + 1).value
    assert cell == "Found: Our own lists write it so. (rule:made-up)"


@pytest.mark.slow
def test_every_code_that_a_run_over_the_corpus_gives_has_words(corpus_codes: set[str]) -> None:
    reasons = load_reasons()
    assert len(corpus_codes) > 100
    assert [one for one in sorted(corpus_codes) if reason_of(one, reasons) in ("", UNKNOWN)] == []
