"""What the recogniser says becomes mentions, and speaks against names that only look so."""

import numpy as np
import pytest
from spacy.tokens import Span, SpanGroup

from pipeline.annotate.recognised import listed_parties, recognised
from pipeline.annotate.recogniser.chances import CHANCES
from pipeline.annotate.recogniser.component import GROUP, OTHERS
from pipeline.annotate.refused import refused
from pipeline.types import Block, Mention


@pytest.fixture
def say(lay):
    """Return a function that lays a text on the table and says what the recogniser found."""

    def laid(text, label, words, *blocks, percents=None, others=()):
        page = lay(text, *blocks)
        doc = page.doc
        start = text.index(words)
        entity = doc.char_span(start, start + len(words), label=label, alignment_mode="expand")
        doc.set_ents([entity])
        attrs = {"percents": percents or [93]}
        doc.spans[GROUP] = SpanGroup(doc, name=GROUP, spans=[entity], attrs=attrs)
        spans = [doc.char_span(text.index(one), text.index(one) + len(one)) for one in others]
        doc.spans[OTHERS] = SpanGroup(doc, name=OTHERS, spans=spans)
        return page

    return laid


def test_an_entity_becomes_a_mention_with_its_confidence(say) -> None:
    page = say("We met Oru Vantaal.", "PERSON", "Oru Vantaal")
    (one,) = recognised(page)
    assert (one.text, one.found_by, one.confidence) == ("Oru Vantaal", "model", 93)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("They held Umar Q., a baker.", "Umar Q."),
        ("They held Umar Q. and others.", "Umar Q."),
        ("They held Umar. A baker saw it.", "Umar"),
        ("They held Umar Q. Vantaal.", "Umar"),
    ],
)
def test_the_initial_that_stands_for_a_family_name_belongs_to_the_name(say, text, name) -> None:
    (one,) = recognised(say(text, "PERSON", "Umar"))
    assert one.text == name


def test_a_pipeline_that_only_sets_entities_gives_no_confidence(say) -> None:
    page = say("We met Oru Vantaal.", "PERSON", "Oru Vantaal")
    del page.doc.spans[GROUP]
    (one,) = recognised(page)
    assert one.confidence is None


def test_a_title_inside_an_entity_stands_outside_the_name(say) -> None:
    page = say("We met Dr Oru Vantaal.", "PERSON", "Dr Oru Vantaal")
    (one,) = recognised(page)
    assert (one.text, dict(one.parts), one.full_start) == ("Oru Vantaal", {"honorific": "Dr"}, 7)


@pytest.mark.parametrize("words", ["Amb", "Hon"])
def test_a_title_alone_is_no_person(say, words: str) -> None:
    assert list(recognised(say(f"{words}. Someone came.", "PERSON", words))) == []


def test_a_name_does_not_end_at_its_hyphen(say) -> None:
    page = say("2° Oru de Vantaal-Hallet – mayor", "PERSON", "Oru de Vantaal")
    assert [one.text for one in recognised(page)] == ["Oru de Vantaal-Hallet"]


def test_furniture_holds_no_persons(say) -> None:
    text = "We met Oru Vantaal."
    page = say(text, "PERSON", "Oru Vantaal", Block("furniture", 0, len(text)))
    assert list(recognised(page)) == []


def test_a_party_is_taken_as_it_stands(say) -> None:
    (one,) = recognised(say("The Harbour League won.", "PARTY", "Harbour League"))
    assert (one.label, one.text) == ("PARTY", "Harbour League")


@pytest.mark.parametrize(
    ("found_by", "stays"),
    [("finder:forename", False), ("finder:bold", False), ("finder:title", True), ("form:x", True)],
)
def test_a_name_that_only_looks_so_yields_to_a_body(say, found_by: str, stays: bool) -> None:
    page = say("Ana Ruiz met the Ana Ruiz Trust.", "PERSON", "Ana", others=["Ana Ruiz Trust"])
    start = page.text.index("Ana Ruiz Trust")
    doubted = Mention("PERSON", start, start + 8, "Ana Ruiz", found_by)
    kept, lost = refused(page, [doubted])
    assert (kept == [doubted]) is stays
    assert len(lost) == (not stays)


def test_what_stands_elsewhere_is_not_refused(say) -> None:
    page = say("Ana Ruiz met the Ana Ruiz Trust.", "PERSON", "Ana", others=["Ana Ruiz Trust"])
    first = Mention("PERSON", 0, 8, "Ana Ruiz", "finder:forename")
    assert refused(page, [first]) == ([first], [])


def test_countries_are_never_refused(say) -> None:
    page = say("Chad Bank in Chad.", "PERSON", "Chad", others=["Chad Bank"])
    country = Mention("COUNTRY", 0, 4, "Chad", "weak:TD")
    assert refused(page, [country]) == ([country], [])


