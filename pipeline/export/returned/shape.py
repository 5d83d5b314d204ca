"""Reads what a foreign file should hold, and says where it holds something else."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar

from pipeline.errors import DataError, Fault, UsageError

T = TypeVar("T")
NAMES = {dict: "an object", list: "a list", str: "a text", int: "a whole number"}


class Unfit(ValueError):  # noqa: N818 - an outcome of one entry, told with its place by `at_place`
    """A part of a file is not what it should be; the message says what."""


def need(holder: Any, key: str, kind: type[T]) -> T:
    """Return what stands under a key; raises Unfit where it is missing or of another kind."""
    if not isinstance(holder, dict):
        raise Unfit(f"there is no object with {key!r}")
    found = holder.get(key)
    if not isinstance(found, kind) or isinstance(found, bool):
        raise Unfit(f"{key!r} is not {NAMES[kind]}")
    return found


def maybe(holder: Any, key: str, kind: type[T], blank: T) -> T:
    """Return what stands under a key, or `blank` where it is missing or null; raises Unfit."""
    if not isinstance(holder, dict) or holder.get(key) is None:
        return blank
    return need(holder, key, kind)


def read_json(path: Path) -> Any:
    """Return a JSON file; raises UsageError where it cannot be read as one."""
    try:
        return json.loads(read_text(path))
    except (ValueError, RecursionError) as error:
        raise UsageError(f"{str(path)!r} is no JSON ({_why(error)}); export it again") from None


def read_lines(path: Path, read: Callable[[Any], T]) -> Iterator[T]:
    """Yield what `read` makes of each line of JSON; raises DataError naming the line."""
    for number, line in enumerate(read_text(path).split("\n"), 1):
        if line.strip():
            with_line = f"line {number}"
            try:
                entry = json.loads(line)
            except (ValueError, RecursionError) as error:
                raise fault(path, with_line, f"it is no JSON ({_why(error)})") from None
            yield at_place(path, with_line, read, entry)


def at_place(path: Path, place: str, read: Callable[[Any], T], entry: Any) -> T:
    """Return what `read` makes of an entry; raises DataError naming its place."""
    try:
        return read(entry)
    except Unfit as error:
        raise fault(path, place, str(error)) from None


def read_text(path: Path) -> str:
    """Return the text of a file; raises UsageError where there is none in UTF-8."""
    try:
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UsageError(f"{str(path)!r} is no text in UTF-8; export it again") from None
    except OSError as error:
        raise UsageError(f"{str(path)!r} cannot be read: {error.strerror}") from None


def fault(path: Path, place: str, problem: str) -> DataError:
    """Return the error for one place of a foreign file."""
    return DataError([Fault(path.name, place, problem, "export it again, or mend the file")])


def _why(error: Exception) -> str:
    return str(error) or type(error).__name__
