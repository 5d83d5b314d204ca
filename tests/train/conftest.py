"""What the tests of the workshop share: the reader of all sources, and small stocks of names."""

import pytest
from our_tables import GAZETTEER

from pipeline.train.gathering import load_reader
from pipeline.train.names import load_names
from pipeline.world_names import WorldName


@pytest.fixture(scope="session")
def reader():
    """Return the reader of public data and gold."""
    return load_reader(GAZETTEER)


@pytest.fixture(scope="session")
def names():
    """Return a source of a few names of two countries."""
    rows = [
        *(WorldName(text, "given", "FI", "North", "f") for text in ("Pia", "Aino", "Lea")),
        *(WorldName(text, "family", "FI", "North") for text in ("Sundholm", "Virtanen", "Koski")),
        *(WorldName(text, "given", "KR", "East", "m") for text in ("Ji-woo", "Min-jun")),
        *(WorldName(text, "family", "KR", "East") for text in ("Kim", "Lee", "Park")),
    ]
    return load_names(rows)
