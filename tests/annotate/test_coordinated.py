"""Who stands beside persons in a list is one."""

import numpy as np
import pytest

from pipeline.annotate.coordinated import coordinated, listed_between
from pipeline.annotate.recogniser.chances import CHANCES
from pipeline.annotate.titled import titled


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Mr Amir Saken, Oda Vreel and Karl Bremm met", ["Oda Vreel", "Karl Bremm"]),
        ("Mr Amir Saken and Ms Oda Vreel met", ["Oda Vreel"]),
        ("Oda Vreel, Karl Bremm and Mr Amir Saken met", ["Oda Vreel", "Karl Bremm"]),
        ("Mr Amir Saken and Vienna met", []),
        ("Mr Amir Saken, Oda Vreel, Karl Bremm met", []),
        ("Mr Amir Saken met. Oda Vreel and Karl Bremm", []),
        ("Mr Amir Saken and Human Rights Watch", []),
    ],
)
def test_and_joins_names_to_a_person(lay, text, found):
    page = lay(text)
    people = [one for one in titled(page) if one.text == "Amir Saken"]
    names = [one.text for one in coordinated(page, people) if one.label == "PERSON"]
    assert names == found


@pytest.mark.parametrize(
    ("text", "chance", "found"),
    [
        ("Mr Oru Vantaal, Nim Hallet, Ms Ida Welm and others", 0.5, ["Nim Hallet"]),
        ("Mr Oru Vantaal, DJ Nim Hallet, and Ms Ida Welm", 0.5, ["DJ Nim Hallet"]),
        ("Mr Oru Vantaal, Harbour Watch, Ms Ida Welm", 0.1, []),
        ("Mr Oru Vantaal, Nim, Ms Ida Welm", 0.5, []),
        ("Mr Oru Vantaal, Nim Hallet, a member; Ms Ida Welm", 0.5, []),
        ("Mr Oru Vantaal, Nim Hallet and Velm", 0.5, []),
    ],
)
def test_an_item_between_two_persons_is_one_if_the_recogniser_half_sees_it(
    lay, text: str, chance: float, found: list[str]
) -> None:
    page = lay(text)
    page.doc.user_data[CHANCES] = {"PERSON": np.full(len(page.doc), chance)}
    people = [one for one in titled(page) if one.label == "PERSON"]
    assert [one.text for one in listed_between(page, people)] == found


def test_a_pipeline_without_chances_adds_no_item(lay) -> None:
    page = lay("Mr Oru Vantaal, Nim Hallet, Ms Ida Welm")
    page.doc.user_data.pop(CHANCES)
    assert list(listed_between(page, list(titled(page)))) == []
