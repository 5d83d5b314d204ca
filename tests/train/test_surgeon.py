"""Units whose part others can take go, and what a layer gives stays as it was."""

import numpy as np
import pytest

from pipeline.train.surgeon import Floats, Moments, thin

DRAW = np.random.default_rng(5)


def moments_of(given: Floats) -> Floats:
    """Return the mean products of what units gave, taken in piece by piece."""
    moments = Moments(given.shape[1])
    for piece in np.array_split(given.astype(np.float32), 7):
        moments.add(piece)
    assert moments.rows == len(given)
    return moments.mean()


def test_moments_are_the_mean_products_with_a_last_unit_that_is_always_one() -> None:
    given = DRAW.normal(size=(9000, 4))
    with_one = np.hstack([given, np.ones((9000, 1))])
    assert moments_of(given) == pytest.approx(with_one.T @ with_one / 9000, abs=1e-4)


def test_units_that_others_say_go_first_and_cost_nothing() -> None:
    own = DRAW.normal(size=(5000, 6))
    said_again = own @ DRAW.normal(size=(6, 3)) + 2.0
    given = np.hstack([own, said_again])
    weights = DRAW.normal(size=(9, 5))
    left = thin(moments_of(given), weights, 6)
    assert left.error == pytest.approx(0, abs=1e-3)
    assert given[:, left.units] @ left.weights + left.bias == pytest.approx(
        given @ weights, abs=0.05
    )


def test_a_unit_that_never_changes_becomes_part_of_the_bias() -> None:
    given = np.hstack([DRAW.normal(size=(5000, 2)), np.full((5000, 1), 3.0)])
    weights = np.array([[1.0], [2.0], [4.0]])
    left = thin(moments_of(given), weights, 2)
    assert left.units.tolist() == [0, 1]
    assert left.bias == pytest.approx([12.0], abs=0.02)


def test_of_two_units_apart_the_one_goes_that_gives_less() -> None:
    given = DRAW.normal(size=(5000, 2)) * (1.0, 0.1)
    left = thin(moments_of(given), np.ones((2, 1)), 1)
    assert left.units.tolist() == [0]
    assert left.error == pytest.approx(0.01, rel=0.2)


def test_the_error_told_is_the_share_of_the_output_that_is_lost() -> None:
    given = np.maximum(DRAW.normal(size=(8000, 12)) @ DRAW.normal(size=(12, 12)), 0)
    weights = DRAW.normal(size=(12, 4))
    left = thin(moments_of(given), weights, 7)
    changed = given[:, left.units] @ left.weights + left.bias - given @ weights
    share = (changed**2).sum() / ((given @ weights) ** 2).sum()
    assert left.error == pytest.approx(share, rel=0.05)
