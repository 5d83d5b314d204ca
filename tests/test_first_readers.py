"""What first readers of the output found wrong stays mended."""

from pipeline.run import extract
from pipeline.types import Release


def record(kit, text):
    """Return the record of one text."""
    return next(extract([Release("r0", text, "made.txt")], kit)).record


def person(kit, text, name):
    """Return one person of a text by name."""
    return next(one for one in record(kit, text).persons if one.name == name)


LETTER = """Dear Minister,

We, the undersigned, call on you to raise the case of Dr. Aziz Rahmani, detained since May.

Yours sincerely,

Dr Claire Dubois
Mr Peter Hall
"""


def test_whom_the_undersigned_write_about_has_not_signed(kit):
    assert "signatory" not in person(kit, LETTER, "Aziz Rahmani").appears_as


def test_those_under_the_closing_of_a_letter_have_signed(kit):
    assert person(kit, LETTER, "Claire Dubois").appears_as == ("signatory",)
    assert person(kit, LETTER, "Peter Hall").appears_as == ("signatory",)


def test_a_party_is_not_one_of_another_country_than_the_one_beside_it(kit):
    tied = person(kit, "Hon. Tendai Moyo (Zimbabwe, MDC) spoke in 2019.", "Tendai Moyo").parties
    countries = {kit.gazetteer.parties[one.party_id].country_code for one in tied if one.party_id}
    assert countries <= {"ZW"}


def test_a_party_is_not_cut_out_of_a_longer_name(kit):
    found = record(kit, "Hong Kong. She led the Minsk Civic Party for years.").parties
    assert "Civic Party" not in [one.mentions[0].text for one in found]


def test_a_headline_in_capitals_is_no_name(kit):
    found = record(kit, "MPs FROM GEORGIA AND FRANCE SPEAK OUT\n\nThe rest follows here.")
    assert not found.persons
    assert {one.code for one in found.countries} == {"FR", "GE"}


def test_the_sentence_of_a_tie_holds_its_evidence(kit):
    text = "The list names Zh. Omarov, Amb. Lise Berg (Norway) and others. It is long."
    for one in record(kit, text).persons:
        for tie in (*one.countries, *one.appearances):
            assert tie.evidence in tie.sentence


def test_the_evidence_of_a_signatory_takes_in_the_cue(kit):
    text = "The letter was signed by Ms Pia Sund and Mr Tomas Vale."
    appearance = person(kit, text, "Pia Sund").appearances[0]
    assert appearance.evidence == "signed by Ms Pia Sund"
