"""The desk at which decisions are made on small releases."""

import pytest
from made_decisions import Desk

from pipeline.annotate.kit import Kit


@pytest.fixture(scope="session")
def desk(kit: Kit) -> Desk:
    """Return what decides on rows of releases."""
    return Desk(kit)
