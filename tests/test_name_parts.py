"""Name shapes met in real releases: which part is the family name, and how it is displayed."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from our_tables import NAMES as SHAPE

from pipeline.name_parts import is_capitals, normal_case, split_name

CASES = [
    # as written              given           family            displayed
    ("Pia Sund", "Pia", "Sund", "Pia Sund"),
    ("Sund", None, "Sund", "Sund"),
    ("Anna Maria Sund", "Anna Maria", "Sund", "Anna Maria Sund"),
    # capitals mark the family name, wherever it stands
    ("Ivo PETRÁK", "Ivo", "Petrák", "Ivo Petrák"),
    ("IDRIS Karim", "Karim", "Idris", "Karim Idris"),
    ("Ana RUIZ SOLER", "Ana", "Ruiz Soler", "Ana Ruiz Soler"),
    ("RUIZ SOLER Ana", "Ana", "Ruiz Soler", "Ana Ruiz Soler"),
    ("Ann McCABE", "Ann", "McCabe", "Ann McCabe"),
    ("Uwe GROßMANN", "Uwe", "Großmann", "Uwe Großmann"),
    ("Mary O’NEILL", "Mary", "O’Neill", "Mary O’Neill"),
    ("Anne SMITH-JONES", "Anne", "Smith-Jones", "Anne Smith-Jones"),
    ("Selin DEMİREL", "Selin", "Demirel", "Selin Demirel"),
    # a name in capitals altogether has its usual order
    ("KARIN", None, "Karin", "Karin"),
    ("PIA SUND", "Pia", "Sund", "Pia Sund"),
    # particles belong to the family name
    ("Oda van der Lint", "Oda", "van der Lint", "Oda van der Lint"),
    ("Oda VAN DER LINT", "Oda", "van der Lint", "Oda van der Lint"),
    ("Jan Van den BERG", "Jan", "Van den Berg", "Jan Van den Berg"),
    ("VON der LEYDEN Ursa", "Ursa", "von der Leyden", "Ursa von der Leyden"),
    ("Eva FERRAN I SOLER", "Eva", "Ferran i Soler", "Eva Ferran i Soler"),
    ("Ana ORTEGA Y LUNA", "Ana", "Ortega y Luna", "Ana Ortega y Luna"),
    ("João DA SILVA", "João", "da Silva", "João da Silva"),
    ("Els De Wit", "Els", "De Wit", "Els De Wit"),
    ("DE WIT Els", "Els", "de Wit", "Els de Wit"),
    ("Seán Ó Briain", "Seán", "Ó Briain", "Seán Ó Briain"),
    ("Bashar al-Assad", "Bashar", "al-Assad", "Bashar al-Assad"),
    ("de la Cruz", None, "de la Cruz", "de la Cruz"),
    ("Al Gore", "Al", "Gore", "Al Gore"),
    # initials
    ("V. Bondar", "V.", "Bondar", "V. Bondar"),
    ("Zh. Omar", "Zh.", "Omar", "Zh. Omar"),
    ("W.A. Berg", "W.A.", "Berg", "W.A. Berg"),
    ("B.Omarov", "B.", "Omarov", "B. Omarov"),
    # a nickname stays with the given name, a suffix with neither
    ('Earl "Bud" Stone', 'Earl "Bud"', "Stone", 'Earl "Bud" Stone'),
    ("Jo Lind Jr.", "Jo", "Lind", "Jo Lind Jr."),
    ("Jo Lind, Jr.", "Jo", "Lind", "Jo Lind Jr."),
    ("JO LIND III", "Jo", "Lind", "Jo Lind III"),
    # family name first, with a comma
    ("Sund, Pia", "Pia", "Sund", "Pia Sund"),
    ("VAN DER LINT, Oda", "Oda", "van der Lint", "Oda van der Lint"),
    # East Asian names keep their order, Hungarian ones are turned
    ("Chan Wai-lok", "Wai-lok", "Chan", "Chan Wai-lok"),
    ("Jordan LEE Tsz-him", "Jordan Tsz-him", "Lee", "Jordan Lee Tsz-him"),
    ("TANAKA Yuzuki", "Yuzuki", "Tanaka", "Tanaka Yuzuki"),
    ("Nguyễn Thị Lụa", "Thị Lụa", "Nguyễn", "Nguyễn Thị Lụa"),
    ("Kovács Péter", "Péter", "Kovács", "Péter Kovács"),
    # a hyphen may part a name at the end of a line
    ("Oksana Tkachuk- Bilyk", "Oksana", "Tkachuk-Bilyk", "Oksana Tkachuk-Bilyk"),
    # a line may break inside a name
    ("Pia\n  Sund", "Pia", "Sund", "Pia Sund"),
]


@pytest.mark.parametrize(("name", "first", "family", "display"), CASES)
def test_a_name_is_split_as_its_shape_says(name, first, family, display):
    parts = split_name(name, SHAPE)
    assert (parts.given, parts.family, parts.display) == (first, family, display)


@pytest.mark.parametrize(
    ("name", "sort"),
    [
        ("Pia Sund", "Sund, Pia"),
        ("Sund", "Sund"),
        ("Oda VAN DER LINT", "van der Lint, Oda"),
        ("Jo Lind Jr.", "Lind, Jo, Jr."),
    ],
)
def test_a_name_sorts_by_its_family_name(name, sort):
    assert split_name(name, SHAPE).sort == sort


@pytest.mark.parametrize("name", [case[0] for case in CASES])
def test_what_is_displayed_is_displayed_the_same_again(name):
    display = split_name(name, SHAPE).display
    assert split_name(display, SHAPE).display == display


PIECES = ("Pia", "SUND", "Justice", "Mr", "van", "Jr.", "Wai-lok", ",", ", ", " ", "- ", ".")


@example(", Justice")
@example(",")
@given(st.text(max_size=40) | st.lists(st.sampled_from(PIECES), max_size=6).map("".join))
def test_any_text_at_all_has_parts(name):
    parts = split_name(name, SHAPE)
    assert parts.given is None or parts.given
    assert parts.family in parts.display


@pytest.mark.parametrize(
    ("word", "capitals"),
    [
        ("SUND", True),
        ("McCABE", True),
        ("GROßMANN", True),
        ("O'NEILL", True),
        ("LI", True),
        ("Sund", False),
        ("W.A.", False),
        ("A", False),
        ("", False),
    ],
)
def test_a_word_in_capitals_is_told_from_initials(word, capitals):
    assert is_capitals(word) is capitals


@pytest.mark.parametrize(
    ("word", "normal"),
    [
        ("SUND", "Sund"),
        ("McCABE", "McCabe"),
        ("AL-ASSAD", "Al-Assad"),
        ("D’ALEMA", "D’Alema"),
        ("İNCE", "İnce"),
        ("GROßMANN", "Großmann"),
    ],
)
def test_capitals_become_normal_case_piece_by_piece(word, normal):
    assert normal_case(word) == normal
