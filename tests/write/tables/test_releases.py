"""The table of releases and its counts."""

import pytest

from pipeline.write.tables.every import rows_of


@pytest.mark.parametrize(
    ("column", "count"),
    [
        ("persons_count", 2),  # the family of the release is no person
        ("parties_count", 1),  # the unknown one is not counted
        ("countries_count", 1),  # neither the dependent nor the unknown nor the embedded one
        ("dates_count", 2),  # the duration is none
        ("durations_count", 1),
        ("signatories_named", 1),
        ("signatories_stated", 2),
        ("issues_count", 3),
    ],
)
def test_a_release_counts_what_the_contract_counts(make, column: str, count: int) -> None:
    (row,) = rows_of(make())["releases"]
    assert row[column] == count


def test_a_release_shows_its_own_issues_and_not_those_of_other_tables(make) -> None:
    (row,) = rows_of(make())["releases"]
    assert row["check"] == "signatories-differ; guessed-encoding"


def test_the_same_country_in_two_entries_counts_once(make) -> None:
    extraction = make()
    namibia = extraction.record.countries[0]
    (row,) = rows_of(make(countries=(namibia, namibia)))["releases"]
    assert row["countries_count"] == 1


def test_a_release_with_nothing_in_it_has_one_row_and_no_others(make) -> None:
    nothing = dict.fromkeys(("persons", "parties", "countries", "embedded", "dates", "quotes"), ())
    rows = rows_of(make(issues=(), **nothing))
    assert {name: len(found) for name, found in rows.items() if found} == {"releases": 1}
