"""A team that stands ready answers for as long as the program runs, whatever ends its processes."""

import os
import signal
import time
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

import made_work
import pytest

from pipeline.errors import OutputError
from pipeline.spread.pool import Team
from pipeline.spread.standing import Standing, Wear


def work(piece: str, *, folder: Path | None = None) -> bytes:
    """Do as a piece says, and answer with the number of the process."""
    made_work.work(piece, folder)
    return str(os.getpid()).encode()


def start(folder: Path | None = None):
    return partial(work, folder=folder)


def never_starts():
    os._exit(3)


@pytest.fixture
def team(request: pytest.FixtureRequest, tmp_path: Path):
    """Return a team of two with a second for each piece."""
    made = Standing(Team(2, partial(start, tmp_path), 1.0), getattr(request, "param", None))
    made.start()
    yield made
    made.close()


def test_pieces_of_many_threads_are_answered_by_all_processes(team: Standing) -> None:
    with ThreadPoolExecutor(8) as threads:
        found = list(threads.map(team.ask, map(str, range(200))))
    assert [one.piece for one in found] == [str(number) for number in range(200)]
    assert not [one for one in found if one.reason]
    assert len({one.made for one in found}) == 2


def test_a_piece_that_fails_costs_itself(team: Standing) -> None:
    assert team.ask("raise").reason == "a fault of rollcall: ValueError: it cannot be"
    assert team.ask("a").made


def test_a_piece_that_hangs_costs_itself_and_its_process_is_replaced(team: Standing) -> None:
    before = {team.ask("a").made for _ in range(4)}
    begun = time.monotonic()
    assert team.ask("hang").reason == "too slow: it takes more than 1 seconds"
    assert time.monotonic() - begun < 10
    assert team.ask("b").made in before
    assert _after(team, lambda: team.ready == 2)
    assert _after(team, lambda: team.ask("c").made not in before)


def test_a_piece_that_ends_every_process_costs_itself(team: Standing) -> None:
    assert team.ask("crash").reason == "broken: the process that reads it ends"
    assert team.ask("a").made


def test_a_piece_whose_process_ended_once_is_answered(team: Standing) -> None:
    assert team.ask("crash once").made


@pytest.mark.parametrize("team", [Wear(len, 20)], indirect=True)
def test_a_worn_process_reads_on_until_another_is_ready(team: Standing) -> None:
    first = {team.ask("a").made for _ in range(4)}
    for _ in range(10):
        assert team.ask("a" * 10).made in first or team.ready >= 2
    assert _after(team, lambda: team.ask("a").made not in first)
    assert _after(team, lambda: team.ready == 2)


def test_a_process_hears_no_signal_to_stop(team: Standing) -> None:
    process = int(team.ask("a").made)
    for number in (signal.SIGTERM, signal.SIGINT):
        os.kill(process, number)
    time.sleep(0.2)
    assert process in {int(team.ask("b").made) for _ in range(4)}


def test_a_process_that_cannot_start_is_told() -> None:
    with pytest.raises(OutputError, match="exit code 3"):
        Standing(Team(1, never_starts, 1.0)).start()


def test_who_asks_a_closed_team_is_told_and_no_process_is_left(team: Standing) -> None:
    pid = int(team.ask("a").made)
    team.close()
    with pytest.raises(OutputError, match="the program ends"):
        team.ask("b")
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


def test_who_waits_while_the_team_is_closed_is_told() -> None:
    team = Standing(Team(1, start, 30.0))
    team.start()
    with ThreadPoolExecutor(2) as threads:
        asked = [threads.submit(team.ask, "hang") for _ in range(2)]
        time.sleep(0.3)
        team.close()
        for one in asked:
            with pytest.raises(OutputError, match="the program ends"):
                one.result(timeout=10)


def _after(team: Standing, is_so, seconds: float = 30.0) -> bool:
    """Return whether something comes to be so in time."""
    end = time.monotonic() + seconds
    while not is_so():
        if time.monotonic() > end:
            return False
        time.sleep(0.1)
    return True
