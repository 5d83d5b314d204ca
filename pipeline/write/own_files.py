"""Tells what a run wrote from what is a person's own, so that nothing of a person's ever goes."""

from collections.abc import Iterator
from pathlib import Path

import regex

from pipeline.errors import OutputError
from pipeline.output_folder import FILES, read_receipt
from pipeline.write import datapackage, readme, receipt, schema, texts
from pipeline.write.formats import parquet_files, proof, sqlite_file
from pipeline.write.options import WriteOptions
from pipeline.write.tables.every import AT_THE_END, NAMES

WORKBOOK = "rollcall.xlsx"
BY_FORMAT = {
    "csv": (*(f"{name}.csv" for name in NAMES), datapackage.NAME),
    "json": ("records.json",),
    "jsonl": ("records.jsonl",),
    "xlsx": (WORKBOOK,),
    "parquet": (parquet_files.FOLDER,),
    "sqlite": (sqlite_file.NAME,),
}
ALWAYS = (
    *(f"{name}.csv" for name in AT_THE_END),
    *(schema.NAME, receipt.NAME, readme.NAME, texts.FOLDER),
)
OURS = frozenset((*(name for some in BY_FORMAT.values() for name in some), *ALWAYS, proof.REPORT))
"""What a run may write at the top of its folder; the rest is a person's own."""
PASSING = (".~lock.", "~$", ".DS_Store", "Thumbs.db")
"""Beginnings of files that programs leave beside what they show: never carried over."""
ONE_FILE_A_TABLE = frozenset(f"{name}.parquet" for name in NAMES)
PARTS = regex.compile(r"part-\d{5,}\.parquet")
INSIDE = {
    texts.FOLDER: texts.FILE,
    **{f"{parquet_files.FOLDER}/{name}": PARTS for name in NAMES},
}
"""The names that a run gives to the files of its own folders, by folder."""


def names_of(options: WriteOptions) -> frozenset[str]:
    """Return what a run with these options writes at the top of its folder."""
    names = [name for one in options.formats for name in BY_FORMAT[one]]
    return frozenset((*names, *ALWAYS, *((proof.REPORT,) if options.report else ())))


def own_files(folder: Path) -> tuple[Path, ...]:
    """Return what lies in an old output and no run wrote: it is carried over to the new one.

    It is of another name, or the receipt does not know it, or it lies in a folder of ours.
    """
    return tuple(_own(folder)) if folder.is_dir() else ()


def _own(folder: Path) -> Iterator[Path]:
    receipt_of_old = read_receipt(folder)
    known, formats = receipt_of_old.get(FILES), receipt_of_old.get("formats")
    for entry in sorted(folder.iterdir()):
        if entry.name.startswith(PASSING):
            continue
        if _is_folder_of_ours(entry, formats):
            yield from _own_inside(entry, entry.name)
        elif not _is_written(entry, known):
            yield entry


def _is_folder_of_ours(entry: Path, formats: object) -> bool:
    folders = (texts.FOLDER, parquet_files.FOLDER)
    if entry.name not in folders or not entry.is_dir() or entry.is_symlink():
        return False
    is_asked = not isinstance(formats, list) or parquet_files.FOLDER in formats
    return entry.name == texts.FOLDER or is_asked


def _own_inside(folder: Path, place: str) -> Iterator[Path]:
    """Yield what no run wrote in a folder of ours, which lies at `place` of the output."""
    for entry in sorted(folder.iterdir()):
        inside = f"{place}/{entry.name}"
        if entry.name.startswith(PASSING):
            continue
        if inside in INSIDE and entry.is_dir() and not entry.is_symlink():
            yield from _own_inside(entry, inside)
        elif not (entry.is_file() and _is_written_inside(entry, place)):
            yield entry


def _is_written_inside(entry: Path, place: str) -> bool:
    if place in INSIDE:
        return INSIDE[place].fullmatch(entry.name) is not None
    # Earlier versions wrote a table as one file; beside the folder of a table it is a person's own.
    return entry.name in ONE_FILE_A_TABLE and not entry.with_suffix("").exists()


def _is_written(entry: Path, known: object) -> bool:
    """Return whether a run wrote an entry; an old receipt that knows no files knows all names."""
    if entry.name not in OURS or not entry.is_file():
        return False
    if entry.name == proof.REPORT:
        return proof.is_report(entry)
    return entry.name == receipt.NAME or not isinstance(known, dict) or entry.name in known


def check_own(folder: Path, options: WriteOptions) -> None:
    """Raise OutputError where a person's own file lies where this run would write one."""
    taken = names_of(options)
    for entry in own_files(folder):
        if entry.parent == folder and entry.name in taken:
            raise OutputError(
                f"{str(entry)!r} was not written by rollcall, and this run would write over it; "
                "move it away or rename it, or give another --out"
            )


def removed(folder: Path, options: WriteOptions) -> tuple[str, ...]:
    """Return what an earlier run wrote and one with these options does not: it goes."""
    if not folder.is_dir():
        return ()
    own, stays = set(own_files(folder)), names_of(options)
    return tuple(
        entry.name
        for entry in sorted(folder.iterdir())
        if entry.name in OURS and entry.name not in stays and entry not in own
    )
