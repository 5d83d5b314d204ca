"""What a reader of a page sees is in its text: nothing is dropped or glued for how it is marked."""

import pytest

from pipeline.ingest.html import read_html
from pipeline.ingest.limits import Limits

PROSE = "The committee met on Tuesday and heard Pia Sund of Norway speak about the closed harbour."
MEMBERS = "<p>The members who spoke for the text of the day were these two:</p><p>Anna Berg</p>"


def page(body: str) -> str:
    (entry,) = read_html(f"<html><body>{body}</body></html>".encode(), Limits())
    return entry.text


@pytest.mark.parametrize("tag", ["wbr", "embed", "source", "track"])
def test_what_follows_an_element_that_holds_nothing_is_read(tag: str) -> None:
    assert page(f"<p>Anna Berg<{tag}>mann and Bo Carl</p><p>Cy</p>").startswith("Anna Bergmann and")


@pytest.mark.parametrize(
    "mark", ["<sup>2</sup>", "<sup><a href=#n>2</a></sup>", "<a href=#n><sup>2</sup></a>"]
)
def test_the_mark_of_a_note_is_glued_to_no_name(mark: str) -> None:
    assert page(f"<p>Anna Berg{mark} left in 2024{mark}.</p>") == "Anna Berg² left in 2024²."
    table = f"<table><tr><td>Anna{mark}<td>Malta<tr><td>Bo<td>Chad</table>"
    assert page(table).startswith("Anna² | Malta")


def test_two_spans_that_a_style_keeps_apart_are_two_words() -> None:
    row = "<div><span class=n>Anna Berg</span><span class=c>Malta</span></div>"
    assert page(row) == "Anna Berg Malta"
    assert page("<p><span class=cap>T</span><span class=r>he end</span></p>") == "The end"


@pytest.mark.parametrize("name", ["follow-up", "social-affairs", "links", "language", "print-only"])
def test_a_text_in_an_article_is_no_furniture_for_a_word_of_its_class(name: str) -> None:
    body = f"<main><p>{PROSE}</p><div class='{name}'>{MEMBERS}</div><p>{PROSE}</p></main>"
    assert "Anna Berg" in page(body)


@pytest.mark.parametrize("name", ["comments", "cookie-notice"])
def test_what_readers_write_and_what_asks_for_consent_is(name: str) -> None:
    body = f"<main><p>{PROSE}</p><div class='{name}'>{MEMBERS}</div><p>{PROSE}</p></main>"
    assert "Anna Berg" not in page(body)


def test_a_closed_tab_is_read_and_a_hidden_box_is_not() -> None:
    hidden = "<div {} aria-hidden=true><ul><li>Anna Berg</li></ul></div>"
    assert "Anna" in page(f"<p>{PROSE}</p>{hidden.format('role=tabpanel')}")
    assert "Anna" not in page(f"<p>{PROSE}</p>{hidden.format('role=dialog')}")


@pytest.mark.parametrize("tag", ["amp-sidebar", "amp-consent", "amp-ad"])
def test_furniture_of_amp_is_left_out(tag: str) -> None:
    assert (
        page(f"<{tag}><p>Anna Berg of Malta</p></{tag}><article><p>{PROSE}</p></article>") == PROSE
    )


def test_a_bold_lead_to_another_item_is_left_out() -> None:
    other = "<p><strong>Read also:</strong> <a href=/x>Anna Berg elected chair</a></p>"
    assert page(f"<article><p>{PROSE}</p>{other}<p>{PROSE}</p></article>").count("Anna") == 0


def test_the_day_of_other_news_is_not_that_of_the_page() -> None:
    time = "<time datetime=2011-02-03>3 Feb 2011</time>"
    body = f"<main><p>{PROSE}</p></main><div class=latest-news><p>Harbour {time}</p></div>"
    (entry,) = read_html(f"<html><body>{body}</body></html>".encode(), Limits())
    assert "published" not in entry.metadata
