"""Makes pages: trees of elements with odd names, tables, lists, and what is nested wrongly."""

import json
from html import escape

from hypothesis import strategies as st

from benchmarks.fuzzing.made.words import CHARSET, ODD, PROSE, SOME, TEXT, WORD, encoded

BLOCKS = (
    "p", "p", "div", "div", "section", "article", "main", "header", "footer", "nav", "aside", "h1",
    "h2", "h3", "h6", "blockquote", "pre", "address", "figure", "figcaption", "form", "details",
    "summary", "fieldset", "center", "x-card", "noscript", "template", "button",
)  # fmt: skip
INLINE = (
    "b", "strong", "em", "i", "a", "span", "q", "sup", "sub", "code", "time", "abbr", "label",
    "font", "del", "small", "u", "svg", "math", "textarea", "select", "iframe", "object", "style",
)  # fmt: skip
NAMES = (
    "main", "content", "share", "sidebar", "breadcrumb", "cookie-banner", "article-body", "menu",
    "entry-date", "pageFooter", "relatedLinks", "contact", "notes", "nav-main", "x " * 300,
    "teaser",
)  # fmt: skip
ATTRIBUTE = st.one_of(
    st.sampled_from(NAMES).map(lambda name: f" class='{name}'"),
    st.sampled_from(NAMES).map(lambda name: f" id='{name}'"),
    st.sampled_from(
        (" role=main", " role=navigation", " role=button", " hidden", " hidden=until-found",
         " aria-hidden=true", " style='display:none'", " style='display: block'", " href='/a'",
         " style='visibility : hidden'", " datetime='2017-10-12'", " pubdate", " lang=fr",
         " start=3", " itemprop=datePublished content='2017-10-12'", " value=x", " type=a",
         " rowspan=3", " rowspan=0", " rowspan=9999", " colspan=2", " onclick='x'", " ='x",
         " \x00a=b")),
    ODD.map(lambda text: f" title='{text}'"),
)  # fmt: skip
ATTRIBUTES = st.lists(ATTRIBUTE, max_size=2).map("".join)
LEAF = st.one_of(
    SOME,
    SOME.map(escape),
    PROSE,
    st.sampled_from(
        ("<br>", "<br><br>", "<hr>", "<img src=x>", "<!-- a -->", "<?x y?>", "<![CDATA[x]]>",
         "&nbsp;", "&#0;", "&#xD800;", "&bogus;", "<", "</p>", "</div>", "</td>", "<p>", "<td>",
         "<tr>", "<li>", "<wbr>", "<input>", "<script>var a = '<p>';</script>", "<frameset><frame>",
         "<plaintext>")),
)  # fmt: skip


def _element(tags: tuple[str, ...], inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.builds(
        lambda tag, attributes, inside, closed: (
            f"<{tag}{attributes}>{''.join(inside)}" + (f"</{tag}>" if closed else "")
        ),
        st.sampled_from(tags), ATTRIBUTES, st.lists(inner, max_size=3), st.integers(0, 6),
    )  # fmt: skip


def _list(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    item = _element(("li", "li", "li", "dt", "dd"), inner)
    return st.builds(
        lambda tag, attributes, items: f"<{tag}{attributes}>{''.join(items)}</{tag}>",
        st.sampled_from(("ul", "ol", "dl", "menu", "dir")), ATTRIBUTES, st.lists(item, max_size=5),
    )  # fmt: skip


def _table(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    row = st.lists(_element(("td", "td", "th"), inner), max_size=4).map(
        lambda cells: f"<tr>{''.join(cells)}</tr>"
    )
    return st.builds(
        lambda attributes, head, part, rows: (
            f"<table{attributes}>{head}<{part}>{''.join(rows)}</{part}></table>"
        ),
        ATTRIBUTES,
        st.sampled_from(("", "", "<caption>Votes</caption>", "<thead><tr><th>A<th>B</thead>")),
        st.sampled_from(("tbody", "thead", "tfoot", "x")), st.lists(row, max_size=4),
    )  # fmt: skip


TREE = st.recursive(
    LEAF,
    lambda inner: st.one_of(
        _element(BLOCKS, inner), _element(BLOCKS, inner), _element(INLINE, inner), _list(inner),
        _table(inner),
    ),
    max_leaves=14,
)  # fmt: skip
LINKED = st.builds(
    lambda key, value: f"<script type='application/ld+json'>{json.dumps({key: value})}</script>",
    st.sampled_from(("datePublished", "publisher", "@graph", "x")),
    st.recursive(st.sampled_from(("2017-10-12", "x", 3, None)), lambda inner: st.one_of(
        st.lists(inner, max_size=2),
        st.dictionaries(st.sampled_from(("datePublished", "name", "@graph")), inner, max_size=2),
    ), max_leaves=4),
)  # fmt: skip
HEADS = st.one_of(
    TEXT.map(lambda text: f"<title>{escape(text)} | Assembly</title>"),
    LINKED,
    st.sampled_from(
        ("<meta charset=utf-8>", "<meta charset=koi8-r>", "<meta charset='utf-16'>",
         "<base href='//['>",
         "<meta http-equiv=content-type content='text/html; charset=windows-1252'>",
         "<meta name=date content='2017-10-12'>",
         "<meta property='og:site_name' content='Assembly'>",
         "<meta property='og:title' content='On rivers'>",
         "<link rel=canonical href='https://x.y/a/b'>",
         "<meta property='article:published_time' content='12.10.2017'>",
         "<base href='https://x.y/'>", "<meta property='og:url' content='/a'>",
         "<script type='application/ld+json'>{</script>",
         "<!-- saved from url=(0014)https://x.example/a -->", "<style>p {}</style>", "</head>")),
    WORD,
)  # fmt: skip
OPENINGS = (
    "<!doctype html><html lang=en>",
    "<html lang='xx-yy' xml:lang=de>",
    "",
    "<?xml encoding='x'?>",
)
PAGE = st.builds(
    lambda opening, head, body, charset: encoded(
        f"{opening}<head>{''.join(head)}</head><body>{''.join(body)}</body></html>", charset
    ),
    st.sampled_from(OPENINGS), st.lists(HEADS, max_size=4), st.lists(TREE, min_size=1, max_size=4),
    CHARSET,
)  # fmt: skip
HTML = st.one_of(PAGE, PAGE, PAGE, st.lists(TREE).map("".join).map(str.encode))
