"""What may be chosen when persons are joined across releases."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from pipeline.identities import Identity


def _unheard(_: Identity) -> None:
    pass


@dataclass(frozen=True, slots=True)
class IdentifyOptions:
    """The choices of a run that concern persons across releases; all have defaults."""

    decisions: Path | None = None
    """A CSV of what a person has decided: columns decision, first, second, why."""
    known: tuple[Path, ...] = ()
    """Outputs of earlier runs, whose persons keep their canonical ids."""
    found: Callable[[Identity], None] = _unheard
    """Is told each identity, in order, before the first release goes on."""
