"""rollcall inside a program: a text in, its record out; what it needs is loaded once a process.

Threads may call it at once. A text is read under a lock, one after another: spaCy's vocabulary and
our memory of names grow while a text is read. Who wants more at a time takes `extract_all`.
"""

import threading
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from pipeline.annotate.kit import Kit
from pipeline.errors import UnreadableRelease, UsageError
from pipeline.keep import fingerprints
from pipeline.languages import making_ready
from pipeline.loading import check_data, load_kit
from pipeline.one_text import Text, reader_of, record_bytes, record_of, release_of
from pipeline.records import ReleaseRecord
from pipeline.spread.answers import Answer
from pipeline.spread.options import SpreadOptions
from pipeline.spread.pool import FORKS, Team, spread
from pipeline.spread.worker import Work
from pipeline.tables import OUR_DATA
from pipeline.teams import workers_of
from pipeline.types import Release

__all__ = ["Result", "Text", "extract", "extract_all"]
BATCH = 4
"""Texts handed to a process at once."""
Folders = Sequence[str | Path]
Numbered = tuple[int, Text, Release]


@dataclass(frozen=True, slots=True)
class Result:
    """The record of one text, or the reason why there is none."""

    given: Text
    record: ReleaseRecord | None = None
    reason: str = ""


class Kits:
    """What is known, loaded once for each list of folders, and again where their files change."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._kits: dict[tuple[Path, ...], tuple[bytes, Kit, threading.Lock]] = {}

    def kit(self, data: Folders = ()) -> tuple[Kit, threading.Lock]:
        """Return what is known with these folders of local knowledge, and the lock to read under.

        Raises UsageError where a folder is absent, DataError where tables are faulty.
        """
        folders = tuple(checked(data))
        with self._lock:
            version = fingerprints.of_bytes(*fingerprints.of_files(folders))
            known = self._kits.get(folders)
            if known is None or known[0] != version:
                with making_ready():
                    known = (version, load_kit(folders), threading.Lock())
                self._kits[folders] = known
        return known[1], known[2]


KITS = Kits()
"""One for the process: threads that begin at once load it once."""


def extract(
    text: str,
    *,
    published: str | None = None,
    title: str | None = None,
    url: str | None = None,
    publisher: str | None = None,
    house: str | None = None,
    id: str | None = None,
    data: Folders = (),
) -> ReleaseRecord:
    """Return what a press release says: what `records.json` would hold of it.

    Offsets lead into the text with `\\n` at the ends of its lines and no byte-order mark; `data`
    are folders of local knowledge. Raises UsageError where text, date or folder cannot be used.
    """
    given = Text(text, published, title, url, publisher, house, id)
    try:
        release = release_of(given)
    except UnreadableRelease as error:
        raise UsageError(f"this text cannot be read: {error}") from None
    kit, lock = KITS.kit(data)
    with lock:
        return record_of(release, kit)


def extract_all(
    texts: Iterable[str | Text], *, workers: int = 0, data: Folders = ()
) -> Iterator[Result]:
    """Return the record of each text, or why there is none, in the order of the texts.

    They are read by `workers` processes, 0 for as many as there are processors; each text by
    itself: none is marked as the twin of another. Raises UsageError for a folder that is absent,
    DataError where tables are faulty, OutputError where no process can be started.
    """
    if workers < 0:
        raise UsageError(f"workers is {workers}: give a number of processes, or 0")
    return _in_order(texts, _team(workers, tuple(checked(data))))


def _in_order(texts: Iterable[str | Text], team: Team) -> Iterator[Result]:
    waiting: dict[int, Result] = {}
    next_one = 0
    for answer in spread(_batches(texts, waiting), team):
        number, given, _ = answer.piece
        waiting[number] = _result(given, answer)
        while next_one in waiting:
            yield waiting.pop(next_one)
            next_one += 1
    yield from (waiting[number] for number in sorted(waiting))


def checked(data: Folders) -> Iterator[Path]:
    """Yield the whole paths of folders of local knowledge; raises UsageError for an absent one."""
    if isinstance(data, str | Path):
        raise UsageError(f"data is {str(data)!r}: give a list of folders")
    for one in data:
        folder = Path(one).resolve()
        if not folder.is_dir():
            raise UsageError(f"data: no such folder: {str(one)!r}")
        yield folder


def _batches(
    texts: Iterable[str | Text], waiting: dict[int, Result]
) -> Iterator[Sequence[Numbered]]:
    """Yield the texts that can be read, numbered, a few at a time; others wait for their turn."""
    batch: list[Numbered] = []
    for number, one in enumerate(texts):
        given = one if isinstance(one, Text) else Text(one)
        try:
            batch.append((number, given, release_of(given)))
        except UnreadableRelease as error:
            waiting[number] = Result(given, reason=str(error))
        if len(batch) == BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def _result(given: Text, answer: Answer) -> Result:
    if answer.reason:
        return Result(given, reason=answer.reason)
    return Result(given, ReleaseRecord.model_validate_json(answer.made))


def _team(workers: int, folders: tuple[Path, ...]) -> Team:
    """Return who reads: copies of this process where it has no other threads, else new ones.

    A copy has none of the threads, but the locks that they held.
    """
    options = SpreadOptions(workers)
    count = workers_of(options)
    if not FORKS or threading.active_count() > 1:
        check_data((OUR_DATA, *folders))
        return Team(count, partial(_anew, folders), options.seconds, forks=False)
    kit, _ = KITS.kit(folders)
    work = partial(_numbered, work=partial(record_bytes, kit=kit))
    return Team(count, lambda: work, options.seconds)


def _anew(data: Sequence[Path]) -> Work:
    return partial(_numbered, work=reader_of(data))


def _numbered(piece: Numbered, *, work: Work) -> bytes:
    return work(piece[2])
