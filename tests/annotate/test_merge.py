"""Which span wins, case by case in the written order, and what holds for any mentions."""

from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.annotate.merge import EXCLUSIVE, ORDER, merge, rank, relink
from pipeline.types import Link, Mention


def mention(label, start, end, found_by, **more):
    """Return a mention of a text made of x."""
    return Mention(label, start, end, "x" * (end - start), found_by, **more)


def spans(mentions):
    """Return label, start and end of each mention."""
    return [(one.label, one.start, one.end) for one in mentions]


@pytest.mark.parametrize(
    ("winner", "loser"),
    [
        (mention("PARTY", 4, 8, "form:a"), mention("PERSON", 0, 9, "finder:title")),
        (mention("PERSON", 0, 4, "finder:title"), mention("DATE", 2, 9, "rule:d")),
        (mention("DATE", 0, 5, "rule:d"), mention("COUNTRY", 0, 9, "strong:FR")),
        (mention("COUNTRY", 0, 6, "strong:FR"), mention("PERSON", 0, 9, "finder:forename")),
        (mention("PERSON", 0, 4, "model"), mention("PERSON", 0, 9, "finder:bold")),
        (mention("PERSON", 0, 9, "finder:family"), mention("PERSON", 4, 9, "model")),
        (mention("PARTY", 0, 9, "model"), mention("PARTY", 0, 4, "strong:pf:1")),
        (mention("PARTY", 0, 9, "weak:pf:1"), mention("PARTY", 0, 4, "model")),
        (mention("PARTY", 0, 9, "model"), mention("PARTY", 4, 9, "form:prose.party-office")),
        (mention("PARTY", 0, 9, "weak:pf:1"), mention("COUNTRY", 4, 9, "strong:FR")),
        (mention("PERSON", 0, 4, "model"), mention("COUNTRY", 0, 9, "weak:GE")),
        # one source: the longer, then the earlier
        (mention("COUNTRY", 0, 15, "strong:FR"), mention("COUNTRY", 0, 6, "strong:FR")),
        (mention("COUNTRY", 0, 4, "weak:GE"), mention("COUNTRY", 2, 6, "weak:JO")),
    ],
)
def test_between_two_that_overlap_the_written_order_decides(winner, loser):
    for order in ([winner, loser], [loser, winner]):
        kept, lost = merge(order)
        assert kept == [winner]
        assert spans(lost) == spans([loser])


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (mention("PARTY", 0, 4, "strong:pf:1"), mention("PARTY", 0, 4, "model")),
        (mention("PARTY", 0, 4, "model"), mention("PARTY", 0, 4, "weak:pf:1")),
    ],
)
def test_of_one_name_found_twice_the_surer_source_is_told(first, second):
    assert merge([second, first]) == ([first], [])


def test_of_two_rules_that_find_the_same_the_first_in_its_file_wins():
    first, second = mention("DATE", 0, 5, "rule:a"), mention("DATE", 0, 5, "rule:b")
    assert merge([first, second]) == ([first], [])


def test_a_loser_names_its_victor():
    winner, loser = mention("PARTY", 0, 4, "form:a"), mention("PERSON", 0, 6, "model")
    _, (lost,) = merge([winner, loser])
    assert lost.found_by == "model lost to form:a 'xxxx'"


def test_mentions_that_touch_both_stand():
    one, other = mention("COUNTRY", 0, 4, "strong:FR"), mention("PERSON", 4, 8, "model")
    assert merge([other, one])[0] == [one, other]


def test_a_role_may_contain_a_country_and_loses_only_to_a_longer_role():
    country = mention("COUNTRY", 0, 7, "strong:TD")
    short, long = mention("ROLE", 8, 16, "form:a"), mention("ROLE", 0, 16, "finder:title")
    kept, lost = merge([country, short, long])
    assert kept == [country, long]
    assert spans(lost) == spans([short])


def test_an_unknown_source_has_no_rank():
    with pytest.raises(ValueError, match="empty"):
        rank(mention("PERSON", 0, 1, "guess"))


