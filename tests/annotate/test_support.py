"""Names of parties that stay, and those that nothing in the release supports."""

import pytest

from pipeline.annotate.support import unsupported_parties
from pipeline.types import Mention


@pytest.fixture
def seen(lay):
    """Return a function that says which codes stay that only the recogniser has seen."""

    def stay(text, *codes):
        page = lay(text)
        found = []
        for code in codes:
            start = text.index(code)
            found.append(Mention("PARTY", start, start + len(code), code, "model", confidence=93))
        kept, _ = unsupported_parties(page, found)
        return [one.text for one in kept]

    return stay


@pytest.mark.parametrize(
    "text", ["Ann Poe (QXZ) spoke.", "The QXZ party won.", "The QXZ and the Rose League won."]
)
def test_a_code_needs_a_bracket_a_word_for_a_party_or_a_party_beside_it(seen, text):
    others = ["Rose League"] if "Rose League" in text else []
    assert seen(text, "QXZ", *others) == ["QXZ", *others]


def test_a_code_without_any_of_it_is_another_body(seen):
    assert seen("The QXZ issued a rule.", "QXZ") == []


def test_the_initials_of_another_body_are_no_party(seen):
    assert seen("The Office of Quay Zones (QZ) met. QZ party boats left.", "QZ") == []


def test_a_word_is_no_code(seen):
    assert seen("The Larks won.", "Larks") == ["Larks"]


def test_a_code_before_an_office_needs_support_too(lay):
    page = lay("The QXZ Administrator spoke.")
    code = Mention("PARTY", 4, 7, "QXZ", "form:prose.party-office")
    assert unsupported_parties(page, [code])[0] == []
