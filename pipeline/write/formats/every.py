"""The formats by name: to add one, write its file and add its line."""

from collections.abc import Callable, Mapping
from pathlib import Path

from pipeline.write.formats.csv_files import CsvFiles
from pipeline.write.formats.json_file import JsonFile
from pipeline.write.formats.jsonl_file import JsonlFile
from pipeline.write.formats.parquet_files import ParquetFiles
from pipeline.write.formats.sqlite_file import SqliteFile
from pipeline.write.formats.workbook import Workbook
from pipeline.write.formats.writer import Writer
from pipeline.write.options import WriteOptions

WRITERS: Mapping[str, Callable[[Path, WriteOptions], Writer]] = {
    "csv": CsvFiles,
    "json": JsonFile,
    "jsonl": JsonlFile,
    "xlsx": Workbook,
    "parquet": ParquetFiles,
    "sqlite": SqliteFile,
}
