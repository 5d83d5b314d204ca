"""Broken and hostile pages: a text or a reason, in a few seconds, and never another error."""

import time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.errors import UnreadableRelease
from pipeline.ingest import html_vote
from pipeline.ingest.entry import Entry
from pipeline.ingest.html import read_html
from pipeline.ingest.limits import Limits

SECONDS = 15
"""Ours take a second or two; machines that are shared take longer."""
ENTITIES = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 9))
PARTS = [
    *("<p>", "</p>", "<div", ">", "<ul><li>", "</ul>", "<table><tr><td>", "</table>", "<h1>"),
    *("<a href=x>", "</a>", "<b>", "&amp;", "&#xD800;", "&#0;", "\0", "\u202e", "<!--", "-->"),
    *("<script>", "</script>", "<br>", "<dl><dt>a<dd>b", "</dl>", "<pre>", "\n", " Anna", "é"),
    *("<blockquote>", "<nav>", "</nav>", "<main>", "</main>", "<body class=menu>", "</html>", "'"),
    *("<frameset>", "<svg>", "<o:p>", '<p id="', "=", "<![CDATA[", "]]>", "<?xml ", "<form>"),
]


def outcome(data: bytes) -> Entry | str:
    try:
        (entry,) = read_html(data, Limits())
    except UnreadableRelease as error:
        return str(error)
    entry.text.encode("utf-8")
    return entry


@pytest.mark.parametrize(
    ("page", "reason"),
    [
        ("<div>" * 100_000 + "x", "inside each other"),
        ("<b>" * 100_000 + "x", "inside each other"),
        ("<ul><li>" * 50_000, "inside each other"),
        ("<table><tr><td>" * 40_000, "inside each other"),
        ("<p>a</p>" * 1_000_000, "elements"),
        ("<p>a" + "<br>" * 1_000_000, "elements"),
        ("<p " + " ".join(f"a{n}=1" for n in range(100_000)) + ">x", "attributes"),
    ],
    ids=["div", "b", "li", "table", "p", "br", "attributes"],
)
def test_a_page_that_would_cost_too_much_is_refused_with_a_reason(page: str, reason: str) -> None:
    start = time.monotonic()
    found = outcome(page.encode())
    assert isinstance(found, str)
    assert reason in found
    assert ": save the page" in found
    assert time.monotonic() - start < SECONDS


@pytest.mark.slow
@pytest.mark.timed
@pytest.mark.parametrize(
    "page",
    [
        "<p class='" + "menu " * 4_000_000 + "'>Anna</p>",
        "<p style='" + "display " * 1_000_000 + "'>Anna</p>",
        f"<!DOCTYPE x [<!ENTITY e0 'Anna'>{ENTITIES}]><p>Anna &e8;</p>",
        "<div>" * 1_900 + "<p>Anna</p>" * 20_000,
        "<div class='item x'>" * 1_500 + "<p>Anna</p>" * 2_000,
        "<table>" + "<tr><td rowspan=999>Anna<td>Bo</tr>" * 20_000 + "</table>",
        "<table><tr><td>" * 300 + "<p>Anna</p>" * 10_000,
        "<p>Anna" + "<" * 1_000_000,
        "<p>" + " " * 5_000_000 + "Anna",
        "<pre>" + "\n Anna" * 300_000,
        "<h3>Read also</h3><p>Anna <a href=x>Anna Berg</a></p>" * 10_000 + "<p>" + "Anna " * 30,
        "<p>Anna</p>" + "<!--" * 300_000,
        "<a href=x>Anna" * 50_000,
        "<script type='application/ld+json'>" + "[" * 400_000 + "</script><p>Anna",
    ],
    ids=range(14),
)
def test_an_odd_page_is_read_in_a_few_seconds(page: str) -> None:
    start = time.monotonic()
    found = outcome(page.encode())
    assert isinstance(found, Entry)
    assert "Anna" in found.text
    assert time.monotonic() - start < SECONDS


def test_a_page_that_trafilatura_fails_on_is_walked(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> str:
        raise ValueError

    monkeypatch.setattr(html_vote, "extract", fail)
    entry = outcome(b"<html><body><h1>A vote</h1><p>Pia Sund spoke.</p></body></html>")
    assert (entry.text, entry.metadata["main_content"]) == ("# A vote\n\nPia Sund spoke.", "walked")


def test_a_picture_inside_a_page_is_kept_from_the_search_for_its_matter(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[int] = []

    def measure(root: Any, **_: object) -> str:
        asked.append(max(len(value) for one in root.iter() for value in one.values()))
        return "Pia Sund spoke."

    monkeypatch.setattr(html_vote, "extract", measure)
    picture = "data:image/png;base64," + "A" * 50_000
    entry = outcome(f"<p class=lead><img src='{picture}' alt=Sund>Pia Sund spoke.</p>".encode())
    assert asked == [len("lead")]
    assert (entry.text, "main_content" in entry.metadata) == ("Pia Sund spoke.", False)


def test_a_page_of_more_text_than_is_ever_read_is_walked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(html_vote, "MOST_CHARACTERS", 14)
    longer, shorter = outcome(b"<p>Pia Sund spoke."), outcome(b"<p>Pia Sund left.")
    assert longer.metadata["main_content"] == "walked"
    assert "main_content" not in shorter.metadata


def test_an_entity_of_the_page_s_own_is_not_unfolded() -> None:
    found = outcome(f"<!DOCTYPE x [<!ENTITY e0 'Anna'>{ENTITIES}]><p>Anna &e8;</p>".encode())
    assert isinstance(found, Entry)
    assert len(found.text) < 500


def test_the_limit_of_nesting_is_the_user_s() -> None:
    page = b"<div>" * 60 + b"Anna Berg"
    with pytest.raises(UnreadableRelease, match="limit of 50"):
        list(read_html(page, Limits(max_nesting=50)))
    assert [entry.text for entry in read_html(page, Limits())] == ["Anna Berg"]


def test_a_page_over_the_limit_of_bytes_is_refused() -> None:
    with pytest.raises(UnreadableRelease, match="limit of 5 bytes"):
        list(read_html(b"<p>Anna Berg", Limits(max_bytes=5)))


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PARTS), max_size=40))
def test_any_heap_of_tags_gives_a_text_or_a_reason(parts: list[str]) -> None:
    found = outcome("".join(parts).encode("utf-8", "replace"))
    if isinstance(found, Entry):
        ends = [0, *(place.end for place in found.places)]
        assert all(end <= place.start for end, place in zip(ends, found.places, strict=False))
        assert found.text == found.text.strip("\n")


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_give_a_text_or_a_reason(data: bytes) -> None:
    assert outcome(data)
