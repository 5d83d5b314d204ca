"""A cue such as "signed by" reaches to the end of its line, or over the list that follows."""

import pytest
from examples import cleaned

from pipeline.types import Block


@pytest.fixture(scope="module")
def appear(annotated):
    """Return a function: who appears as what in a text with these blocks."""

    def found(text, *blocks):
        links = annotated(text, *blocks).links
        return {(link.person.text, link.value) for link in links if link.value}

    return found


def block(text, part, kind):
    """Return the block of a kind that a part of a text is."""
    start = text.index(part)
    return Block(kind, start, start + len(part))


ITEMS = "Mr Karl Bremm\nMs Anna Berg"
BOTH = {("Karl Bremm", "signatory"), ("Anna Berg", "signatory")}


def test_a_cue_reaches_over_its_own_line(appear):
    text = "Signed by: Mr Karl Bremm ; Ms Anna Berg\nMs Ute Holt left."
    assert appear(text) == BOTH


@pytest.mark.parametrize("kind", ["list", "signatories"])
def test_a_cue_that_ends_its_line_reaches_over_the_list_below(appear, kind):
    text = f"Signed by:\n{ITEMS}\nMs Ute Holt left."
    body = block(text, "Ms Ute Holt left.", "body")
    assert appear(text, block(text, "Signed by:", "body"), block(text, ITEMS, kind), body) == BOTH


def test_a_cue_does_not_reach_into_the_body_below(appear):
    text = "Signed by:\nMs Anna Berg left early, and Mr Karl Bremm followed her."
    assert appear(text) == set()


def test_a_cue_inside_a_sentence_does_not_reach_over_the_list_below(appear):
    text = f"It was signed by Ms Ute Holt yesterday.\n{ITEMS}"
    found = appear(text, block(text, text[:39], "body"), block(text, ITEMS, "list"))
    assert found == {("Ute Holt", "signatory")}


def test_who_stands_before_the_cue_has_not_signed(appear):
    assert appear("Ms Ute Holt sent a letter signed by Mr Karl Bremm") == {
        ("Karl Bremm", "signatory")
    }


def test_who_stands_in_a_contact_block_is_a_contact(appear):
    text = "Ms Ute Holt left.\nMr Karl Bremm, +49 30 1234"
    last = block(text, "Mr Karl Bremm, +49 30 1234", "contact")
    assert appear(text, block(text, "Ms Ute Holt left.", "body"), last) == {
        ("Karl Bremm", "contact")
    }


def test_for_whom_a_contact_works_is_no_contact(say):
    text = "Contact: Mr Jon Berg, office of Ms Ana Ruiz, +32 2 28 00000\n"
    found = {one.name: one.appears_as for one in say(text).persons}
    assert found == {"Jon Berg": ("contact",), "Ana Ruiz": ("mentioned",)}


def test_without_a_cue_nobody_signs(appear):
    text = ITEMS
    assert appear(text, *cleaned(text, Block("list", 0, len(text))).blocks) == set()
