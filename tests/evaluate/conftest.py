"""Small marked texts by hand, and a product that answers with records given to it."""

from collections.abc import Callable, Iterable, Iterator

import pytest

from pipeline.evaluate.marked import Marked, parse_marked
from pipeline.records import Extraction, ReleaseRecord
from pipeline.types import Release

HEAD = """kind: assembly-declaration
house: pace
published: 2031-03-12
published_from: dateline
p1: Pia Sund; signatory, speaker
p2: Oda van der Lint; mentioned
=====
"""
BODY = (
    "STRASBOURG, ⟦D 2031-03-12|12 March 2031⟧ – ⟦H|Ms⟧ ⟦P p1|Pia Sund⟧ "
    "(⟦C FI p1:delegation|Finland⟧, ⟦G pace:ALDE p1:group|ALDE⟧) said "
    "⟦D 2031-03-11 relative|yesterday⟧:\n"
    "the ⟦R p2|⟦C NL adjective p2:office|Dutch⟧ minister for ports⟧ ⟦P p2|Oda van der Lint⟧ "
    "and the Bank of ⟦E UG|Uganda⟧ agree with ⟦P p1|Sund⟧."
)
GOOD = HEAD + BODY


@pytest.fixture
def good() -> Marked:
    """Return the marked text above, read."""
    return parse_marked(GOOD, "good")


@pytest.fixture
def changed() -> Callable[..., Marked]:
    """Return a function that reads the marked text with one thing replaced by another."""

    def change(*replaced: tuple[str, str]) -> Marked:
        content = GOOD
        for old, new in replaced:
            assert old in content
            content = content.replace(old, new)
        return parse_marked(content, "good")

    return change


@pytest.fixture
def product() -> Callable[..., Callable[[Iterable[Release]], Iterator[Extraction]]]:
    """Return a function that makes a product that answers with the records given."""

    def make(*records: ReleaseRecord) -> Callable[[Iterable[Release]], Iterator[Extraction]]:
        def extract(releases: Iterable[Release]) -> Iterator[Extraction]:
            for release, record in zip(releases, records, strict=True):
                yield Extraction(release, record)

        return extract

    return make
