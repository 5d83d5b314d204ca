"""Every form keeps the promises that stand beside it in `data/forms/`."""

import json
from dataclasses import replace

import pytest

from pipeline.errors import DataError
from pipeline.example_text import read_example
from pipeline.examples import said_by, spans_of, tied
from pipeline.forms import FormBlock, load_forms
from pipeline.masks import BASE, BITS, REST, mask
from pipeline.tables import OUR_DATA, read_blocks

BLOCKS = read_blocks("forms", "form", FormBlock)
FINDS = [(block.id, example) for block in BLOCKS for example in block.finds]
IGNORES = [(block.id, example) for block in BLOCKS for example in block.ignores]


def tied_by(kit, form_id, text):
    """Return the mentions and links that one form alone finds in a text."""
    return tied(kit, next(form for form in kit.forms if form.block.id == form_id), text)


@pytest.mark.parametrize(("form_id", "example"), FINDS)
def test_a_form_finds_and_ties_what_its_example_marks(kit, form_id, example):
    expected = read_example(example)
    mentions, links = tied_by(kit, form_id, expected.text)
    assert spans_of(mentions) == expected.spans
    assert said_by(links) == sorted(expected.says)


@pytest.mark.parametrize(("form_id", "example"), IGNORES)
def test_a_form_leaves_alone_what_it_says_it_ignores(kit, form_id, example):
    mentions, links = tied_by(kit, form_id, read_example(example).text)
    assert not links
    ties = any(read_example(one).says for named, one in FINDS if named == form_id)
    assert ties or not mentions


def test_every_form_has_an_example_that_only_a_form_can_tie():
    assert all(" ->" in example for _, example in FINDS)


def load_mine(kit, folder, **fields):
    """Return our forms and one of a user's folder."""
    values = {"id": "mine", "form": "{person} of {country}", "why": "w", "finds": ["a"]} | fields
    lines = [f"{key} = {json.dumps(value)}" for key, value in values.items()]
    (folder / "forms").mkdir()
    (folder / "forms" / "mine.toml").write_text("[[form]]\n" + "\n".join(lines) + "\n")
    return load_forms(kit.gazetteer, kit.names, (OUR_DATA, folder))


def test_a_local_form_ties_everyone_who_stands_in_it(kit, tmp_path):
    forms = load_mine(kit, tmp_path, form="{person} of {country} fame", country="residence")
    _, links = tied_by(replace(kit, forms=forms), "mine", "Pia Sund of Finland fame")
    assert [(link.person.text, link.kind, link.other.text) for link in links] == [
        ("Pia Sund", "residence", "Finland")
    ]


def test_a_local_form_of_the_same_id_replaces_ours(kit, tmp_path):
    forms = load_mine(kit, tmp_path, id="bracket.country")
    assert len(forms) == len(kit.forms)
    _, links = tied_by(replace(kit, forms=forms), "bracket.country", "Pia Sund (Finland)")
    assert not links


@pytest.mark.parametrize(
    ("form", "problem"),
    [
        ("{persn} x", "no slot 'persn'; there are aside, code, country"),
        ("{person} (", "mine: form: missing )"),
        ("", "it is blank"),
    ],
)
def test_a_faulty_form_is_named_and_there_is_no_traceback(kit, tmp_path, form, problem):
    with pytest.raises(DataError) as caught:
        load_mine(kit, tmp_path, form=form)
    assert problem in str(caught.value)


def test_a_role_in_a_slot_that_a_variant_lacks_costs_only_the_role(kit, tmp_path):
    forms = load_mine(kit, tmp_path, role=["office"], country="office")
    mentions, links = tied_by(replace(kit, forms=forms), "mine", "Pia Sund of Finland")
    assert {one.label for one in mentions} == {"PERSON", "COUNTRY"}
    assert len(links) == 1


def test_a_mask_says_what_a_name_may_be_and_keeps_its_length(kit):
    text = "in France on Monday"
    masked = mask(kit.maskable, text)
    assert masked == "in " + chr(BASE + BITS["country"]) + REST * 5 + " on Monday"


def test_our_own_marks_in_a_text_are_taken_out_of_its_mask(kit):
    assert mask(kit.maskable, f"a {chr(BASE + 1)}{REST}") == "a ??"


@pytest.mark.parametrize("word", ["The", "in", "D", "may"])
def test_small_words_and_single_letters_are_no_country_and_no_party(kit, word):
    bits = kit.maskable.bits.get(word, 0)
    assert not bits & (BITS["country"] | BITS["party"])


@pytest.mark.parametrize(
    ("field", "value", "problem"),
    [
        ("country", "delegate", "use delegation, nationality, office, residence, candidacy or"),
        ("appears", "signer", "use signatory, speaker"),
        ("status", "past", "Input should be 'current', 'former', 'denied' or 'again'"),
        ("status", "again", "say with appears what the person is again"),
        ("house", "moon", "no 'moon'; there are au-parliament, "),
        ("role", ["ofice"], "no 'ofice'; there are person, persons"),
    ],
)
def test_a_value_that_no_vocabulary_has_is_named_with_the_right_ones(
    kit, tmp_path, field, value, problem
):
    with pytest.raises(DataError) as caught:
        load_mine(kit, tmp_path, **{field: value})
    assert "mine" in str(caught.value)
    assert problem in str(caught.value)
