"""A release that comes again with other furniture is marked, and counted once."""

from pathlib import Path

import pytest

from pipeline.ingest.options import IngestOptions
from pipeline.run import run
from pipeline.run_options import RunOptions
from pipeline.write.options import WriteOptions

SENTENCES = [
    f"On day {number} of the hearing the harbour pilots of Ely told Ms Anna Holt what it had cost."
    for number in range(9)
]


@pytest.fixture
def ran(tmp_path: Path):
    """Return a function that runs over texts and returns its summary and releases.csv."""

    def over(*texts: str):
        for number, text in enumerate(texts):
            (tmp_path / f"{number}.txt").write_text(text, "utf-8")
        folder = tmp_path / "out"
        names = [str(tmp_path / f"{number}.txt") for number in range(len(texts))]
        options = RunOptions(IngestOptions(), WriteOptions(formats=("csv",), bom=False))
        return run(names, folder, options), (folder / "releases.csv").read_text("utf-8")

    return over


def test_the_same_release_with_other_furniture_is_counted_once(ran):
    text = "\n\n".join(SENTENCES)
    other = f"Home | News | Members | Contact\n\n{text}\n\nRead more about harbours in our archive."
    summary, releases = ran(text, other)
    first, second = (line for line in releases.splitlines()[1:])
    assert (summary.releases, summary.persons) == (1, 1)
    assert "duplicate-release" not in first
    assert "duplicate-release" in second


def test_releases_that_share_some_sentences_are_two(ran):
    mine = [*SENTENCES[:5], *(one.replace("hearing", "voyage") for one in SENTENCES[5:])]
    summary, _ = ran("\n\n".join(SENTENCES), "\n\n".join(mine))
    assert summary.releases == 2
