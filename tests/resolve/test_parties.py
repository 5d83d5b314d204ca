"""Which party a name means: by house, by the country tied to the same person, by date."""

from dataclasses import replace

import pytest
from our_tables import GAZETTEER as OURS
from resolve.made import annotated

from pipeline.resolve.countries import resolve_countries
from pipeline.resolve.parties import resolve_parties
from pipeline.types import Anchor, Annotated, Block, Resolution

UNDATED = Anchor(None, None)


def meanings(release: Annotated, anchor: Anchor = UNDATED) -> list[Resolution]:
    countries = resolve_countries(release, OURS)
    return list(resolve_parties(release, countries, anchor, OURS).values())


def only(release: Annotated, anchor: Anchor = UNDATED) -> Resolution:
    (meaning,) = meanings(release, anchor)
    return meaning


def test_a_full_name_with_one_owner_is_strong() -> None:
    meaning = only(annotated("a [PARTY Fine Gael] senator"))
    assert (meaning.value, meaning.how) == ("pf:1288", "strong")


def test_a_name_that_no_table_holds_is_unknown() -> None:
    meaning = only(annotated("the [PARTY Party of Larks]"))
    assert (meaning.value, meaning.how, meaning.candidates) == (None, "unknown", ())


def test_a_name_without_evidence_is_ambiguous_and_keeps_its_candidates() -> None:
    meaning = only(annotated("a [PARTY Labour] spokesperson"))
    assert (meaning.value, meaning.how) == (None, "ambiguous")
    assert {"pf:1516", "pf:562"} <= set(meaning.candidates)


@pytest.mark.parametrize(("house", "party"), [("pace", "pace:ALDE"), ("ep", "ep:ALDE")])
def test_the_house_says_which_group_a_code_means(house: str, party: str) -> None:
    meaning = only(annotated("(Finland, [PARTY ALDE])", house=house))
    assert (meaning.value, meaning.how) == (party, "exact")


@pytest.mark.parametrize(
    ("house", "letter", "party"),
    [
        ("us-congress", "D", "pf:432"),
        ("uk-parliament", "SF", "pf:963"),
        ("ie-parliament", "SF", "pf:4"),
    ],
)
def test_a_letter_means_the_party_of_its_house(house: str, letter: str, party: str) -> None:
    assert only(annotated(f"([PARTY {letter}])", house=house)).value == party


def test_the_country_tied_to_the_same_person_decides() -> None:
    marked = "[PERSON Ann Poe] ([COUNTRY Ireland], [PARTY Labour]) in [COUNTRY United Kingdom]"
    tied = annotated(marked, ("Ann Poe", "Ireland"), ("Ann Poe", "Labour"))
    assert (only(tied).value, only(tied).how) == ("pf:562", "exact")


def test_a_heading_leans_on_the_country_of_any_person_below_it() -> None:
    marked = (
        "[PARTY Labour]: [PERSON Ann Poe] ([COUNTRY Ireland]), [PERSON Bea Roe], "
        "in [COUNTRY United Kingdom]"
    )
    ties = (("Ann Poe", "Ireland"), ("Ann Poe", "Labour"), ("Bea Roe", "Labour"))
    assert only(annotated(marked, *ties)).how == "exact"


def test_the_only_country_of_the_release_is_weak_evidence() -> None:
    meaning = only(annotated("[PARTY Labour] wants [COUNTRY Ireland] to act"))
    assert (meaning.value, meaning.how) == ("pf:562", "weak")


def test_two_countries_that_both_have_such_a_party_leave_it_open() -> None:
    release = annotated("[PARTY Labour] in [COUNTRY Ireland] and [COUNTRY United Kingdom]")
    meaning = only(release)
    assert (meaning.value, meaning.how) == (None, "ambiguous")
    assert meaning.candidates == ("pf:1516", "pf:562")


def test_a_country_inside_a_proper_name_is_no_evidence() -> None:
    release = annotated("[PARTY Labour] and the Bank of [COUNTRY Ireland]")
    party, country = release.mentions
    embedded = replace(release, mentions=(party, replace(country, kind="embedded")))
    assert only(embedded).value is None


def test_a_party_that_had_ended_is_not_meant() -> None:
    release = annotated("(Finland, [PARTY ALDE])", house="ep")
    later = only(release, Anchor("2024-05-01", "dateline"))
    assert later.value != "ep:ALDE"


def test_the_word_group_behind_a_name_changes_nothing() -> None:
    with_group = only(annotated("the [PARTY EPP/CD Group]", house="pace"))
    assert with_group.value == only(annotated("the [PARTY EPP/CD]", house="pace")).value


def test_the_one_country_of_the_parties_named_beside_it_is_weak_evidence() -> None:
    release = annotated("[PARTY Fine Gael] and [PARTY Labour] in [COUNTRY France] met")
    assert [one.value for one in meanings(release)] == ["pf:1288", "pf:562"]


def test_parties_of_two_countries_beside_it_leave_it_open() -> None:
    release = annotated("[PARTY Fine Gael], [PARTY Plaid Cymru] and [PARTY Labour] met")
    assert meanings(release)[-1].how == "ambiguous"


def in_sentences(marked: str) -> Annotated:
    """Return a release whose sentences end at full stops."""
    release = annotated(marked)
    text = release.cleaned.text
    ends = [at + 1 for at, sign in enumerate(text) if sign == "."]
    return replace(release, sentences=tuple(zip([0, *ends[:-1]], ends, strict=True)))


