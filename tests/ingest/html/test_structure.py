"""How each kind of element is written, and where furniture ends and the release begins."""

from pathlib import Path

import pytest

from pipeline.errors import UnreadableRelease
from pipeline.ingest.html import read_html
from pipeline.ingest.limits import Limits

PROSE = "The committee met on Tuesday and heard Pia Sund of Norway speak about the closed harbour."


def text_of(body: str) -> str:
    (entry,) = read_html(f"<html><body>{body}</body></html>".encode(), Limits())
    return entry.text


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("<h1>A vote</h1><h3>It</h3><p>One</p><p>Two</p>", "# A vote\n\n### It\n\nOne\n\nTwo"),
        ("<p>Anna Berg<br>Bo Carl<br/>Cy Dahl</p>", "Anna Berg\nBo Carl\nCy Dahl"),
        ("Anna said so.<br><br>Bo did not.", "Anna said so.\n\nBo did not."),
        ("<p>Anna</p><p>\u3000</p><p>\x85</p><p>\u2028</p><p>Bo</p>", "Anna\n\nBo"),
        ("<ul><li>Anna<li><span>Bo</span> (Malta)</ul>", "- Anna\n- Bo (Malta)"),
        ("<ol start=9><li>nine</li><li value=12>twelve</li><li>next</li></ol>",
         "9. nine\n12. twelve\n13. next"),
        ("<ul><li>Malta<ul><li>Anna</li><li>Bo</li></ul></li><li>Chad</li></ul>",
         "- Malta\n- Anna\n- Bo\n- Chad"),
        ("<ul><li><p>Anna</p><p>of Malta</p></li><li>Bo</li></ul>", "- Anna\nof Malta\n- Bo"),
        ("<dl><dt>SOC<dd>Socialists<dt>Malta:<dd>Anna<dd>Bo</dl>",
         "SOC: Socialists\nMalta:\n- Anna\n- Bo"),
        ("<table><tr><th>Name<th>Land<tr><td>Anna<td>Malta</table>", "Name | Land\nAnna | Malta"),
        ("<table role=presentation><tr><td>Anna</td><td>Malta</td></tr></table>",
         "Anna\n\nMalta"),
        ("<table><tr><td rowspan=2>Malta<td>Anna<tr><td>Bo</table>", "Malta | Anna\nMalta | Bo"),
        ("<table><tr><td>Anna</td></tr><tr><td>Bo</td></tr></table>", "Anna\n\nBo"),
        ("<table><tr><td><p>Anna<p>B<p>C<p>D</td><td>Bo</td></tr></table>",
         "Anna\n\nB\n\nC\n\nD\n\nBo"),
        ("<table><caption>Votes</caption><tr><td>Anna<td>1<tr><td>Bo<td>2</table>",
         "Votes\n\nAnna | 1\nBo | 2"),
        ("<table><tr><td>Anna<br>Judge<td>Malta<tr><td>Bo<td>Chad</table>",
         "Anna, Judge | Malta\nBo | Chad"),
        ("<blockquote><p>We said so.</p></blockquote><p>End it.</p>", "> We said so.\n\nEnd it."),
        ("<blockquote><ul><li>Anna</li></ul></blockquote>", "- Anna"),
        ("<p><strong>Anna</strong> <b>Berg</b>, Malta, and <b>Bo</b></p>",
         "**Anna Berg**, Malta, and Bo"),
        ("<p><b>Signed</b></p><p>Anna<br><b>Bo</b> Carl</p>", "**Signed**\n\nAnna\n**Bo** Carl"),
        ("<pre>Anna   Malta\nBo     Chad\n\n  End of it</pre>",
         "Anna   Malta\nBo     Chad\n\nEnd of it"),
        ("<p>Kosovo<sup>1</sup> on the 13<sup>th</sup></p>", "Kosovo¹ on the 13th"),
        ("<div>Anna<p>Bo</p>Cy</div>", "Anna\n\nBo\n\nCy"),
        ("<p>  Anna \n\t Berg&nbsp;Carl &amp; Co&eacute; </p>", "Anna Berg\u00a0Carl & Coé"),
        ("<span style='display:block'>Anna</span><span>Bo</span>", "Anna\n\nBo"),
        ("<q>So it is</q>, said Anna.", '"So it is", said Anna.'),
    ],
)  # fmt: skip
def test_each_structure_is_written_as_markdown(body: str, text: str) -> None:
    assert text_of(body) == text


@pytest.mark.parametrize(
    "unseen",
    [
        "<script>secret()</script>", "<style>.secret{}</style>", "<noscript>secret</noscript>",
        "<template><p>secret</p></template>", "<svg><text>secret</text></svg>",
        "<p hidden>secret</p>", "<div aria-hidden=true><p>secret</p></div>",
        "<p style='color:red; DISPLAY : none'>secret</p>", "<!-- secret --><?secret ?>",
        "<button>secret</button>", "<select><option>secret</select>",
        "<span class='visually-hidden'>secret</span>", "<textarea>secret</textarea>",
    ],
)  # fmt: skip
def test_what_no_reader_sees_is_not_read(unseen: str) -> None:
    assert text_of(f"<p>Anna{unseen} Berg</p><p>{PROSE}</p>").count("secret") == 0
    assert "Berg" in text_of(f"<p>Anna{unseen} Berg</p><p>{PROSE}</p>")


