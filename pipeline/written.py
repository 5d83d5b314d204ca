"""Reads what a run wrote: its records with their stored texts, as extractions again."""

from collections.abc import Iterator
from pathlib import Path

from pipeline.errors import UsageError
from pipeline.output_folder import RECEIPT, is_ours
from pipeline.records import Extraction, ReleaseRecord
from pipeline.types import Release

RECORDS = ("records.jsonl", "records.json")
TEXTS = "texts"
AROUND = ('{"releases": [', "]}", "")
"""The lines of records.json that are no release: a run writes each release on a line of its own."""


def read_output(folder: Path) -> Iterator[Extraction]:
    """Yield what each release of an output says, in its order.

    Raises UsageError, before the first one, where the folder is no output with records of ours.
    """
    check_output(folder)
    path = next(folder / name for name in RECORDS if (folder / name).is_file())
    try:
        for record in read_records(path):
            text = (folder / TEXTS / record.text_file).read_bytes().decode("utf-8")
            yield Extraction(Release(record.release_id, text, record.source), record)
    except (ValueError, OSError) as error:
        raise UsageError(
            f"{str(folder)!r} is not as this version of rollcall writes it "
            f"({type(error).__name__}); run it again"
        ) from None


def check_output(folder: Path) -> None:
    """Raise UsageError where a folder is no output of ours, or one without records."""
    if not folder.is_dir() or not is_ours(folder):
        raise UsageError(
            f"{str(folder)!r} is no output of rollcall: there is no {RECEIPT} of ours; "
            "name a folder that `rollcall run` wrote"
        )
    if not any((folder / name).is_file() for name in RECORDS):
        raise UsageError(
            f"{str(folder)!r} holds no {' and no '.join(RECORDS)}; run it again with --format json"
        )


def read_records(path: Path) -> Iterator[ReleaseRecord]:
    """Yield the records of a file of ours, line by line; raises ValueError for any other."""
    with path.open(encoding="utf-8") as file:
        for line in file:
            text = line.strip().rstrip(",")
            if text not in AROUND:
                yield ReleaseRecord.model_validate_json(text)
