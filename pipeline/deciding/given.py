"""A decision as a file gives it, before anything is known to be right about it."""

from dataclasses import dataclass

from pipeline.errors import Fault

LONGEST = 300
"""Characters of a value that are shown in a message, and of the longest that is taken."""


@dataclass(frozen=True, slots=True)
class Given:
    """One decision: what, of which row of which release, at which words."""

    file: str
    place: str
    decision: str
    value: str
    table: str
    release_id: str
    row_id: str
    start: int = -1
    end: int = -1
    """Both -1 where the file gives no place in the text."""
    quote: str = ""
    why: str = ""

    def fault(self, problem: str, remedy: str) -> Fault:
        """Return a fault of this decision."""
        return Fault(self.file, f"{self.place}, {self.words()!r}", problem, remedy)

    def words(self) -> str:
        """Return the decision as a cell says it, shortened where it is long.

        >>> Given("a.csv", "line 2", "rename", "Pia Sund", "persons", "r0", "p0").words()
        'rename Pia Sund'
        """
        whole = f"{self.decision} {self.value}".strip()
        return whole if len(whole) <= 80 else f"{whole[:80]} …"
