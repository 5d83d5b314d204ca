"""What the tests of the room share: a text laid on the table, and the whole stage over it."""

import pytest
from examples import cleaned

from pipeline.annotate.page import open_page
from pipeline.annotate.stage import annotate


@pytest.fixture(scope="session")
def lay(kit):
    """Return a function that lays a text on the table."""
    return lambda text, *blocks: open_page(cleaned(text, *blocks), kit.nlp(text), kit)


@pytest.fixture(scope="session")
def annotated(kit):
    """Return a function that annotates one text."""
    return lambda text, *blocks: next(annotate([cleaned(text, *blocks)], kit))
