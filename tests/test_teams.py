"""Who reads is chosen, and checked before anything is read; a cluster reads as one process does."""

import gc
import os
import signal
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from pipeline import languages
from pipeline import run as corridor
from pipeline.annotate.kit import Kit
from pipeline.errors import UsageError
from pipeline.run import run
from pipeline.run_options import RunOptions
from pipeline.spread.options import DASK, SpreadOptions
from pipeline.teams import check_spread, fingerprints_of, spread_of, work_of
from pipeline.types import Release
from pipeline.write.options import WriteOptions

DEV = Path("corpus/dev").resolve()
ALONE = RunOptions(write=WriteOptions(formats=("csv", "json")), spread=SpreadOptions(1))


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (SpreadOptions(on="spark"), "--on is 'spark'; the one place besides this machine is dask"),
        (SpreadOptions(scheduler="tcp://a:1"), "--scheduler .* add --on dask"),
    ],
)
def test_what_cannot_be_had_is_said_before_a_run(options: SpreadOptions, told: str) -> None:
    with pytest.raises(UsageError, match=told):
        check_spread(options)


def test_a_cluster_without_its_extra_says_what_to_install(monkeypatch) -> None:
    from pipeline import spread

    monkeypatch.delattr(spread, "cluster", raising=False)
    monkeypatch.setitem(sys.modules, "pipeline.spread.cluster", None)
    with pytest.raises(UsageError, match=r"pip install 'rollcall\[dask\]'"):
        check_spread(SpreadOptions(on=DASK))


@pytest.mark.parametrize("part", ["libraries", "code", "tables", "model", "--data"])
def test_a_worker_of_another_version_refuses_and_names_both(part: str) -> None:
    ours = fingerprints_of(())
    told = tuple((name, "0123456789abcdef" if name == part else seen) for name, seen in ours)
    here = dict(ours)[part][:12]
    with pytest.raises(UsageError) as refused:
        work_of((), told)
    assert f"version of rollcall: {part} {here} here, 0123456789ab in the run; install" in str(
        refused.value
    )


def test_a_worker_that_was_started_before_an_installation_refuses(monkeypatch) -> None:
    from pipeline import teams

    told = fingerprints_of(())
    before = tuple((name, "0123456789abcdef" if name == "code" else seen) for name, seen in told)
    monkeypatch.setattr(teams, "_as_started", lambda: before)
    with pytest.raises(UsageError, match=r"code 0123456789ab here, .* start the worker anew"):
        work_of((), told)


def test_a_worker_refuses_local_tables_that_are_not_the_run_s(tmp_path: Path) -> None:
    table = tmp_path / "forenames.csv"
    table.write_text("text,why\nOda,mine\n", "utf-8")
    told = fingerprints_of((tmp_path,))
    table.write_text("text,why\nOdo,mine\n", "utf-8")
    with pytest.raises(UsageError, match=r"another version of rollcall: --data \w+ here"):
        work_of((tmp_path,), told)
    with pytest.raises(UsageError, match=r"there is no folder '.*away' here"):
        work_of((tmp_path / "away",), told)


