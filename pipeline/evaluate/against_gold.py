"""Runs the product over texts that have gold, and scores what it says of them."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from pipeline.evaluate.gold_files import Gold, read_gold
from pipeline.evaluate.result import Result
from pipeline.evaluate.score import score
from pipeline.records import Extraction
from pipeline.types import Release

Extract = Callable[[Iterable[Release]], Iterable[Extraction]]
"""The product, as far as a score needs to know it."""


def evaluate_gold(folder: Path, extract: Extract) -> Result:
    """Return the scores of `extract` on the gold below `folder`; DataError for faulty gold."""
    return score_texts(read_gold(folder), extract)


def score_texts(gold: Sequence[Gold], extract: Extract) -> Result:
    """Return the scores of `extract` on texts whose gold is given."""
    releases = (Release(one.record.release_id, one.text, one.record.source) for one in gold)
    found = [extraction.record for extraction in extract(releases)]
    texts = {one.record.text_sha256: one.text for one in gold}
    return score([one.record for one in gold], found, texts)
