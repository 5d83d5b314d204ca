"""The page holds what the output says, as text and nothing else, and the same bytes each time."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from report.made_output import HOSTILE, PLAIN, hostile, made_output, parted, plain
from typer.testing import CliRunner

from pipeline.cli import app
from pipeline.decided import ID_COLUMNS
from pipeline.errors import OutputError, UsageError
from pipeline.records import Extraction
from pipeline.report import stage
from pipeline.report.stage import write_report
from pipeline.write.tables.every import rows_of

BLOCK = re.compile(r'<script type="application/json" (?:class|id)="([\w-]+)">(.*?)</script>')


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made_output(tmp_path_factory.mktemp("report") / "out")


@pytest.fixture(scope="module")
def page(output: Path) -> str:
    return write_report(output).path.read_bytes().decode()


def blocks(page: str, name: str) -> list[Any]:
    return [json.loads(held) for kind, held in BLOCK.findall(page) if kind == name]


def test_the_page_holds_every_text_as_it_is_stored(page: str) -> None:
    assert blocks(page, "held-text")[:2] == [PLAIN, HOSTILE]


def test_each_release_has_a_summary_a_text_and_records(page: str) -> None:
    counts = [len(blocks(page, f"held-{name}")) for name in ("summary", "text", "records", "end")]
    assert counts == [3, 3, 3, 1]


def test_no_text_of_a_document_opens_or_closes_an_element(page: str) -> None:
    held = "".join(held for _, held in BLOCK.findall(page))
    assert not re.search("[<>&\u2028\u2029\x00-\x1f]", held)
    assert page.count("<script") == page.count("</script>") == 3 * 3 + 2


def test_the_page_may_load_nothing_and_run_nothing_but_its_own_script(page: str) -> None:
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page)
    assert policy
    assert policy[1].startswith("default-src &#39;none&#39;; script-src &#39;sha256-")
    assert "unsafe" not in policy[1]
    assert not re.search(r'<(?:link|img|iframe|object|base)\b|\ssrc="|\sstyle="|\son\w+="', page)


def test_every_code_that_found_something_has_its_reason(page: str) -> None:
    (end,) = blocks(page, "held-end")
    assert end["reasons"]["finder:title"].startswith("A title stands before the name")
    assert end["reasons"]["strong:pace:ALDE"].endswith("pace:ALDE, wherever it stands.")
    assert all(end["reasons"].values())


@pytest.mark.parametrize("table", sorted(ID_COLUMNS))
def test_every_row_of_every_table_stands_in_the_page_under_its_id(page: str, table: str) -> None:
    rows = [row for one in (plain(), parted()) for row in rows_of(one).get(table, ())]
    held = set(re.findall(r'"(?:id|mark)":"([^"]*)"', page))
    assert rows
    assert {str(row[ID_COLUMNS[table]]) for row in rows} <= held


def test_the_same_output_gives_the_same_bytes(output: Path, page: str, tmp_path: Path) -> None:
    again = write_report(output, tmp_path / "again.html").path
    assert again.read_bytes() == page.encode()


def test_a_page_that_cannot_be_written_leaves_the_old_one(output: Path, tmp_path: Path) -> None:
    (tmp_path / "a").write_text("a file")
    with pytest.raises(OutputError, match="cannot be written"):
        write_report(output, tmp_path / "a" / "page.html")
    with pytest.raises(UsageError, match=r"does not end in \.html"):
        write_report(output, output / "records.json")


def test_a_broken_output_leaves_no_half_page(tmp_path: Path) -> None:
    output = made_output(tmp_path / "out", plain(), parted())
    (output / "texts" / parted().record.text_file).unlink()
    with pytest.raises(UsageError, match="run it again"):
        write_report(output)
    assert not list(output.glob("*report.html*"))


def test_the_command_writes_the_page_and_says_how_large_it_is(tmp_path: Path) -> None:
    output = made_output(tmp_path / "out", hostile())
    done = CliRunner().invoke(app, ["report", str(output), "--out", str(tmp_path / "a b.html")])
    assert done.exit_code == 0, done.output
    assert re.search(r"Wrote .*/a b\.html: 1 release, \d+ kB; open it", done.output)


def test_a_folder_that_is_no_output_is_refused_with_what_to_do(tmp_path: Path) -> None:
    done = CliRunner().invoke(app, ["report", str(tmp_path)])
    assert done.exit_code == 2
    assert "name a folder that `rollcall run` wrote" in done.output


def test_a_run_without_records_cannot_have_a_report(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Ms Pia Sund spoke.")
    asked = ["run", str(tmp_path / "a.txt"), "--format", "csv", "--report"]
    done = CliRunner().invoke(app, [*asked, "--out", str(tmp_path / "out")])
    assert done.exit_code == 2
    assert "--report needs the records" in done.output
    assert not (tmp_path / "out").exists()


def test_the_page_is_written_while_the_output_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, sizes = plain(), []

    def many(_: Path) -> Iterator[Extraction]:
        for _ in range(200):
            yield one
            sizes.append((tmp_path / ".page.html.new").stat().st_size)

    monkeypatch.setattr(stage, "read_output", many)
    assert stage.write_report(tmp_path, tmp_path / "page.html").releases == 200
    assert sizes[150] > sizes[50] + 99 * len(PLAIN)


def test_the_report_of_an_earlier_run_goes_with_its_output(tmp_path: Path) -> None:
    output = made_output(tmp_path / "out", plain())
    write_report(output)
    made_output(output, parted())
    assert not (output / "report.html").exists()


@pytest.mark.slow
def test_a_run_with_report_leaves_the_page_in_its_output(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Oslo, 3 May 2031\n\nMs Pia Sund (Finland, ALDE) spoke.\n")
    asked = ["run", str(tmp_path / "a.txt"), "--report", "--quiet", "--out", str(tmp_path / "out")]
    done = CliRunner().invoke(app, asked)
    assert done.exit_code == 0, done.output
    (summary,) = blocks((tmp_path / "out" / "report.html").read_text("utf-8"), "held-summary")
    assert [one["name"] for one in summary["persons"]] == ["Pia Sund"]
