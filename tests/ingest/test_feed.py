"""What is read of feeds, and what of them is refused."""

import time
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.errors import UnreadableRelease
from pipeline.ingest.entry import Entry
from pipeline.ingest.feed import read_feed
from pipeline.ingest.inner import DataReader
from pipeline.ingest.limits import Limits
from pipeline.types import Place

LIMITS = Limits()
SECONDS = 5.0


def read_tagged(data: bytes, limits: Limits) -> Iterator[Entry]:
    """Read the body of HTML without its paragraph marks, as the reader of HTML might."""
    body = data.decode("utf-8-sig").partition("<body>")[2].partition("</body>")[0]
    text = body.replace("<p>", "").replace("</p>", "")
    yield Entry(text, metadata={"title": "no"}, places=(Place(0, len(text), element="/html"),))


def by_suffix(name: str) -> DataReader | None:
    return read_tagged if name == ".html" else None


def read(data: str | bytes, limits: Limits = LIMITS) -> list[Entry]:
    return list(read_feed(data.encode() if isinstance(data, str) else data, limits, by_suffix))


def outcome(data: bytes) -> list[str]:
    """Return the texts or reasons of a feed; never another exception."""
    try:
        return [one.text or one.reason for one in read(data)]
    except UnreadableRelease as error:
        return [str(error)]


RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>Harbour news</title><language>en-gb</language>
<item><title>Fish &amp;amp; ports</title><link>https://harbour.example/1</link>
<pubDate>Thu, 12 Oct 2017 23:15:00 -0500</pubDate><description>In short.</description>
<content:encoded><![CDATA[<p>Zoë met them.</p>]]></content:encoded></item>
<item><title>Two</title><description>AT&amp;amp;T spoke.</description></item>
<item><title>Three</title><description> </description></item>
</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Sea</title>
<entry><title>One</title><published>2017-10-12T23:15:00-05:00</published>
<updated>2018-01-01T00:00:00Z</updated><link href="https://sea.example/1"/>
<content type="text">A &lt; B.</content></entry>
<entry><title>Two</title><updated>2018-01-01T00:00:00Z</updated><summary>Short.</summary></entry>
</feed>"""


def test_each_item_of_rss_is_a_text_with_what_is_known_of_it() -> None:
    first, second, third = read(RSS)
    assert (first.place, first.text) == ("#1", "Zoë met them.")
    assert first.metadata == {
        "title": "Fish & ports",
        "published": "2017-10-12",
        "published_from": "metadata",
        "url": "https://harbour.example/1",
        "language": "en-gb",
    }
    assert first.places[0].element == "/html"
    assert second.text == "AT&T spoke."
    assert (third.place, third.reason) == ("#3", "empty: the item holds no text")


def test_atom_is_read_likewise() -> None:
    first, second = read(ATOM)
    assert (first.text, first.metadata["published"]) == ("A < B.", "2017-10-12")
    assert first.metadata["url"] == "https://sea.example/1"
    assert (second.text, second.metadata["published"]) == ("Short.", "2018-01-01")


@pytest.mark.parametrize("value", ["&amp;nbsp;", "&#xFEFF;", "&amp;#8195; &amp;nbsp;", "\u3000"])
def test_an_item_of_blanks_holds_no_text(value: str) -> None:
    item = f"<item><title>A</title><description>{value}</description></item>"
    (entry,) = read(f"<rss version='2.0'><channel>{item}</channel></rss>")
    assert (entry.text, entry.reason) == ("", "empty: the item holds no text")


def test_html_without_a_reader_is_an_entry_with_its_reason() -> None:
    entries = list(read_feed(RSS.encode(), LIMITS, lambda _: None))
    assert entries[0].reason.startswith("HTML")
    assert entries[1].text == "AT&T spoke."


def test_items_over_the_limit_are_told_of_once() -> None:
    entries = read(RSS, Limits(max_entries=1))
    assert [(one.place, one.reason[:8]) for one in entries] == [("#1", ""), ("#2", "too many")]


ATOM_SPACE = "http://www.w3.org/2005/Atom"
LAUGHS = '<!DOCTYPE x [<!ENTITY a "haha">' + "".join(
    f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9)
)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        ("", "broken XML"),
        ("<rss><channel>", "broken XML"),
        ('<?xml version="1.0" encoding="nonsense"?><rss/>', "broken XML"),
        ("<p>No feed.</p>", "no feed"),
        ('<rss version="2.0"><channel><title>x</title></channel></rss>', "empty"),
        (f"{LAUGHS}]><rss><channel><title>&j;</title></channel></rss>", "unsafe XML"),
        ('<!DOCTYPE x SYSTEM "http://x.example/x.dtd"><rss/>', "unsafe XML"),
        ('<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><rss>&a;</rss>', "unsafe XML"),
        ("<a>" * 3000 + "</a>" * 3000, "nested too deeply"),
        (
            f"<feed xmlns='{ATOM_SPACE}'><entry><link><entry/></link></entry></feed>",
            "no sound feed",
        ),
        (
            "<channel version='2.0'><item><category>a<channel><item/></channel></category></item>"
            "</channel>",
            "no sound feed",
        ),
    ],
)
def test_what_cannot_be_read_says_why_in_no_time(data: str, reason: str) -> None:
    begin = time.monotonic()
    with pytest.raises(UnreadableRelease, match=f"^{reason}"):
        read(data)
    assert time.monotonic() - begin < SECONDS


def test_many_items_take_time_in_proportion() -> None:
    item = RSS.partition("<item>")[2].partition("</item>")[0]
    head = RSS.partition("<item>")[0]
    data = head + f"<item>{item}</item>" * 2000 + "</channel></rss>"
    begin = time.monotonic()
    assert len(read(data)) == 2000
    assert time.monotonic() - begin < SECONDS


@pytest.mark.parametrize("markup", ["<", "<a ", "<![CDATA[", "&", "<!--", "<b>", "<a href='"])
def test_broken_markup_in_an_item_takes_time_in_proportion(markup: str) -> None:
    escaped = (markup * 20_000).replace("&", "&amp;").replace("<", "&lt;")
    begin = time.monotonic()
    assert outcome(
        RSS.replace("In short.", escaped).replace("<![CDATA[<p>Zoë", "<![CDATA[").encode()
    )
    assert outcome(RSS.replace("AT&amp;amp;T spoke.", escaped).encode())
    assert time.monotonic() - begin < SECONDS


@settings(max_examples=150, deadline=None)
@given(st.sampled_from([RSS.encode(), ATOM.encode()]), st.data())
def test_no_change_of_bytes_does_more_than_make_a_feed_unreadable(
    whole: bytes, draw: st.DataObject
) -> None:
    data = bytearray(whole)
    for _ in range(draw.draw(st.integers(1, 3))):
        at = draw.draw(st.integers(0, len(data) - 1))
        data[at : at + draw.draw(st.integers(0, 6))] = draw.draw(
            st.one_of(st.text("<>/=ab &;#x1", max_size=6).map(str.encode), st.binary(max_size=6))
        )
    assert all(outcome(bytes(data)))


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=300))
def test_random_bytes_are_unreadable(data: bytes) -> None:
    with pytest.raises(UnreadableRelease):
        read(data)
