"""Makes feeds: RSS and Atom, their fields in any order, with markup in all its wrappings."""

from html import escape

from hypothesis import strategies as st

from benchmarks.fuzzing.made.html import TREE
from benchmarks.fuzzing.made.words import ODD, SOME, encoded

SPACES = (
    'xmlns:content="http://purl.org/rss/1.0/modules/content/" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:media="http://search.yahoo.com/mrss/" xmlns:georss="http://www.georss.org/georss" '
    'xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" xmlns:x="http://x.example/"'
)
DATES = st.sampled_from(
    ("Thu, 12 Oct 2017 10:15:00 GMT", "2017-10-12T10:15:00Z", "2017-10-12", "99", "", "Oct 12 2017",
     "Thu, 31 Feb 2017 99:99:99 +9999", "20171012", "2017-W41-4", "12 octobre 2017", "-2017-10")
)  # fmt: skip


def told(text: str) -> str:
    """Return a text as XML 1.0 can hold it."""
    return "".join(one for one in text if one >= " " or one in "\t\n\r").replace("\ufffe", "")


XHTML = "<div xmlns='http://www.w3.org/1999/xhtml'><p>A text of <b>two</b> words.</p></div>"
MARKUP = st.one_of(
    TREE.map(lambda text: escape(told(text))),
    TREE.map(lambda text: f"<![CDATA[{told(text).replace(']]>', '')}]]>"),
    SOME.map(lambda text: escape(told(text))),
    SOME.map(lambda text: escape(escape(told(text)))),
    st.sampled_from((XHTML, "")),
)  # fmt: skip


def _field(names: tuple[str, ...], inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.builds(
        lambda name, text: f"<{name}>{text}</{name.split()[0]}>", st.sampled_from(names), inner
    )


FIELDS = st.one_of(
    _field(("title", "title type='html'", "dc:title", "media:title", "x:title"), MARKUP),
    _field(
        ("description", "content:encoded", "summary type='html'", "content type='html'", "summary",
         "content type='xhtml'", "content type='text/plain'", "content type='application/xml'",
         "content type='text'", "content mode='base64'", "summary xml:base='http://['",
         "description xml:lang='de'"), MARKUP),
    _field(("pubDate", "dc:date", "updated", "published", "issued", "modified"), DATES),
    _field(("link", "guid", "id", "guid isPermaLink='true'", "comments"),
           st.sampled_from(("https://x.example/2017/10/12/a", "/a", "http://[", "", "urn:x"))),
    _field(("dc:publisher", "author", "dc:creator", "category", "georss:point", "itunes:duration"),
           ODD.map(lambda text: escape(told(text)))),
    st.sampled_from(("<link href='/a' rel='alternate'/>", "<enclosure url='a' length='x'/>",
                     "<media:content/>", "<content src='file:///etc/passwd'/>", "<source/>",
                     "<!-- a -->", "<?x y?>")),
)  # fmt: skip
ITEMS = st.lists(FIELDS, max_size=5).map("".join)
CHANNEL = st.lists(
    st.sampled_from(("<language>en</language>", "<dc:language>de</dc:language>",
                     "<title>A &amp;amp; b</title>", "<ttl>x</ttl>", "<cloud/>",
                     "<image><url>x</url></image>", "<textInput/>")),
    max_size=3,
).map("".join)  # fmt: skip


def _feed(kind: str, channel: str, items: list[str], charset: str) -> bytes:
    item = "entry" if kind.startswith("atom") else "item"
    inner = channel + "".join(f"<{item}>{one}</{item}>" for one in items)
    whole = {
        "rss": f"<rss version='2.0' {SPACES}><channel>{inner}</channel></rss>",
        "rss 0.91": f"<rss version='0.91'><channel>{inner}</channel></rss>",
        "rdf": f"<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' "
               f"xmlns='http://purl.org/rss/1.0/' {SPACES}><channel/>{inner}</rdf:RDF>",
        "atom": f"<feed xmlns='http://www.w3.org/2005/Atom' xml:lang='fr' {SPACES}>{inner}</feed>",
        "atom 0.3": f"<feed version='0.3' xmlns='http://purl.org/atom/ns#' {SPACES}>{inner}</feed>",
        "none": f"<html><body>{inner}</body></html>",
    }[kind]  # fmt: skip
    return encoded(f"<?xml version='1.0' encoding='{charset}'?>{whole}", charset)


FEED = st.builds(
    _feed,
    st.sampled_from(("rss", "rss", "rss", "atom", "atom", "rss 0.91", "rdf", "atom 0.3", "none")),
    CHANNEL, st.lists(ITEMS, max_size=5),
    st.sampled_from(("utf-8", "utf-8", "utf-8", "utf-8", "iso-8859-1", "utf-16", "windows-1252",
                     "koi8-r")),
)  # fmt: skip
