"""What a page states of itself: encoding, title, language, day, address, publisher."""

import pytest

from pipeline.errors import UnreadableRelease
from pipeline.ingest.html import read_html
from pipeline.ingest.html_decode import decode_page
from pipeline.ingest.limits import Limits


def metadata_of(head: str, body: str = "", page: str = "<html>") -> dict[str, str]:
    data = f"{page}<head>{head}</head><body>{body}<p>Anna Berg spoke.</p></body></html>".encode()
    (entry,) = read_html(data, Limits())
    return dict(entry.metadata)


@pytest.mark.parametrize(
    ("data", "encoding", "guessed"),
    [
        ("\ufeff<p>Zoë".encode("utf-16"), "utf-16", False),
        ("<p>Zoë".encode("utf-8-sig"), "utf-8", False),
        ("<p>Zoë".encode("utf-16-le"), "utf-16-le", False),
        ("<meta charset=windows-1252><p>Zoë".encode("cp1252"), "cp1252", False),
        ("<meta charset=latin1><p>Zoë “so”".encode("cp1252"), "cp1252", False),
        ("<meta http-equiv=Content-Type content='text/html; charset=iso-8859-2'><p>Zoë"
         .encode("iso-8859-2"), "iso8859-2", False),
        ("<meta charset=iso-8859-1><p>Zoë".encode(), "utf-8", False),
        ("<meta charset=utf-8><p>Zoë Zoë, une élève à Orléans".encode("cp1252"), "cp1252", True),
        ("<meta charset=zlib><p>Zoë".encode(), "utf-8", False),
        (b"<p>Zoe", "utf-8", False),
    ],
)  # fmt: skip
def test_bytes_are_read_by_mark_by_what_they_say_or_by_a_guess(
    data: bytes, encoding: str, guessed: bool
) -> None:
    decoded = decode_page(data)
    assert (decoded.encoding, decoded.guessed) == (encoding, guessed)
    assert "Zo" in decoded.text
    assert "Zoë" in decoded.text or data == b"<p>Zoe"


def test_control_characters_and_nulls_are_no_part_of_a_page() -> None:
    data = b"<meta charset=utf-8><p>An\0na\x08 Be\xc2\x85rg</p>" + b"<p>More of it.</p>" * 20
    (entry,) = read_html(data, Limits())
    assert entry.text.startswith("Anna Be\x85rg") or entry.text.startswith("Anna Berg")
    assert "\0" not in entry.text


@pytest.mark.parametrize("data", [b"", b"\0\0\0", b"%PDF-1.4\0\1\2\3\4" * 50, b"PK\3\4\0\0" * 99])
def test_a_file_that_is_no_page_is_unreadable(data: bytes) -> None:
    with pytest.raises(UnreadableRelease):
        list(read_html(data, Limits()))


@pytest.mark.parametrize(
    ("head", "body", "title"),
    [
        ("<title>A vote | Site</title>", "<h1>A vote</h1>", "A vote"),
        ("<title>A vote</title>", "", "A vote"),
        ("<meta property=og:title content='A vote'><title>T</title>", "<h1>Site</h1>", "A vote"),
        ("<meta property=og:site_name content=Site><title>A vote - Site</title>", "", "A vote"),
        ("<title>Site: news</title>", "<h1>A <i>vote</i></h1>", "A vote"),
    ],
)
def test_the_title_is_the_release_s_and_not_the_site_s(head: str, body: str, title: str) -> None:
    assert metadata_of(head, body)["title"] == title


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("<meta property='article:published_time' content='2021-05-04T22:00:00Z'>", ""),
        ("<meta name=date content=2021-05-04>", ""),
        ("<meta name=DC.date content='2021/05/04'>", ""),
        ("<meta name=DC.Date.Issued content=20210504>", ""),
        ('<script type="application/ld+json">[{"datePublished":"2021-05-04T01:00"}]</script>', ""),
        ("", "<time datetime='2021-05-04'>4 May</time>"),
        ("", "<time itemprop=datePublished datetime='2021-05-04T10:00'>4 May</time>"),
        ("", "<time class=published datetime='2021-05-04'>a</time><time datetime='2022-01-01'>b"),
        ("<meta name=date content='4 May 2021'>", "<time datetime='2021-05-04'>4 May</time>"),
    ],
)
def test_a_stated_day_of_publication_is_read(head: str, body: str) -> None:
    metadata = metadata_of(head, body)
    assert (metadata["published"], metadata["published_from"]) == ("2021-05-04", "metadata")


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("<meta property='article:modified_time' content='2021-05-04'>", ""),
        ("", "<p>Published 4 May 2021</p>"),
        ("", "<time datetime='2021-05-04'>a</time><time datetime='2022-01-01'>b</time>"),
        ("", "<aside><time datetime='2021-05-04'>a</time></aside>"),
        ("", "<ul><li><a href=x>Other</a> <time datetime='2021-05-04'>a</time></ul>"),
        ("<script type='application/ld+json'>{broken</script>", ""),
        ("<link rel=canonical href='https://a.example/2021/05/04/x'>", "© 2021"),
    ],
)
def test_no_day_is_guessed(head: str, body: str) -> None:
    assert "published" not in metadata_of(head, body)


def test_a_day_in_another_order_is_kept_as_it_is_written() -> None:
    metadata = metadata_of("<meta name=date content='04.05.2021'>")
    assert metadata["published_as_written"] == "04.05.2021"


@pytest.mark.parametrize(
    ("head", "url"),
    [
        ("<link rel=canonical href='https://a.example/x'>", "https://a.example/x"),
        ("<meta property=og:url content='https://a.example/y'>", "https://a.example/y"),
        ("<link rel=canonical href='https://a.example/'><meta property=og:url "
         "content='https://a.example/y'>", "https://a.example/y"),
        ("<base href='https://a.example/n/'><link rel=canonical href='/x'>", "https://a.example/x"),
        ("<link rel=canonical href='javascript:alert(1)'>", None),
        ("<link rel=canonical href='https://[broken'>", None),
        ("<!-- saved from url=(0019)https://a.example/z -->", "https://a.example/z"),
    ],
)  # fmt: skip
def test_the_address_is_the_page_s_own(head: str, url: str | None) -> None:
    assert metadata_of(head).get("url") == url


@pytest.mark.parametrize(
    ("page", "head", "language"),
    [
        ("<html lang=en-GB>", "", "en"),
        ("<html xml:lang=fr>", "", "fr"),
        ("<html>", "<meta http-equiv=content-language content='de, en'>", "de"),
        ("<html>", "<meta property=og:locale content=pt_BR>", "pt"),
        ("<html lang='{{ lang }}'>", "", None),
    ],
)
def test_the_language_is_a_code(page: str, head: str, language: str | None) -> None:
    assert metadata_of(head, page=page).get("language") == language
