"""Writes `run.json`: what ran, with which knowledge, on what and when; the only clock."""

import json
import platform
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path, PurePosixPath, PureWindowsPath

from pipeline.output_folder import RECEIPT, TOOL, digest_of
from pipeline.tables import OUR_DATA
from pipeline.write.options import WriteOptions

NAME = RECEIPT
PACKAGES = (
    "spacy", "pydantic", "pydantic-core", "regex", "XlsxWriter", "openpyxl", "pandas", "PyYAML",
    "pyarrow",
    "charset-normalizer", "py3langid", "typer",
)  # fmt: skip
MODELS = (OUR_DATA.parent / "models", OUR_DATA.parents[1] / "models")
"""In an installed wheel the models lie inside the package, in a checkout beside it."""


@dataclass(frozen=True, slots=True)
class Started:
    """When a run began."""

    moment: str


def start() -> Started:
    """Return the beginning of a run."""
    return Started(_now())


def write_receipt(
    folder: Path, started: Started, options: WriteOptions, counts: Mapping[str, int]
) -> None:
    """Write the receipt of a finished run into `folder`."""
    receipt = {
        "tool": TOOL,
        "version": version_of(TOOL),
        "started": started.moment,
        "finished": _now(),
        "python": platform.python_version(),
        "packages": {name: version_of(name) for name in PACKAGES},
        "sources": [without_path(one) for one in options.sources],
        "settings": {key: without_path(one) for key, one in sorted(options.settings.items())},
        "formats": list(options.formats),
        "csv": {"delimiter": options.delimiter, "bom": options.bom},
        "columns": list(options.columns),
        "counts": dict(counts),
        "files": files(folder),
        "data": hashes([OUR_DATA, *options.data]),
        "model": hashes(MODELS),
    }
    text = json.dumps(receipt, indent=2, ensure_ascii=False)
    # A name on the command line may hold bytes that are no UTF-8: they become question marks.
    (folder / NAME).write_bytes(f"{text}\n".encode("utf-8", "replace"))


def hashes(folders: Iterable[Path]) -> dict[str, str]:
    """Return the SHA-256 of every file, by the folder's name and the path inside it."""
    return {
        f"{folder.name}/{path.relative_to(folder).as_posix()}": digest_of(path)
        for folder in folders
        for path in _files(folder)
    }


def files(folder: Path) -> dict[str, str]:
    """Return the SHA-256 of what a run wrote at the top of its folder, by name."""
    found = (path for path in sorted(folder.iterdir()) if path.is_file() and path.name != NAME)
    return {path.name: digest_of(path) for path in found}


def _files(folder: Path) -> Iterator[Path]:
    hidden = ("__pycache__", ".")
    for path in sorted(folder.rglob("*")):
        inside = path.relative_to(folder).parts
        if path.is_file() and not any(part.startswith(hidden) for part in inside):
            yield path


def without_path(text: str) -> str:
    """Return an absolute path as its name alone, and anything else as it is.

    >>> without_path("/home/ada/releases"), without_path("releases/2017"), without_path("2017-10")
    ('releases', 'releases/2017', '2017-10')
    """
    for kind in (PurePosixPath, PureWindowsPath):
        if kind(text).is_absolute():
            return kind(text).name
    return text


def version_of(package: str) -> str | None:
    """Return the version of an installed package, or None where it is not installed."""
    try:
        return version(package)
    except PackageNotFoundError:
        return None


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
