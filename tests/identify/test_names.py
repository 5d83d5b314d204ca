"""How two names are alike, and that alike names find each other."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.annotate.kit import Kit
from pipeline.identify.names import (
    ALIKE,
    Name,
    Written,
    fold_words,
    likeness,
    make_name,
    near_key,
    read_spellings,
)
from pipeline.name_parts import split_name

SPELLINGS = read_spellings()
FORENAMES = ("Pia", "P.", "Pia M.", "Pia Maria", "Per", "Tomáš", "Tomas", "Mikhail", "Mihail", "")
SURNAMES = ("Sund", "Sünd", "Suend", "De Vale", "de Vale", "Maria", "Sund Jr.", "Sund Sr.")


def name(display: str, kit: Kit) -> Name:
    parts = split_name(display, kit.names)
    family = parts.family if parts.given else None
    return make_name(Written(parts.display, parts.given, family, parts.sort), SPELLINGS)


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("Pia Sund", "Pia SUND", "same"),
        ("Tomáš Vále", "Tomas Vale", "same"),
        ("Ana De Vries", "Ana de Vries", "same"),
        ("Jean-Pierre O’Hara", "Jean Pierre O'Hara", "same"),
        ("Carla E Moon", "Carla E. Moon", "same"),
        ("Pia Sund", "Pia M. Sund", "middle"),
        ("Pia Sund", "Pia Maria Sund", "middle"),
        ("Tom Vale", "Tom Vale Jr.", "middle"),
        ("Li Ming", "Ming Li", "turned"),
        ("Mikhail Orlow", "Mihail Orlow", "spelled"),
        ("Jürgen Möllnau", "Juergen Moellnau", "spelled"),
        ("Pia Sund", "P. Sund", "initial"),
        ("P. Sund", "P. Sund", "initial"),
        ("Pia Sund", "Sund", "surname"),
        ("Sund", "Sund", "surname"),
        ("Pia Sund", "Per Sund", None),
        ("Pia A. Sund", "Pia B. Sund", None),
        ("Tom Vale Jr.", "Tom Vale Sr.", None),
        ("Pia Sund", "Pia Lund", None),
        ("P. Sund", "Tom Sund", None),
    ],
)
def test_two_names_are_alike_in_one_way(one: str, other: str, alike: str | None, kit: Kit) -> None:
    assert likeness(name(one, kit), name(other, kit)) == alike
    assert likeness(name(other, kit), name(one, kit)) == alike


@given(
    *[st.builds("{} {}".format, st.sampled_from(FORENAMES), st.sampled_from(SURNAMES))] * 2,
)
def test_alike_names_have_the_key_of_their_likeness_in_common(one: str, other: str) -> None:
    first, second = (made(text) for text in (one, other))
    kind = likeness(first, second)
    if kind is not None:
        assert kind in ALIKE
        assert near_key(first, kind) == near_key(second, kind) is not None


def made(text: str) -> Name:
    given_name, _, family = text.partition(" ")
    return make_name(Written(text.strip(), given_name or None, family or None, None), SPELLINGS)


@given(st.text(max_size=30))
def test_folding_twice_changes_nothing(text: str) -> None:
    once = fold_words(text)
    assert fold_words(" ".join(once)) == once


def test_every_spelling_has_a_reason_and_is_written_shorter_or_as_long() -> None:
    assert SPELLINGS
    assert [text for text, plain in SPELLINGS.items() if len(plain) > len(text) + 1] == []
