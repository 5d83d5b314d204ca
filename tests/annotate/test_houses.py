"""The house of a release: its metadata know it best, else a strong name or many weak ones."""

from dataclasses import replace

import pytest
from examples import cleaned

from pipeline.annotate.house import find_house


@pytest.fixture(scope="module")
def house(kit):
    """Return a function: the house of a text, and where it was read."""
    return lambda text, **metadata: find_house(replace(cleaned(text), metadata=metadata), kit)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Parliamentary Assembly of the Council of Europe met.", "pace"),
        ("xParliamentary Assembly of the Council of Europe", None),
        (
            "The European Parliament hosted the Parliamentary Assembly of the Council of Europe",
            "ep",
        ),
        ("Nothing of the kind.", None),
        ("", None),
    ],
)
def test_the_first_strong_name_in_a_text_shows_its_house(house, text, expected):
    assert house(text) == (expected, "text" if expected else None)


def test_the_metadata_know_the_house_best(house):
    assert house("The Parliamentary Assembly of the Council of Europe", house="osce") == (
        "osce",
        "metadata",
    )


def test_one_weak_name_shows_no_house(house, kit):
    weak = next(one for one in kit.gazetteer.houses if one.strength == "weak")
    assert house(f"It was said of {weak.text} there.") == (None, None)


def test_a_house_in_capitals_is_the_house(kit):
    text = "PARLIAMENTARY ASSEMBLY OF THE COUNCIL OF EUROPE\n\nThey met."
    assert find_house(cleaned(text), kit) == ("pace", "text")
