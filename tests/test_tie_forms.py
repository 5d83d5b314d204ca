"""Every form of `data/ties/` keeps the promises that stand beside it."""

import pytest

from pipeline.annotate.told import links_of
from pipeline.errors import DataError
from pipeline.example_text import read_example
from pipeline.examples import check_examples
from pipeline.run import load_kit
from pipeline.tables import read_blocks
from pipeline.tie_examples import mentions_of, says, tie_problems
from pipeline.tie_forms import TieBlock

BLOCKS = read_blocks("ties", "tie", TieBlock)
EXAMPLES = [(block.id, one) for block in BLOCKS for one in (*block.finds, *block.ignores)]


def form_of(kit, form_id):
    """Return one form by its id."""
    return next(one for one in kit.ties if one.block.id == form_id)


@pytest.mark.parametrize(("form_id", "example"), EXAMPLES)
def test_a_form_ties_what_its_example_says_and_nothing_in_what_it_ignores(kit, form_id, example):
    wanted = read_example(example)
    problems = tie_problems(form_of(kit, form_id), [(wanted.text, wanted.spans, wanted.says)])
    assert list(problems) == []


def test_every_form_has_an_example_and_a_near_miss():
    assert all(block.finds and block.ignores for block in BLOCKS)


def test_every_variant_of_every_form_can_be_compiled(kit):
    assert all(variant.expression for form in kit.ties for variant in form.variants)


@pytest.mark.parametrize(
    ("form_id", "marked", "told"),
    [
        (
            "party.left",
            "[PERSON Ana Ruiz] sat for the [PARTY Greens] until 2019",
            "party Greens former",
        ),
        (
            "party.member",
            "[PERSON Ana Ruiz], speaking for the [PARTY Greens], asked",
            "party Greens",
        ),
        (
            "country.lives",
            "[PERSON Ana Ruiz] fled and now lives in [COUNTRY Malta]",
            "residence Malta",
        ),
        (
            "country.national",
            "[PERSON Ana Ruiz] (born 1951) is a [COUNTRY Maltese] jurist",
            "nationality Maltese",
        ),
        ("alias.known-as", "[PERSON Ana Ruiz], also known as [PERSON Zuma]", "alias Zuma"),
        ("detention.active", "the trial of [PERSON Ana Ruiz]", ""),
        ("speaking.reported", "[PERSON Ana Ruiz] was asked to leave", ""),
    ],
)
def test_the_words_between_names_say_what_ties_them(kit, form_id, marked, told):
    example = read_example(marked)
    links = links_of(form_of(kit, form_id), example.text, mentions_of(example.text, example.spans))
    assert ", ".join(says(links)) == told


def test_all_five_means_the_list_above_and_he_the_one_person_before(say):
    text = (
        "GENEVA, 12 March 2031 – Cases.\n\nMALTA\n\nMLT-1 - Ms. Ana Ruiz\nMLT-2 - Mr. Leo Moor\n\n"
        "Both now live in Norway. Mr Jon Berg is a lawyer. He left the Labour Party.\n"
    )
    record = say(text)
    tied = {one.name: {(tie.code, tie.kind) for tie in one.countries} for one in record.persons}
    assert ("NO", "residence") in tied["Ana Ruiz"] & tied["Leo Moor"]
    berg = next(one for one in record.persons if one.name == "Jon Berg")
    assert [(one.text, one.status) for one in berg.parties] == [("Labour Party", "former")]


def test_a_local_form_that_breaks_its_promise_is_named_with_its_file(tmp_path):
    (tmp_path / "ties").mkdir()
    (tmp_path / "ties" / "mine.toml").write_text(
        '[[tie]]\nid = "mine"\nform = "{person} of {country} fame"\ncountry = "residence"\n'
        'why = "w"\nfinds = ["[PERSON Pia Sund] of [COUNTRY Finland] -> residence Finland"]\n'
    )
    with pytest.raises(DataError) as caught:
        check_examples(lambda data: load_kit(data), [tmp_path])
    assert "ties/mine.toml" in str(caught.value)
    assert "it ties nothing" in str(caught.value)
