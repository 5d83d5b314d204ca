"""Names half seen, and the surname that shows them to be persons."""

import numpy as np
import pytest

from pipeline.annotate.half_seen import half_seen
from pipeline.annotate.recogniser.chances import CHANCES
from pipeline.types import Mention


def seen(lay, text, chance, *others):
    page = lay(text)
    chances = np.array([chance if token.text in ("Askhat", "Zhuma") else 0.0 for token in page.doc])
    page.doc.user_data[CHANCES] = {"PERSON": chances}
    known = [
        Mention("PERSON", text.index(one), text.index(one) + len(one), one, "model")
        for one in others
    ]
    return [(one.text, one.confidence) for one in half_seen(page, known)]


@pytest.mark.parametrize(
    ("chance", "other", "found"),
    [
        (0.4, "Juma", [("Askhat Zhuma", 40)]),
        (0.1, "Juma", []),
        (0.4, "Berg", []),
        (0.4, "Askhat Zhuma", []),
    ],
)
def test_a_surname_in_another_spelling_makes_a_half_seen_name_a_person(lay, chance, other, found):
    assert seen(lay, "Directed by Askhat Zhuma. Juma and Berg left.", chance, other) == found
