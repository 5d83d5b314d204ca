"""The nouns of a score: a row of counts, a slip, and the result that holds them."""

from dataclasses import dataclass, field

Counts = tuple[int, int, int]
"""How many facts the gold of one release has, were found in it, and were right."""
Interval = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Score:
    """How many facts of one measure and label the gold has, were found, and were right."""

    measure: str
    label: str
    gold: int
    found: int
    right: int
    interval: Interval | None = None
    """Where F lies in 95 % of the draws of a bootstrap, or None where none was asked for."""
    each: tuple[Counts, ...] = field(default=(), repr=False, compare=False)
    """The counts of each release, for a bootstrap."""
    precision_interval: Interval | None = None
    """The same of precision."""

    @property
    def precision(self) -> float | None:
        """Return the share of the found that is right, or None where nothing was found."""
        return self.right / self.found if self.found else None

    @property
    def recall(self) -> float | None:
        """Return the share of the gold that was found, or None where the gold has none."""
        return self.right / self.gold if self.gold else None

    @property
    def f(self) -> float | None:
        """Return the harmonic mean of precision and recall, or None where there is nothing.

        >>> Score("spans", "DATE", gold=4, found=6, right=3).f
        0.6
        """
        return 2 * self.right / (self.gold + self.found) if self.gold + self.found else None


@dataclass(frozen=True, slots=True)
class Slip:
    """One fact that was `missed` or is `false`, with the release and line it stands in."""

    source: str
    line: int
    measure: str
    label: str
    side: str
    text: str
    value: str


@dataclass(frozen=True, slots=True)
class Result:
    """What a comparison gives: its scores, its slips, and how many releases were compared."""

    scores: tuple[Score, ...]
    slips: tuple[Slip, ...] = ()
    releases: int = 0
    left_out: tuple[str, ...] = ()
    """Sources that only one side has, and that were not compared."""

    def get(self, measure: str, label: str) -> Score | None:
        """Return the score of a measure and label, or None where nothing was counted."""
        return next(
            (one for one in self.scores if (one.measure, one.label) == (measure, label)), None
        )
