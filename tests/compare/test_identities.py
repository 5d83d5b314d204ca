"""Who is one person across releases: told where the two sides join them otherwise."""

from pathlib import Path

import pytest
from compare.made_records import person, release, side

from pipeline.compare.identities import Member, identity_differences
from pipeline.compare.stage import CompareOptions, Comparison, ReleaseChange, compare
from pipeline.records import Extraction

TEXTS = (
    "Oslo, 3 May 2031. Ms Pia Sund left.",
    "Bergen, 4 June 2031. Ms P. Sund came back to the harbour.",
    "Suva, 9 July 2033. Ms Pia Sund asked for a pier before the storms come.",
)
NAMES = ("Pia Sund", "P. Sund", "Pia Sund")


def releases(*ids: str | None, names: tuple[str, ...] = NAMES) -> list[Extraction]:
    """Return a release for each canonical id, whose one person has it."""
    return [
        release(text, f"{at}.txt", persons=(person(text, name, canonical_id=key),))
        for at, (text, name, key) in enumerate(zip(TEXTS, names, ids, strict=False))
    ]


def told(folder: Path, old: list[Extraction], new: list[Extraction]) -> list[ReleaseChange]:
    options = CompareOptions(tables=("identities",))
    sides = side(folder / "a", *old), side(folder / "b", *new)
    return list(compare(Comparison(*sides, options)))


@pytest.mark.parametrize(
    ("old", "new", "before", "after"),
    [
        (("h1", "h2", "h1"), ("h1", "h1", "h1"),
         "Pia Sund (2 releases); P. Sund (1 release)", "Pia Sund (3 releases)"),
        (("h1", "h1", "h1"), ("h1", "h1", "h2"),
         "Pia Sund (3 releases)", "Pia Sund (2 releases); Pia Sund (1 release)"),
        (("h1", "h1", "h2"), ("h1", "h2", "h2"),
         "Pia Sund (2 releases); Pia Sund (1 release)",
         "P. Sund (2 releases); Pia Sund (1 release)"),
    ],
    ids=["joined", "parted", "joined otherwise"],
)  # fmt: skip
def test_persons_who_are_joined_otherwise_are_told(tmp_path: Path, old, new, before, after) -> None:
    (change,) = told(tmp_path, releases(*old), releases(*new))
    (one,) = change.differences
    assert (change.title, one.kind, one.table) == (
        "Persons across releases", "changed", "identities",
    )  # fmt: skip
    assert (one.before, one.after) == (before, after)


@pytest.mark.parametrize(
    "new",
    [("h7", "h8", "h7"), ("h2", "h1", "h2"), ("h1", "h2"), ("h1", None, "h1")],
    ids=["other ids", "ids exchanged", "a release fewer", "one without an id"],
)
def test_other_ids_of_the_same_sets_are_no_difference(tmp_path: Path, new) -> None:
    found = told(tmp_path, releases("h1", "h2", "h1"), releases(*new))
    assert [one for change in found for one in change.differences if one.of == "identities"] == []


def test_a_person_with_another_id_in_a_changed_text_is_the_same_member(tmp_path: Path) -> None:
    new = releases("h1", "h1", "h1")
    text = "News. " + TEXTS[0]
    new[0] = release(text, "0.txt", persons=(person(text, "Pia Sund", canonical_id="h1"),))
    found = told(tmp_path, releases("h1", "h2", "h1"), new)
    assert found[-1].differences[0].after == "Pia Sund (3 releases)"


def test_without_the_table_identities_they_are_not_compared(tmp_path: Path) -> None:
    sides = side(tmp_path / "a", *releases("h1", "h2")), side(tmp_path / "b", *releases("h1", "h1"))
    assert list(compare(Comparison(*sides, CompareOptions(tables=("persons",))))) == []


def test_groups_that_have_nothing_to_do_with_each_other_are_told_apart() -> None:
    pairs = [("a", "x"), ("b", "x"), ("c", "y"), ("d", "z"), ("d", "w"), ("b", "x")]
    found = list(identity_differences(Member(one, one) for one in pairs))
    assert [(one.before, one.after) for one in found] == [
        ("b (2 releases); a (1 release)", "x (3 releases)"),
        ("d (2 releases)", "z (1 release); w (1 release)"),
    ]
