"""Only addresses of pages are handed on as addresses."""

import pytest

from pipeline.export.people import address_of
from pipeline.export.spans import release_of
from pipeline.export.web import web_address
from pipeline.records import ReleaseRecord


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://news.example/ä/1?a=b&c=%20#d", "https://news.example/ä/1?a=b&c=%20#d"),
        ("HTTP://news.example/", "HTTP://news.example/"),
        ("https://news.example/</script> x", "https://news.example/%3C/script%3E%20x"),
        ("https://news.example/\0|\n", "https://news.example/%00%7C%0A"),
        ("javascript:alert(1)", None),
        (" javascript:alert(1)//https://news.example/", None),
        ("data:text/html,<script>alert(1)</script>", None),
        ("file:///etc/hosts", None),
        ("", None),
        (None, None),
    ],
)
def test_what_runs_or_leads_to_no_page_is_no_address(url: str | None, expected: str | None) -> None:
    assert web_address(url) == expected


def test_a_release_whose_address_runs_is_proved_by_its_stored_text() -> None:
    record = ReleaseRecord(
        release_id="r1", source="a.txt", characters=0, text_sha256="", text_file="r1.txt",
        url="javascript:alert(1)",
    )  # fmt: skip
    assert address_of(record) == "texts/r1.txt"
    assert "url" not in release_of(record)
