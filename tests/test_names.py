"""The shape of a name, and what `trim` takes off around it."""

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st
from our_tables import NAMES as SHAPE

from pipeline.errors import DataError
from pipeline.name_trim import trim
from pipeline.names import load_names
from pipeline.tables import OUR_DATA

WHOLE_NAMES = [
    "Pia Sund",
    "KARIN",
    "Oda van der Lint",
    "Ivo PETRÁK",
    "Ann McCABE",
    "Seán Ó Briain",
    "Mary O’Neill",
    "Bashar al-Assad",
    "Jean-Paul D’Alema",
    "V. Bondar",
    "W.A. Berg",
    "B.Omarov",
    "Zh. Omar",
    'Earl "Bud" Stone',
    "Jo Lind Jr.",
    "Jo Lind, Jr.",
    "Marie-Luise DA- SILVA",
]
NO_NAMES = ["sund", "Pia  Sund", "Pia, Sund", "3 May", "Sund's", "", "(Sund)", "Pia\nSund"]
TRIMMED = [
    # text                          name          honorific         office
    ("Mr Pia Sund", "Pia Sund", "Mr", None),
    ("Rt Hon Sir Ned Hall MP", "Ned Hall", "Rt Hon Sir", None),
    ("Dr. V. Bondar", "V. Bondar", "Dr.", None),
    ("Dato’ Seri Dr. Ana Lim", "Ana Lim", "Dato’ Seri Dr.", None),
    ("Ms Oda Lint, MEP", "Oda Lint", "Ms", None),
    ("Foreign Minister Ann Poe", "Ann Poe", "", "Foreign Minister"),
    ("Chairman Mr Jo Lind", "Jo Lind", "Mr", "Chairman"),
    ("Mr President Jo Lind", "Jo Lind", "", "President"),
    ("Senator Ana Ruiz", "Ana Ruiz", "Senator", None),
    ("The Pia Sund", "Pia Sund", "", None),
    ("Pia Sund On Monday", "Pia Sund", "", None),
    # a title may be a family name
    ("Stephen King", "Stephen King", "", None),
    ("Ivan Major", "Ivan Major", "", None),
    ("Mr King", "King", "Mr", None),
    # behind an honorific the short form of a month is a given name
    ("Mr Jan Kowal", "Jan Kowal", "Mr", None),
    ("Ms April Sund", "April Sund", "Ms", None),
    ("Jan Kowal", "Kowal", "", None),
    # May, March, April, June and August are names, too
    ("Ms May", "May", "Ms", None),
    ("Hannah May", "Hannah May", "", None),
    ("J. March", "J. March", "", None),
    ("June Whittle", "June Whittle", "", None),
    ("Berg May", "Berg", "", None),
    # behind Mr and Ms a rank is a given name, and M. an initial
    ("Mr. Sheikh Umaru Jalloh", "Sheikh Umaru Jalloh", "Mr.", None),
    ("Ms. Princess Olayemi Macfoy", "Princess Olayemi Macfoy", "Ms.", None),
    ("Sheikh Umaru Jalloh", "Umaru Jalloh", "Sheikh", None),
    ("Mr. M. S. Kargbo", "M. S. Kargbo", "Mr.", None),
    # so it is before a full name, where no French title stands in the text
    ("M. Aslam Kasi", "M. Aslam Kasi", "", None),
    ("M. Kasi", "Kasi", "M.", None),
    # "I." is an initial, not the word I
    ("I. Lind", "I. Lind", "", None),
    # a letter may end a name, but not in capitals
    ("Tunde A", "Tunde A", "", None),
    ("TUNDE BERG A", "TUNDE BERG", "", None),
]


def trimmed(text):
    """Return the candidate of a whole text, or None."""
    return trim(SHAPE, text, 0, len(text))


@pytest.mark.parametrize("beside", ["Mme Sund", "MM. Berg et Moor", "as M. Vale said"])
def test_a_letter_is_a_title_where_others_of_its_language_stand(beside):
    text = f"M. Jean Vale; {beside}"
    found = trim(SHAPE, text, 0, len("M. Jean Vale"))
    assert (found.honorific, text[found.start : found.end]) == ("M.", "Jean Vale")


