"""Whatever finds something has a sentence that says why."""

import re

import pytest

from pipeline.reasons import UNKNOWN, load_reasons, reason_of
from pipeline.tables import OUR_DATA

CODE = re.compile(r'"(finder:[a-z.-]+)"')
SOURCES = sorted((OUR_DATA.parent / "annotate").rglob("*.py"))
REASONS = load_reasons()


def test_every_finder_of_the_code_has_a_meaning() -> None:
    codes = {code for path in SOURCES for code in CODE.findall(path.read_text("utf-8"))}
    assert len(codes) > 15
    assert not [code for code in codes if reason_of(code, REASONS) == UNKNOWN]


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("rule:date.day-month-year", "house style of most press offices"),
        ("form:bracket.country-party", "the delegation, then the group"),
        ("strong:FR", "means FR, wherever it stands"),
        ("decision:rename", "A person decided it"),
        ("rule:mine.own", UNKNOWN),
    ],
)
def test_a_code_is_told_in_words(code: str, words: str) -> None:
    assert words in reason_of(code, REASONS)


def test_a_meaning_is_a_whole_sentence() -> None:
    assert not [one for one in REASONS.values() if not one.strip().endswith((".", ";", ")", "”"))]
