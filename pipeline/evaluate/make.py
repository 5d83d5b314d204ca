"""Makes the texts and the gold of a corpus from its marked files, and tells which are stale."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from pipeline.errors import OutputError
from pipeline.evaluate.marked import SUFFIX, Marked, marked_files, read_marked

GOLD_SUFFIX = ".gold.json"


def make_gold(paths: Iterable[Path]) -> list[Path]:
    """Return the files written beside each marked file: its text, and its gold as JSON.

    `paths` are marked files, or folders that hold some; all are read before the first is written.
    Raises DataError with every fault of all of them.
    """
    written = list(_products(paths))
    for path, content in written:
        try:
            path.write_text(content, "utf-8", newline="\n")
        except OSError as error:
            raise OutputError(f"{path} cannot be written: {error.strerror}") from None
    return [path for path, _ in written]


def stale_gold(paths: Iterable[Path]) -> list[Path]:
    """Return the files that `make_gold` would write anew: missing, or not as marked."""
    return [
        path
        for path, content in _products(paths)
        if not path.is_file() or path.read_bytes() != content.encode()
    ]


def _products(paths: Iterable[Path]) -> Iterator[tuple[Path, str]]:
    files = marked_files(paths)
    for path, marked in zip(files, read_marked(files), strict=True):
        yield path.with_name(marked.file_name), marked.text
        yield path.with_name(path.name.removesuffix(SUFFIX) + GOLD_SUFFIX), gold_json(marked)


def gold_json(marked: Marked) -> str:
    """Return the gold of a marked file as JSON, its keys in the order of the schema."""
    return marked.record.model_dump_json(indent=2) + "\n"
