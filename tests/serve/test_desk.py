"""Requests wait for a process: so many at most, so long at most, and none whose client left."""

import asyncio
import gc
import json
import threading
import weakref
from collections.abc import Iterator
from typing import Any

import pytest
from serve.made import Here

from pipeline.serve.desk import Desk
from pipeline.serve.options import ServeLimits
from pipeline.serve.problems import Problem


class Stays:
    """A request whose client waits for its answer."""

    async def receive(self) -> dict[str, str]:
        """Wait for ever."""
        await asyncio.Event().wait()
        return {}


class Leaves:
    """A request whose client leaves at once."""

    async def receive(self) -> dict[str, str]:
        """Return that it left."""
        return {"type": "http.disconnect"}


def desk(**limits: int) -> Desk:
    """Return a desk with one process, which reads nothing of use."""
    return Desk(Here(lambda _: b"{}"), 1, ServeLimits(**limits))  # type: ignore[arg-type]


@pytest.fixture
def gate() -> Iterator[threading.Event]:
    """Return what holds back the work of a test until it is set."""
    made = threading.Event()
    yield made
    made.set()


async def _problem(waited: Any) -> Problem:
    with pytest.raises(Problem) as caught:
        await waited
    return caught.value


def test_one_too_many_is_told_to_come_again(gate: threading.Event) -> None:
    async def scene() -> tuple[Problem, int, list[bool]]:
        one = desk(waiting=1)
        first = [asyncio.create_task(one.in_turn(Stays(), gate.wait)) for _ in range(2)]
        await asyncio.sleep(0.05)
        waiting = one.waiting
        problem = await _problem(one.in_turn(Stays(), gate.wait))
        gate.set()
        return problem, waiting, await asyncio.gather(*first)

    problem, waiting, found = asyncio.run(scene())
    assert (problem.status, waiting, found) == (429, 1, [True, True])
    assert int(problem.headers["retry-after"]) > 0


def test_who_waited_too_long_is_told_to_come_again() -> None:
    begun: list[int] = []
    problem = asyncio.run(_problem(desk(patience=0).in_turn(Stays(), lambda: begun.append(1))))
    assert (problem.status, begun) == (429, [])


def test_the_work_of_a_client_that_left_does_not_begin(gate: threading.Event) -> None:
    begun: list[int] = []

    async def scene() -> Problem:
        one = desk()
        first = asyncio.create_task(one.in_turn(Stays(), gate.wait))
        await asyncio.sleep(0.05)
        problem = await _problem(one.in_turn(Leaves(), lambda: begun.append(1)))
        gate.set()
        await first
        assert one.waiting == 0
        return problem

    assert asyncio.run(scene()).status == 400
    assert begun == []


def test_who_waits_when_the_service_stops_is_told_to_come_again(gate: threading.Event) -> None:
    async def scene() -> Problem:
        waiting = asyncio.create_task(desk().in_turn(Stays(), gate.wait))
        await asyncio.sleep(0.05)
        waiting.cancel()
        problem = await _problem(waiting)
        gate.set()
        return problem

    assert (asyncio.run(scene()).status) == 429


def test_the_texts_of_a_file_have_one_time_together() -> None:
    with pytest.raises(Problem, match="too slow: 0 seconds are over"):
        desk(seconds=0).read_file("a.txt", b"Ms Pia Sund spoke.")


def test_a_text_of_a_file_that_is_too_long_costs_itself() -> None:
    rows = b"text\n" + b"a" * 600 + b"\nMs Pia Sund spoke.\n"
    told = json.loads(desk(characters=500).read_file("a.csv", rows))
    assert len(told["releases"]) == 1
    assert [one["source"] for one in told["rejected"]] == ["a.csv:2"]
    assert told["rejected"][0]["reason"].startswith("too long: over 500 characters")


def test_of_a_file_with_too_many_texts_the_rest_is_told() -> None:
    rows = b"text\n" + b"".join(b"Ms Pia Sund spoke of %d ferries.\n" % one for one in range(5))
    told = json.loads(desk(texts=3).read_file("a.csv", rows))
    assert len(told["releases"]) == 3
    assert [one["reason"] for one in told["rejected"]] == [
        "too many rows: over the limit of 3; split the sheet"
    ]


def test_the_work_of_a_client_that_left_holds_nothing(gate: threading.Event) -> None:
    class Body:
        """What a request holds."""

        def read(self) -> None:
            """Read nothing."""

    async def scene() -> bool:
        one = desk(waiting=2)
        first = asyncio.create_task(one.in_turn(Stays(), gate.wait))
        await asyncio.sleep(0.05)
        body = Body()
        held = weakref.ref(body)
        status = (await _problem(one.in_turn(Leaves(), body.read))).status
        del body
        gc.collect()
        gone = held() is None
        gate.set()
        await first
        return gone and status == 400

    assert asyncio.run(scene())
