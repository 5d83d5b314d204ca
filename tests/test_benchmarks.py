"""The benchmarks count what they say: children too, pages that are shared once, and work once."""

import doctest
import gzip
import os
import sys
import time
from importlib import import_module
from pathlib import Path

import pytest

from benchmarks import clock, growth, many, varied
from benchmarks.clock import SPENT, clocked, clocked_steps, cpu_seconds, run_here
from benchmarks.tree import followed, memory_of
from pipeline.annotate.kit import Kit
from pipeline.clean.stage import clean
from pipeline.clean.twins import Twins, sketch_of
from pipeline.gazetteer import load_gazetteer
from pipeline.loading import check_data
from pipeline.run_options import RunOptions
from pipeline.tables import OUR_DATA
from pipeline.types import Release
from pipeline.write.options import WriteOptions

CORPUS = Path("corpus/dev")
LINUX = pytest.mark.skipif(sys.platform != "linux", reason="memory is read from /proc")
BUSY = "import time\nwhile time.process_time() < .3: pass"
HOLDING = f"""
import subprocess, sys
held = bytearray(50_000_000)
subprocess.run([sys.executable, "-c", {BUSY!r}])
"""


@pytest.mark.parametrize("name", ["growth", "many", "memory", "stages", "tree", "varied"])
def test_the_examples_of_a_benchmark_hold(name: str) -> None:
    found = doctest.testmod(import_module(f"benchmarks.{name}"))
    assert found.attempted > 0
    assert found.failed == 0


def texts() -> list[str]:
    return [one.read_text("utf-8") for one in sorted(CORPUS.glob("*.txt"))[:12]]


@pytest.fixture
def watched():
    """Forget what clocks counted before and after."""
    SPENT.clear()
    yield SPENT
    SPENT.clear()


def busy(seconds: float) -> None:
    until = time.process_time() + seconds
    while time.process_time() < until:
        pass


def test_a_clock_inside_another_is_taken_off_that_one(watched) -> None:
    inner = clocked("inner", lambda: busy(0.2))

    def outer() -> None:
        busy(0.1)
        inner()

    clocked("outer", outer)()
    assert watched["inner"] == pytest.approx(0.2, abs=0.05)
    assert watched["outer"] == pytest.approx(0.1, abs=0.05)


def test_steps_count_their_own_time_and_not_that_of_who_takes_them(watched) -> None:
    def steps():
        for one in range(3):
            busy(0.05)
            yield one

    for _ in clocked_steps("steps", steps)():
        busy(0.1)
    assert watched["steps"] == pytest.approx(0.15, abs=0.05)


@LINUX
def test_the_seconds_of_children_count() -> None:
    before = cpu_seconds()
    took = followed([sys.executable, "-c", HOLDING])
    assert took.code == 0
    assert took.cpu >= 0.3
    assert cpu_seconds() - before >= 0.3


@LINUX
def test_the_memory_of_children_counts_and_what_is_shared_counts_once() -> None:
    alone = memory_of(os.getpid())
    held = bytearray(os.urandom(60_000_000))
    child = os.fork()
    if not child:
        time.sleep(5)
        os._exit(0)
    both = memory_of(os.getpid())
    os.kill(child, 9)
    os.waitpid(child, 0)
    assert len(held) / 1e6 * 0.9 < both - alone < len(held) / 1e6 * 1.5
    assert followed([sys.executable, "-c", HOLDING]).peak > 50


@LINUX
def test_a_command_that_takes_too_long_is_killed_with_its_children() -> None:
    took = followed([sys.executable, "-c", "import time; time.sleep(60)"], seconds=0.5)
    assert took.code == many.KILLED
    assert took.seconds < 10


@pytest.mark.parametrize("number", [1, 5, 12, 99])
def test_texts_are_read_from_a_packed_file_as_from_a_folder(tmp_path: Path, number: int) -> None:
    folder = tmp_path / "texts"
    folder.mkdir()
    for at, text in enumerate(texts()):
        (folder / f"{at:02}.txt").write_text(text, "utf-8")
    packed = tmp_path / "texts.jsonl.gz"
    packed.write_bytes(gzip.compress(clock.as_source(texts(), tmp_path / "a").read_bytes()))
    found = clock.read(folder, number)
    assert found == clock.read(packed, number)
    assert len(found) == min(number, len(texts()))


def test_varied_releases_are_no_twins_and_the_same_for_the_same_seed(kit: Kit) -> None:
    made = list(varied.many(texts(), 60, 1, vary=True))
    assert made == list(varied.many(texts(), 60, 1, vary=True))
    assert twins_of(made, kit) == 0
    assert made != list(varied.many(texts(), 60, 2, vary=True))


def test_repeated_releases_are_twins(kit: Kit) -> None:
    assert twins_of(list(varied.many(texts(), 24, 1, vary=False)), kit) >= 8


def twins_of(made: list[str], kit: Kit) -> int:
    twins, found = Twins(), 0
    for number, text in enumerate(made):
        sketch = sketch_of(clean(Release(f"r{number}", text, "a.txt"), kit.layout))
        found += twins.twin_of(f"r{number}", sketch) is not None
    return found


def test_a_run_in_one_process_leaves_the_clocks_of_its_stages(kit: Kit, monkeypatch, watched):
    monkeypatch.setattr("pipeline.run.load_kit", lambda _: kit)
    monkeypatch.setattr("pipeline.read_all.gc.freeze", lambda: None)
    monkeypatch.setattr("pipeline.read_all.clean", clocked("clean", clean))
    before = clock.teams.spread
    spent = run_here(texts()[:3], RunOptions(write=WriteOptions(formats=("jsonl",))))
    assert clock.teams.spread is before
    assert 0 < watched["clean"] < spent


@pytest.mark.slow
def test_made_parties_are_knowledge_that_a_run_takes(tmp_path: Path) -> None:
    growth.write_parties(tmp_path, 50, 180)
    folders = (OUR_DATA, tmp_path)
    check_data(folders)
    ours, more = load_gazetteer(), load_gazetteer(folders)
    assert len(more.parties) - len(ours.parties) == 45  # 180 names, four of each
    assert len(more.party_names) - len(ours.party_names) == 180


@LINUX
@pytest.mark.slow
def test_a_run_that_is_killed_in_slices_comes_to_its_end(tmp_path: Path, capsys) -> None:
    command = ["--releases", "12", "--vary", "--folder", str(tmp_path), "--format", "jsonl"]
    source = tmp_path / "few.jsonl.gz"
    lines = clock.as_source(texts(), tmp_path / "few.jsonl").read_bytes()
    source.write_bytes(gzip.compress(lines))
    assert many.main([*command, "--source", str(source), "--seconds", "1"]) == 0
    assert "call it again" in capsys.readouterr().out
    assert many.main([*command, "--source", str(source)]) == 0
    told = capsys.readouterr().out
    assert "releases read                  12" in told
    assert "slices                          2" in told
