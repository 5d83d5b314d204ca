"""Releases that say a little of everything, and decisions on their rows by the words they show."""

from functools import cache

from pipeline.annotate.kit import Kit
from pipeline.correct.case import Knowledge
from pipeline.correct.stage import corrected
from pipeline.corrections import Correction, Outcome
from pipeline.decided import read_cell
from pipeline.deciding.checking import Accepted, check
from pipeline.deciding.given import Given
from pipeline.deciding.targets import Target, targets_of
from pipeline.deciding.values import Against
from pipeline.errors import Fault
from pipeline.records import Extraction
from pipeline.run import extract
from pipeline.types import Release

TEXT = """\
STRASBOURG, 12 March 2031 – Three members of the Parliamentary Assembly of the Council of Europe
signed a written declaration for the release of Amir Saken. Signatories: Ms Pia Sund (Finland,
ALDE), Mr Tomas Vale (Malta, SOC), Ms Oda Holt (Norway, ALDE).

“We will not forget,” said Ms Sund, rapporteur of the committee. Mr Vale will vote on 30 April.
Mr Vale's brother in the harbour guild listened. Later Mr T. Vale left for the Bank of Uganda.
"""


class Desk:
    """Decides on rows of releases, with the kit that all tests share."""

    def __init__(self, kit: Kit) -> None:
        self.kit = kit
        self.knowledge = Knowledge(kit.gazetteer, kit.names)
        self.read = cache(self._read)

    def _read(
        self, text: str = TEXT, source: str = "made.txt", release_id: str = "r1"
    ) -> Extraction:
        (extraction,) = extract([Release(release_id, text, source)], self.kit)
        return extraction

    def given(self, extraction: Extraction, table: str, words: str, cell: str) -> list[Given]:
        """Return the decisions of a cell on the first row of a table that shows these words."""
        row = target(extraction, table, words)
        return [
            Given(
                "made.csv", "line 2", verb, value, table, extraction.record.release_id, row.row_id
            )
            for verb, value in read_cell(cell)
        ]

    def check(self, extraction: Extraction, given: Given) -> Accepted | Fault:
        """Return what the check says of one decision."""
        against = Against(self.kit.gazetteer, extraction, {"p0": "Eva Moor @ b.txt"}, given.row_id)
        return check(given, against, self.knowledge)

    def keep(
        self, extraction: Extraction, *decisions: tuple[str, str, str]
    ) -> tuple[Correction, ...]:
        """Return decisions, each a table, the words of its row and a cell, as corrections."""
        found = [
            self.check(extraction, given)
            for table, words, cell in decisions
            for given in self.given(extraction, table, words, cell)
        ]
        assert not [str(one) for one in found if isinstance(one, Fault)]
        rows = [one.correction for one in found if isinstance(one, Accepted)]
        return tuple(sorted(rows, key=Correction.order))

    def mend(
        self, extraction: Extraction, *decisions: tuple[str, str, str]
    ) -> tuple[Extraction, list[Outcome]]:
        """Return a release with decisions applied, and what became of each."""
        return self.apply(extraction, self.keep(extraction, *decisions))

    def apply(
        self, extraction: Extraction, kept: tuple[Correction, ...]
    ) -> tuple[Extraction, list[Outcome]]:
        """Return a release with corrections applied, and what became of each."""
        return corrected(extraction, kept, self.knowledge)


def target(extraction: Extraction, table: str, words: str) -> Target:
    """Return the first row of a table that shows words at its place, or is called so."""
    rows = list(targets_of(extraction.record, table))
    text = extraction.release.text
    for row in rows:
        if " ".join(text[slice(*row.place)].split()) == words or words in (
            row.name,
            row.kind,
            row.row_id,
        ):
            return row
    raise AssertionError(f"no row of {table} shows {words!r}: {rows}")
