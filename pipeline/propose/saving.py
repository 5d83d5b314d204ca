"""Writes a proposed block into a folder of local knowledge, where `--data` finds it."""

from pathlib import Path

from pipeline.errors import OutputError, UsageError
from pipeline.tables import OUR_DATA, read_toml

FILE = Path("forms", "proposed.toml")
HEAD = """# Forms that `rollcall form` proposed. Correct them freely: `rollcall check --data FOLDER`
# tries each on its examples.
"""


def check_folder(folder: Path) -> None:
    """Raise UsageError where a folder is our own data, which an update would replace."""
    if folder.resolve().is_relative_to(OUR_DATA.resolve()):
        raise UsageError(
            f"{str(folder)!r} is rollcall's own data: name a folder of your own, such as mine/, "
            "and run with --data mine/"
        )


def save(folder: Path, toml: str) -> Path:
    """Return the file that a block was added to; raises OutputError where that cannot be.

    Raises DataError where the file that is there already is no TOML.
    """
    path = folder / FILE
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        before = HEAD
        if path.is_file():
            read_toml(path)
            before = path.read_text("utf-8").rstrip("\n") + "\n"
        new = path.with_suffix(".new")
        new.write_text(f"{before}\n{toml}", "utf-8", newline="\n")
        new.replace(path)
    except OSError as error:
        raise OutputError(f"{str(path)!r} cannot be written: {error.strerror}") from None
    return path
