"""Work is handed out to the workers of a Dask cluster; a piece that ends them costs itself."""

import time
from collections.abc import Iterator
from pathlib import Path

import made_work
import pytest
from made_work import lack, make, refuse

from pipeline.errors import OutputError, UsageError
from pipeline.spread.options import DASK, SpreadOptions
from pipeline.spread.worker import Begin

distributed = pytest.importorskip("distributed", reason="pip install -e '.[dev]'")
from pipeline.spread import cluster as room  # noqa: E402
from pipeline.spread.cluster import check_reached, spread_over  # noqa: E402

PLAIN = Begin(make)
NOWHERE = "tcp://127.0.0.1:9"


@pytest.fixture(scope="module")
def inside() -> Iterator[str]:
    """Return the address of a cluster of one worker inside this process."""
    with distributed.LocalCluster(
        n_workers=1, threads_per_worker=2, processes=False, dashboard_address=":0"
    ) as started:
        yield started.scheduler_address


@pytest.fixture(scope="module")
def outside() -> Iterator[str]:
    """Return the address of a cluster of two processes; two may end on one task."""
    import dask

    with (
        dask.config.set({"distributed.scheduler.allowed-failures": 1}),
        distributed.LocalCluster(
            n_workers=2, threads_per_worker=1, host="127.0.0.1", dashboard_address=":0"
        ) as started,
    ):
        yield started.scheduler_address


def answers(address: str, batches, begin: Begin = PLAIN, seconds: float = 20.0):
    """Return what came of each piece, or why nothing did."""
    found = spread_over(batches, SpreadOptions(on=DASK, scheduler=address, seconds=seconds), begin)
    return {one.piece: one.reason or one.made.decode() for one in found}


def test_every_piece_is_answered_once(inside: str) -> None:
    batches = [[f"{batch}-{piece}" for piece in range(batch % 4)] for batch in range(20)]
    every = [piece for batch in batches for piece in batch]
    options = SpreadOptions(on=DASK, scheduler=inside)
    found = [one.piece for one in spread_over(batches, options, Begin(make))]
    assert sorted(found) == sorted(every)


def test_a_piece_that_fails_costs_itself(inside: str) -> None:
    found = answers(inside, [["a", "raise", "b"], ["c"]])
    assert found["raise"] == "a fault of rollcall: ValueError: it cannot be"
    assert [found[one] for one in "abc"] == ["a done", "b done", "c done"]


def test_a_worker_gets_ready_once_for_the_next_run_too(inside: str) -> None:
    for _ in range(2):
        answers(inside, [["a"], ["b"], ["c"]], Begin(make, ("once",)))
    assert made_work.MADE.count("once") == 1


def test_no_more_is_taken_than_is_in_hand(inside: str) -> None:
    taken = []

    def batches():
        for number in range(50):
            taken.append(number)
            yield [f"{number}"]

    found = spread_over(batches(), SpreadOptions(on=DASK, scheduler=inside), Begin(make))
    next(found)
    assert len(taken) <= 4
    found.close()


def test_a_worker_that_must_not_read_ends_the_run(inside: str) -> None:
    with pytest.raises(UsageError, match=r"the worker inproc://\S+: code is another version"):
        answers(inside, [["a"]], Begin(refuse, ("code",)))


def test_workers_that_lack_the_code_are_told_of(inside: str) -> None:
    with pytest.raises(UsageError, match="ModuleNotFoundError: No module named 'x'; is the same"):
        answers(inside, [["a"]], Begin(lack, ("x",)))


def test_where_to_watch_is_told(inside: str) -> None:
    heard: list[str] = []
    options = SpreadOptions(on=DASK, scheduler=inside, told=heard.append)
    assert list(spread_over([], options, Begin(make))) == []
    assert heard[0].startswith(f"Dask at {inside}, dashboard at ")


@pytest.mark.parametrize("address", [NOWHERE, "nonsense://x", "tcp://127.0.0.1:x"])
def test_a_scheduler_that_does_not_answer_is_named(address: str, monkeypatch) -> None:
    from pipeline.spread import connecting

    monkeypatch.setattr(connecting, "SECONDS", 0.5)
    begun = time.monotonic()
    with pytest.raises(UsageError, match=f"no Dask scheduler answers at '{address}'"):
        check_reached(address)
    assert time.monotonic() - begun < 10


def test_a_cluster_without_workers_ends_the_run(monkeypatch) -> None:
    monkeypatch.setattr(room, "LOOK_SECONDS", 0.1)
    monkeypatch.setattr(room, "NOBODY_SECONDS", 0.5)
    with (
        distributed.LocalCluster(n_workers=0, processes=False, dashboard_address=":0") as started,
        pytest.raises(OutputError, match="has had no worker"),
    ):
        answers(started.scheduler_address, [["a"]])


def test_a_scheduler_that_goes_away_ends_the_run(monkeypatch) -> None:
    monkeypatch.setattr(room, "LOOK_SECONDS", 0.1)
    started = distributed.LocalCluster(n_workers=1, processes=False, dashboard_address=":0")
    options = SpreadOptions(on=DASK, scheduler=started.scheduler_address)
    found = spread_over(([f"{number}"] for number in range(99)), options, Begin(make))
    assert next(found).made == b"0 done"
    started.close()
    with pytest.raises(OutputError, match="no longer answers"):
        list(found)


@pytest.mark.slow
def test_a_piece_that_ends_its_workers_costs_itself(outside: str) -> None:
    found = answers(outside, [["a", "crash", "b"], ["c"], ["d"]])
    assert found["crash"] == "broken: every worker that reads it ends"
    assert [found[one] for one in "abcd"] == ["a done", "b done", "c done", "d done"]


@pytest.mark.slow
def test_a_piece_whose_worker_somebody_killed_is_tried_again(outside: str, tmp_path: Path) -> None:
    found = answers(outside, [["a", "crash once", "b"]], Begin(make, ("", tmp_path)))
    assert found["crash once"] == "crash once done"
    assert (tmp_path / "crashed").exists()


@pytest.mark.slow
def test_a_piece_that_hangs_costs_itself(outside: str) -> None:
    begun = time.monotonic()
    found = answers(outside, [["a", "hang", "b"], ["c"]], seconds=0.5)
    assert found["hang"] == "too slow: it takes more than 0 seconds"
    assert [found[one] for one in "abc"] == ["a done", "b done", "c done"]
    assert time.monotonic() - begun < 40


@pytest.mark.slow
def test_a_piece_that_lets_no_other_thread_run_costs_itself(outside: str) -> None:
    found = answers(outside, [["a", "hold", "b"]], seconds=0.5)
    assert found["hold"] == "broken: every worker that reads it ends"
    assert [found[one] for one in "ab"] == ["a done", "b done"]