def test_spans_are_whole_tokens(say) -> None:
    page = say("We met Oru Vantaal.", "PERSON", "Oru Vantaal")
    assert all(isinstance(one, Span) for one in page.doc.ents)


def half_seen(page, label: str, words: str, percent: int):
    """Return the page after the recogniser has given each of `words` a chance."""
    start = page.text.index(words)
    span = page.doc.char_span(start, start + len(words))
    table = {one: np.zeros(len(page.doc), dtype=np.float32) for one in ("PERSON", "PARTY")}
    table[label][span.start : span.end] = percent / 100
    page.doc.user_data[CHANCES] = table
    return page


@pytest.mark.parametrize(
    ("text", "percent", "found"),
    [
        ("They voted for Likud again.", 25, ["weak"]),
        ("They voted for Likud again.", 15, []),
        ("They voted for Lihud again.", 45, []),
    ],
)
def test_a_listed_name_counts_where_the_recogniser_half_sees_a_party(
    lay, text: str, percent: int, found: list[str]
) -> None:
    page = half_seen(lay(text), "PARTY", text.split()[3], percent)
    assert [one.found_by.split(":")[0] for one in listed_parties(page)] == found


def test_a_code_in_capitals_needs_more_than_half_a_sight(lay) -> None:
    page = half_seen(lay("They wrote to the EC again."), "PARTY", "EC", 45)
    assert list(listed_parties(page)) == []


@pytest.mark.parametrize(
    ("found_by", "percent", "stays"),
    [
        ("finder:forename", 1, False),
        ("finder:forename", 3, True),
        ("form:appears.contact", 0, False),
        ("finder:title", 0, True),
        ("form:item.country", 0, True),
    ],
)
def test_an_open_source_needs_that_the_recogniser_is_not_sure_of_nobody(
    lay, found_by: str, percent: int, stays: bool
) -> None:
    page = half_seen(lay("Rose Amberley is a charming book."), "PERSON", "Rose Amberley", percent)
    one = Mention("PERSON", 0, 13, "Rose Amberley", found_by)
    assert (refused(page, [one])[0] == [one]) is stays


@pytest.mark.parametrize(("percent", "found"), [(95, ["Ben"]), (60, [])])
def test_one_word_that_may_be_a_particle_is_a_person_where_it_is_sure(
    say, percent: int, found: list[str]
) -> None:
    page = say("Following Ben we left.", "PERSON", "Ben", percents=[percent])
    assert [one.text for one in recognised(page)] == found


def test_a_name_ends_before_the_quote_and_the_address_behind_it(say) -> None:
    page = say('By "Oru Vantaal"<oru@example.org>', "PERSON", 'Oru Vantaal"<oru@example.org>')
    assert [one.text for one in recognised(page)] == ["Oru Vantaal"]


@pytest.mark.parametrize(
    ("kind", "percent", "stays"),
    [("dateline", 70, False), ("dateline", 95, True), ("body", 70, True)],
)
def test_one_word_of_a_dateline_is_a_person_only_where_it_is_sure(
    say, kind: str, percent: int, stays: bool
) -> None:
    text = "Oruvaal, 7 July 2031"
    page = say(text, "PERSON", "Oruvaal", Block(kind, 0, len(text)), percents=[percent])
    assert bool(list(recognised(page))) is stays


@pytest.mark.parametrize(
    ("text", "words", "percent", "found"),
    [
        ("Reported by the Velm Mercury, 2 May.", "Velm Mercury", 70, []),
        ("Reported by the Velm Mercury, 2 May.", "Velm Mercury", 95, ["Velm Mercury"]),
        ("The Velm Foundation met.", "Velm", 67, []),
        ("Velm met the Foundation.", "Velm", 67, ["Velm"]),
    ],
)
def test_an_unsure_name_in_an_organisation_is_no_person(
    say, text: str, words: str, percent: int, found: list[str]
) -> None:
    page = say(text, "PERSON", words, percents=[percent])
    assert [one.text for one in recognised(page)] == found


def test_a_blank_that_is_a_token_stands_outside_the_party(say) -> None:
    page = say("on behalf of the  Group", "PARTY", " Group")
    assert [(one.start, one.text) for one in recognised(page)] == [(18, "Group")]


def test_a_part_of_a_longer_name_that_means_another_thing_is_none(lay) -> None:
    text = "the Senate Health, Education, Labor and Pensions Committee"
    start = text.index("Labor")
    labour = Mention("PARTY", start, start + 5, "Labor", "weak:pf:1436")
    assert refused(lay(text), [labour])[0] == []
