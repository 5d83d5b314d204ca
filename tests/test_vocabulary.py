"""The closed vocabularies and the columns: what other rooms and every reader rely on."""

from pathlib import Path
from string import Formatter

import pytest
import regex

from pipeline.tables import OUR_DATA
from pipeline.vocabulary import (
    ISSUES,
    Value,
    all_columns,
    columns,
    issue_text,
    message,
    values,
    vocabulary,
)

PACKAGE = OUR_DATA.parent
FINDING = regex.compile(r'(?:Finding|_dated)\(\s*"([a-z-]+)"')
CODES = [one for one in values() if one.vocabulary == ISSUES]


@pytest.mark.parametrize("value", values(), ids=lambda one: f"{one.vocabulary}-{one.value}")
def test_every_value_has_a_plain_sentence(value: Value) -> None:
    assert value.meaning.endswith(".")
    assert value.meaning[0].isupper()


@pytest.mark.parametrize("column", all_columns(), ids=lambda one: f"{one.table}-{one.column}")
def test_every_column_has_a_plain_sentence_and_a_vocabulary_that_exists(column) -> None:
    assert column.meaning.endswith(".")
    if column.vocabulary:
        assert vocabulary(column.vocabulary)


@pytest.mark.parametrize("code", CODES, ids=lambda one: one.value)
def test_every_issue_says_how_much_it_matters_and_what_to_do(code: Value) -> None:
    assert code.severity in vocabulary("severity")
    assert code.suggestion
    names = {name for _, name, _, _ in Formatter().parse(code.message) if name}
    assert names <= {"found", "stated", "candidates"}


def test_no_value_and_no_column_begins_like_a_formula() -> None:
    cells = [one.value for one in values()] + [one.column for one in all_columns()]
    assert not [cell for cell in cells if cell[0] in "=+-@\t\r"]


def _codes_in(path: Path) -> list[str]:
    return FINDING.findall(path.read_text("utf-8"))


@pytest.mark.parametrize(
    "path",
    [path for path in sorted(PACKAGE.rglob("*.py")) if _codes_in(path)],
    ids=lambda path: path.relative_to(PACKAGE).as_posix(),
)
def test_every_code_that_a_room_gives_is_in_the_vocabulary(path: Path) -> None:
    assert set(_codes_in(path)) <= set(vocabulary(ISSUES))


def test_an_unknown_name_is_answered_with_the_right_ones() -> None:
    with pytest.raises(KeyError, match="no vocabulary 'hwo'; there are how,"):
        vocabulary("hwo")
    with pytest.raises(KeyError, match="no table 'people'; there are releases, persons"):
        columns("people")
    with pytest.raises(KeyError, match="no issue code 'odd'; there are no-publication-date"):
        issue_text("odd", {})


def test_a_message_shows_a_question_mark_for_what_nobody_filled_in() -> None:
    assert message("ambiguous-party", found="Labour") == (
        "Labour can be ?; the text does not decide"
    )


@pytest.mark.parametrize("odd", ["{candidates}", "{}", "100 %", "{0}", "a{"])
def test_braces_in_a_found_name_do_not_upset_a_message(odd: str) -> None:
    assert message("other-language", found=odd).endswith(odd)


@pytest.mark.parametrize("table", ["persons", "ties", "dates", "quotes", "mentions", "issues"])
def test_a_part_stands_before_the_release_id(table: str) -> None:
    names = columns(table)
    assert names.index("part") + 1 == names.index("release_id")
