"""What hostile or unlucky input costs: itself alone, and time in proportion to its size."""

import sys
import time
import zipfile
from array import array
from itertools import islice, product
from pathlib import Path

import pytest
from openpyxl import Workbook

from pipeline.annotate.kit import Kit
from pipeline.errors import DataError, UsageError
from pipeline.ingest.find import find_files
from pipeline.ingest.options import IngestOptions
from pipeline.ingest.sheet import read_sheet
from pipeline.ingest.survey import survey
from pipeline.published import with_published
from pipeline.records import Extraction, Span
from pipeline.rules import RuleBlock, find, make_rule
from pipeline.run import extract
from pipeline.tables import read_toml
from pipeline.types import Block, Cleaned, Release
from pipeline.validate.proof import kinds_of
from pipeline.write.options import WriteOptions
from pipeline.write.receipt import start, write_receipt
from pipeline.write.stage import check_writing

GOOD = "Ms Pia Sund (Finland, ALDE) spoke on 12 March 2031."
SECONDS = 4.0
"""For some 10,000 characters; what took their square took ten seconds to minutes."""


def read(text: str, kit: Kit) -> Extraction:
    """Return what one text says."""
    return next(extract([Release("r1", text, "a.txt")], kit))


FRONT_MATTER = {
    "a date for a key": "d: {2020-01-01: x}",
    "a table for a key": "k: {[1]: 2}",
    "a time that is none": "t: !!timestamp foo",
    "a truth that is none": "b: !!bool foo",
    "a blank number": 'i: !!int ""',
    "half of a surrogate pair": 'u: "\\ud800 x"',
    "lists without an end": "x: " + "[" * 9000,
    "a set": "s: !!set {b, a}",
}


@pytest.mark.parametrize("yaml", FRONT_MATTER.values(), ids=FRONT_MATTER.keys())
def test_no_front_matter_stops_a_run(yaml: str, kit: Kit) -> None:
    record = read(f"---\n{yaml}\n---\n{GOOD}", kit).record
    assert [one.name for one in record.persons] == ["Pia Sund"]
    assert record.model_dump_json()


ODD = {
    "marks of the masks": "Mr \ue003\ue100 (\ue001, \ue002) said " + GOOD,
    "all marks": "".join(map(chr, range(0xE000, 0xE102))) + " " + GOOD,
    "unseen characters": "M\u200bs P\u200dia\u200b S\u2060und (\u200bFin\u00adland,\u200e ALDE)",
    "accents that join": "Ms Zoe\u0308 Mu\u0308ller (Finland, ALDE) e" + "\u0301" * 500,
    "controls": f"Ms Pia\x07 Sund\x1b[31m (Finland, ALDE)\x08 {GOOD}",
    "right to left": f"\u202eMs Pia Sund\u202c \u05d0\u05d1 {GOOD}",
    "signs beyond 16 bits": f"\U0001f600Ms Pia Sund\U0001f600 (\U0001f1eb Finland) {GOOD}",
    "line ends of every kind": f"H\n\x0c\n{GOOD}\x0b\x85\u2028\u2029{GOOD}",
}


@pytest.mark.parametrize("text", ODD.values(), ids=ODD.keys())
def test_every_span_is_what_the_stored_text_holds(text: str, kit: Kit) -> None:
    record = read(text, kit).record
    mentions: list[Span] = [*record.dates]
    mentions += [mention for one in record.persons for mention in one.mentions]
    mentions += [mention for one in record.parties for mention in one.mentions]
    mentions += [mention for one in record.countries for mention in one.mentions]
    assert mentions
    assert [text[one.start : one.end] for one in mentions] == [one.text for one in mentions]


def names(count: int) -> list[str]:
    """Return so many names that are all different."""
    ends = product("abcdefghijklmnopqrstuvwxyz", repeat=3)
    return [f"Jan Wo{''.join(end)}" for end in islice(ends, count)]


