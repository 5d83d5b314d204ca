"""A run reads from object stores and writes to them as it does on this machine."""

import csv
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from pipeline import run as corridor
from pipeline.afar import at_hand, check_followed
from pipeline.annotate.kit import Kit
from pipeline.cli import app
from pipeline.errors import UsageError
from pipeline.ingest.limits import Limits

fsspec = pytest.importorskip("fsspec", reason="pip install -e '.[dev]'")
from fsspec.implementations.memory import MemoryFileSystem  # noqa: E402

ROOT = Path(__file__).parents[1]
NAMES = ("Pia Sund", "Tomas Vale", "Oda Lint")
BUCKET = {"AWS_ACCESS_KEY_ID": "KEY-OF-ADA", "AWS_SECRET_ACCESS_KEY": "SECRET-OF-ADA"}


@pytest.fixture
def letters(tmp_path: Path, monkeypatch, kit: Kit) -> Path:
    """Return a folder of releases and what is none, and stand beside it."""
    monkeypatch.setattr(corridor, "load_kit", lambda data=(): kit)
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "letters"
    (folder / "more").mkdir(parents=True)
    for number, name in enumerate(NAMES):
        text = f"MALTA, 12 March 2031 – Ms {name} (Finland; SOC) asked for the ferry to be kept.\n"
        (folder / ("more" if number else "") / f"{number}.txt").write_text(text, "utf-8")
    (folder / "long.txt").write_text("x" * 5000)
    (folder / "film.mp4").write_bytes(b"0" * 5000)
    (folder / "lines.jsonl").write_text(json.dumps({"id": "j1", "text": "Ms Ana Ruiz left."}))
    return folder


@pytest.fixture
def store(letters: Path) -> Iterator[Any]:
    """Return a store in memory that holds the letters."""
    MemoryFileSystem.store.clear()
    MemoryFileSystem.pseudo_dirs[:] = [""]
    found = fsspec.filesystem("memory")
    for path in letters.rglob("*.*"):
        found.pipe(f"/bucket/letters/{path.relative_to(letters).as_posix()}", path.read_bytes())
    yield found
    MemoryFileSystem.store.clear()


def call(*words: str) -> Result:
    options = ("--workers", "1", "--format", "csv", "--format", "json", "--limit", "bytes=4000")
    result = CliRunner().invoke(app, ["run", *words, *options])
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != "run.json"
    }


def test_a_source_in_a_store_says_the_same_as_on_disk(store: Any, letters: Path) -> None:
    assert call("letters", "--out", "near").exit_code == 0
    assert call("memory://bucket/letters/", "--out", "far").exit_code == 0
    assert bytes_of(Path("far")) == bytes_of(Path("near"))
    receipt = json.loads(Path("far/run.json").read_text("utf-8"))
    assert receipt["sources"] == ["memory://bucket/letters"]
    rejected = list(csv.DictReader(Path("far/rejected.csv").read_text("utf-8-sig").splitlines()))
    assert [one["source"] for one in rejected] == ["film.mp4", "long.txt"]


def test_a_run_again_over_a_store_reads_what_changed_alone(store: Any) -> None:
    call("memory://bucket/letters")
    before = {path: path.stat().st_mtime_ns for path in Path("outputs/letters").rglob("*")}
    call("memory://bucket/letters")
    assert before == {path: path.stat().st_mtime_ns for path in Path("outputs/letters").rglob("*")}
    store.pipe("/bucket/letters/more/1.txt", "MALTA, 12 March 2031 – Ms Ilse Brand spoke.".encode())
    call("memory://bucket/letters")
    assert b"Ilse Brand" in Path("outputs/letters/persons.csv").read_bytes()
    assert b"Tomas Vale" not in Path("outputs/letters/persons.csv").read_bytes()


def test_an_output_goes_to_a_store_as_it_lies_on_disk(store: Any) -> None:
    result = call("letters", "--out", "memory://bucket/out")
    assert result.exit_code == 0
    near = bytes_of(Path("outputs/bucket-out"))
    assert f"rollcall: {len(near) + 1} files sent to memory://bucket/out" in result.stderr
    far = {one.removeprefix("/bucket/out/"): store.cat(one) for one in store.find("/bucket/out")}
    receipt = json.loads(far.pop("run.json"))
    assert far == near
    assert receipt == json.loads(Path("outputs/bucket-out/run.json").read_text("utf-8"))
    assert (
        "nothing has changed in memory://bucket/out"
        in call("letters", "--out", "memory://bucket/out").stderr
    )


