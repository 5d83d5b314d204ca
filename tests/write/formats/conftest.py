"""What the slow tests share: all that a run over the releases of corpus/dev says, read once."""

from pathlib import Path

import pytest

from pipeline.annotate.kit import Kit
from pipeline.ingest.options import IngestOptions
from pipeline.ingest.stage import ingest
from pipeline.records import Extraction
from pipeline.run import extract
from pipeline.write.tables.every import rows_of

CORPUS = Path(__file__).parents[3] / "corpus" / "dev"


@pytest.fixture(scope="session")
def corpus_said(kit: Kit) -> tuple[Extraction, ...]:
    """Return what a run says of the releases of corpus/dev."""
    return tuple(extract(ingest([str(CORPUS)], lambda _: None, IngestOptions()), kit))


@pytest.fixture(scope="session")
def corpus_codes(corpus_said: tuple[Extraction, ...]) -> set[str]:
    """Return every code of `found_by` in the tables of that run."""
    rows = (row for one in corpus_said for table in rows_of(one).values() for row in table)
    return {str(row["found_by"]) for row in rows if row.get("found_by")}
