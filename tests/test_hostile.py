"""What hostile or unlucky input costs: itself alone, and time in proportion to its size."""

import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook

from pipeline.annotate.kit import Kit
from pipeline.errors import DataError, UsageError
from pipeline.ingest.sheet import read_sheet
from pipeline.published import with_published
from pipeline.records import Extraction
from pipeline.rules import Rule, RuleBlock, compile_template, find
from pipeline.run import RunOptions, extract, load_kit, run
from pipeline.tables import OUR_DATA, read_toml
from pipeline.types import Release
from pipeline.write.options import Summary, WriteOptions

GOOD = "Ms Pia Sund (Finland, ALDE) spoke on 12 March 2031."
SECONDS = 4.0
"""For some 10,000 characters; what took their square took ten seconds to minutes."""


@pytest.fixture(scope="module")
def kit() -> Kit:
    """Return what a run knows, loaded once."""
    return load_kit()


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
    "unseen characters": "M\u200bs P\u200dia\u200b S\u2060und (\u200bFin\u00adland,\u200e ALDE) spoke",
    "accents that join": "Ms Zoe\u0308 Mu\u0308ller (Finland, ALDE) e" + "\u0301" * 500,
    "controls": f"Ms Pia\x07 Sund\x1b[31m (Finland, ALDE)\x08 {GOOD}",
    "right to left": f"\u202eMs Pia Sund\u202c \u05d0\u05d1 {GOOD}",
    "signs beyond 16 bits": f"\U0001f600Ms Pia Sund\U0001f600 (\U0001f1eb\U0001f1ee Finland) {GOOD}",
    "line ends of every kind": f"H\n\x0c\n{GOOD}\x0b\x85\u2028\u2029{GOOD}",
}


@pytest.mark.parametrize("text", ODD.values(), ids=ODD.keys())
def test_every_span_is_what_the_stored_text_holds(text: str, kit: Kit) -> None:
    record = read(text, kit).record
    everyone = (*record.persons, *record.parties, *record.countries)
    spans = [*record.dates, *(mention for one in everyone for mention in one.mentions)]
    assert spans
    assert [text[one.start : one.end] for one in spans] == [one.text for one in spans]


def names(count: int) -> list[str]:
    """Return so many names that are all different."""
    letters = "abcdefghijklmnopqrstuvwxyz"
    return [
        f"Jan Wo{letters[n % 26]}{letters[n // 26 % 26]}{letters[n // 676]}" for n in range(count)
    ]


SLOW_ONCE = {
    "open brackets": "(" * 30_000,
    "asterisks": "*" * 30_000,
    "blanks in a heading": "# a" + " " * 30_000 + "b",
    "initials": "A." * 4_000,
    "letters and hyphens": "A-" * 4_000,
    "names in lines": "\n".join(f"Mr {one}" for one in names(900)),
    "names in a row": "Released: "
    + ", ".join(f"Mr {one}" for one in names(500))
    + " and Tom Berg.",
    "weak countries": "Jordan met Georgia in Chad. " * 300,
}


@pytest.mark.parametrize("text", SLOW_ONCE.values(), ids=SLOW_ONCE.keys())
def test_time_grows_with_the_text_and_not_with_its_square(text: str, kit: Kit) -> None:
    began = time.process_time()
    read(text, kit)
    assert time.process_time() - began < SECONDS


def test_the_innermost_block_holds_a_position(kit: Kit) -> None:
    text = f"# A headline of some words\n\n> {GOOD}\n\nContact: Ms Oda Lint\n\n- a\n- b\n- c\n"
    cleaned = read(text, kit).release  # the text as stored
    assert cleaned.text == text
    kinds = {one.block for one in read(text, kit).record.persons[0].mentions}
    assert kinds == {"quote"}


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
    book.active.append(["file", "title"])  # type: ignore[union-attr]
    book.save(tmp_path / "good.xlsx")
    with (
        zipfile.ZipFile(tmp_path / "good.xlsx") as good,
        zipfile.ZipFile(tmp_path / "bad.xlsx", "w") as bad,
    ):
        for name in good.namelist():
            bad.writestr(name, content if name == part else good.read(name))
    with pytest.raises(UsageError, match=r"bad.xlsx: not a .xlsx file"):
        read_sheet(tmp_path / "bad.xlsx")


def go(folder: Path, source: str, **choices: str) -> Summary:
    """Return what a run over one source says."""
    return run([source], folder, RunOptions(write=WriteOptions(sources=(source,), **choices)))  # type: ignore[arg-type]


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such a name")
def test_a_source_whose_name_is_no_utf8_is_read(tmp_path: Path) -> None:
    path = tmp_path / "caf\udce9.txt"
    path.write_text(GOOD)
    assert go(tmp_path / "out", str(path)).releases == 1
    assert '"caf?.txt"' in (tmp_path / "out" / "run.json").read_text("utf-8")


@pytest.mark.parametrize("delimiter", ["\udcff", "ab", "", "\x00", "\n", '"'])
def test_a_delimiter_that_is_no_sign_is_told(tmp_path: Path, delimiter: str) -> None:
    (tmp_path / "a.txt").write_text(GOOD)
    with pytest.raises(UsageError, match="is not one sign"):
        go(tmp_path / "out", str(tmp_path / "a.txt"), delimiter=delimiter)


def test_a_blank_source_is_not_the_folder_one_stands_in(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no such file or folder: ''"):
        go(tmp_path / "out", "")


@pytest.mark.parametrize("pattern", ["", "z*", "(?:)"])
def test_a_rule_that_matches_nothing_at_all_finds_nothing(pattern: str) -> None:
    block = RuleBlock(id="x", label="DATE", why="w", pattern=pattern, finds=())
    assert list(find(Rule(block, compile_template(block, {})), "a b, c")) == []


def test_a_data_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    (tmp_path / "x.toml").mkdir()
    with pytest.raises(DataError, match="x.toml, the file: cannot be read"):
        read_toml(tmp_path / "x.toml")


@pytest.mark.skipif(sys.platform == "win32", reason="closes a stream as a shell does")
def test_a_closed_standard_input_and_output_are_no_bug(tmp_path: Path) -> None:
    command = f'"{sys.executable}" -m pipeline run - --out "{tmp_path / "out"}" <&- >&-'
    done = subprocess.run(
        command, shell=True, cwd=OUR_DATA.parents[1], capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert "standard input is closed" in done.stderr