def test_texts_of_releases_that_are_gone_go_and_a_person_s_own_stay(
    store: Any, letters: Path
) -> None:
    call("letters", "--out", "memory://bucket/out")
    store.pipe("/bucket/out/texts/notes.txt", b"mine")
    Path("outputs/bucket-out/own.txt").write_text("mine, here")
    (letters / "more" / "1.txt").unlink()
    call("letters", "--out", "memory://bucket/out")
    names = {one.removeprefix("/bucket/out/") for one in store.find("/bucket/out")}
    near = {*bytes_of(Path("outputs/bucket-out")), "run.json"}
    assert names - near == {"texts/notes.txt"}
    assert near - names == {"own.txt"}


def test_a_store_that_holds_something_else_is_refused_before_anything_is_read(store: Any) -> None:
    result = call("letters", "--out", "memory://bucket/letters")
    assert result.exit_code == 2
    assert "is not empty and was not written by rollcall" in result.stderr
    assert not Path("outputs").exists()


def test_a_pattern_is_no_place_for_an_output(letters: Path) -> None:
    result = call("letters", "--out", "memory://bucket/run[1]")
    assert result.exit_code == 2
    assert "is a pattern" in " ".join(result.stderr.split())
    assert not Path("outputs").exists()


def test_stores_cannot_be_followed() -> None:
    check_followed(["letters", "-"])
    with pytest.raises(UsageError, match=r"--watch follows .* not 's3://bucket/x'"):
        check_followed(["letters", "s3://bucket/x"])


def test_nothing_that_was_fetched_stays(store: Any) -> None:
    with at_hand(["letters", "memory://bucket/letters"], Limits()) as (first, second):
        assert first == "letters"
        assert (Path(second) / "0.txt").is_file()
    assert not Path(second).exists()


@pytest.fixture(scope="module")
def s3() -> Iterator[dict[str, str]]:
    """Return what the environment says of a server that does as S3 does, on this machine."""
    server = pytest.importorskip("moto.server", reason="pip install -e '.[dev]'")
    started = server.ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    started.start()
    host, port = started.get_host_and_port()
    url = f"http://{host}:{port}"
    yield {**BUCKET, "AWS_ENDPOINT_URL": url, "AWS_DEFAULT_REGION": "us-east-1"}
    started.stop()


@pytest.mark.slow
def test_s3_in_and_s3_out_give_what_folders_give(s3: dict[str, str], tmp_path: Path) -> None:
    dev = ROOT / "corpus" / "dev"
    there = fsspec.filesystem(
        "s3",
        key="ada",
        secret="s3cret",
        endpoint_url=s3["AWS_ENDPOINT_URL"],
        use_listings_cache=False,
    )
    there.mkdir("bucket")
    there.put(str(dev) + "/", "bucket/press/dev/", recursive=True)

    def run(*words: str) -> "subprocess.CompletedProcess[str]":
        env = os.environ | s3 | {"PYTHONPATH": str(ROOT)}
        command = [sys.executable, "-m", "pipeline", "run", *words, "--workers", "2"]
        return subprocess.run(command, cwd=tmp_path, env=env, capture_output=True, text=True)

    assert run(str(dev), "--out", "near").returncode == 0
    for told in ("files sent to", "nothing has changed in"):
        said = run("s3://bucket/press/dev", "--out", "s3://bucket/records/dev")
        assert said.returncode == 0
        assert f"{told} s3://bucket/records/dev" in said.stderr
    there.get("bucket/records/dev/", str(tmp_path / "back") + "/", recursive=True)
    assert bytes_of(tmp_path / "back") == bytes_of(tmp_path / "near")
    receipt = (tmp_path / "back" / "run.json").read_text("utf-8")
    assert json.loads(receipt)["sources"] == ["s3://bucket/press/dev"]
    assert not any(one in receipt for one in (*BUCKET.values(), str(tmp_path), "/tmp"))
    said = run("s3://nobody/x")
    assert said.returncode == 2
    assert said.stderr.startswith("rollcall: 's3://nobody/x' cannot be read: ")
    assert len(said.stderr.splitlines()) == 1
