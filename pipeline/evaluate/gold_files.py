"""Reads the gold of a folder: marked files, and gold records that stand beside their texts."""

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from pipeline.errors import DataError, Fault, UsageError
from pipeline.evaluate.make import GOLD_SUFFIX
from pipeline.evaluate.marked import SUFFIX, read_marked
from pipeline.records import ReleaseRecord

TEXT_SUFFIXES = (".txt", ".md")


@dataclass(frozen=True, slots=True)
class Gold:
    """A stored text and what it says."""

    text: str
    record: ReleaseRecord


def read_gold(folder: Path) -> list[Gold]:
    """Return the gold below `folder`: of marked files, else of NAME.gold.json beside NAME.txt|md.

    Raises DataError with every fault, and UsageError where there is no gold.
    """
    marked = [Gold(one.text, one.record) for one in read_marked([folder])]
    gold = marked + _read_records(folder)
    if not gold:
        raise UsageError(f"{folder} holds no gold: give a folder with *{SUFFIX} or *{GOLD_SUFFIX}")
    return gold


def _read_records(folder: Path) -> list[Gold]:
    read: list[Gold] = []
    faults: list[Fault] = []
    for path in sorted(folder.rglob(f"*{GOLD_SUFFIX}")):
        if path.with_name(path.name.removesuffix(GOLD_SUFFIX) + SUFFIX).is_file():
            continue
        try:
            read.append(_read_record(path))
        except DataError as error:
            faults += error.faults
    if faults:
        raise DataError(faults)
    return read


def _read_record(path: Path) -> Gold:
    stem = path.name.removesuffix(GOLD_SUFFIX)
    texts = [path.with_name(stem + suffix) for suffix in TEXT_SUFFIXES]
    text_path = next((one for one in texts if one.is_file()), None)
    if text_path is None:
        raise _fault(path, "no text stands beside it", f"add {stem}.txt or {stem}.md")
    try:
        text = text_path.read_text("utf-8-sig")
        record = ReleaseRecord.model_validate_json(path.read_bytes())
    except ValueError as error:  # of pydantic or of the decoder
        raise _fault(path, str(error), "give one entry of records.json, in UTF-8") from None
    if sha256(text.encode()).hexdigest() != record.text_sha256:
        raise _fault(path, f"{text_path.name} has changed", "make the gold anew from its text")
    return Gold(text, record)


def _fault(path: Path, problem: str, remedy: str) -> DataError:
    return DataError([Fault(path.name, "the file", problem, remedy)])