SLOW_ONCE = {
    "open brackets": "(" * 30_000,
    "asterisks": "*" * 30_000,
    "blanks in a heading": "# a" + " " * 30_000 + "b",
    "initials": "A." * 4_000,
    "letters and hyphens": "A-" * 4_000,
    "syllables and hyphens": "Aa-" * 4_000,
    "names in lines": "\n".join(f"Mr {one}" for one in names(900)),
    "names in a row": "Released: "
    + ", ".join(f"Mr {one}" for one in names(500))
    + " and Tom Berg.",
    "cues in lines": "Signed by:\nMs Pia Sund\n" * 250,
    "weak countries": "Jordan met Georgia in Chad. " * 300,
}


@pytest.mark.slow
@pytest.mark.timed
@pytest.mark.parametrize("text", SLOW_ONCE.values(), ids=SLOW_ONCE.keys())
def test_time_grows_with_the_text_and_not_with_its_square(text: str, kit: Kit) -> None:
    began = time.process_time()
    read(text, kit)
    assert time.process_time() - began < SECONDS


BLOCKS = (
    Block("list", 0, 9),
    Block("heading", 0, 3),
    Block("bold", 1, 2),
    Block("quote", 4, 6),
    Block("body", 4, 6),
)


def test_the_innermost_block_holds_a_position_and_of_two_alike_the_first() -> None:
    text, none = "0123456789", array("L")
    cleaned = Cleaned(Release("r1", text, "a"), text, none, none, (), BLOCKS)
    kinds = ["heading"] * 3 + ["list", "quote", "quote"] + ["list"] * 3 + ["body"]
    assert kinds_of(cleaned) == kinds


def test_metadata_cannot_say_where_a_date_was_read() -> None:
    assert with_published({"published_from": "foo"}, "metadata") == {}


BROKEN_PARTS = {
    "xl/workbook.xml": b"<<<",
    "xl/worksheets/sheet1.xml": b"<a><b>",
    "xl/styles.xml": b"<x",
    "[Content_Types].xml": b"<x",
}


@pytest.mark.parametrize(("part", "content"), BROKEN_PARTS.items())
def test_a_workbook_with_a_broken_part_is_told(tmp_path: Path, part: str, content: bytes) -> None:
    book = Workbook()
    book.active.append(["file", "title"])
    book.save(tmp_path / "good.xlsx")
    with (
        zipfile.ZipFile(tmp_path / "good.xlsx") as good,
        zipfile.ZipFile(tmp_path / "bad.xlsx", "w") as bad,
    ):
        for name in good.namelist():
            bad.writestr(name, content if name == part else good.read(name))
    with pytest.raises(UsageError, match=r"bad\.xlsx: not a \.xlsx file"):
        read_sheet(tmp_path / "bad.xlsx")


def test_the_receipt_of_a_source_whose_name_is_no_utf8_is_written(tmp_path: Path) -> None:
    options = WriteOptions(sources=("caf\udce9.txt",))
    write_receipt(tmp_path, start(), options, {})
    assert '"caf?.txt"' in (tmp_path / "run.json").read_text("utf-8")


@pytest.mark.parametrize("delimiter", ["\udcff", "ab", "", "\x00", "\n", '"'])
def test_a_delimiter_that_is_no_sign_is_told(delimiter: str) -> None:
    with pytest.raises(UsageError, match="is not one sign"):
        check_writing(WriteOptions(delimiter=delimiter))


def test_a_blank_source_is_not_the_folder_one_stands_in() -> None:
    with pytest.raises(UsageError, match="no such file or folder: ''"):
        find_files([""])


@pytest.mark.parametrize("pattern", ["", "z*", "(?:)"])
def test_a_rule_that_matches_nothing_at_all_finds_nothing(pattern: str) -> None:
    block = RuleBlock(id="x", label="DATE", why="w", pattern=pattern, finds=())
    assert list(find(make_rule(block, {}), "a b, c")) == []


def test_a_data_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    (tmp_path / "x.toml").mkdir()
    with pytest.raises(DataError, match=r"x\.toml, the file: cannot be read"):
        read_toml(tmp_path / "x.toml")


def test_a_closed_standard_input_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    with pytest.raises(UsageError, match="standard input is closed"):
        survey(["-"], IngestOptions())
