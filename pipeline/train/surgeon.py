"""Takes units out of a layer, and fits the weights of those that stay to what the layer gave.

The optimal brain surgeon (Hassibi and Stork, 1993) for one product: of all units the one goes whose
absence costs least after the others have made up for it, again and again.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

DAMPING = 1e-4
"""Added to each unit's mean square, as a share of the mean of all: keeps the inverse finite."""
Floats = NDArray[np.float64]


class Moments:
    """The sums of products of what the units of a layer gave, with a last unit that is always 1."""

    ENOUGH = 4096
    """Rows that are summed at once."""

    def __init__(self, units: int) -> None:
        self.rows = 0
        self._sums = np.zeros((units + 1, units + 1))
        self._waiting: list[NDArray[np.float32]] = []

    def add(self, given: NDArray[np.float32]) -> None:
        """Take in what the units gave, of shape (rows, units)."""
        self._waiting.append(given)
        self.rows += len(given)
        if sum(map(len, self._waiting)) >= self.ENOUGH:
            self._sum()

    def mean(self) -> Floats:
        """Return the mean products, of shape (units + 1, units + 1)."""
        self._sum()
        return self._sums / self.rows

    def _sum(self) -> None:
        if self._waiting:
            given = np.concatenate(self._waiting)
            ones = np.ones((len(given), 1), np.float32)
            with_one = np.hstack([given, ones])
            self._sums += with_one.T @ with_one
            self._waiting.clear()


@dataclass(frozen=True, slots=True)
class Thinned:
    """The units that stay, their weights, what is added to the bias, and what it costs."""

    units: NDArray[np.intp]
    weights: Floats
    bias: Floats
    error: float
    """The mean square of what changed in the layer's output, as a share of its own."""


def thin(moments: Floats, weights: Floats, keep: int) -> Thinned:
    """Return what stays of a product of `weights`, of shape (units, outputs), with `keep` units.

    `moments` are those of the units, with the unit that is always 1 behind them.
    """
    number = len(weights)
    square = moments.copy()
    at = np.arange(number)
    square[at, at] += DAMPING * square[at, at].mean()
    inverse: Floats = np.linalg.inv(square).astype(np.float64)
    fitted: Floats = np.vstack([weights, np.zeros((1, weights.shape[1]))])
    stays = np.ones(number + 1, dtype=bool)
    lost = 0.0
    for _ in range(number - keep):
        cost = (fitted**2).sum(axis=1) / np.diag(inverse)
        cost[~stays] = cost[-1] = np.inf
        unit = int(np.argmin(cost))
        share = inverse[:, unit] / inverse[unit, unit]
        lost += float(cost[unit])
        fitted -= np.outer(share, fitted[unit])
        inverse -= np.outer(share, inverse[unit])
        inverse[unit, unit] = 1.0  # so that nothing is divided by nothing
        stays[unit] = False
    whole = float(np.einsum("uo,uv,vo->", weights, moments[:-1, :-1], weights, optimize=True))
    units = np.flatnonzero(stays[:-1])
    return Thinned(units, fitted[units], fitted[-1], lost / whole)