def bytes_of(folder: Path) -> dict[str, bytes]:
    """Return every file of an output but the receipt, which holds the time."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != "run.json"
    }


@pytest.fixture(scope="module")
def three() -> Iterator[Any]:
    """Return a cluster of three processes."""
    distributed = pytest.importorskip("distributed", reason="pip install -e '.[dev]'")
    with distributed.LocalCluster(
        n_workers=3, threads_per_worker=1, host="127.0.0.1", dashboard_address=":0", memory_limit=0
    ) as cluster:
        yield cluster


@pytest.fixture
def alone(tmp_path: Path, kit: Kit, monkeypatch) -> dict[str, bytes]:
    """Return what one process writes."""
    monkeypatch.setattr(corridor, "load_kit", lambda data=(): kit)
    run([str(DEV)], tmp_path / "alone", ALONE)
    return bytes_of(tmp_path / "alone")


def killing(cluster: Any, after: int) -> tuple[Callable[[Release], None], list[int]]:
    """Return what kills a worker that is at work once so many releases are read, and whom."""
    killed: list[int] = []
    done: list[Release] = []

    def advance(release: Release) -> None:
        done.append(release)
        if len(done) == after:
            busy = next(one for one in cluster.scheduler.workers.values() if one.processing)
            nanny = next(
                one for one in cluster.workers.values() if one.worker_address == busy.address
            )
            killed.append(nanny.pid)
            os.kill(nanny.pid, signal.SIGKILL)

    return advance, killed


@pytest.mark.slow
def test_three_workers_of_whom_one_is_killed_write_the_same_bytes(
    three: Any, alone: dict[str, bytes], tmp_path: Path
) -> None:
    spread = SpreadOptions(on=DASK, scheduler=three.scheduler_address)
    advance, killed = killing(three, after=30)
    summary = run([str(DEV)], tmp_path / "out", replace(ALONE, spread=spread), advance)
    assert len(killed) == 1
    assert (summary.rejected, summary.unread) == (0, 0)
    assert bytes_of(tmp_path / "out") == alone


@pytest.mark.slow
def test_a_cluster_of_our_own_writes_the_same_bytes(
    alone: dict[str, bytes], tmp_path: Path
) -> None:
    pytest.importorskip("distributed", reason="pip install -e '.[dev]'")
    heard: list[str] = []
    spread = SpreadOptions(2, on=DASK, told=heard.append)
    run([str(DEV)], tmp_path / "out", replace(ALONE, spread=spread))
    assert bytes_of(tmp_path / "out") == alone
    assert heard[0].startswith("Dask at tcp://127.0.0.1:")


@pytest.mark.slow
def test_a_worker_with_another_version_ends_the_run_and_nothing_is_written(
    three: Any, tmp_path: Path, monkeypatch
) -> None:
    from pipeline import teams

    other = tuple((name, "0" * 32) for name, _ in fingerprints_of(()))
    monkeypatch.setattr(teams, "fingerprints_of", lambda data: other)
    spread = SpreadOptions(on=DASK, scheduler=three.scheduler_address)
    with pytest.raises(UsageError, match=r"the worker tcp://127.0.0.1:\d+: another version"):
        run([str(DEV)], tmp_path / "out", replace(ALONE, spread=spread))
    assert not (tmp_path / "out").exists()


def test_processes_of_this_machine_are_what_a_run_takes_unasked(kit: Kit) -> None:
    class Given:
        data = ()

    Given.kit = kit  # type: ignore[attr-defined]
    text = "Ms Pia Sund (Finland; SOC) spoke.\n"
    spread = spread_of(SpreadOptions(1), Given, False)  # type: ignore[arg-type]
    (answer,) = spread([[Release("r1", text, "a.txt")]])
    assert answer.made
    assert not answer.reason


@pytest.mark.parametrize(("releases", "shared"), [(1, 0), (9, 1)])
def test_processes_that_read_many_releases_share_what_tells_languages(
    releases: int, shared: int, tmp_path: Path, kit: Kit, monkeypatch
) -> None:
    made: list[int] = []
    monkeypatch.setattr(corridor, "load_kit", lambda data=(): kit)
    monkeypatch.setattr(languages, "_unpacked", lambda: made.append(os.getpid()))
    for number in range(releases):
        (tmp_path / f"{number}.txt").write_text(f"Ms Pia Sund spoke {number} times.\n")
    run([str(tmp_path)], tmp_path / "out", ALONE)
    assert made == [os.getpid()] * shared


def test_a_run_over_many_releases_ends_where_what_tells_languages_finds_no_room(
    tmp_path: Path, kit: Kit, monkeypatch
) -> None:
    def full() -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(corridor, "load_kit", lambda data=(): kit)
    monkeypatch.setattr(languages, "_unpacked", full)
    for number in range(9):
        (tmp_path / f"{number}.txt").write_text(f"Ms Pia Sund spoke {number} times.\n")
    with pytest.raises(OSError, match="No space left on device"):
        run([str(tmp_path)], tmp_path / "out", ALONE)
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("text", ["Ms Pia Sund (Finland; SOC) spoke.\n", ""])
def test_what_a_run_knew_is_collected_as_other_things_once_it_is_over(
    text: str, tmp_path: Path, kit: Kit, monkeypatch
) -> None:
    monkeypatch.setattr(corridor, "load_kit", lambda data=(): kit)
    (tmp_path / "a.txt").write_text(text)
    run([str(tmp_path)], tmp_path / "out", ALONE)
    assert gc.get_freeze_count() == 0
