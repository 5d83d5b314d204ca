"""Puts the releases of a run aside on disk, so that memory does not grow with their texts.

Two rooms ask for it: whoever must have seen the last release before the first goes on.
"""

import pickle
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO

from pipeline.errors import OutputError
from pipeline.records import Extraction


class Aside:
    """A file without a name that holds extractions in their order; it goes when it is closed."""

    def __init__(self, room: Path | None) -> None:
        self._file: IO[bytes] = TemporaryFile(dir=room)  # noqa: SIM115 - closed by `close`

    def add(self, extraction: Extraction) -> int:
        """Put one extraction behind the others and return its place.

        Raises OutputError where the disk refuses.
        """
        place = self._file.tell()
        try:
            pickle.dump(extraction, self._file, pickle.HIGHEST_PROTOCOL)
        except OSError as error:
            reason = error.strerror or str(error)
            raise OutputError(
                f"the releases of the run cannot be put aside beside the output: {reason}; "
                "free some space or give another --out"
            ) from error
        return place

    def all(self) -> Iterator[Extraction]:
        """Yield every extraction, in the order in which they came."""
        self._file.seek(0)
        while True:
            try:
                extraction: Extraction = pickle.load(self._file)
            except EOFError:
                return
            yield extraction

    def at(self, place: int) -> Extraction:
        """Return the extraction at a place that `add` returned."""
        self._file.seek(place)
        extraction: Extraction = pickle.load(self._file)
        return extraction

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()
