"""A client may ask so often, and no more."""

from pipeline.serve.rate import CLIENTS, Rate


class Clock:
    """A clock that a test turns."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_a_tenth_of_a_minute_may_come_at_once_and_then_as_many_as_the_minute_allows() -> None:
    clock = Clock()
    rate = Rate(120, clock)
    assert [rate.wait("a") for _ in range(12)] == [0.0] * 12
    assert rate.wait("a") == 0.5
    clock.now = 0.5
    assert (rate.wait("a"), rate.wait("a")) == (0.0, 0.5)


def test_one_client_takes_nothing_from_another() -> None:
    rate = Rate(10, Clock())
    assert (rate.wait("a"), rate.wait("b")) == (0.0, 0.0)
    assert rate.wait("a") > 0


def test_a_client_that_rested_has_a_full_bucket_and_no_more() -> None:
    clock = Clock()
    rate = Rate(20, clock)
    rate.wait("a")
    clock.now = 3600.0
    assert [bool(rate.wait("a")) for _ in range(3)] == [False, False, True]


def test_of_countless_clients_the_one_longest_unseen_is_forgotten() -> None:
    rate = Rate(10, Clock())
    for number in range(CLIENTS + 5):
        rate.wait(str(number))
    assert rate.wait("0") == 0.0
    assert rate.wait(str(CLIENTS)) > 0
    assert len(rate._buckets) == CLIENTS