def test_the_country_of_the_same_sentence_decides_before_those_of_the_release() -> None:
    release = in_sentences("[PARTY NDC] met [COUNTRY Ghana]. [COUNTRY Grenada] watched.")
    (meaning,) = meanings(release)
    assert (meaning.value, meaning.how) == ("pf:2311", "weak")


def test_what_a_name_means_once_it_means_again_where_nothing_else_tells() -> None:
    release = in_sentences(
        "[PARTY NDC] of [COUNTRY Ghana] met. [COUNTRY Grenada] watched. [PARTY NDC] left."
    )
    assert [one.value for one in meanings(release)] == ["pf:2311", "pf:2311"]


def test_a_country_right_beside_a_name_decides_before_its_sentence() -> None:
    release = annotated("[COUNTRY Ghana] met [COUNTRY Grenada]'s ruling [PARTY NDC]")
    assert (only(release).value, only(release).how) == ("pf:4240", "exact")


def test_the_country_that_heads_a_row_decides() -> None:
    release = annotated("[COUNTRY GHANA] Ann Poe ([PARTY NDC])\n[COUNTRY GRENADA] Bea Roe")
    assert only(release).value == "pf:2311"


def test_a_seat_of_government_speaks_for_its_country() -> None:
    assert only(annotated("who sits in Accra for the [PARTY NDC]")).value == "pf:2311"


def test_the_heading_above_a_paragraph_decides_before_the_countries_of_the_release() -> None:
    heading = "[COUNTRY GHANA]: a bridge"
    text = f"{heading}\n\nThe [PARTY NDC] spoke.\n\n[COUNTRY Grenada] watched."
    blocks = (Block("heading", 0, len("GHANA: a bridge")),)
    release = annotated(text, blocks=blocks)
    release = replace(release, sentences=((0, 15), (17, 31), (33, 49)))
    assert only(release).value == "pf:2311"


def test_years_alone_make_nobody_meant() -> None:
    release = annotated("The [PARTY UDC] has three")
    assert only(release, Anchor("2019-05-23", "dateline")).how == "ambiguous"


def test_a_name_without_its_country_means_the_party_of_a_country_that_is_named() -> None:
    meaning = only(annotated("the [PARTY Awami League] in [COUNTRY Bangladesh]"))
    assert meaning.value == "pf:2299"


@pytest.mark.parametrize(("text", "party"), [("PDI-P", "pf:2560"), ("Akbayan", "pf:2391")])
def test_an_abbreviation_is_known_in_its_other_forms(text: str, party: str) -> None:
    where = annotated(f"([PARTY {text}]) of [COUNTRY Indonesia] or the [COUNTRY Philippines]")
    assert only(where).value == party


def test_members_may_be_those_of_any_party_of_the_name() -> None:
    meaning = only(annotated("a [PARTY Social Democrat] in [COUNTRY Kyrgyzstan]"))
    assert meaning.value == "pf:4526"


def with_legend(marked: str, legend: str) -> Annotated:
    release = annotated(f"{marked}\n\n{legend}")
    text = release.cleaned.text
    block = Block("legend", text.index(legend), len(text))
    return replace(release, cleaned=replace(release.cleaned, blocks=(block,)))


def test_the_legend_of_a_release_decides_what_its_codes_mean() -> None:
    meaning = only(with_legend("([PARTY LDP])", "LDP: Laban ng Demokratikong Pilipino"))
    assert (meaning.value, meaning.how) == ("pf:4252", "exact")
    assert meaning.decided_by == "the legend of the release"


def test_a_code_whose_long_form_no_table_has_is_unknown() -> None:
    release = with_legend("([PARTY LDP]) in [COUNTRY Japan]", "LDP: Larks of Deep Ponds")
    assert (only(release).value, only(release).how) == (None, "unknown")


def test_the_house_of_the_other_groups_is_weak_evidence() -> None:
    found = meanings(annotated("([PARTY SOC]) and ([PARTY EPP/CD])"))
    assert (found[0].value, found[0].how) == ("pace:SOC", "weak")
    assert found[0].decided_by == "the house of the other groups"


@pytest.mark.parametrize(
    ("marked", "says"),
    [
        ("a [PARTY Fine Gael] senator", "the one party of this name"),
        ("[COUNTRY Ghana]'s ruling [PARTY NDC]", "the country right beside it"),
        ("[PARTY NDC] of old; [COUNTRY Ghana]", "a country of its sentence"),
        (
            "[COUNTRY Japan]'s ruling [PARTY LDP]",
            "the country right beside it, then the sources have it twice",
        ),
        ("a [PARTY LDP] spokesperson", ""),
    ],
)
def test_a_meaning_says_what_decided_it(marked: str, says: str) -> None:
    assert only(annotated(marked)).decided_by == says


def test_an_abbreviation_of_one_owner_needs_a_word_of_its_country() -> None:
    alone = only(annotated("The [PARTY SNSD] met"))
    assert (alone.value, alone.how, alone.candidates) == (None, "ambiguous", ("pf:292",))
    assert only(annotated("The [PARTY SNSD] met in Sarajevo")).value == "pf:292"


def test_letters_that_a_form_read_in_one_house_are_of_that_house_everywhere() -> None:
    release = annotated("([PARTY D]) and ([PARTY R])")
    read = replace(release.mentions[0], parts=(("house", "us-congress"),))
    shown = replace(release, mentions=(read, release.mentions[1]))
    assert [one.value for one in meanings(shown)] == ["pf:432", "pf:809"]
    assert [one.value for one in meanings(release)] == [None, None]
