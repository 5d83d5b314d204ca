"""Whole texts through the room, and what holds for any text at all."""

from itertools import pairwise

import pytest
from examples import cleaned
from hypothesis import example, given, settings
from hypothesis import strategies as st

from pipeline.annotate.merge import EXCLUSIVE
from pipeline.annotate.stage import annotate
from pipeline.types import Block

ASSEMBLY = """STRASBOURG, 12 March 2031 – Ms Pia Sund (Finland, ALDE) said it was over.
Mr Ivo PETRÁK, Oda Vreel and Karl Bremm met Chadian Prime Minister Ali Omar in Vienna. \
Sund left on 3 May."""


def marks(found):
    """Return label and text of each mention, and who is tied to what, as lines."""
    mentions = [f"{one.label} {one.text}" for one in found.mentions]
    ties = [
        f"{link.person.text} -> {link.kind} {link.other.text if link.other else link.value}"
        for link in found.links
    ]
    return mentions, ties


def test_an_assembly_release_is_read_as_a_person_would(annotated):
    mentions, ties = marks(annotated(ASSEMBLY))
    assert mentions == [
        "DATE 12 March 2031",
        "PERSON Pia Sund",
        "COUNTRY Finland",
        "PARTY ALDE",
        "PERSON Ivo PETRÁK",
        "PERSON Oda Vreel",
        "PERSON Karl Bremm",
        "COUNTRY Chadian",
        "ROLE Chadian Prime Minister",
        "PERSON Ali Omar",
        "PERSON Sund",
        "DATE 3 May",
    ]
    assert {
        "Pia Sund -> delegation Finland",
        "Pia Sund -> party ALDE",
        "Ali Omar -> office Chadian",
        "Ali Omar -> role Chadian Prime Minister",
    } <= set(ties)


def test_a_congress_release_is_read_as_a_person_would(annotated):
    mentions, ties = marks(
        annotated("Sen. Max Boone (D-N.M.) met Rep. Amy Cole in the U.S. Senate.")
    )
    assert mentions == ["PERSON Max Boone", "PARTY D", "PERSON Amy Cole", "COUNTRY U.S."]
    assert ties == ["Max Boone -> party D"]


def test_a_list_of_signatories_gives_everyone_their_ties(annotated):
    text = "Signed by:\nMs Pia Sund, Finland, ALDE ;\nMr Karl Bremm, Germany"
    found = annotated(text, Block("body", 0, 10), Block("list", 11, len(text)))
    assert set(marks(found)[1]) == {
        "Pia Sund -> delegation Finland",
        "Pia Sund -> party ALDE",
        "Pia Sund -> appears_as signatory",
        "Karl Bremm -> delegation Germany",
        "Karl Bremm -> appears_as signatory",
    }


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        ("The French Republic and the French language", ["COUNTRY French Republic"]),
        ("Michael Jordan met Jordan Pell in Jordan.", ["COUNTRY Jordan"]),
        ("PRIME MINISTER VISITS FRANCE AND GEORGIA", ["COUNTRY FRANCE", "COUNTRY GEORGIA"]),
        ("ROK-U.S.-Japan talks", ["COUNTRY ROK", "COUNTRY U.S.", "COUNTRY Japan"]),
        ("Swedish-Eritrean author", ["COUNTRY Swedish", "COUNTRY Eritrean"]),
        ("She speaks Turkish and writes in French.", []),
        ("join us in the marches", []),
        ("", []),
        ("\n \n", []),
    ],
)
def test_only_what_is_meant_is_a_mention(annotated, text, mentions):
    found = annotated(text).mentions
    labels = [one for one in found if one.label in ("COUNTRY", "PARTY", "DATE")]
    assert [f"{one.label} {one.text}" for one in labels] == mentions


def test_a_party_is_known_by_its_abbreviation_once_it_is_introduced(annotated):
    text = "The Democratic Party of Moldova (PDM) won. The PDM thanked its voters."
    assert marks(annotated(text))[0] == [
        "PARTY Democratic Party of Moldova",
        "PARTY PDM",
        "PARTY PDM",
    ]


def test_what_lost_is_kept_with_the_reason(annotated):
    considered = annotated("Polish MEP Jo Lind and the French language").considered
    reasons = {one.text: one.found_by for one in considered}
    assert reasons["French"] == "weak:FR means language here"
    assert " lost to form:prose.country-office" in reasons["MEP"]


def test_a_role_that_is_tied_to_nobody_is_no_mention(annotated):
    assert annotated("The Prime Minister left.").mentions == ()


def test_releases_come_out_in_their_order_and_know_nothing_of_each_other(kit):
    texts = ["Mr Pia Sund left.", "The talks came to nothing.", "", "Mr Karl Sund left."] * 5
    stream = [cleaned(text, release_id=f"r{n}") for n, text in enumerate(texts)]
    together = list(annotate(stream, kit))
    alone = [next(annotate([one], kit)) for one in stream]
    assert together == alone
    assert [one.cleaned.release.id for one in together] == [f"r{n}" for n in range(20)]
    assert not together[1].mentions


def test_the_stream_is_read_as_it_is_needed(kit):
    def endless():
        while True:
            yield cleaned("Mr Pia Sund left.")

    assert len(next(annotate(endless(), kit)).mentions) == 1


NAMES = ["Pia Sund", "Oda VAN DER LINT", "Sund", "Karl Bremm", "Jordan", "V. Bondar", "Jo Lind Jr."]
PLACES = ["Georgia", "Finland", "French ", "FRANCE", "U.S. ", "Bank of ", "Republic of ", "South "]
PARTIES = ["Labour", "SOC", "ALDE", "EPP/CD", "Democratic Party of Moldova", "D-N.M.", " Group"]
TITLES = ["Ms ", "Rt Hon ", "President ", "Prime Minister ", "MEP ", " MP", "Sen. ", "the former "]
DATES = ["3 May 2018", "May 3", "2004", "last Tuesday", "7-8 May", "Jan "]
GLUE = [" ", "(", ")", ", ", "; ", " and ", ": ", " – ", "\n", "\n- ", "’s ", '"', "1. ", "."]
WORDS = [" said ", "Signed by", "Signatories:", "arrested ", " on behalf of the ", " from "]
ODD = ["\u0301", "\N{LINE SEPARATOR}", "\t", "\ue001", "\ue100", "😀", "[", "{", "\\", "\x00", "İ"]
PIECES = st.sampled_from([*NAMES, *PLACES, *PARTIES, *TITLES, *DATES, *GLUE, *WORDS, *ODD])
TEXTS = st.lists(PIECES, max_size=25).map("".join)


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_mentions_keep_the_promises_of_annotated_in_any_text(annotated, text):
    found = annotated(text)
    assert all(text[one.start : one.end] == one.text.strip() != "" for one in found.mentions)
    assert all(-1 <= one.full_start <= one.start for one in found.mentions)
    exclusive = [one for one in found.mentions if one.label in EXCLUSIVE]
    assert all(one.end <= other.start for one, other in pairwise(exclusive))


@settings(max_examples=300, deadline=None)
@example(" said Pia Sund3 May 2018")
@example("- Pia Sund – arrested 7-8 May")
@example("Pia Sund\narrested on 7-8 May")
@given(TEXTS)
def test_links_are_between_mentions_that_stand_and_prove_both(annotated, text):
    found = annotated(text)
    for link in found.links:
        ends = [link.person] if link.other is None else [link.person, link.other]
        assert set(ends) <= set(found.mentions)
        assert all(link.start <= one.start and one.end <= link.end for one in ends) or (
            link.found_by == "finder:heading"
        )
