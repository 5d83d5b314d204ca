"""Says which addresses of releases are handed on: those of pages of the web, and nothing that runs.

An address comes from the release, and who made that may have written `javascript:…` there; other
programs show what they are given as a link.
"""

from urllib.parse import quote

import regex

PAGE = regex.compile(r"https?://\S+", regex.IGNORECASE)
NOT_IN_ADDRESSES = regex.compile(r'[\x00-\x20\x7F<>"{}|\\^`]')


def web_address(url: str | None) -> str | None:
    """Return the address of a page, what may not stand in one written as `%…`; else None.

    >>> web_address("https://news.example/a|b"), web_address("javascript:alert(1)")
    ('https://news.example/a%7Cb', None)
    """
    if url is None or not PAGE.match(url):
        return None
    return NOT_IN_ADDRESSES.sub(lambda found: quote(found[0]), url)
