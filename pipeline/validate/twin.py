"""Says of a record whether its release came before, once all before it are known."""

from pipeline.reading import UNSETTLED, Reading
from pipeline.records import Extraction, IssueRecord
from pipeline.vocabulary import issue_text

CODE = "duplicate-release"


def settled(reading: Reading, twin: str | None) -> Extraction:
    """Return what a release says, as the twin of an earlier one or, where None, of none."""
    extraction, of = reading.extraction, twin or reading.stated
    issues = extraction.record.issues
    if of is None:
        kept = tuple(one for one in issues if one.code != CODE)
    else:
        kept = tuple(_of(one, of) if one.code == CODE else one for one in issues)
    update = {"duplicate_of": of, "issues": kept}
    return Extraction(extraction.release, extraction.record.model_copy(update=update))


def _of(issue: IssueRecord, twin: str) -> IssueRecord:
    values = {"found": twin, "stated": issue.stated, "candidates": ""}
    text = issue_text(issue.code, values)
    told = {"found": issue.found.replace(UNSETTLED, twin), "message": text.message}
    return issue.model_copy(update=told | {"suggestion": text.suggestion})
