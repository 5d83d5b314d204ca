"""What may be chosen when releases are read by several processes."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SpreadOptions:
    """In how many processes releases are read, and how long one release may take."""

    workers: int = 0
    """0 for as many as there are processors."""
    seconds: float = 600.0
