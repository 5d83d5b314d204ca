"""Where the publication date is read: what the document prints beats what came with it."""

from dataclasses import replace

import pytest
from our_tables import RULES
from resolve.made import in_parts
from resolve.test_dates import dates

from pipeline.published import address_date
from pipeline.resolve.anchors import find_anchors
from pipeline.types import Anchor, Annotated, Block

WORDS = RULES.words
DATELINE = "STRASBOURG, 12 March 2031 – "


def release(text: str, *blocks: Block, borders: tuple[int, ...] = (), **metadata: str) -> Annotated:
    """Return a release whose dates our own rules find, in these blocks and parts."""
    cleaned = in_parts(text, *borders, **metadata)
    return Annotated(replace(cleaned, blocks=blocks), tuple(dates(text)), (), ((0, len(text)),))


def test_a_dateline_gives_the_date_and_its_place() -> None:
    text = f"{DATELINE}Pia Sund spoke."
    (anchor,) = find_anchors(release(text, Block("dateline", 0, len(DATELINE))), WORDS)
    assert (anchor.published, anchor.published_from) == ("2031-03-12", "dateline")
    assert text[anchor.start : anchor.end] == "12 March 2031"


@pytest.mark.parametrize("kind", ["dateline", "document-line"])
def test_what_is_printed_beats_what_came_beside(kind: str) -> None:
    block = Block(kind, 0, len(DATELINE))
    (anchor,) = find_anchors(release(DATELINE, block, published="2030-01-01"), WORDS)
    assert (anchor.published, anchor.published_from) == ("2031-03-12", kind)


def test_a_dateline_beats_a_document_line() -> None:
    text = "Doc. 1 | 1 March 2031\n12 March 2031 – "
    blocks = (Block("document-line", 0, 21), Block("dateline", 22, len(text)))
    assert find_anchors(release(text, *blocks), WORDS)[0].published == "2031-03-12"


@pytest.mark.parametrize("text", ["STRASBOURG, March 2031 – ", "STRASBOURG, 12 March – "])
def test_a_date_that_is_no_whole_day_is_no_anchor(text: str) -> None:
    (anchor,) = find_anchors(release(text, Block("dateline", 0, len(text))), WORDS)
    assert anchor == Anchor(None, None)


@pytest.mark.parametrize(
    "text",
    [
        "Pia Sund spoke. Contact: Oda Lint, 020 7946 0958. Issued 12 March 2031.",
        "Published on 12 March 2031.\n\nPia Sund spoke.",
        "Pia Sund spoke.\nDate of issue: 12 March 2031\n",
    ],
)
def test_a_sentence_at_either_end_says_when_a_text_came_out(text: str) -> None:
    (anchor,) = find_anchors(release(text, Block("body", 0, len(text))), WORDS)
    assert (anchor.published, anchor.published_from) == ("2031-03-12", "document-line")


@pytest.mark.parametrize(
    "text",
    [
        "The warrant was issued 12 March 2031.",
        "Issued 12 March 2031 by a court, it is void.",
        f"{'Pia Sund spoke. ' * 40}Issued 12 March 2031. {'Pia Sund spoke. ' * 40}",
    ],
)
def test_other_sentences_do_not(text: str) -> None:
    (anchor,) = find_anchors(release(text, Block("body", 0, len(text))), WORDS)
    assert anchor.published is None


def test_a_short_block_inside_a_long_one_hides_none_of_its_dates() -> None:
    text = "Doc. 1, of the committee | 1 March 2031"
    blocks = Block("document-line", 0, len(text)), Block("document-line", 8, 24)
    (anchor,) = find_anchors(release(text, *blocks), WORDS)
    assert anchor.published == "2031-03-01"


def test_a_date_in_the_body_is_no_publication_date() -> None:
    (anchor,) = find_anchors(
        release("On 12 March 2031 Pia Sund spoke.", Block("body", 0, 32)), WORDS
    )
    assert anchor.published is None


def test_metadata_gives_the_date_that_the_text_does_not_print() -> None:
    given = release("Pia Sund spoke.", published="2031-03", published_from="front-matter")
    assert find_anchors(given, WORDS) == (Anchor("2031-03", "front-matter"),)


def test_the_web_address_is_asked_last() -> None:
    url = "https://news.example/2031/03/12/court"
    assert find_anchors(release("Pia Sund spoke.", url=url), WORDS) == (
        Anchor("2031-03-12", "address"),
    )
    (given,) = find_anchors(release("Pia Sund spoke.", url=url, published="2031-03-10"), WORDS)
    assert given.published_from == "metadata"
    text = "13 March 2031 – One."
    (printed,) = find_anchors(release(text, Block("dateline", 0, 16), url=url), WORDS)
    assert printed.published == "2031-03-13"


@pytest.mark.parametrize(
    ("address", "value"),
    [
        ("https://news.example/2031/3/2", "2031-03-02"),
        ("https://news.example/en/20310312-court.html", "2031-03-12"),
        ("https://news.example/2031-03-12?x=2030-01-01", "2031-03-12"),
        ("https://news.example/2031/03/court", "2031-03"),
        ("https://news.example/2031/court", None),
        ("https://news.example/doc/20319912", None),
        ("https://news.example/2031/02/30/court", None),
        ("https://news.example/2031/03/12/meeting-of-2031-03-09", "2031-03-12"),
        ("https://news.example/2031/03/12/2031-03-09-meeting", None),
        ("https://news.example/42031-03-12", None),
        ("http://[broken/2031/03/12/", None),
        ("", None),
    ],
)
def test_an_address_tells_the_one_day_or_month_in_its_path(address: str, value: str | None) -> None:
    assert address_date(address) == value


def test_each_part_leans_on_its_own_dateline() -> None:
    text = "12 March 2031 – One.\n13 March 2031 – Two."
    blocks = (Block("dateline", 0, 16), Block("dateline", 21, 37))
    two = release(text, *blocks, borders=(21,))
    assert [one.published for one in find_anchors(two, WORDS)] == ["2031-03-12", "2031-03-13"]


def test_a_position_belongs_to_the_part_that_holds_it() -> None:
    two = release("One.\nTwo.", borders=(5,))
    assert [two.cleaned.part_at(at) for at in (0, 4, 5, 8, 9)] == [0, 0, 1, 1, 1]
