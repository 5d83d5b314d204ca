"""Which country a name means, in a small gazetteer and in ours."""

from dataclasses import replace

import pytest
from our_tables import GAZETTEER as OURS
from resolve.made import annotated

from pipeline.resolve.countries import resolve_countries


def meanings(marked: str) -> list[tuple[str | None, str]]:
    resolved = resolve_countries(annotated(marked), OURS)
    return [(one.value, one.how) for one in resolved.values()]


@pytest.mark.parametrize(
    ("marked", "value", "how"),
    [
        ("[COUNTRY Finland]", "FI", "strong"),
        ("[COUNTRY FINLAND]", "FI", "strong"),
        ("[COUNTRY Republic of Kazakhstan]", "KZ", "strong"),
        ("[COUNTRY Georgia]", "GE", "weak"),
        ("[COUNTRY Ruritania]", None, "unknown"),
        ("[COUNTRY Congo]", None, "ambiguous"),
        ("[COUNTRY NA]", "NA", "weak"),
    ],
)
def test_a_name_means_its_owner_or_nothing(marked: str, value: str | None, how: str) -> None:
    assert meanings(marked) == [(value, how)]


def test_an_ambiguous_name_keeps_its_candidates() -> None:
    (meaning,) = resolve_countries(annotated("[COUNTRY Korean]"), OURS).values()
    assert meaning.candidates == ("KP", "KR")


@pytest.mark.parametrize(
    ("marked", "code"),
    [
        ("[COUNTRY Congolese] talks in [COUNTRY Democratic Republic of the Congo]", "CD"),
        ("[COUNTRY Democratic Republic of the Congo]: [COUNTRY Congolese] talks", "CD"),
        ("[COUNTRY South Korea] and [COUNTRY Korean] ships", "KR"),
    ],
)
def test_a_strong_name_elsewhere_decides_between_several_owners(marked: str, code: str) -> None:
    assert {value for value, _ in meanings(marked)} == {code}


def test_two_strong_names_decide_nothing() -> None:
    found = meanings("[COUNTRY South Korea], [COUNTRY North Korea], [COUNTRY Korean] ships")
    assert found[-1] == (None, "ambiguous")


def test_a_name_in_a_written_form_is_exact() -> None:
    release = annotated("Pia Sund ([COUNTRY Finland])")
    tied = replace(release.mentions[0], found_by="form:bracket.country")
    assert resolve_countries(replace(release, mentions=(tied,)), OURS)[tied].how == "exact"


def test_what_is_no_country_gets_no_meaning_here() -> None:
    assert meanings("[PERSON Jordan Vale] of [PARTY Labour]") == []


def test_a_seat_of_government_decides_between_several_owners() -> None:
    assert meanings("a [COUNTRY Guinean] photographer, taken in Conakry") == [("GN", "weak")]


def test_a_short_form_is_of_the_seat_where_the_others_go_by_their_full_names() -> None:
    others = "[COUNTRY Guinea-Bissau], [COUNTRY Equatorial Guinea]"
    assert meanings(f"{others}, [COUNTRY Guinea], moved to Conakry")[-1] == ("GN", "weak")
    assert meanings(f"{others}, [COUNTRY Guinea]")[-1] == (None, "ambiguous")
    congo = "[COUNTRY Democratic Republic of the Congo], [COUNTRY Congo], Brazzaville"
    assert meanings(congo)[-1] == (None, "ambiguous")


def test_a_name_in_doubt_stays_open_and_keeps_its_candidates() -> None:
    release = annotated("[COUNTRY Georgia]")
    doubted = replace(release.mentions[0], parts=(("other_sense", "us-state"),))
    (meaning,) = resolve_countries(replace(release, mentions=(doubted,)), OURS).values()
    assert (meaning.value, meaning.how, meaning.candidates) == (None, "ambiguous", ("GE",))


def test_the_party_on_its_line_decides_between_several_owners() -> None:
    assert meanings("[COUNTRY Guinea] | [PARTY UFDG]") == [("GN", "weak")]
    assert meanings("[COUNTRY Guinea]\n[PARTY UFDG]") == [(None, "ambiguous")]
