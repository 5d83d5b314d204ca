"""Pages laid out as ten kinds of publishers do: the release is read whole, the rest is not."""

import re
import tomllib
from pathlib import Path
from typing import Any

import lxml.html
import pytest

from pipeline.ingest.entry import Entry
from pipeline.ingest.html import read_html
from pipeline.ingest.limits import Limits

PAGES = Path(__file__).parent.parent / "pages"
EXPECTED: dict[str, dict[str, Any]] = tomllib.loads((PAGES / "expected.toml").read_text("utf-8"))
EVERY_PAGE = pytest.mark.parametrize("name", EXPECTED)
STATED = ("title", "published", "url", "publisher", "language")


def read(name: str) -> Entry:
    (entry,) = read_html((PAGES / f"{name}.html").read_bytes(), Limits())
    return entry


def test_every_page_says_what_is_expected_of_it() -> None:
    assert {path.stem for path in PAGES.glob("*.html")} == EXPECTED.keys()


@EVERY_PAGE
def test_no_line_item_or_row_of_the_release_is_lost(name: str) -> None:
    lines = read(name).text.split("\n")
    wanted = EXPECTED[name]
    assert [line for line in wanted["lines"] if line not in lines] == []
    assert (lines[0], lines[-1]) == (wanted["starts"], wanted["ends"])


@EVERY_PAGE
def test_nothing_of_the_furniture_is_in_the_text(name: str) -> None:
    page = (PAGES / f"{name}.html").read_bytes().decode("latin-1")
    text = read(name).text
    assert [one for one in EXPECTED[name]["furniture"] if one not in page] == []
    assert [one for one in EXPECTED[name]["furniture"] if one in text] == []


@EVERY_PAGE
def test_what_the_page_states_of_itself_is_its_metadata(name: str) -> None:
    metadata = read(name).metadata
    wanted = {key: EXPECTED[name][key] for key in STATED if key in EXPECTED[name]}
    assert {key: metadata[key] for key in STATED if key in metadata} == wanted


@EVERY_PAGE
def test_every_place_leads_to_the_one_element_that_holds_its_text(name: str) -> None:
    entry = read(name)
    tree = lxml.html.fromstring((PAGES / f"{name}.html").read_bytes()).getroottree()
    ends = 0
    for place in entry.places:
        assert ends <= place.start < place.end <= len(entry.text)
        (element,) = tree.xpath(place.element)
        words = re.findall(r"\w+", entry.text[place.start : place.end])
        assert all(word in element.text_content() for word in words[-1:])
        ends = place.end


@EVERY_PAGE
def test_a_page_is_read_alike_each_time(name: str) -> None:
    assert read(name) == read(name)
