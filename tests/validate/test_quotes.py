"""A quotation becomes a record: its words in the stored text, its people those of the records."""

from dataclasses import replace

from our_tables import GAZETTEER
from validate.made import Made, proved

from pipeline.types import Quote
from pipeline.validate.people import build_people
from pipeline.validate.quotes import build_quotes

MADE = Made('"It is\nshut," said [PERSON Pia Sund] of Vaasa.', people={"Pia Sund": ("Pia Sund",)})


def test_a_record_has_the_words_of_the_stored_text_and_the_id_of_the_person():
    resolved, proof = proved(MADE)
    person = resolved.annotated.mentions[0]
    spoken = Quote(
        1, 12, "full", "finder:quote.after", "person", "exact",
        (person.start, person.end), (14, 18), (person, person),
    )  # fmt: skip
    resolved = replace(resolved, annotated=replace(resolved.annotated, quotes=(spoken,)))
    people = build_people(resolved, proof, GAZETTEER)
    (record,) = build_quotes(resolved, proof, people)
    assert record.text == "It is\nshut,"
    assert (record.speaker_as_written, record.verb) == ("Pia Sund", "said")
    assert record.person_ids == (people[0].person_id,)
    assert record.quote_id.startswith("q")


def test_what_nobody_says_has_blank_cells():
    resolved, proof = proved(MADE)
    alone = Quote(1, 12, "scare", "finder:quote.marks")
    resolved = replace(resolved, annotated=replace(resolved.annotated, quotes=(alone,)))
    (record,) = build_quotes(resolved, proof, build_people(resolved, proof, GAZETTEER))
    assert (record.speaker_as_written, record.verb, record.person_ids) == (None, None, ())
    assert (record.speaker_kind, record.how) == ("not stated", "unknown")
