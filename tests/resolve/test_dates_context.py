"""The clause around a date: its tense, and the order of the text's numeric dates."""

import pytest
from our_tables import RULES

from pipeline.resolve.dates.context import DateContext, date_context, day_first
from pipeline.resolve.dates.value import date_value
from pipeline.types import Anchor, Mention

WORDS = RULES.words


def context(marked: str) -> DateContext:
    """Return the context of the date in square brackets."""
    before, rest = marked.split("[")
    date, after = rest.split("]")
    start = len(before)
    mention = Mention("DATE", start, start + len(date), date, "rule:date.x")
    text = before + date + after
    return date_context(text, mention, WORDS, day_first(text))


@pytest.mark.parametrize(
    ("text", "tense"),
    [
        ("The committee met on [3 May] in Riga.", "past"),
        ("He was arrested on [3 May].", "past"),
        ("The committee will meet on [3 May] in Riga.", "planned"),
        ("A hearing is scheduled for [3 May].", "planned"),
        ("The report, to be debated on [3 May], is long.", "planned"),
        ("She sat there until her seat was taken on [21 February].", "past"),
        ("It will stay open until [21 February].", "planned"),
        ("The assembly opens in St. Petersburg on [14 October].", "planned"),
        ("The vote of [9 June] was announced.", "unclear"),
        ("On [3 May] they will meet.", "planned"),
        ("On [3 May], police detained her.", "past"),
        ("Riga, [3 May]", "unclear"),
    ],
)
def test_the_words_of_its_clause_tell_a_dates_tense(text: str, tense: str) -> None:
    assert context(text).tense == tense


def test_another_sentence_does_not_tell_a_dates_tense() -> None:
    assert context("They will vote. Riga, [3 May]").tense == "unclear"


@pytest.mark.parametrize(
    ("text", "day_first"),
    [
        ("[03/04/2020]", None),
        ("[03/04/2020] and 23/04/2020", True),
        ("[03/04/2020] and 04/23/2020", False),
        ("[03/04/2020], 23/04/2020 and 04/23/2020", None),
        ("[3 April 2020] and 04/23/2020", None),
    ],
)
def test_one_date_that_can_be_read_in_one_way_settles_the_others(
    text: str, day_first: bool | None
) -> None:
    assert context(text).day_first is day_first


@pytest.mark.parametrize(
    ("text", "qualifier"),
    [
        ("He was born about [1960].", "about"),
        ("A church of c. [1850].", "about"),
        ("They sold it, probably in [2004].", "perhaps"),
        ("Probably as early as [May 2004] they knew.", "perhaps"),
        ("They were about to leave in [2004].", None),
        ("They spoke. [2004] was better.", None),
    ],
)
def test_the_words_right_before_say_how_sure_a_date_is(text: str, qualifier: str | None) -> None:
    assert context(text).qualifier == qualifier


@pytest.mark.parametrize(
    ("date", "parts", "value"),
    [
        ("2004", {"form": "calendar", "year": "2004"}, "2004~"),
        ("5 May", {"form": "calendar", "day": "5", "month": "May"}, "XXXX-05-05"),
    ],
)
def test_what_is_approximate_gets_the_sign_of_edtf_level_1(
    date: str, parts: dict[str, str], value: str
) -> None:
    mention = Mention("DATE", 0, len(date), date, "rule:date.x", parts=tuple(parts.items()))
    said = date_value(mention, Anchor(None, None), WORDS, DateContext(qualifier="about"))
    assert (said.value, said.modifier) == (value, "about")
