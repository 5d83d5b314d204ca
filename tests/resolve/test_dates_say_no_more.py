"""A date says no more than its words: over the whole corpus, and over 10,000 made sentences."""

import itertools
import random
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from edtf import parse_edtf
from resolve.test_dates import RULES
from resolve.test_story import values

from pipeline.run import extract, load_kit
from pipeline.types import Anchor, DateValue, Release

CORPUS = Path(__file__).parents[2] / "corpus"
FINENESS = ("century", "decade", "year", "half", "quarter", "season", "month", "week", "day")
NAMED = {
    "Y": "year", "M": "month", "W": "week", "D": "day",
}  # fmt: skip
SENTENCES = 10_000
WORDS = {
    "month": [text.title() for text in list(RULES.words["month"])[:12]],
    "weekday": ["Monday", "Tuesday", "Friday", "Sunday"],
    "season": ["spring", "summer", "autumn", "winter"],
    "unit": ["years", "months", "weeks", "days"],
    "one": ["year", "month", "week"],
    "part": ["early", "late", "the end of", "mid"],
    "which": ["last", "next", "this"],
    "day": [str(number) for number in range(1, 29)],
    "ordinal": ["4th", "20th", "28th"],
    "number": ["two", "three", "ten", "12"],
    "year": [str(year) for year in range(1900, 2030, 7)],
    "quarter": ["first quarter", "second half", "Q3"],
    "named": ["Christmas Day", "Easter Monday", "International Women's Day", "New Year's Eve"],
    "deictic": ["today", "yesterday", "tomorrow", "this morning"],
}
FORMS = {
    "day": [
        "{day} {month} {year}", "{month} {day}, {year}", "{day} {month}", "{month} {day}",
        "{named}", "{named} {year}", "{deictic}", "{weekday}", "{which} {weekday}",
        "{weekday} the {ordinal}", "since {day} {month}", "before {day} {month} {year}",
        "from {day} {month} to {day} {month} {year}", "the second Tuesday of {month} {year}",
    ],
    "month": ["{month} {year}", "{which} {month}", "{part} {month} {year}", "{which} month",
              "since {month} {year}", "between {month} and {month} {year}"],
    "week": ["{which} week", "week 7 of {year}", "week commencing {day} {month}"],
    "season": ["{season} {year}", "{which} {season}"],
    "quarter": ["{quarter} of {year}"],
    "year": ["{year}", "since {year}", "until {year}", "after {year}", "{which} year",
             "between {year} and {year}", "{part} {year}", "fiscal year {year}",
             "the end of the year"],
    "decade": ["the 1990s", "the late 1980s", "the nineties"],
    "century": ["the 19th century", "the twentieth century"],
    "counted": ["{number} {unit} ago", "{number} {unit} later", "{number} {unit} before the vote",
                "the past {number} {unit}", "in the past {one}"],
}  # fmt: skip
FRAMES = ("They met in {}.", "They will meet on {}.", "It has been so since the talks, {}.",
          "In 2010 it began; {} it ended.")  # fmt: skip
ANCHORS = (Anchor(None, None), Anchor("2017-10-12", "dateline"), Anchor("2017-10", "metadata"),
           Anchor("2017", "option"))  # fmt: skip


def sentences() -> Iterator[tuple[str, str, Anchor]]:
    """Yield made sentences, the unit of the expression in each, and what it is published with."""
    draw = random.Random(11)
    forms = [(unit, form) for unit, forms in FORMS.items() for form in forms]
    for unit, form in itertools.islice(itertools.cycle(forms), SENTENCES):
        filled = form.format(**{name: draw.choice(words) for name, words in WORDS.items()})
        yield unit, draw.choice(FRAMES).format(filled), draw.choice(ANCHORS)


def faults(said: DateValue) -> Iterator[str]:
    """Yield what a date claims that neither its words nor its anchor say."""
    if said.implied and said.anchor is None:
        yield "implied without an anchor"
    if said.relation != "absolute" and said.anchor is None and said.value and "X" not in said.value:
        yield "a value without an anchor"
    if said.kind in ("duration", "set") and said.value:
        yield "a duration with a value"
    if said.value:
        yield from (f"no EDTF: {end}" for end in said.value.split("/") if not is_edtf(end))
    if said.earliest and said.latest and said.earliest > said.latest:
        yield "ends before it begins"
    told = {*said.said, *said.implied}
    finest = {"day": {"day", "weekday", "week"}, "month": {"month", "year-part", "season"}}
    needed = finest.get(said.precision, set())
    if said.value and needed and not needed & told:
        yield f"{said.precision} was neither said nor implied"


@cache  # the other library takes 30 ms for one
def is_edtf(end: str) -> bool:
    return end == ".." or bool(parse_edtf(end))


def finer(said: DateValue, unit: str) -> bool:
    """Return whether a date is more precise than the unit of its words."""
    if unit == "counted":
        unit = NAMED[said.offset[-1]] if said.offset else "day"
    return bool(said.value) and FINENESS.index(said.precision) > FINENESS.index(unit)


@pytest.mark.slow
def test_ten_thousand_sentences_say_no_more_than_their_words() -> None:
    wrong, found = [], 0
    for unit, text, anchor in sentences():
        read = values(text, anchor)
        found += len(read)
        wrong += [(text, anchor.published, one) for said in read for one in faults(said)]
        if len(read) == 1 and finer(read[0], unit):
            wrong.append((text, anchor.published, f"{read[0].value} is finer than {unit}"))
    assert wrong == []
    assert found >= 0.9 * SENTENCES


@pytest.mark.slow
@pytest.mark.parametrize("published", [None, date(2020, 3, 4)])
def test_no_date_of_the_corpus_says_more_than_its_words(published: date | None) -> None:
    kit = load_kit()
    wrong = []
    for path in sorted(CORPUS.glob("*/*.txt")):
        given = {"published": published.isoformat()} if published else {}
        release = Release(path.stem, path.read_text("utf-8"), path.name, given)
        for extraction in extract([release], kit):
            wrong += [
                (path.name, one.text, fault)
                for one in extraction.record.dates
                for fault in faults(one)
            ]
    assert wrong == []
