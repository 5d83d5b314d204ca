from pathlib import Path

import pytest

from pipeline.evaluate.marked import read_marked

CORPUS = Path(__file__).parents[2] / "corpus"


@pytest.mark.parametrize("split", ["train", "dev"])
def test_our_own_corpus_has_no_fault(split: str) -> None:
    assert all(one.record.persons for one in read_marked([CORPUS / split]))
