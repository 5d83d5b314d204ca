"""A page: its lines outside furniture, its its words, and its sentences cut at line ends."""

import pytest
from examples import cleaned
from hypothesis import given
from hypothesis import strategies as st

from pipeline.annotate.page import open_page
from pipeline.types import Block


def test_blank_lines_and_furniture_are_not_read(lay):
    text = "Skip to content\n\n  \nPia Sund left."
    (line,) = lay(text, Block("furniture", 0, 15), Block("body", 20, len(text))).lines
    assert text[line.start : line.end] == "Pia Sund left."


def test_a_line_has_the_kind_of_its_block(lay):
    text = "A title\nSome text\n- an item"
    blocks = Block("headline", 0, 7), Block("body", 8, 17), Block("list", 18, 27)
    assert [line.kind for line in lay(text, *blocks).lines] == ["headline", "body", "list"]


def test_bold_and_quotes_give_no_line_its_kind(lay):
    text = "Pia Sund left."
    page = lay(text, Block("bold", 0, 8), Block("quote", 0, 14), Block("body", 0, 14))
    assert page.lines[0].kind == "body"


def test_a_line_outside_all_blocks_is_body(lay):
    assert lay("a b\nc d", Block("headline", 0, 3)).lines[1].kind == "body"


@pytest.mark.parametrize(
    ("text", "capitals"),
    [
        ("HARBOUR OPENS TODAY", True),
        ("HARBOUR OPENS in May", False),
        ("HARBOUR", False),
        ("NATO and the UN met", False),
        ("3 May 2018", False),
    ],
)
def test_a_line_in_capitals_is_known(lay, text, capitals):
    assert lay(text).lines[0].capitals is capitals


@pytest.mark.parametrize(
    ("text", "title_case"),
    [
        ("Harbour Rights Centre Welcomes Great Progress", True),
        ("Harbour rights centre welcomes great progress", False),
        ("Pia Sund Left Early", False),
    ],
)
def test_a_line_set_like_a_headline_is_known(lay, text, title_case):
    assert lay(text).lines[0].title_case is title_case


def test_a_sentence_ends_where_its_line_ends(lay):
    text = "A headline\nIt began. It ended.\n  Pia Sund"
    page = lay(text)
    assert [text[start:end] for start, end in page.sentences] == [
        "A headline",
        "It began.",
        "It ended.",
        "Pia Sund",
    ]


def test_a_word_is_told_by_where_it_begins_and_a_line_by_what_it_holds(lay):
    page = lay("Pia Sund left.\nThen Sund-Berg came.")
    assert page.words["Sund"] == [4, 20]
    assert [page.line_number(at) for at in (0, 13, 15, 30)] == [0, 0, 1, 1]


PIECES = st.sampled_from(
    ["Pia Sund", " ", "\n", ".", "AB CD", "\N{LINE SEPARATOR}", "\t", "é", "3"]
)


@given(st.lists(PIECES, max_size=15).map("".join))
def test_lines_and_sentences_lie_in_order_inside_the_text(kit, text):
    page = open_page(cleaned(text), kit.nlp(text), kit)
    for spans in ([(line.start, line.end) for line in page.lines], page.sentences):
        edges = [edge for span in spans for edge in span]
        assert edges == sorted(edges)
        assert all(text[start:end].strip() and "\n" not in text[start:end] for start, end in spans)
