"""The words of saying, and what a folder of local knowledge adds to them."""

import pytest

from pipeline.speech import load_speech
from pipeline.tables import OUR_DATA


@pytest.fixture(scope="module")
def speech():
    """Return our words of saying."""
    return load_speech()


@pytest.mark.parametrize("word", ["said", "says", "Said", "told", "pointed out", "adding"])
def test_a_form_of_a_verb_is_found(word, speech):
    assert speech.verb.fullmatch(word)


@pytest.mark.parametrize("word", ["State", "Call", "unsaid", "soothsaid", "said-so"])
def test_what_only_looks_like_one_is_not(word, speech):
    assert not speech.verb.search(word)


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("MPs", "collective"),
        ("Committee", "collective"),
        ("signatories", "collective"),
        ("spokesmen", "collective"),
        ("ministries", "collective"),
        ("Ministry", "body"),
        ("spokeswoman", "person"),
        ("letter", "text"),
        ("she", "pronoun"),
        ("harbour", ""),
    ],
)
def test_a_noun_is_of_its_kind(word, kind, speech):
    assert speech.kind(word) == kind


def test_a_folder_adds_a_verb_and_a_noun(tmp_path):
    head, row = (
        "text,third,past,participle,ing,use,why",
        "croon,croons,crooned,crooned,crooning,beside,",
    )
    (tmp_path / "quote_verbs.csv").write_text(f"{head}\n{row}\n", "utf-8")
    (tmp_path / "speaker_words.csv").write_text(
        "text,kind,means,why\nchoir,collective,,\n", "utf-8"
    )
    mine = load_speech((OUR_DATA, tmp_path))
    assert mine.uses["crooned"] == "beside"
    assert mine.kind("choir") == "collective"
    assert mine.kind("MPs") == "collective"
