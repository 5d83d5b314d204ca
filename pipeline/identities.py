"""What is handed from `identify` to `write`: one person across the releases of a run."""

from dataclasses import dataclass

CANONICAL = "h"
"""What a canonical id begins with, before 16 hex digits: no other id of ours does."""
YES, NO, UNCLEAR = "yes", "no", "unclear"


@dataclass(frozen=True, slots=True)
class Identity:
    """One person across releases; dates are those of the releases of this run, in ISO form."""

    canonical_id: str
    name: str
    sort_name: str
    names_seen: tuple[str, ...]
    releases: int
    first_published: str | None
    last_published: str | None
    named_before: str
    """`yes`, `no` or `unclear`; blank where no earlier output was given."""
    named_before_in: tuple[str, ...]
    """The ids of the releases of earlier outputs that name the person, but for this run's."""
    evidence: str
    decision: tuple[str, ...]
    """The rows of the file of decisions that concern the person, in words."""
