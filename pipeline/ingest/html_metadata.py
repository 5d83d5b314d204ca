"""Reads what a page says of itself: title, language, day, address and publisher."""

import re
from typing import Any
from urllib.parse import urljoin, urlsplit

from pipeline.ingest.html_dates import linked_data, published_date
from pipeline.published import with_published

BLANKS = re.compile(r"\s+")
SEPARATOR = re.compile(r"\s[|–—:·»«-]{1,2}\s")
SAVED = re.compile(r"<!--\s?saved from url=\(\d{1,6}\)(\S{1,2000})")
LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?=[-_,;\s]|$)")
LONGEST = 1000
"""Characters of a title, a name or an address."""


def page_metadata(root: Any, text: str) -> dict[str, str]:
    """Return title, language, published, url and publisher, as far as the page states them."""
    named = _named(root)
    publisher = named.get("og:site_name") or named.get("dc.publisher") or named.get(
        "dcterms.publisher"
    ) or next(linked_data(root, "publisher"), "")  # fmt: skip
    metadata = {
        "title": _title(root, named, _tidy(publisher)),
        "language": _language(root, named),
        "published": published_date(root, named),
        "url": _address(root, named, text),
        "publisher": publisher,
    }
    tidy = {key: _tidy(value) for key, value in metadata.items()}
    return with_published({key: value for key, value in tidy.items() if value}, "metadata")


def _tidy(text: str) -> str:
    return BLANKS.sub(" ", text).strip()[:LONGEST]


def _named(root: Any) -> dict[str, str]:
    """Return the contents of meta elements by name in small letters; the first of a name holds."""
    named: dict[str, str] = {}
    for meta in root.iter("meta"):
        for attribute in ("property", "name", "http-equiv"):
            name, content = meta.get(attribute, "").strip().lower(), meta.get("content", "")
            if name and content.strip():
                named.setdefault(name, content)
    return named


def _title(root: Any, named: dict[str, str], publisher: str) -> str:
    """Return the page's title without the name of its site."""
    element = next(root.iter("title"), None)
    of_window = _tidy(element.text or "") if element is not None else ""
    shared = _tidy(named.get("og:title", ""))
    headings = [_tidy(" ".join(one.itertext())) for one in root.iter("h1")]
    headings = [one for one in headings if one]
    full = shared or of_window
    for heading in headings:
        if heading != publisher and full.lower().startswith(heading.lower()):
            return heading
    if shared:
        return _without_site(shared, publisher)
    named_first = [one for one in headings if one.lower() in of_window.lower()] or headings
    fitting = [one for one in named_first if one != publisher]
    return fitting[0] if fitting else _without_site(of_window, publisher)


def _without_site(title: str, publisher: str) -> str:
    """Return a title without the publisher's name behind or before it.

    >>> _without_site("A vote | Example Party", "Example Party"), _without_site("A - B", "")
    ('A vote', 'A - B')
    """
    parts = SEPARATOR.split(title)
    if len(parts) < 2 or not publisher:
        return title
    if parts[-1].lower() == publisher.lower():
        return title[: -len(parts[-1])].rstrip(" |–—:·»«-")
    return title[len(parts[0]) :].lstrip(" |–—:·»«-") if parts[0] == publisher else title


def _language(root: Any, named: dict[str, str]) -> str:
    """Return the code of the page's language, without its country: `en`."""
    page = next(root.iter("html"), root)
    given = (page.get("lang"), page.get("xml:lang"), named.get("content-language"),
             named.get("og:locale"))  # fmt: skip
    for one in given:
        if one and (found := LANGUAGE.match(one.strip())):
            return found[0].lower()
    return ""


def _address(root: Any, named: dict[str, str], text: str) -> str:
    """Return the page's own address: one of a whole site's front page is none."""
    base = next((one.get("href", "") for one in root.iter("base")), "")
    links = [one.get("href", "") for one in root.iter("link") if "canonical" in one.get("rel", "")]
    saved = SAVED.search(text[:5000])
    given = [*links[:1], named.get("og:url", ""), saved[1] if saved else ""]
    found = [one for one in (_joined(base, one.strip()) for one in given if one.strip()) if one]
    return next((one for one in found if urlsplit(one).path.strip("/")), found[0] if found else "")


def _joined(base: str, address: str) -> str:
    try:
        joined = urljoin(base, address)
        parts = urlsplit(joined)
    except ValueError:
        return ""
    return joined if parts.scheme in ("http", "https") and parts.netloc else ""
