"""What `rollcall explain` says of a name: what it means, and which evidence decided that."""

from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.annotate.kit import Kit
from pipeline.explain import explain_release
from pipeline.ingest.options import IngestOptions


@pytest.fixture
def explained(kit: Kit, tmp_path: Path) -> Callable[[str], str]:
    def explain(text: str) -> str:
        path = tmp_path / "release.txt"
        path.write_text(text, "utf-8")
        return "\n".join(explain_release(str(path), IngestOptions(), kit))

    return explain


def test_the_evidence_that_decided_stands_under_a_name(explained: Callable[[str], str]) -> None:
    said = explained("Ann Poe (Ghana, NDC) spoke.")
    assert "'NDC' = pf:2311" in said
    assert "decided by the country tied to the same person, among pf:2311, pf:4240" in said


def test_a_name_that_nothing_decides_shows_what_it_can_mean(
    explained: Callable[[str], str],
) -> None:
    assert "nothing decides among CD, CG" in explained("They met in Congo.")


def test_a_name_in_doubt_shows_the_other_sense(explained: Callable[[str], str]) -> None:
    said = explained("They flew from Atlanta to Tbilisi. Georgia needs roads.")
    assert "nothing decides among GE and the sense 'us-state'" in said
