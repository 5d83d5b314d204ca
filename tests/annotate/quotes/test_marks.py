"""Marks of quotation, told from apostrophes, inches and marks that nothing closes."""

import time

import pytest

from pipeline.annotate.language import broken_up
from pipeline.annotate.page import open_page
from pipeline.annotate.quotes.marks import find_spans
from pipeline.clean.stage import clean
from pipeline.types import Release


@pytest.fixture(scope="module")
def found(kit):
    """Return a function: the quotations in a stored text."""

    def words(text: str) -> list[str]:
        cleaned = clean(Release("r1", text, "a.md"), kit.layout)
        page = open_page(cleaned, kit.nlp(broken_up(cleaned.text)), kit)
        return [cleaned.text[one.start : one.end] for one in find_spans(page)]

    return words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('He said "no" and "yes".', ["no", "yes"]),
        ("He said “no” and left.", ["no"]),
        ("&ldquo;No&rdquo;, he said.", ["No"]),
        ("``No,'' he said.", ["No,"]),
        ('to grow this industry, "he said. "', ["he said. "]),
        ('("no")—"yes"', ["no", "yes"]),
        ("“He said “no” and left,” she said.", ['He said "no" and left,']),
        ("He said ‘no’, and the MPs’ list", ["no"]),
        ("'the MPs' letter' was lost", ["the MPs' letter"]),
        ("rock 'n' roll in the '90s, it's ours", ["n"]),
        ("5' 10\" tall", []),
        ('a stray " mark', []),
        ('""', []),
    ],
)
def test_what_stands_between_marks(text, words, found):
    assert found(text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("“One.\n\n“Two,” she said.", ['One.\n\n"Two,']),
        ("“One.\n\nTwo,” she said.", []),
        ("The “one.\n\n“Two,” she said.", ["Two,"]),
        ("> One.\n> Two.", ["One.\nTwo."]),
        ("> One.\n\nand\n\n> Two.", ["One.", "Two."]),
    ],
)
def test_what_goes_on_over_paragraphs(text, words, found):
    assert found(text) == words


@pytest.mark.parametrize(
    "piece", ['"', "“", '"a b" ', "as' b ", "„“”«»", '"It is so.\n\n', "> a\n"]
)
def test_marks_take_time_in_proportion_to_their_number(piece, found):
    start = time.perf_counter()
    found(piece * (30_000 // len(piece)))
    assert time.perf_counter() - start < 4.0
