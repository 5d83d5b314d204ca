"""Tells a comparison while it goes on: lines, a table and a page; nothing waits in memory."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from shutil import copyfileobj
from tempfile import TemporaryFile
from typing import IO, Protocol, TextIO

from pipeline.compare.as_csv import ENCODING, csv_lines, header
from pipeline.compare.as_html import contents_line, overview, page_end, page_head, section
from pipeline.compare.as_text import change_lines, tally_lines
from pipeline.compare.stage import Comparison, ReleaseChange, Tally, check_tables, compare
from pipeline.errors import OutputError


@dataclass(frozen=True, slots=True)
class Telling:
    """Where a comparison is told."""

    line: Callable[[str], None]
    csv: Path | None = None
    html: Path | None = None
    brief: bool = False
    """Whether only the counts are told as lines."""


class _Sink(Protocol):
    def add(self, change: ReleaseChange) -> None: ...

    def finish(self, comparison: Comparison) -> None: ...


def tell(comparison: Comparison, telling: Telling) -> Tally:
    """Return the counts of a comparison once all of it is told."""
    check_tables(comparison.options)
    with ExitStack() as stack:
        sinks: list[_Sink] = []
        if telling.csv is not None:
            sinks.append(_Table(stack.enter_context(_fresh(telling.csv, ENCODING))))
        if telling.html is not None:
            sinks.append(_Page(stack.enter_context(_fresh(telling.html, "utf-8")), stack))
        for change in compare(comparison):
            for sink in sinks:
                sink.add(change)
            if not telling.brief:
                for line in change_lines(change, comparison.options):
                    telling.line(line)
        for sink in sinks:
            sink.finish(comparison)
    for line in tally_lines(comparison.tally, comparison.options):
        telling.line(line)
    return comparison.tally


class _Table:
    def __init__(self, file: TextIO) -> None:
        self._file = file
        file.write(header())

    def add(self, change: ReleaseChange) -> None:
        self._file.writelines(csv_lines(change))

    def finish(self, comparison: Comparison) -> None:
        pass


class _Page:
    """Keeps the sections on disk until the counts and contents that stand before them are known."""

    def __init__(self, file: TextIO, stack: ExitStack) -> None:
        self._file = file
        self._contents, self._sections = (stack.enter_context(_aside()) for _ in range(2))
        self._count = 0

    def add(self, change: ReleaseChange) -> None:
        self._count += 1
        self._contents.write(contents_line(change, self._count))
        self._sections.write(section(change, self._count))

    def finish(self, comparison: Comparison) -> None:
        self._file.write(page_head((comparison.old.name, comparison.new.name)))
        self._file.write(overview(comparison.tally, comparison.options))
        if self._count:
            self._file.write("<nav aria-label='Releases'>\n<h2>Releases that differ</h2>\n<ol>\n")
            self._contents.seek(0)
            copyfileobj(self._contents, self._file)
            self._file.write("</ol>\n</nav>\n")
        self._sections.seek(0)
        copyfileobj(self._sections, self._file)
        self._file.write(page_end())


def _aside() -> IO[str]:
    """Return a file without a name that is gone once it is closed."""
    return TemporaryFile("w+", encoding="utf-8", newline="\n")


@contextmanager
def _fresh(path: Path, encoding: str) -> Iterator[TextIO]:
    """Give the body a file that takes the place of `path` once the body is done."""
    new = path.with_name(f".{path.name}.rollcall-new")
    with _refused(path):
        file = new.open("w", encoding=encoding, newline="\n")
    try:
        with file:
            yield file
        with _refused(path):
            new.replace(path)
    finally:
        new.unlink(missing_ok=True)


@contextmanager
def _refused(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise OutputError(f"{str(path)!r} cannot be written: {error.strerror}") from None
