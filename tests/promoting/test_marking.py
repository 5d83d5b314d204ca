"""A release in the marked form reads back as the records that it was made from."""

import pytest
from made_decisions import TEXT, Desk

from pipeline.evaluate.marked import parse_marked
from pipeline.evaluate.score import score
from pipeline.promoting.marking import marked_form
from pipeline.records import Extraction

MADE = (
    TEXT,
    "# News\n\nBERLIN, 3 May 2031 – Former **Finnish** Prime Minister *Ms Eva Moor* left.\n",
    "In 2004 the Vales fled Congo. Mr Vale was jailed for eight years, until May 2012.\n",
    "",
)


@pytest.mark.parametrize("text", MADE)
def test_the_gold_says_what_the_release_says(desk: Desk, text: str) -> None:
    extraction = desk.read(text)
    draft = marked_form(extraction, "made-up", "md")
    gold = parse_marked(draft.content, "one")
    assert gold.text == text
    assert draft.left_out == ()
    found = score([gold.record], [extraction.record])
    wrong = {
        (one.measure, one.label)
        for one in found.scores
        if (one.gold, one.found) != (one.right, one.right) and "in lists" not in one.measure
    }
    assert wrong <= {("release", "house"), ("release", "HOUSE")}


def test_a_tie_at_a_persons_own_words_is_left_out_and_told(desk: Desk) -> None:
    new, _ = desk.mend(desk.read(), ("persons", "Amir Saken", "country KZ"))
    draft = marked_form(new, "made-up", "txt")
    assert draft.left_out == (
        "a tie of Amir Saken at 'Amir Saken': no country or party is marked there",
    )
    assert parse_marked(draft.content, "one").text == TEXT


def test_a_mark_that_crosses_another_is_left_out_and_told(desk: Desk) -> None:
    before = desk.read()
    (date, *rest) = before.record.dates
    start = TEXT.index("Amir")
    crossing = date.model_copy(update={"start": start + 5, "end": start + 14, "text": "Saken. Si"})
    record = before.record.model_copy(update={"dates": (crossing, *rest)})
    draft = marked_form(Extraction(before.release, record), "made-up", "txt")
    assert [one.startswith("a mark D over 'Saken. Si'") for one in draft.left_out] == [True]
    assert parse_marked(draft.content, "one").text == TEXT
