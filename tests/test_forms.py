"""Every form keeps the promises that stand beside it in `data/forms/`."""

from dataclasses import replace

import pytest
from examples import cleaned, read_example

from pipeline.annotate.page import open_page
from pipeline.annotate.ties import tie
from pipeline.errors import DataError
from pipeline.forms import FormBlock, load_forms
from pipeline.tables import OUR_DATA, read_blocks

BLOCKS = read_blocks("forms", "form", FormBlock)
FINDS = [(block.id, example) for block in BLOCKS for example in block.finds]
IGNORES = [(block.id, example) for block in BLOCKS for example in block.ignores]


def tied(kit, form_id, text):
    """Return the mentions and links that one form alone finds in a text."""
    form = next(form for form in kit.forms if form.block.id == form_id)
    alone = replace(kit, forms=(form,))
    found = list(tie(open_page(cleaned(text), kit.nlp(text), alone)))
    mentions = {one for item in found for one in item.mentions}
    return mentions, {link for item in found for link in item.links}


def says(links):
    """Return what links say, as the examples write it: one entry per person and thing."""
    return sorted(
        f"{link.other.label} {link.other.text}" if link.other else f"appears_as {link.value}"
        for link in links
    )


@pytest.mark.parametrize(("form_id", "example"), FINDS)
def test_a_form_finds_and_ties_what_its_example_marks(kit, form_id, example):
    expected = read_example(example)
    mentions, links = tied(kit, form_id, expected.text)
    assert {(one.label, one.start, one.end) for one in mentions} == expected.spans
    assert says(links) == sorted(expected.says)


@pytest.mark.parametrize(("form_id", "example"), IGNORES)
def test_a_form_leaves_alone_what_it_says_it_ignores(kit, form_id, example):
    _, links = tied(kit, form_id, read_example(example).text)
    assert not links


def test_every_form_has_an_example_that_only_a_form_can_tie():
    assert all(" ->" in example for _, example in FINDS)


def test_an_unknown_slot_is_named_with_the_slots_that_there_are(kit, tmp_path):
    (tmp_path / "forms").mkdir()
    (tmp_path / "forms" / "mine.toml").write_text(
        '[[form]]\nid = "mine"\nform = "{persn} x"\nwhy = "w"\nfinds = ["a"]\n'
    )
    with pytest.raises(DataError, match="no slot 'persn'; there are aside, code, country"):
        load_forms(kit.gazetteer, kit.names, (OUR_DATA, tmp_path))
