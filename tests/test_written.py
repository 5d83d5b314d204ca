"""An output is read again as it was written."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline import run as corridor
from pipeline.annotate.kit import Kit
from pipeline.errors import UsageError
from pipeline.run_options import RunOptions
from pipeline.write.options import WriteOptions
from pipeline.written import read_output

TEXT = "Oslo, 3 May 2024\r\n\r\nMr Jan Berg (Norway, SOC) met Ms Pia Sund — “soon”.\n"


@pytest.fixture(scope="module", params=["json", "jsonl"])
def output(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, kit: Kit
) -> Path:
    """Return what a run over one release wrote."""
    folder = tmp_path_factory.mktemp("written")
    (folder / "a.txt").write_bytes(TEXT.encode())
    options = RunOptions(write=WriteOptions(formats=(request.param,)))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(corridor, "load_kit", lambda _: kit)
        corridor.run([str(folder / "a.txt")], folder / "out", options)
    return folder / "out"


def test_what_was_written_is_read_with_its_text(output: Path) -> None:
    (one,) = read_output(output)
    assert one.release.text == TEXT.replace("\r\n", "\n")
    assert [person.name for person in one.record.persons] == ["Jan Berg", "Pia Sund"]
    assert all(
        one.release.text[said.start : said.end] == said.text
        for person in one.record.persons
        for said in person.mentions
    )


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (lambda folder: (folder / "run.json").unlink(), "no output of rollcall"),
        (lambda folder: [one.unlink() for one in folder.glob("records.*")], "run it again with"),
        (lambda folder: [one.unlink() for one in folder.glob("texts/*")], "run it again"),
        (lambda folder: [one.write_text("{}") for one in folder.glob("records.*")], "run it again"),
    ],
    ids=["no receipt", "no records", "no text", "other records"],
)
def test_what_is_no_output_is_refused_with_its_reason(
    spoil: Callable[[Path], object], told: str, output: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(output, copy)
    spoil(copy)
    with pytest.raises(UsageError, match=told):
        list(read_output(copy))