@pytest.mark.parametrize(
    "furniture",
    [
        "<nav><p>Odd words</p></nav>", "<div role=navigation>Odd words</div>",
        "<div id=footer>Odd words</div>", "<ul class='breadcrumbs'><li>Odd words</ul>",
        "<div class='cookieNotice'><p>Odd words</p></div>", "<footer>Odd words</footer>",
        "<div class=share-bar>Odd words</div>", "<form><label>Odd words</label></form>",
        "<aside><p>Odd words</p></aside>", "<h2>Read also</h2><ul><li><a href=x>Odd words</a></ul>",
        "<h2>Related</h2><h3><a href=x>Odd words</a></h3><p>2 May</p><h3><a href=y>Odd</a></h3>",
        "<p>This site uses cookies: Odd words.</p>", "<p>© Odd words 2020</p>",
        "<p><a href=/>Odd words</a> &gt; <a href=/n>News</a></p>",
    ],
)  # fmt: skip
def test_furniture_is_left_out(furniture: str) -> None:
    body = f"<div><h1>A vote</h1><p>{PROSE}</p><p>It voted.</p></div>{furniture}"
    assert text_of(body) == f"# A vote\n\n{PROSE}\n\nIt voted."


@pytest.mark.parametrize(
    "kept",
    [
        "<h2>Comments</h2><p>Anna said it was late.</p>",
        "<ul><li><a href=a>Anna Berg</a></li><li><a href=b>Bo Carl</a></li></ul>",
        "<footer><p>Notes to editors: the harbour is in Amble.</p></footer>",
        "<header><p>Press release 12/2019</p></header>",
        "<div class='content-with-sidebar no-menu'><p>Anna said it was late.</p></div>",
        "<aside><h3>Press contact</h3><p>Anna Berg, tel. 12</p></aside>",
        "<h3>Read also</h3><p><a href=x>Odd</a></p><p>Anna was late.</p><p>Bo was not.</p>",
        "<p>Home rule was granted.</p>",
    ],
)
def test_what_only_looks_like_furniture_is_kept_in_an_article(kept: str) -> None:
    text = text_of(f"<article><h1>A vote</h1><p>{PROSE}</p>{kept}<p>The end came.</p></article>")
    assert "Anna" in text or "Amble" in text or "Press release" in text or "Home rule" in text
    assert text.endswith("The end came.")


LINKED = "<ul><li><a href=a>Anna Berg</a></li><li><a href=b>Bo Carl</a></li></ul>"


@pytest.mark.parametrize(
    ("beside", "text"),
    [
        (f"<div class=a><p>Signed:</p></div><div class=b>{LINKED}</div>",
         "Signed:\n\n- Anna Berg\n- Bo Carl"),
        ("<div class=a><h2>Signatories</h2><p>Anna Berg<br>Bo Carl</p></div>",
         "## Signatories\n\nAnna Berg\nBo Carl"),
        ("<div class=rail><h3>Press contact</h3><p>Anna Berg, tel. 12</p></div>",
         "### Press contact\n\nAnna Berg, tel. 12"),
        ("<table><tr><td>Anna<td>Malta<tr><td>Bo<td>Chad</table>", "Anna | Malta\nBo | Chad"),
    ],
)  # fmt: skip
def test_what_stands_beside_an_article_and_belongs_to_it_is_kept(beside: str, text: str) -> None:
    menu = "<div class=nav><a href=m>Odd</a></div>"
    article = f"<article><h1>A vote</h1><p>{PROSE}</p><p>It voted.</p></article>"
    body = f"<div>{menu}{article}{beside}<div class=footer>{PROSE * 9}</div></div>"
    assert text_of(body) == f"# A vote\n\n{PROSE}\n\nIt voted.\n\n{text}"


def test_a_form_around_the_whole_page_is_no_furniture() -> None:
    assert text_of(f"<form id=aspnetForm><div><p>{PROSE}</p></div></form>") == PROSE


def test_a_linked_list_outside_an_article_is_ways_about_the_site() -> None:
    menu = "<td><a href=a>Odd</a><br><a href=b>Words</a></td>"
    assert text_of(f"<table><tr>{menu}<td><p>{PROSE}<p>Bo.</td></tr></table>") == f"{PROSE}\n\nBo."


def test_a_list_beside_the_prose_is_kept_though_the_extractor_loses_it() -> None:
    names = [f"<li><span>Anna Berg{number}</span></li>" for number in range(30)]
    body = f"<div><div><p>{PROSE}</p></div><div><ul>{''.join(names)}</ul></div></div>"
    (entry,) = read_html(body.encode(), Limits())
    assert entry.text.count("\n- ") == 30
    assert entry.text.startswith(PROSE)


def test_a_paragraph_that_the_extractor_lost_is_read_and_told_of() -> None:
    page = (Path(__file__).parent.parent / "pages" / "uk_committee.html").read_bytes()
    (entry,) = read_html(page, Limits())
    assert entry.metadata["main_content"] == "walked"


@pytest.mark.parametrize("body", ["", "   ", "<p></p>", "<script>x()</script>", "<p>&nbsp;…</p>"])
def test_a_page_without_text_is_unreadable(body: str) -> None:
    with pytest.raises(UnreadableRelease, match=r"empty|no HTML"):
        text_of(body)
