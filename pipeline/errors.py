"""Everything that can be wrong with what we are given.

    RollcallError
    ├── UsageError         the options do not fit together: stops the run, exit code 2
    ├── DataError          our tables or a user's `--data` folder are faulty: exit code 2
    ├── UnreadableRelease  one input cannot be read: caught by `ingest`, becomes a rejection
    └── OutputError        the output cannot be written: exit code 2, the old one stays whole

A bug is none of these and is not caught.
"""

from collections.abc import Sequence
from dataclasses import dataclass


class RollcallError(Exception):
    """Something outside the program is wrong; the message says what, where and what to do."""


class UsageError(RollcallError):
    """The options or sources of a run do not fit together."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault in a data file: where it is, what is wrong, and what to do."""

    file: str
    key: str
    problem: str
    remedy: str

    def __str__(self) -> str:
        """Return the fault as one line.

        >>> str(Fault("parties.csv", "line 7", "kind is 'club'", "use party, group or coalition"))
        "parties.csv, line 7: kind is 'club'; use party, group or coalition"
        """
        return f"{self.file}, {self.key}: {self.problem}; {self.remedy}"


class DataError(RollcallError):
    """Tables, rules or forms are faulty; all faults are listed at once."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(str(fault) for fault in self.faults))


class UnreadableRelease(RollcallError):  # noqa: N818 - an outcome of one input, no error of a run
    """One input cannot be used; the message is the reason that stands in `rejected.csv`."""


class OutputError(RollcallError):
    """The output folder cannot be written or is not ours."""
