"""Names of public data replaced: consistently, with the marks where the new names stand."""

import random
from dataclasses import replace

import pytest

from pipeline.train.examples import Example, Mark
from pipeline.train.replacing import Shares, Stock, rewritten, vary

ALWAYS, NEVER = 1000, 0
WORDS = ("Bo", "Li", "left", "Fatah", ".", "Li", "returned", ".")
PERSON, PARTY = ("PERSON",), ("PARTY",)
EXAMPLE = Example(
    "x",
    "set",
    WORDS,
    ((0, 5), (5, 8)),
    (Mark(0, 2, PERSON), Mark(3, 4, PARTY), Mark(5, 6, PERSON)),
    unsure=frozenset({6}),
)


@pytest.fixture
def stock(names) -> Stock:
    """Return a stock that changes nothing unless a share says so."""
    return Stock(
        names,
        ("New Dawn Party",),
        ("NDP",),
        ("Vesna",),
        ("Foreign Minister",),
        ("Malta",),
        lambda text: tuple(text.split()),
        Shares(NEVER, NEVER, NEVER, NEVER, NEVER, NEVER),
    )


def with_shares(stock: Stock, **shares: int) -> Stock:
    """Return a stock that does what `shares` say."""
    return replace(stock, shares=replace(stock.shares, **shares))


def marked(example: Example) -> list[tuple[str, tuple[str, ...]]]:
    """Return the words and labels of the marks."""
    return [(" ".join(example.words[one.start : one.end]), one.labels) for one in example.marks]


def test_without_shares_an_example_stays_as_it_is(stock: Stock) -> None:
    assert vary(EXAMPLE, stock, random.Random(1)) == EXAMPLE


def test_the_same_person_gets_the_same_new_name(stock: Stock) -> None:
    for seed in range(20):
        changed = vary(EXAMPLE, with_shares(stock, persons=ALWAYS), random.Random(seed))
        (full, _), _, (last, _) = marked(changed)
        assert last in full
        assert "Li" not in changed.words


@pytest.mark.parametrize(
    ("old", "new"), [("Fatah", "Vesna"), ("PLO", "NDP"), ("Free Democrats", "New Dawn Party")]
)
def test_a_party_is_replaced_by_one_of_its_shape(stock: Stock, old: str, new: str) -> None:
    words = tuple(old.split())
    example = Example("x", "set", words, ((0, len(words)),), (Mark(0, len(words), PARTY),))
    changed = vary(example, with_shares(stock, parties=ALWAYS), random.Random(1))
    assert marked(changed) == [(new, PARTY)]


def test_a_title_stands_outside_the_mark(stock: Stock) -> None:
    changed = vary(EXAMPLE, with_shares(stock, title=ALWAYS), random.Random(1))
    assert changed.words[:4] == ("Foreign", "Minister", "Bo", "Li")
    assert marked(changed)[0] == ("Bo Li", PERSON)


def test_a_bracket_marks_what_it_holds(stock: Stock) -> None:
    for seed in range(10):
        changed = vary(EXAMPLE, with_shares(stock, bracket=ALWAYS), random.Random(seed))
        assert changed.words[2] == "("
        assert set(marked(changed)) & {("Malta", ("PLACE",)), ("NDP", PARTY)}


def test_capitals_leave_given_names_as_they_are(stock: Stock) -> None:
    changed = vary(EXAMPLE, with_shares(stock, capitals=ALWAYS), random.Random(1))
    assert marked(changed)[0] == ("Bo LI", PERSON)


def test_units_and_unsure_words_move_with_the_words(stock: Stock) -> None:
    def longer(mark: Mark, words: tuple[str, ...]):
        return (*words, "Jr"), (Mark(0, len(words) + 1, mark.labels),)

    changed = rewritten(EXAMPLE, longer)
    assert [changed.words[start:end][-1] for start, end in changed.units] == [".", "."]
    assert [changed.words[at] for at in changed.unsure] == ["returned"]
    assert marked(changed)[2] == ("Li Jr", PERSON)
