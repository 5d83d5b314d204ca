"""Keeps what documents were taken apart to, by their bytes: a PDF takes longer than its reading."""

from pipeline.keep import fingerprints
from pipeline.keep.store import Store

DOCUMENTS = "documents"


class Documents:
    """What files were taken apart to, by the readers of now."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._version = fingerprints.of_readers()
        self._asked: dict[bytes, None] = {}
        self.missed = 0
        """How many files may be taken apart another time: they took too long, or a crash."""

    def get(self, *told: bytes) -> bytes | None:
        """Return what was kept of a file of these bytes, or None."""
        return self._store.get(DOCUMENTS, self._key(told))

    def put(self, value: bytes, *told: bytes) -> None:
        """Keep what a file of these bytes was taken apart to."""
        self._store.put(DOCUMENTS, self._key(told), value)

    def miss(self) -> None:
        """Note a file that could not be taken apart now, and another time may be."""
        self.missed += 1

    def forget_others(self) -> None:
        """Drop what no file of this run was taken apart to."""
        self._store.keep_only(DOCUMENTS, self._asked)

    def _key(self, told: tuple[bytes, ...]) -> bytes:
        key = fingerprints.of_bytes(self._version, *told)
        self._asked[key] = None
        return key