@pytest.mark.parametrize(("number", "source"), list(enumerate(ORDER)))
def test_a_source_has_its_place_with_and_without_a_name(number, source):
    assert rank(mention("PERSON", 0, 1, source)) == number
    assert rank(mention("PERSON", 0, 1, f"{source}:name")) == number


SOURCES = st.sampled_from(
    ["form:a", "finder:title", "finder:bold", "rule:d", "strong:FR", "weak:GE"]
)
MENTIONS = st.lists(
    st.builds(
        lambda label, start, size, found_by: mention(label, start, start + size, found_by),
        st.sampled_from([*EXCLUSIVE, "ROLE", "CUE"]),
        st.integers(0, 30),
        st.integers(1, 8),
        SOURCES,
    ),
    max_size=12,
)


def overlap(one, other):
    """Return whether two mentions share a character."""
    return one.start < other.end and other.start < one.end


@given(MENTIONS)
def test_what_stands_never_overlaps_and_is_in_order(mentions):
    kept, _ = merge(mentions)
    exclusive = [one for one in kept if one.label in EXCLUSIVE]
    assert not [pair for pair in combinations(exclusive, 2) if overlap(*pair)]
    assert kept == sorted(kept, key=lambda one: (one.start, one.end, one.label))
    assert set(kept) <= set(mentions)


@given(MENTIONS)
def test_whoever_lost_overlaps_one_that_is_no_worse_or_a_longer_name(mentions):
    _, lost = merge(mentions)
    for one in lost:
        before = replace(one, found_by=one.found_by.split(" lost to ")[0])
        rivals = [other for other in mentions if other != before and overlap(one, other)]
        assert any(
            one.label not in EXCLUSIVE
            or rank(other) <= rank(before)
            or (other.label == "PARTY" and other.end - other.start > one.end - one.start)
            for other in rivals
        )


@given(MENTIONS)
def test_merging_again_changes_nothing(mentions):
    kept, _ = merge(mentions)
    assert merge(kept) == (kept, [])


SUND = mention("PERSON", 3, 11, "form:a", full_start=0)
FINLAND = mention("COUNTRY", 13, 20, "form:a")
TIE = Link(SUND, FINLAND, "delegation", 0, 20, "form:a")


def test_a_link_leads_to_the_mentions_that_stand_now():
    better = replace(SUND, found_by="finder:title")
    (link,) = relink([TIE], [better, FINLAND])
    assert link == replace(TIE, person=better)


def test_a_link_follows_a_person_whose_name_goes_on():
    longer = mention("PERSON", 3, 12, "finder:title")
    assert relink([TIE], [longer, FINLAND])[0].person is longer


def test_the_proof_of_a_link_holds_the_longer_name_whole():
    longer = mention("PERSON", SUND.start, 60, "model")
    (link,) = relink([TIE], [longer, FINLAND])
    assert link.start <= SUND.start < 60 <= link.end


def test_a_link_follows_a_person_whose_name_begins_later():
    shorter = mention("PERSON", 6, 11, "finder:title")
    assert relink([TIE], [shorter, FINLAND])[0].person is shorter


def test_a_link_follows_a_party_whose_name_begins_before():
    party = mention("PARTY", 30, 40, "form:prose.party-office")
    longer = mention("PARTY", 22, 40, "model")
    assert relink([replace(TIE, other=party, kind="party")], [SUND, longer])[0].other is longer


@pytest.mark.parametrize("standing", [[SUND], [FINLAND], []])
def test_a_link_falls_with_either_end(standing):
    assert relink([TIE], standing) == []


def test_the_same_tie_of_two_forms_is_one_link():
    again = replace(TIE, found_by="form:b", end=25)
    assert relink([TIE, again], [SUND, FINLAND]) == [TIE]


def test_a_link_to_nothing_needs_only_its_person():
    speaker = Link(SUND, None, "appears_as", 3, 11, "form:said", value="speaker")
    assert relink([speaker], [SUND]) == [speaker]
