"""Our snippets filled: every slot known, each mark on what its slot said."""

import random

import pytest
import regex

from pipeline.train.cast import LABELLED, PLURALS, Cast, CountryWords, Fillers, PartyWords
from pipeline.train.filling import (
    SLOT,
    Carrier,
    Workbench,
    filled,
    in_headline,
    read_carriers,
    read_lists,
    repeated,
)
from pipeline.train.label_maps import CARRIERS, read_label_maps

KINDS = {"p", "g", "c", "cc", "h", "H", "n", "year", "amount", "date", *LABELLED, *PLURALS}
PERSON = ("PERSON",)


@pytest.fixture(scope="module")
def bench(names, reader) -> Workbench:
    """Return a workbench of two persons' countries, one party and one country."""
    party = PartyWords("New Dawn Party", "New Dawn", "NDP")
    country = CountryWords("Malta", "Maltese", "Maltese", "MT")
    fillers = Fillers(names, (party,), (country,), read_lists())
    return Workbench(fillers, reader.nlp, read_label_maps()[CARRIERS])


def fill(bench: Workbench, text: str, seed: int = 1):
    """Return a snippet as an example."""
    return filled(Carrier(id="x", text=text), bench, random.Random(seed))


def marked(example) -> list[tuple[str, tuple[str, ...]]]:
    """Return the words and labels of the marks."""
    return [(" ".join(example.words[one.start : one.end]), one.labels) for one in example.marks]


def test_a_slot_is_marked_with_what_it_says(bench: Workbench) -> None:
    found = marked(fill(bench, "{p1}, {c1}, {g1.code} ;"))
    assert [labels for _, labels in found] == [PERSON, ("PLACE",), ("PARTY",)]
    assert found[1:] == [("Malta", ("PLACE",)), ("NDP", ("PARTY",))]


def test_one_number_is_one_person(bench: Workbench) -> None:
    for seed in range(20):
        (full, _), (family, _) = marked(fill(bench, "We met {p1} . Later {p1.family} left .", seed))
        assert family in full


def test_titles_and_post_nominals_are_outside_the_mark(bench: Workbench) -> None:
    example = fill(bench, "{H:p1} {p1} {post} spoke.")
    ((name, _),) = marked(example)
    assert example.words[0] not in name.split()


def test_an_empty_honorific_takes_its_blank_along(bench: Workbench) -> None:
    texts = {" ".join(fill(bench, "- {h:p1} {p1.family}", seed).words) for seed in range(20)}
    assert any(len(text.split()) == 2 for text in texts)
    assert not any("  " in text for text in texts)


def test_capitals_are_on_the_family_name(bench: Workbench) -> None:
    ((name, _),) = marked(fill(bench, "{p1.caps}"))
    assert regex.search(r"\p{Lu}{3,}", name)


def test_repeated_pieces_are_other_persons(bench: Workbench) -> None:
    found = marked(fill(bench, "[[{p1} ({c1})|, |and ]]*3-3."))
    assert len({name for name, labels in found if labels == PERSON}) >= 2


def test_a_repetition_joins_with_its_separators() -> None:
    text = repeated("[[{p1}|, | and ]]*3-3.", random.Random(1))
    assert text == "{p101}, {p102} and {p103}."


def test_a_headline_keeps_its_marks(bench: Workbench) -> None:
    plain = fill(bench, "{p1} wins")
    loud = in_headline(plain)
    assert loud.marks == plain.marks
    assert loud.words == tuple(word.upper() for word in plain.words)


@pytest.mark.parametrize("carrier", read_carriers(), ids=lambda one: one.id)
def test_a_carrier_has_slots_that_we_know_and_a_reason(carrier: Carrier) -> None:
    assert carrier.why
    assert {match["kind"] for match in SLOT.finditer(carrier.text)} <= KINDS
    assert "{" not in SLOT.sub("", carrier.text)


def test_the_lists_hold_what_the_slots_ask_for() -> None:
    lists = read_lists()
    assert all(lists[key] for key in PLURALS.values())
    assert {one["gender"] for one in lists["honorifics"]} == {"m", "f", "any"}


def test_no_negative_carrier_names_a_person() -> None:
    negative = [one for one in read_carriers() if one.id.startswith("negative.")]
    assert negative
    assert not [one.id for one in negative if regex.search(r"\{[pg]\d", one.text)]


def test_a_cast_gives_a_gender_that_fits_the_honorific(bench: Workbench) -> None:
    cast = Cast(bench.fillers, random.Random(1))
    women = {one["text"] for one in read_lists()["honorifics"] if one["gender"] in ("f", "any")}
    for number in range(30):
        person = cast.say(SLOT.fullmatch(f"{{p{number}}}"))
        title = cast.say(SLOT.fullmatch(f"{{H:p{number}}}"))
        if person.text.split()[0] in ("Pia", "Aino", "Lea"):
            assert title.text in women