@pytest.mark.parametrize("name", WHOLE_NAMES)
def test_the_shape_of_a_name_fits_the_whole_of_it(name):
    assert regex.fullmatch(SHAPE.name, name)


@pytest.mark.parametrize("text", NO_NAMES)
def test_the_shape_of_a_name_does_not_fit(text):
    assert not regex.fullmatch(SHAPE.name, text)


def test_a_name_has_at_most_eight_words():
    assert regex.match(SHAPE.name, "Ab " * 9).group() == "Ab Ab Ab Ab Ab Ab Ab Ab"


@pytest.mark.parametrize(("text", "name", "honorific", "office"), TRIMMED)
def test_what_stands_around_a_name_is_taken_off(text, name, honorific, office):
    found = trimmed(text)
    assert text[found.start : found.end] == name
    assert found.honorific == honorific
    assert (text[slice(*found.office)] if found.office else None) == office


@pytest.mark.parametrize(
    "text", ["President", "MP", "The", "Human Rights Watch", "Vienna Centre", ""]
)
def test_what_is_no_name_leaves_nothing(text):
    assert trimmed(text) is None


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [("Ms May 5", 0, 6), ("Hannah May 5, 2018", 0, 10), ("on 5 June Whittle said", 5, 17)],
)
def test_a_month_beside_a_number_is_no_name(text, start, end):
    found = trim(SHAPE, text, start, end)
    assert found is None or {"May", "June"}.isdisjoint(text[found.start : found.end].split())


def test_the_full_start_takes_the_whole_stack_of_honorifics_in_but_no_office():
    text = "Minister His Excellency Dr. Omar Vale"
    found = trimmed(text)
    assert text[found.full_start : found.end] == "His Excellency Dr. Omar Vale"


def test_mr_behind_a_comma_opens_another_honorific():
    text = "Ambassador, Mr Leo Moor"
    found = trim(SHAPE, text, 0, len(text))
    assert (found.honorific, text[found.start :]) == ("Mr", "Leo Moor")


@pytest.mark.parametrize("name", ["W. F. (Wim) van der KEMP", "J.P. (Jan) Berg"])
def test_what_somebody_is_called_may_stand_behind_the_initials(name):
    assert regex.fullmatch(SHAPE.name, name)


@pytest.mark.parametrize("text", ["Jan (Sund) Berg", "J. P. (jan) Berg", "J. P. (Jan)"])
def test_no_other_bracket_stands_in_a_name(text):
    assert not regex.fullmatch(SHAPE.name, text)


def test_without_an_honorific_the_full_start_is_the_start():
    found = trimmed("Prime Minister Jo Lind")
    assert found.full_start == found.start


@given(st.lists(st.sampled_from([*WHOLE_NAMES, "Mr", "Dr.", "President", "MP", "The", "On"])))
def test_a_trimmed_name_lies_inside_its_text_and_ends_in_no_blank(words):
    text = " ".join(words)
    found = trimmed(text)
    if found is not None:
        assert 0 <= found.full_start <= found.start < found.end <= len(text)
        assert text[found.start : found.end] == text[found.start : found.end].strip(" ,")


def test_a_local_folder_adds_a_title(tmp_path):
    (tmp_path / "titles.csv").write_text("text,kind,why\nArchmage,honorific,ours\n")
    shape = load_names((OUR_DATA, tmp_path))
    found = trim(shape, "Archmage Pia Sund", 0, 17)
    assert found.honorific == "Archmage"


def test_a_title_of_an_unknown_kind_is_a_fault_with_its_line(tmp_path):
    (tmp_path / "titles.csv").write_text("text,kind,why\nArchmage,wizard,ours\n")
    with pytest.raises(DataError, match=r"titles.csv, line 2: kind is 'wizard': .*'honorific'"):
        load_names((OUR_DATA, tmp_path))
