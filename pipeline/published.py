"""Reads the publication dates that come beside a text: ISO-like ones, and nothing guessed."""

import re
from collections.abc import Mapping
from datetime import date
from urllib.parse import urlsplit

ISO_LIKE = re.compile(
    r"(?P<year>[12]\d{3})"
    r"(?:(?P<sep>[-/.])(?P<month>\d{1,2})(?:(?P=sep)(?P<day>\d{1,2})(?:[T ]\d{1,2}:\d{2}.*)?)?)?",
    re.ASCII,
)
IN_ADDRESS = re.compile(
    r"(?<![\d-])(?P<year>(?:19|20)\d{2})"
    r"(?:/(?P<m>\d{1,2})(?=/)(?:/(?P<d>\d{1,2})(?=/|$))?"
    r"|-(?P<month>\d{2})-(?P<day>\d{2})(?![\d-]*\d)"
    r"|(?P<packed>\d{4})(?!\d))",
    re.ASCII,
)
"""The folders of a day or month, a day with hyphens or eight digits: /2017/10/12/, 2017-10-12."""
PACKED = re.compile(r"[12]\d{7}", re.ASCII)


def iso_date(written: str) -> str | None:
    """Return an ISO-like date at its own precision, or None: other orders are not guessed.

    >>> iso_date("2017/10/2"), iso_date("2017-10-12T08:30:00Z"), iso_date("2017-10")
    ('2017-10-02', '2017-10-12', '2017-10')
    >>> iso_date("12/10/2017") is None, iso_date("2017-02-30") is None
    (True, True)
    """
    text = written.strip()
    if PACKED.fullmatch(text):
        text = f"{text[:4]}-{text[4:6]}-{text[6:]}"
    found = ISO_LIKE.fullmatch(text)
    if found is None or not _exists(found):
        return None
    parts = [found["year"], found["month"], found["day"]]
    return "-".join(part.zfill(2) for part in parts if part)


def address_date(address: str) -> str | None:
    """Return the day or month that the path of a web address holds, or None without just one.

    >>> address_date("https://news.example/2017/10/12/court"), address_date("/2017/10/court")
    ('2017-10-12', '2017-10')
    >>> address_date("/news/2017-10-12-court.html"), address_date("/doc/14420/2017")
    ('2017-10-12', None)
    """
    try:
        path = urlsplit(address).path
    except ValueError:
        return None
    found = {_day_or_month(match) for match in IN_ADDRESS.finditer(path)}
    return found.pop() if len(found) == 1 else None


def _day_or_month(match: re.Match[str]) -> str | None:
    if match["packed"]:
        return iso_date(match.group())
    parts = (match["year"], match["month"] or match["m"], match["day"] or match["d"])
    return iso_date("-".join(part for part in parts if part))


def with_published(metadata: Mapping[str, str], where: str) -> dict[str, str]:
    """Return metadata whose `published` is ISO and from `where`, or kept `as_written`.

    >>> with_published({"published": "12.10.2017"}, "metadata")
    {'published_as_written': '12.10.2017'}
    """
    given = {key: value for key, value in metadata.items() if key != "published_from"}
    written = given.pop("published", "").strip()
    if not written:
        return given
    value = iso_date(written)
    if value is None:
        return given | {"published_as_written": written}
    return given | {"published": value, "published_from": where}


def _exists(found: re.Match[str]) -> bool:
    try:
        date(int(found["year"]), int(found["month"] or 1), int(found["day"] or 1))
    except ValueError:
        return False
    return True
