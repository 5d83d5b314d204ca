"""Work is handed out to processes; one that crashes or hangs costs its piece alone."""

import os
import time
from functools import partial
from pathlib import Path

import pytest
from made_work import work

from pipeline.errors import OutputError
from pipeline.spread.pool import Team, spread


def start(folder: Path | None = None):
    return partial(work, folder=folder)


def answers(batches, workers: int = 2, seconds: float = 20.0, begin=start):
    """Return what came of each piece, or why nothing did."""
    found = spread(batches, Team(workers, begin, seconds))
    return {one.piece: one.reason or one.made.decode() for one in found}


@pytest.mark.parametrize("workers", [1, 2, 5])
def test_every_piece_is_answered_once(workers: int) -> None:
    batches = [[f"{batch}-{piece}" for piece in range(batch % 4)] for batch in range(20)]
    every = [piece for batch in batches for piece in batch]
    found = [one.piece for one in spread(batches, Team(workers, start, 20.0))]
    assert sorted(found) == sorted(every)


def test_a_piece_that_fails_costs_itself() -> None:
    found = answers([["a", "raise", "b"], ["c"]])
    assert found["raise"] == "a fault of rollcall: ValueError: it cannot be"
    assert [found[one] for one in "abc"] == ["a done", "b done", "c done"]


def test_a_piece_that_ends_its_process_costs_itself() -> None:
    found = answers([["a", "crash", "b"], ["c"], ["d"]], workers=1)
    assert found["crash"].startswith("broken: the process that reads it ends")
    assert [found[one] for one in "abcd"] == ["a done", "b done", "c done", "d done"]


def test_a_piece_whose_process_somebody_killed_is_tried_again(tmp_path: Path) -> None:
    found = answers([["a", "crash once", "b"]], begin=partial(start, tmp_path))
    assert found["crash once"] == "crash once done"
    assert (tmp_path / "crashed").exists()


def test_each_of_many_pieces_is_tried_again(tmp_path: Path) -> None:
    pieces = ([f"once {number}"] for number in range(12))  # each gone before the next is made
    found = answers(pieces, workers=1, begin=partial(start, tmp_path))
    assert found == {f"once {number}": f"once {number} done" for number in range(12)}


def test_what_the_machine_lacks_is_no_fault_of_ours() -> None:
    (found,) = spread([["short"]], Team(1, start, 20.0))
    assert found.reason == "broken: the system refuses it (Too many open files)"
    assert not found.is_fault


def test_a_piece_that_hangs_costs_itself() -> None:
    begun = time.monotonic()
    found = answers([["a", "hang", "b"], ["c"]], workers=1, seconds=0.5)
    assert found["hang"] == "too slow: it takes more than 0 seconds"
    assert [found[one] for one in "abc"] == ["a done", "b done", "c done"]
    assert time.monotonic() - begun < 15


def test_a_process_that_cannot_start_ends_the_run() -> None:
    def begin():
        os._exit(3)

    with pytest.raises(OutputError, match="exit code 3"):
        answers([["a"]], begin=begin)


def test_no_more_is_taken_than_is_in_hand() -> None:
    taken = []

    def batches():
        for number in range(50):
            taken.append(number)
            yield [f"{number}"]

    found = spread(batches(), Team(2, start, 20.0))
    next(found)
    assert len(taken) <= 5
    found.close()


def test_no_process_is_left_when_it_is_over() -> None:
    import multiprocessing

    found = spread([["a"], ["hang"], ["b"]], Team(2, start, 20.0))
    next(found)
    found.close()
    assert multiprocessing.active_children() == []
