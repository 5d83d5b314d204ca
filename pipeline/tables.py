"""Reads the tables and blocks of `data/`: our own folder first, then the folders of `--data`.

A later folder adds to an earlier one; a row or block with the same key replaces it. Every fault
is collected, with file, place and remedy, so that a user mends them all at once.
"""

import csv
import io
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError, field_validator

from pipeline.errors import DataError, Fault

OUR_DATA = Path(__file__).parent / "data"


class Row(BaseModel):
    """The base of all rows and blocks: frozen, and no column that is not declared."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    @field_validator("text", check_fields=False)
    @classmethod
    def not_blank(cls, text: str) -> str:
        """Return the text of a row; raises ValueError for a blank one, which is found anywhere."""
        if not text.strip():
            raise ValueError("may not be blank")
        return text

    def key(self) -> tuple[str, ...]:
        """Return what makes this row one of a kind; a later row with this key replaces it."""
        return tuple(map(str, self.__dict__.values()))


R = TypeVar("R", bound=Row)
Raw = tuple[Path, str, dict[str, Any]]


def read_table(name: str, model: type[R], folders: Sequence[Path] = (OUR_DATA,)) -> list[R]:
    """Return the rows of table `name`.csv in all `folders`; raises DataError with every fault."""
    files = [_csv_rows(folder / f"{name}.csv", model) for folder in folders]
    return _sound(*_validated(files, model))


def read_blocks(
    name: str, key: str, model: type[R], folders: Sequence[Path] = (OUR_DATA,)
) -> list[R]:
    """Return the `[[key]]` blocks of every TOML file in folder `name` of all `folders`."""
    return _sound(*sift_blocks(name, key, model, folders))


def sift_blocks(
    name: str, key: str, model: type[R], folders: Sequence[Path] = (OUR_DATA,)
) -> tuple[list[R], list[Fault]]:
    """Return the blocks that `read_blocks` returns where all are sound, and every fault."""
    files = (file for folder in folders for file in sorted((folder / name).glob("*.toml")))
    return _validated([_toml_blocks(file, key) for file in files], model)


def read_toml(path: Path) -> dict[str, Any]:
    """Return a TOML file as a dict; raises DataError naming the line where it cannot be read."""
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise DataError([Fault(path.name, "the file", str(error), "correct the TOML")]) from None
    except OSError as error:
        raise DataError([_unreadable(path, error)]) from None


def _unreadable(path: Path, error: OSError) -> Fault:
    return Fault(path.name, "the file", f"cannot be read: {error.strerror}", "mend or remove it")


def _csv_rows(path: Path, model: type[Row]) -> Iterator[Raw]:
    if not path.is_file():
        return
    try:
        text = path.read_text("utf-8-sig")
    except UnicodeDecodeError as error:
        raise DataError([Fault(path.name, "the file", str(error), "save it as UTF-8")]) from None
    except OSError as error:
        raise DataError([_unreadable(path, error)]) from None
    reader = csv.reader(io.StringIO(text, newline=""))
    try:
        head = next(reader, [])
        _check_head(path, head, model)
        for cells in reader:
            if not cells:
                continue
            filled: dict[str, Any] = dict(zip(head, cells, strict=False))
            if len(cells) > len(head):
                filled["(too many cells)"] = cells[len(head) :]
            yield path, f"line {reader.line_num}", filled
    except csv.Error as error:
        place = f"line {reader.line_num}"
        raise DataError([Fault(path.name, place, str(error), "close the open quote")]) from None


def _toml_blocks(path: Path, key: str) -> Iterator[Raw]:
    blocks = read_toml(path).get(key, [])
    if not isinstance(blocks, list) or not all(isinstance(block, dict) for block in blocks):
        raise DataError([Fault(path.name, key, "is no list of blocks", f"head each [[{key}]]")])
    for number, block in enumerate(blocks, 1):
        yield path, str(block.get("id", f"{key} {number}")), block


def _check_head(path: Path, head: Sequence[str], model: type[Row]) -> None:
    """Raise DataError where the first line of a table that is not empty names other columns."""
    columns = {field.alias or name: field for name, field in model.model_fields.items()}
    needed = [name for name, field in columns.items() if field.is_required()]
    problems = [
        *(f"no column {name!r}" for name in needed if name not in head),
        *(f"{name!r} is no column of it" for name in dict.fromkeys(head) if name not in columns),
        *(f"{name!r} stands twice" for name in columns if head.count(name) > 1),
    ]
    if head and problems:
        remedy = f"head it with {','.join(columns)}"
        raise DataError([Fault(path.name, "line 1", ", ".join(problems), remedy)])


def _validated(files: Sequence[Iterator[Raw]], model: type[R]) -> tuple[list[R], list[Fault]]:
    """Return the rows of all files that are sound, and the faults of all files."""
    rows: dict[tuple[str, ...], R] = {}
    faults: list[Fault] = []
    for file in files:
        try:
            for path, place, values in file:
                try:
                    row = model.model_validate(values)
                except ValidationError as error:
                    faults += _faults(path, place, error)
                else:
                    rows[row.key()] = row
        except DataError as error:
            faults += error.faults
    return list(rows.values()), faults


def _sound(rows: list[R], faults: list[Fault]) -> list[R]:
    if faults:
        raise DataError(faults)
    return rows


def _faults(path: Path, place: str, error: ValidationError) -> list[Fault]:
    return [
        Fault(
            path.name,
            place,
            f"{'.'.join(map(str, one['loc'])) or 'row'} is {one['input']!r}: {one['msg']}",
            "correct it as pipeline/data/README.md shows",
        )
        for one in error.errors()
    ]
