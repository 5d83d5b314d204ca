"""What is tried: each reader of files, the libraries behind it, and how many inputs it gets."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from benchmarks.fuzzing.inside import Inside, in_gzip, in_pdf, in_xml, in_zip
from benchmarks.fuzzing.job import Left
from benchmarks.fuzzing.pieces import PIECES_OF
from benchmarks.fuzzing.reading import Open, by_path, by_sheet, by_suffix


@dataclass(frozen=True, slots=True)
class Target:
    """A reader of files, called on bytes."""

    name: str
    open: Open
    counts: tuple[int, int, int]
    """Inputs of a long run: changed, made and guided ones."""
    own: tuple[str, ...]
    """Its own modules in `pipeline/ingest`, as patterns of file names."""
    behind: tuple[str, ...] = ()
    """Libraries in Python that do its work: guided inputs look for new code in them too."""
    inside: Inside | None = None
    """How to change what lies inside a packed file, and pack it soundly."""
    seconds: float = 5.0
    """What one input may take; a run gives a file 60."""

    @property
    def pieces(self) -> tuple[bytes, ...]:
        """Return what means something in the format."""
        return PIECES_OF.get(self.name.partition("_")[0], ())


_OFFICE = ("office.py", "members.py")
_TARGETS = (
    Target("plain", by_path(".txt"), (60_000, 50_000, 60_000),
           ("plain.py", "decode.py", "entry.py"), ("charset_normalizer",)),
    Target("jsonl", by_path(".jsonl"), (100_000, 40_000, 100_000), ("jsonl.py",)),
    Target("jsonl_gz", by_path(".jsonl.gz"), (20_000, 10_000, 10_000), ("jsonl.py",), ("gzip",),
           in_gzip),
    Target("csv", by_suffix(".csv"), (50_000, 30_000, 40_000), ("texts_sheet.py",)),
    Target("xlsx", by_suffix(".xlsx"), (8_000, 6_000, 4_000),
           ("texts_sheet.py", "workbook.py", *_OFFICE),
           ("openpyxl", "zipfile"), in_zip),
    Target("sheet_csv", by_sheet(".csv"), (20_000, 20_000, 20_000), ("sheet.py",)),
    Target("sheet_xlsx", by_sheet(".xlsx"), (4_000, 4_000, 3_000),
           ("sheet.py", "workbook.py"),
           ("openpyxl", "zipfile"), in_zip),
    Target("html", by_suffix(".html"), (10_000, 10_000, 10_000), ("html*.py",),
           ("trafilatura", "justext")),
    Target("mhtml", by_suffix(".mhtml"), (8_000, 6_000, 6_000), ("mhtml.py",), ("email",)),
    Target("eml", by_suffix(".eml"), (40_000, 30_000, 30_000), ("mail*.py",), ("email",)),
    Target("mbox", by_suffix(".mbox"), (20_000, 15_000, 15_000), ("mail*.py",), ("email",)),
    Target("feed", by_suffix(".rss"), (20_000, 15_000, 15_000), ("feed.py",),
           ("feedparser", "sgmllib"), in_xml),
    Target("zip", by_suffix(".zip"), (20_000, 12_000, 12_000),
           ("archive.py", "members.py", "inner.py"), ("zipfile",), in_zip),
    Target("gz", by_suffix(".txt.gz"), (10_000, 8_000, 4_000),
           ("archive.py", "members.py"), ("gzip",), in_gzip),
    Target("docx", by_suffix(".docx"), (4_000, 4_000, 4_000),
           ("docx.py", "word_*.py", "pieces.py", *_OFFICE), ("docx",), in_zip),
    Target("pdf", by_suffix(".pdf"), (6_000, 8_000, 4_000), ("pdf*.py",),
           ("pdfminer", "pdfplumber"), in_pdf),
)  # fmt: skip
TARGETS: Mapping[str, Target] = {one.name: one for one in _TARGETS}
ENGINES = ("kept", "changed", "made", "guided")
MOST_KEPT = 2000
FEWEST = 20
"""So many inputs of an engine are tried at least."""


def jobs_of(target: Target, share: float, engines: Sequence[str]) -> Iterator[Left]:
    """Yield how many inputs of each engine are tried in one process; guided ones need their own."""
    changed, made, guided = (max(FEWEST, round(share * one)) for one in target.counts)
    wanted = {"kept": MOST_KEPT, "changed": changed, "made": made}
    if left := {engine: count for engine, count in wanted.items() if engine in engines}:
        yield left
    if "guided" in engines:
        yield {"guided": guided}
