"""Quotations and who says them, case by case: `tests/cases/quotes.toml`."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.clean.stage import clean
from pipeline.records import QuoteRecord, ReleaseRecord
from pipeline.run import extract
from pipeline.types import Release

CASES = Path(__file__).parents[2] / "cases" / "quotes.toml"
CASE = tomllib.loads(CASES.read_text("utf-8"))["case"]


@pytest.fixture(scope="module")
def read(kit):
    """Return a function: the record of a text."""

    def record(text: str) -> ReleaseRecord:
        return next(extract([Release("r1", text, "a.md")], kit)).record

    return record


def told(quote: QuoteRecord) -> str:
    """Return a quotation as a case writes it."""
    cells = (quote.kind, quote.speaker_kind, quote.speaker_as_written, quote.verb, quote.text)
    return " | ".join(cell or "-" for cell in cells)


@pytest.mark.parametrize("case", CASE, ids=lambda case: case["why"])
def test_who_says_what(case, read):
    assert [told(one) for one in read(case["text"].lstrip("\n")).quotes] == case["says"]


@pytest.mark.parametrize(
    "case", [case for case in CASE if "people" in case], ids=lambda c: c["why"]
)
def test_a_pronoun_is_led_to_its_person_and_marked(case, read):
    record = read(case["text"])
    names = {one.person_id: one.name for one in record.persons}
    quote = record.quotes[0]
    assert [names[one] for one in quote.person_ids] == case["people"]
    assert quote.how == ("joined" if case["people"] else "unknown")


def test_who_speaks_a_quotation_appears_as_speaker_with_its_words(read):
    person = read('"It was shut," she laughed. Ms Pia Sund left. "Mud," she wrote.').persons[0]
    speaking = [one for one in person.appearances if one.value == "speaker"]
    assert [one.evidence for one in speaking] == ['"Mud," she wrote']


def test_who_is_only_near_words_at_a_distance_does_not_speak(read):
    person = read('Ms Pia Sund met the so-called "experts" in Vaasa.').persons[0]
    assert person.appears_as == ("mentioned",)


def test_a_speaker_is_handed_on_with_a_mark(read):
    first, second = read('"It was shut," said Ms Pia Sund. "Mud is mud."').quotes
    assert (first.how, second.how) == ("exact", "joined")
    assert first.person_ids == second.person_ids
    assert (first.found_by, second.found_by) == ("finder:quote.after", "finder:quote.continued")


@pytest.mark.parametrize("other", ["Mr Karl Bremm left.", "Mr Karl Bremm left. He was tired."])
def test_a_quotation_behind_another_person_is_not_handed_on(other, read):
    quotes = read(f'"It was shut," said Ms Pia Sund. {other} The door said "no entry".').quotes
    names = [one.speaker_as_written for one in quotes]
    assert names[0] == "Ms Pia Sund"
    assert "Ms Pia Sund" not in names[1:]


PIECES = (
    *('"', "“", "”", "«", "»", "„", "'", "’", "‘", " ", ". ", ", ", ": ", "- ", "(", ")", "\n"),
    *("\n\n", "> ", "said ", "Ms Pia Sund", "she ", "told us", "It is so"),
)


@given(st.lists(st.sampled_from(PIECES), max_size=40))
@settings(max_examples=60, deadline=None)
def test_any_text_has_quotations_that_stand_in_it_apart(read, pieces):
    text = "".join(pieces)
    record = read(text)
    ends = 0
    for quote in record.quotes:
        assert text[quote.start : quote.end] == quote.text
        assert ends <= quote.start < quote.end
        ends = quote.end
        assert set(quote.person_ids) <= {one.person_id for one in record.persons}
        assert (quote.speaker_as_written is None) <= (quote.how == "unknown")


def test_the_cleaned_text_has_straight_marks_alone(kit):
    assert clean(Release("r1", "„a“ «b» ‘c’", "a.txt"), kit.layout).text == '"a" "b" \'c\''
