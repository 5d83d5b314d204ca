"""The room as a whole: one resolution a mention, whatever its label."""

from dataclasses import replace

import pytest
from our_tables import GAZETTEER, NAMES, RULES
from resolve.made import annotated, in_parts
from resolve.test_dates import dates

from pipeline.resolve.stage import resolve
from pipeline.same_names import Naming, load_name_ways
from pipeline.types import Annotated, Block, Resolved

WORDS = RULES.words
NAMING = Naming(NAMES, load_name_ways())


def resolved(release: Annotated) -> Resolved:
    return resolve(release, GAZETTEER, NAMING, WORDS)


def test_every_mention_has_one_resolution_in_its_place() -> None:
    marked = (
        "the [ROLE [COUNTRY Finnish] envoy] [PERSON Pia Sund] of [PARTY ALDE], [COUNTRY Ruritania]"
    )
    found = resolved(annotated(marked))
    assert [one.mention for one in found.resolutions] == list(found.annotated.mentions)


def test_a_role_means_its_own_words() -> None:
    (role, _) = resolved(annotated("[ROLE head of mission] [PERSON Pia Sund]")).resolutions
    assert (role.value, role.how) == ("head of mission", "exact")


@pytest.mark.parametrize(
    ("marked", "how"),
    [
        ("[COUNTRY Finland]", "strong"),
        ("[COUNTRY Korean]", "ambiguous"),
        ("[PARTY Labour]", "ambiguous"),
        ("[PARTY Party of Larks]", "unknown"),
    ],
)
def test_a_name_has_no_value_exactly_when_it_is_ambiguous_or_unknown(marked, how: str) -> None:
    (meaning,) = resolved(annotated(marked)).resolutions
    assert meaning.how == how
    assert (meaning.value is None) == (how in ("ambiguous", "unknown"))


def test_a_date_without_a_year_leans_on_the_dateline_of_its_own_part() -> None:
    text = "12 March 2031 – On 30 October.\n13 March 2035 – On 30 October."
    blocks = (Block("dateline", 0, 16), Block("dateline", 31, 47))
    cleaned = replace(in_parts(text, 31), blocks=blocks)
    found = resolved(Annotated(cleaned, tuple(dates(text)), (), ((0, len(text)),)))
    open_dates = [one for one in found.resolutions if one.mention.text == "30 October"]
    assert [(one.how, one.date.anchor) for one in open_dates if one.date] == [
        ("anchored", "2031-03-12"),
        ("anchored", "2035-03-13"),
    ]


def test_each_person_mention_belongs_to_one_person() -> None:
    found = resolved(
        annotated("[PERSON Pia Sund], [PERSON Eva Sund], [PERSON Sund], [PERSON Vale]")
    )
    owned = sorted(
        (one for person in found.people for one in person.mentions), key=lambda one: one.start
    )
    assert owned == [one for one in found.annotated.mentions if one.label == "PERSON"]


def test_an_empty_release_resolves_to_nothing() -> None:
    found = resolved(annotated(""))
    assert (found.resolutions, found.people) == ((), ())
    assert [one.code for one in found.findings] == ["no-publication-date"]


def test_a_date_that_leans_on_an_event_asks_for_no_publication_date() -> None:
    text = "12 March 2031 – It happened 12 years before."
    cleaned = replace(in_parts(text), blocks=(Block("dateline", 0, 16),))
    found = resolved(Annotated(cleaned, tuple(dates(text)), (), ((0, len(text)),)))
    assert [one.code for one in found.findings] == []
