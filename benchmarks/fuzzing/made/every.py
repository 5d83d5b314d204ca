"""What makes inputs for each target."""

from collections.abc import Mapping

from hypothesis.strategies import SearchStrategy

from benchmarks.fuzzing.made.archive import ZIP
from benchmarks.fuzzing.made.feed import FEED
from benchmarks.fuzzing.made.html import HTML
from benchmarks.fuzzing.made.mail import EML, MBOX, SAVED
from benchmarks.fuzzing.made.pdf import PDF
from benchmarks.fuzzing.made.plain import GZ, JSONL, JSONL_GZ, PLAIN
from benchmarks.fuzzing.made.sheets import CSV, SHEET_CSV, SHEET_XLSX, XLSX
from benchmarks.fuzzing.made.word import DOCX

MADE: Mapping[str, SearchStrategy[bytes]] = {
    "plain": PLAIN,
    "jsonl": JSONL,
    "jsonl_gz": JSONL_GZ,
    "csv": CSV,
    "xlsx": XLSX,
    "sheet_csv": SHEET_CSV,
    "sheet_xlsx": SHEET_XLSX,
    "html": HTML,
    "mhtml": SAVED,
    "eml": EML,
    "mbox": MBOX,
    "feed": FEED,
    "zip": ZIP,
    "gz": GZ,
    "docx": DOCX,
    "pdf": PDF,
}
