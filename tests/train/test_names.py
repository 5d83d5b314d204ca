"""Names drawn for training: of all regions, in the shapes of names.toml, none held out."""

import random

import pytest

from pipeline.train.names import blend, draw_name, in_capitals, load_names
from pipeline.world_names import WorldName, is_held_out


def test_a_held_out_name_is_never_drawn() -> None:
    texts = [f"Nam{letter}{other}" for letter in "abcdefgh" for other in "klmnopq"]
    assert any(is_held_out(text) for text in texts)
    rows = [WorldName(text, part, "FI", "North") for text in texts for part in ("given", "family")]
    source = load_names(rows)
    known = {*source.family["FI"], *(one.text for one in source.given["FI"])}
    assert not any(is_held_out(text) for text in known)


def test_equal_seeds_draw_equal_names(names) -> None:
    draws = [[draw_name(names, random.Random(3)) for _ in range(2)] for _ in range(2)]
    assert draws[0] == draws[1]


def test_a_name_has_the_words_of_one_country_alone(names) -> None:
    draw = random.Random(1)
    finnish = {"Pia", "Aino", "Lea"}
    for _ in range(200):
        one = draw_name(names, draw)
        if one.given in finnish:
            assert not {"Kim", "Lee", "Park"} & set(one.full.split())


def test_family_names_stand_first_where_that_is_usual(names) -> None:
    draw = random.Random(1)
    drawn = [draw_name(names, draw) for _ in range(300)]
    assert any(one.family_first and one.full.startswith(one.family) for one in drawn)
    assert not any(one.family_first for one in drawn if one.given in ("Pia", "Aino", "Lea"))


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("Grossmann", "GROSSMANN"),
        ("Großmann", "GROßMANN"),
        ("van den Berg", "van den BERG"),
        ("McCabe", "McCABE"),
        ("Ruiz Soler", "RUIZ SOLER"),
    ],
)
def test_capitals_leave_particles_and_sharp_s_as_they_are(name: str, written: str) -> None:
    assert in_capitals(name, ["van", "den"]) == written


def test_short_names_are_not_blended() -> None:
    assert blend("Kim", "Park") == "Kim"
