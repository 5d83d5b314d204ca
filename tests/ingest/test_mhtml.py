"""A page that a browser saved as one file is read as the page."""

import pytest
from made_release import BLOCKS, as_mail, as_saved_page

from pipeline.errors import UnreadableRelease
from pipeline.ingest.documents import inner_reader
from pipeline.ingest.limits import Limits


def read(data: bytes):
    return list(inner_reader("page.mhtml")(data, Limits()))


def test_it_is_read_with_the_address_it_was_saved_from():
    (entry,) = read(as_saved_page(BLOCKS))
    assert "Mr Karl Bremm, Austria, ALDE" in entry.text
    assert "cookies" not in entry.text
    assert entry.metadata["url"] == "https://assembly.example/ferry"


def test_the_address_that_the_page_itself_states_wins():
    own = b"<link rel=3D'canonical' href=3D'https://assembly.example/own'>"
    (entry,) = read(as_saved_page(BLOCKS).replace(b"<meta charset", own + b"<meta charset", 1))
    assert entry.metadata["url"] == "https://assembly.example/own"


@pytest.mark.parametrize("data", [b"", b"\xff\xfe", as_mail(BLOCKS)])
def test_what_holds_no_page_is_refused_with_a_reason(data: bytes):
    with pytest.raises(UnreadableRelease, match="save the page anew"):
        read(data)
