"""A folder of what is broken or means harm: each costs itself, in bounded time."""

import csv
import io
import time
import zipfile
from pathlib import Path

import pytest
from typer.testing import CliRunner

from pipeline.cli import app

SECONDS = 60
GOOD = "Ms Anna Holt (Malta, SOC) said that it was over.\n"
ENTITIES = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x "xxxxxxxxxx">{}]><rss><channel/></rss>'
BOMB = "".join(f'<!ENTITY x{n} "{f"&x{n - 1 or str()};" * 10}">' for n in range(1, 9))
OUTSIDE = '<!ENTITY e SYSTEM "file:///etc/passwd">'


def zipped(members: dict[str, bytes]) -> bytes:
    """Return an archive."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return buffer.getvalue()


MATRYOSHKA = b""
for inner in "edcba":
    MATRYOSHKA = zipped({f"{inner}.zip" if MATRYOSHKA else "e.txt": MATRYOSHKA or GOOD.encode()})
FILES = {
    "nested.html": b"<div>" * 100_000 + b"x",
    "tags.html": b"<p>a</p>" * 400_000,
    "entities.html": b"<p>" + b"&amp;" * 200_000 + b"</p>",
    "bomb.zip": zipped({"a.txt": bytes(60_000_000)}),
    "traversal.zip": zipped({"../../evil.txt": GOOD.encode(), "good.txt": GOOD.encode()}),
    "matryoshka.zip": MATRYOSHKA,
    "laughs.rss": ENTITIES.format(BOMB).encode(),
    "outside.rss": ENTITIES.format(OUTSIDE).encode(),
    "random.pdf": b"%PDF-1.7\n" + bytes(range(256)) * 500,
    "random.docx": b"PK\x03\x04" + bytes(range(256)) * 500,
    "random.eml": bytes(range(1, 256)) * 500,
    "long.txt": b"A-" * 600_000,
    "controls.txt": b"Ms \x00\x01\x02\x03 Anna\x07 \x1b[31mHolt said so.\n",
    "bidi.txt": "Ms \u202etloH annA\u202c said so.\n".encode(),
    "new\nline.txt": b"Mr Karl Bremm (Norway) left.\n",
    "good.txt": b"Ms Ute Lind (Finland) said so.\n",
}


@pytest.fixture(scope="module")
def ran(tmp_path_factory):
    """Return the output folder of one run over all of it, its exit code and its seconds."""
    root: Path = tmp_path_factory.mktemp("hostile")
    folder, out = root / "in", root / "out"
    folder.mkdir()
    for name, data in FILES.items():
        (folder / name).write_bytes(data)
    (root / "secret.txt").write_text("Ms Secret Person said so.", "utf-8")
    (folder / "link.txt").symlink_to(root / "secret.txt")
    begin = time.perf_counter()
    result = CliRunner().invoke(app, ["run", str(folder), "--out", str(out), "--quiet"])
    return root, result, time.perf_counter() - begin


def rows(out: Path, table: str) -> list[dict[str, str]]:
    """Return a table as rows."""
    with (out / f"{table}.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_the_run_goes_on_and_ends_in_bounded_time(ran):
    root, result, seconds = ran
    assert (result.exit_code, result.output) == (0, "")
    assert seconds < SECONDS
    names = {one["name"] for one in rows(root / "out", "persons")}
    assert {"Ute Lind", "Karl Bremm", "Anna Holt"} <= names
    assert "Secret Person" not in names


def test_each_that_cannot_be_used_says_why(ran):
    root, _, _ = ran
    rejected = {one["source"]: one["reason"] for one in rows(root / "out", "rejected")}
    assert all(rejected.values())
    assert {
        "nested.html", "tags.html", "bomb.zip/a.txt", "traversal.zip/../../evil.txt",
        "matryoshka.zip/a.zip/b.zip/c.zip", "laughs.rss", "outside.rss", "random.pdf",
        "random.docx", "long.txt", "link.txt",
    } <= set(rejected)  # fmt: skip


def test_nothing_is_written_outside_the_output_folder(ran):
    root, _, _ = ran
    found = {path.relative_to(root).parts[0] for path in root.rglob("*")}
    assert found == {"in", "out", ".out.rollcall-kept", "secret.txt"}
    assert {path.name for path in (root / "in").iterdir()} == {*FILES, "link.txt"}
    assert "passwd" not in (root / "out" / "records.json").read_text("utf-8")
