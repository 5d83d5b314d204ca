"""How often spans of a probability were right on dev: what a confidence in percent means."""

from bisect import bisect_right
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Calibration:
    """Steps of a rising curve: from each probability on, the percent of spans that were right."""

    probabilities: tuple[float, ...] = (0.0,)
    percents: tuple[int, ...] = (50,)

    def percent(self, probability: float) -> int:
        """Return the confidence of a span to which the network gives `probability`.

        >>> Calibration((0.0, 0.5, 0.9), (40, 70, 98)).percent(0.6)
        70
        """
        return self.percents[max(0, bisect_right(self.probabilities, probability) - 1)]
