"""What a form is said to need stands in everything that it finds."""

import pytest
import regex

from pipeline.example_text import read_example
from pipeline.form_needs import Needs, item, needs_of, stretch
from pipeline.likely import Likely
from pipeline.masks import BASE, BITS, REST, mask
from pipeline.variants import expand_form


@pytest.mark.parametrize(
    ("variant", "texts"),
    [
        ("{person} of note", (("of",), ("note",))),
        (r"{person} \({place}\)", (("(",), (")",))),
        (r"{person} \[{country}[, {party}]\]", (("[",), ("]",))),
        ("(said|has said|added) {person}", (("said", "said", "added"),)),
        ("{person}[, who] said", (("said",),)),
        ("a[n]other", (("a",), ("other",))),
        ("{person}( now| also){0,2} (is|are) (released|freed)( from|,|\\.)",
         (("is", "are"), ("released", "freed"))),
    ],
)  # fmt: skip
def test_words_that_no_variant_of_the_text_can_lack_are_needed(variant, texts):
    assert needs_of(variant).texts == texts


@pytest.mark.parametrize(
    "variant", ["said|added", "sa?", "(?i)said", r"\p{Lu}said", "(said)?", "({party}|x)", "x]said"]
)
def test_what_may_be_absent_or_is_not_read_is_not_needed(variant):
    assert needs_of(variant) == Needs()


@pytest.mark.parametrize(
    ("variant", "kinds"),
    [("{country} {office}", ["country", "office"]), ("[{party}] {person}", []), ("{state}?", [])],
)
def test_a_slot_that_reads_marks_needs_one_of_them(variant, kinds):
    assert needs_of(variant).marks == sum(BITS[kind] for kind in kinds)


def test_a_square_bracket_of_the_release_is_told_from_what_may_be_absent():
    expression = regex.compile(
        expand_form(r"{post}[ of] \[{place}\]", {"post": "MP", "place": "x+"})
    )
    assert [bool(expression.fullmatch(one)) for one in ("MP of [xx]", "MP[x]", "MP of xx")] == [
        True,
        True,
        False,
    ]


@pytest.mark.parametrize(("end", "met"), [(4, False), (8, True)])
def test_what_stands_behind_a_stretch_does_not_count(end, met):
    text = f"a, b {chr(BASE + BITS['country'])} (x"
    needs = needs_of(r"{country} \(")
    assert bool(Likely(text, [stretch(text, 0, end)]).of(needs)) is met


@pytest.mark.parametrize(
    ("variant", "last"),
    [
        ("{person}, {country}", "country"),
        (r"{person}, {country} \({post}\)", ")"),
        ("{person}, {country}[, {post}]", ""),
        ("{person}, {party}", ""),
        ("{person}, {rest}", ""),
        ("{country} said", ""),
    ],
)
def test_how_an_item_ends_is_needed_where_a_form_says_it(variant, last):
    assert needs_of(variant, fills=True).last == last
    assert not needs_of(variant).last


@pytest.mark.parametrize(("end", "met"), [(7, True), (11, False)])
def test_an_item_must_end_as_its_form(end, met):
    text = f"Ana, {chr(BASE + BITS['country'])}{REST} too"
    needs = needs_of("{person}, {country}", fills=True)
    assert bool(Likely(text, [item(text, 0, end)]).of(needs)) is met
    assert Likely(text, [stretch(text, 0, end)]).of(needs)


def test_every_text_that_a_form_finds_in_its_examples_holds_what_the_form_needs(kit):
    found = 0
    for form in kit.forms:
        for example in (*form.block.finds, *form.block.ignores):
            text = read_example(example).text
            masked = mask(kit.maskable, text)
            for variant in form.variants:
                if variant.expression.search(masked):
                    found += 1
                    assert Likely(masked, [stretch(masked, 0, len(masked))]).of(variant.needs)
    assert found >= len(kit.forms)


def test_the_word_that_a_form_asks_for_comes_first():
    assert needs_of("{person} said", (("on behalf of",),)).texts == (("on behalf of",), ("said",))


def test_a_slot_of_a_variant_becomes_a_group_of_its_name():
    assert "(?P<post2>MP)" in expand_form("{post2} said", {"post": "MP"})
