"""The same release says the same whatever format it comes in."""

import pytest
from made_release import FURNITURE, MADE
from read_files import read_files


@pytest.fixture(scope="module")
def records(kit, tmp_path_factory):
    """Return the record and the stored text of each file by its name."""
    return read_files(MADE, tmp_path_factory.mktemp("made"), kit)


def said(record):
    """Return the persons with all that is tied to them, the parties, countries and dates."""
    persons = {
        (
            one.name,
            one.honorific,
            tuple(sorted({found.value for found in one.appearances})),
            tuple(sorted(role.text for role in one.roles)),
            tuple(sorted(tie.code or "" for tie in one.countries)),
            tuple(sorted(tie.party_id or "" for tie in one.parties)),
        )
        for one in record.persons
    }
    parties = {one.party_id for one in record.parties}
    countries = {one.code for one in record.countries}
    return persons, parties, countries, [(one.text, one.value) for one in record.dates]


@pytest.mark.parametrize("name", MADE)
def test_a_release_says_the_same_in_every_format(records, name):
    record, text = records[name]
    plain, _ = records["release.txt"]
    assert said(record) == said(plain)
    assert record.published == "2018-03-12"
    assert not [one for one in FURNITURE if one in text]


def test_the_release_says_what_it_should(records):
    plain, _ = records["release.txt"]
    people = {one.name: {found.value for found in one.appearances} for one in plain.persons}
    assert people == {
        "Anna Holt": {"speaker"},
        "Carmelo Vella": {"speaker"},
        "Piotr Lis": {"detained", "subject"},
        "Karl Bremm": {"signatory"},
        "Oda Lint": {"signatory"},
        "Ivo Petrák": {"signatory"},
        "Pia Sund": {"signatory"},
    }


@pytest.mark.parametrize(
    ("name", "known"),
    [
        ("one.pdf", "page"),
        ("two.pdf", "page"),
        ("release.docx", "element"),
        ("release.csv", "element"),
    ],
)
def test_a_mention_says_where_it_stood(records, name, known):
    record, _ = records[name]
    assert all(getattr(one.mentions[0], known) for one in record.persons)
