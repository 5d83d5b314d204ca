"""Surnames seen again where the recogniser takes them for a place."""

from dataclasses import replace

import numpy as np
import pytest

from pipeline.annotate.recogniser.chances import CHANCES
from pipeline.annotate.recogniser.component import OTHERS
from pipeline.annotate.refused import refused
from pipeline.types import Mention


@pytest.fixture
def table(lay):
    """Return a function that lays a text with a place, where the recogniser sees no person."""

    def laid(text, start, end):
        page = lay(text)
        page.doc.spans[OTHERS] = [page.doc.char_span(start, end)]
        page.doc.user_data[CHANCES] = {"PERSON": np.zeros(len(page.doc))}
        return page

    return laid


def mention(text: str, name: str, found_by: str, start: int) -> Mention:
    at = text.index(name, start)
    return Mention("PERSON", at, at + len(name), name, found_by)


@pytest.mark.parametrize(
    ("text", "seen", "again", "stays"),
    [
        ("Kossi Sundal left. Sundal is beaten.", "Sundal", "Sundal", True),
        ("Kossi Sundal left. They met in Sundal again.", "Sundal", "Sundal", False),
        ("Kossi Sundal left. Prince Sundal is a town.", "Prince Sundal", "Sundal", False),
        ("Kossi Sundál left. Sundal is beaten.", "Sundal", "Sundal", True),
        ("Tim London left. London is far.", "London", "London", False),
    ],
)
def test_the_surname_of_one_named_in_full_stays_unless_its_place_speaks_against_it(
    table, text, seen, again, stays
):
    page = table(text, text.index(seen, 12), text.index(seen, 12) + len(seen))
    full = mention(text, " ".join(text.split()[:2]), "model", 0)
    later = mention(text, again, "finder:later-mention", 15)
    kept, lost = refused(page, [full, later])
    assert (later in kept) is stays
    assert [one.start for one in lost] == ([] if stays else [later.start])


def test_a_name_of_one_word_vouches_for_nothing(table):
    text = "Sundal left early. Sundal is far."
    first = mention(text, "Sundal", "model", 0)
    later = replace(first, start=19, end=25, found_by="finder:later-mention")
    assert refused(table(text, 19, 25), [first, later])[0] == [first]
