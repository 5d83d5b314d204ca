"""What a finding becomes: a message in plain words, and the row that it is about."""

import pytest
from our_tables import GAZETTEER
from validate.made import Made

from pipeline.records import IssueRecord, ReleaseRecord
from pipeline.types import DateValue, Finding
from pipeline.validate.stage import validate

OPEN = DateValue("XXXX-10-30", "date", "partial")
MARKED = "[PERSON Pia Sund] of [PARTY Labour] met the [COUNTRY Congolese] on [DATE 30 October]."


def issue(finding: Finding) -> tuple[IssueRecord, ReleaseRecord]:
    people = {"Pia Sund": ("Pia Sund",)}
    made = Made(MARKED, {"30 October": OPEN}, people, findings=(finding,))
    record = validate(made.resolved(), GAZETTEER).record
    return record.issues[0], record


@pytest.mark.parametrize(
    ("finding", "row"),
    [
        (Finding("two-people-one-surname", 0, 8, "persons"), lambda one: one.persons[0].person_id),
        (Finding("ambiguous-party", 12, 18, "parties"), lambda one: one.parties[0].row_id),
        (Finding("ambiguous-country", 27, 36, "countries"), lambda one: one.countries[0].row_id),
        (Finding("date-without-anchor", 40, 50, "dates"), lambda one: one.dates[0].date_id),
        (Finding("no-publication-date", 0, 0), lambda one: one.release_id),
        (Finding("ambiguous-party", 1, 3, "parties"), lambda one: one.release_id),
    ],
)
def test_an_issue_names_the_row_it_is_about_or_the_release(finding: Finding, row) -> None:
    found, record = issue(finding)
    assert found.row_id == row(record)
    assert found.table == finding.table


def test_the_message_fills_in_what_was_found() -> None:
    found, _ = issue(
        Finding(
            "ambiguous-country", 27, 36, "countries", found="Congolese", candidates=("CD", "CG")
        )
    )
    names = "Democratic Republic of the Congo (CD), Republic of the Congo (CG)"
    assert found.message == f"Congolese can be {names}; the text does not decide"
    assert found.suggestion


def test_an_issue_with_a_place_shows_its_sentence() -> None:
    found, _ = issue(Finding("date-without-anchor", 40, 50, "dates"))
    assert found.evidence == "Pia Sund of Labour met the Congolese on 30 October."


def test_an_issue_of_the_whole_release_shows_no_sentence() -> None:
    found, _ = issue(Finding("no-publication-date", 0, 0))
    assert (found.start, found.end, found.evidence) == (0, 0, "")


def test_a_finding_at_the_very_end_of_the_text_has_a_place() -> None:
    found, record = issue(Finding("several-releases", 51, 51))
    assert found.start <= record.characters
