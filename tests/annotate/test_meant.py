"""Whom a pronoun or a note without a subject means, and which words prove it."""

import pytest


@pytest.fixture
def parties(say):
    """Return a function that says which parties a text ties to Ana Ruiz, and how."""

    def of(text):
        (ana,) = (one for one in say(text).persons if one.name == "Ana Ruiz")
        return [tie.status for tie in ana.parties]

    return of


LEFT = "She joined the Labour Party in 1986, left it and stood alone."


@pytest.mark.parametrize(
    "text",
    [
        f"To which party does Ms Ana Ruiz belong?\n\nTo none. {LEFT}",
        f"Ms Ana Ruiz spoke. Nobody heard her. {LEFT}",
        f"Ms Ana Ruiz spoke. Not so. {LEFT}",
    ],
)
def test_a_sentence_that_goes_on_of_her_or_says_next_to_nothing_changes_nobody(parties, text):
    assert parties(text) == ["former"]


@pytest.mark.parametrize(
    "text",
    [
        f"Ms Ana Ruiz spoke. The judge from Arlen refused. {LEFT}",
        f"Ms Ana Ruiz met Ms Lea Moor. Nobody heard her. {LEFT}",
        f"Ms Ana Ruiz has spoken.\n\nTo none. {LEFT}",
    ],
)
def test_between_others_nobody_is_guessed(parties, text):
    assert parties(text) == []


@pytest.mark.parametrize(
    ("text", "proof"),
    [
        ("They are:\n\n- Ana Ruiz: Held since May 2031\n", "Ana Ruiz: Held since May 2031"),
        (
            "Ana Ruiz\nHeld since May 2031\n\nBo Lind\nHeld since June 2031\n",
            "Ana Ruiz Held since May 2031",
        ),
    ],
)
def test_a_note_is_proved_with_the_name_before_or_above_it(say, text, proof):
    (ana,) = (one for one in say(text).persons if one.name == "Ana Ruiz")
    assert [(tie.value, tie.evidence) for tie in ana.appearances] == [("detained", proof)]
