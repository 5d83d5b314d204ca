"""What each release of train and dev says today, file by file: a change shows as a diff.

`pytest tests/corpus --force-regen` writes the files anew; read their diff before you commit it.
The releases of `corpus/test` are not here: nobody looks at them while rules are written.
"""

from pathlib import Path

import pytest
from corpus.render import render

from pipeline.annotate.kit import Kit
from pipeline.evaluate.marked import SUFFIX, read_marked
from pipeline.run import extract
from pipeline.types import Release

CORPUS = Path(__file__).parents[2] / "corpus"
FILES = sorted(path for split in ("dev", "train") for path in (CORPUS / split).glob(f"*{SUFFIX}"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_release_says_what_it_said_before(path: Path, kit: Kit, file_regression) -> None:
    (marked,) = read_marked([path])
    release = Release("r0", marked.text, marked.file_name)
    (extraction,) = extract([release], kit)
    file_regression.check(render(extraction.record), basename=path.stem, encoding="utf-8")
