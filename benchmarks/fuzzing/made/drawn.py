"""Draws inputs from what makes them; the same start draws the same."""

import warnings
from collections.abc import Sequence

from hypothesis import HealthCheck, Phase, given, seed, settings

from benchmarks.fuzzing.made.every import MADE


def drawn(name: str, count: int, start: int) -> Sequence[bytes]:
    """Return at most `count` made inputs for a target: fewer where there are no more."""
    inputs: list[bytes] = []

    @seed(start)
    @settings(
        max_examples=count,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(MADE[name])
    def collect(data: bytes) -> None:
        inputs.append(data)

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of long literals, and of members of one name
        collect()
    return inputs[:count]
