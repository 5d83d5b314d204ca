"""Keeps compiled expressions on disk: to compile all of ours takes longer than to read a release.

The file lies in the cache folder of the user (`ROLLCALL_CACHE` names another), for one version of
Python and of the library that compiles. It is never needed: where it is absent, broken or may not
be written, each expression is compiled when it is first tried.
"""

import io
import os
import pickle
import platform
import tempfile
from collections.abc import Iterable
from contextlib import suppress
from hashlib import blake2b
from importlib.metadata import version
from pathlib import Path
from typing import Any

import regex
from platformdirs import user_cache_path

VARIABLE = "ROLLCALL_CACHE"
MAKERS = frozenset({("regex._regex", "compile")})
"""All that what lies in the file may call."""
DIGEST = 32
_KNOWN: dict[str, "regex.Pattern[str]"] = {}
_ASKED: dict[str, bool] = {}
"""What was asked for, and whether it was made for that: then the file lacks it."""


def recall() -> None:
    """Have at hand what the file holds: what is asked for from now on is not made again."""
    if not _KNOWN:
        _KNOWN.update(_read())


def compiled(text: str) -> "regex.Pattern[str]":
    """Return the expression of a text; raises regex.error where it is none."""
    if text not in _KNOWN:
        _KNOWN[text] = regex.compile(text)
        _ASKED[text] = True
    _ASKED.setdefault(text, False)
    return _KNOWN[text]


def make_ready(wanted: Iterable[str]) -> None:
    """Have all expressions that will be asked for at hand, and in the file all that were."""
    keys = list(wanted)
    if any(key not in _KNOWN for key in keys):
        _KNOWN.update(_read())
    if not any(_ASKED.values()) and all(key in _KNOWN for key in keys):
        return
    with suppress(OSError):
        _check_place()
        _write({key: compiled(key) for key in dict.fromkeys((*keys, *_ASKED))})
        _ASKED.update(dict.fromkeys(_ASKED, False))


class _Reader(pickle.Unpickler):
    """Reads what `_write` wrote, and lets it call nothing but what makes an expression."""

    def find_class(self, module: str, name: str) -> Any:
        """Return what makes an expression; raises UnpicklingError for anything else."""
        if (module, name) not in MAKERS:
            raise pickle.UnpicklingError(f"{module}.{name} is not asked for")
        return super().find_class(module, name)


def _read() -> dict[str, "regex.Pattern[str]"]:
    try:
        whole = place().read_bytes()
        if blake2b(whole[DIGEST:], digest_size=DIGEST).digest() != whole[:DIGEST]:
            return {}
        found: dict[str, regex.Pattern[str]] = _Reader(io.BytesIO(whole[DIGEST:])).load()
    except (OSError, pickle.UnpicklingError, EOFError):
        return {}
    return found


def _write(expressions: dict[str, "regex.Pattern[str]"]) -> None:
    """Write the file at once whole, for another run may read it meanwhile."""
    told = pickle.dumps(expressions, pickle.HIGHEST_PROTOCOL)
    target = place()
    with tempfile.NamedTemporaryFile(dir=target.parent, delete=False) as file:
        file.write(blake2b(told, digest_size=DIGEST).digest() + told)
    Path(file.name).replace(target)


def _check_place() -> None:
    """Make the folder of the file; raises OSError where nothing may be written there."""
    folder = place().parent
    folder.mkdir(parents=True, exist_ok=True)
    if not os.access(folder, os.W_OK):
        raise PermissionError(folder)


def place() -> Path:
    """Return the path of the file, whether or not it is there."""
    folder = os.environ.get(VARIABLE)
    of = f"{version('regex')}-{platform.python_implementation()}-{platform.python_version()}"
    machine = f"{platform.machine()}-{os.name}"
    return Path(folder or user_cache_path("rollcall")) / f"expressions-{of}-{machine}.bin"
