"""The corpus holds what its marked files say: texts and gold are made, never edited."""

from pathlib import Path

import pytest

from pipeline.evaluate.make import GOLD_SUFFIX, stale_gold
from pipeline.evaluate.marked import SUFFIX

CORPUS = Path(__file__).parents[2] / "corpus"
SPLITS = ("train", "dev", "test")


def stems(split: str, suffix: str) -> set[str]:
    return {path.name.removesuffix(suffix) for path in (CORPUS / split).glob(f"*{suffix}")}


@pytest.mark.parametrize("split", SPLITS)
def test_texts_and_gold_are_those_of_the_marked_files(split: str) -> None:
    stale = [path.name for path in stale_gold([CORPUS / split])]
    assert not stale, f"run `rollcall gold corpus/{split}`; it would write {len(stale)} files"


@pytest.mark.parametrize("split", SPLITS)
def test_no_text_and_no_gold_stands_without_its_marked_file(split: str) -> None:
    made = stems(split, ".txt") | stems(split, ".md") | stems(split, GOLD_SUFFIX)
    assert made == stems(split, SUFFIX)


@pytest.mark.parametrize("split", SPLITS)
def test_a_split_holds_enough_to_be_scored(split: str) -> None:
    assert len(stems(split, SUFFIX)) >= 15


def test_no_release_is_in_two_splits() -> None:
    names = [name for split in SPLITS for name in stems(split, SUFFIX)]
    assert len(names) == len(set(names))
