"""Every command in the guides runs, and answers what the guide shows."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
import regex
from typer.main import get_command

from pipeline.cli import app

pytestmark = pytest.mark.slow
DOCS = Path("docs")
PAGES = sorted([Path("README.md"), *DOCS.glob("*.md")])
GUIDES = [page for page in PAGES if "```sh" in page.read_text("utf-8")]
BLOCK = regex.compile(r"^```(?P<kind>\w*)[^\n]*\n(?P<body>.*?)^```$", regex.M | regex.S)
SKIPPED = "<!-- run -->", "<!-- test -->"
"""README's two first commands: .ci/run calls these very blocks in a fresh clone."""
LINKED = ("corpus", "pyproject.toml", "pipeline", "tests", "models", "CONTRIBUTING.md")
CONTINUED = regex.compile(r"\\\n\s*")


@dataclass(frozen=True)
class Block:
    """One block of a guide, and what it shows as the answer, or nothing."""

    kind: str
    body: str
    shown: str = ""


def blocks_of(page: Path) -> Iterator[Block]:
    """Yield the blocks of commands of a page, with the text that follows as their answer."""
    text = page.read_text("utf-8")
    for mark in SKIPPED:
        text = regex.sub(regex.escape(mark) + r".*?<!-- end -->", "", text, flags=regex.S)
    found = list(BLOCK.finditer(text))
    for one, after in zip(found, [*found[1:], None], strict=True):
        answer = after is not None and after["kind"] == "text"
        close = after is not None and text[one.end() : after.start()].count("\n\n") <= 1
        shown = after["body"] if after is not None and answer and close else ""
        if one["kind"] in ("sh", "python", "toml", "csv"):
            yield Block(one["kind"], one["body"], shown)


@pytest.fixture(scope="module", params=GUIDES, ids=lambda page: page.stem)
def walked(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, Sequence[tuple[Block, "subprocess.CompletedProcess[str]"]]]:
    """Return a page and what each of its blocks of commands answered, run in their order."""
    room = tmp_path_factory.mktemp("guide")
    for name in LINKED:
        (room / name).symlink_to(Path(name).resolve())
    shutil.copytree(DOCS, room / "docs")
    shutil.copytree(DOCS / "examples", room, dirs_exist_ok=True)
    _furnish(room)
    page: Path = request.param
    return page, [(one, _run(one, room)) for one in blocks_of(page) if one.kind in RUNNERS]


def _furnish(room: Path) -> None:
    """Put into a folder what README's examples take for granted: somebody's own file."""
    shutil.copy(room / "letters/declaration.txt", room / "release.txt")


RUNNERS = {"sh": ["bash", "-euo", "pipefail", "-c"], "python": [sys.executable, "-c"]}


def _run(block: Block, room: Path) -> "subprocess.CompletedProcess[str]":
    programs = Path(sys.executable).parent
    env = os.environ | {"PATH": f"{programs}:{os.environ['PATH']}", "COLUMNS": "100"}
    return subprocess.run(
        [*RUNNERS[block.kind], block.body], cwd=room, env=env, capture_output=True, text=True
    )


def test_every_command_of_a_guide_ends_well(
    walked: tuple[Path, Sequence[tuple[Block, "subprocess.CompletedProcess[str]"]]],
) -> None:
    _, answers = walked
    assert answers
    wrong = [(one.body, said.stdout, said.stderr) for one, said in answers if said.returncode]
    assert not wrong


def test_a_command_answers_what_the_guide_shows(
    walked: tuple[Path, Sequence[tuple[Block, "subprocess.CompletedProcess[str]"]]],
) -> None:
    _, answers = walked
    missing = [
        (block.body, line, said.stdout)
        for block, said in answers
        for line in block.shown.splitlines()
        if " ".join(line.split()) not in " ".join((said.stdout + said.stderr).split())
    ]
    assert not missing


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_every_link_of_a_guide_leads_to_a_file(page: Path) -> None:
    text = page.read_text("utf-8")
    links = regex.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", text)
    local = [one for one in links if "://" not in one]
    assert [one for one in local if not (page.parent / one).exists()] == []


def test_a_first_reading_of_the_readme_shows_a_handful_of_commands() -> None:
    blocks = [one for one in blocks_of(Path("README.md")) if one.kind == "sh"]
    commands = [line for one in blocks for line in one.body.splitlines() if line.strip()]
    assert 3 <= len(commands) <= 6


def test_every_option_of_run_is_shown_in_a_guide() -> None:
    pages = "\n".join(page.read_text("utf-8") for page in PAGES)
    (run,) = (one for one in get_command(app).commands.values() if one.name == "run")
    names = [max(one.opts, key=len) for one in run.params if one.param_type_name == "option"]
    assert [name for name in names if name not in pages] == []


def test_the_guides_name_every_command() -> None:
    pages = "\n".join(page.read_text("utf-8") for page in PAGES)
    names = [one.name for one in app.registered_commands]
    assert [name for name in names if f"rollcall {name}" not in pages] == []
