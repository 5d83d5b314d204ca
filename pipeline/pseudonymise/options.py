"""What may be chosen when names are replaced, and what is wrong with a choice."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.errors import UsageError
from pipeline.vocabulary import vocabulary

MINOR, ALL = "minor", "all"
NOTE = (
    "The names of persons at risk were replaced by pseudonyms, in the texts too; their releases "
    "stand last, without file name, address and metadata, and offsets lead into the texts as "
    "they stand here. A name that was not found may still be there: read before you publish."
)
"""What every reader of an output with pseudonyms must know."""
SHOWN = ("limit", "published", "pseudonymise")
"""Settings that name no file."""
WITHHELD = "withheld"


@dataclass(frozen=True, slots=True)
class PseudonymiseOptions:
    """Whose names are replaced; nobody's where no role is given."""

    roles: tuple[str, ...] = ()
    """Values of the vocabulary `appears_as`, `minor` or `all`."""
    key: Path | None = None
    """The file of the key that pseudonyms are made with."""

    @property
    def is_asked(self) -> bool:
        """Return whether names are to be replaced."""
        return bool(self.roles)


def withheld(settings: Mapping[str, str]) -> dict[str, Any]:
    """Return what `write` is told instead: no source or file of the user's, and the note.

    >>> withheld({"published": "2031-03-12", "known": "saken-case", "metadata": ""})["settings"]
    {'published': '2031-03-12', 'known': 'withheld', 'metadata': ''}
    """
    shown = {
        name: value if name in SHOWN or not value else WITHHELD for name, value in settings.items()
    }
    return {"settings": shown, "sources": (), "data": (), "notes": (NOTE,)}


def check_roles(options: PseudonymiseOptions) -> None:
    """Raise UsageError where a role is unknown, or where role or key stands without the other."""
    known = (*vocabulary("appears_as"), MINOR, ALL)
    for role in options.roles:
        if role not in known:
            raise UsageError(f"--pseudonymise {role!r} is unknown; use {', '.join(known)}")
    if options.roles and options.key is None:
        raise UsageError(
            "--pseudonymise needs a key; give --pseudonym-key FILE, outside the output: "
            "the file is made where it is absent, and the same key gives the same pseudonyms"
        )
    if options.key is not None and not options.roles:
        raise UsageError("--pseudonym-key does nothing by itself; give --pseudonymise ROLE too")
