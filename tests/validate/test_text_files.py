"""The names of the files of texts/: safe everywhere, and never shared."""

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from pipeline.validate.text_files import text_file


@pytest.mark.parametrize(
    "release_id",
    [
        "raw/a:1",
        "..",
        "../../etc/passwd",
        "CON",
        "a" * 500,
        "",
        " ",
        "Zoë",
        "a\nb",
        ".hidden",
        "\\\\x",
    ],
)
def test_a_file_name_is_safe_whatever_the_id(release_id: str) -> None:
    name = text_file(release_id)
    assert regex.fullmatch(r"[A-Za-z0-9._-]{1,100}\.txt", name)
    assert not name.startswith(".")


def test_ids_of_ours_are_kept_as_they_are() -> None:
    assert text_file("r0c79c6a37ae2ac93") == "r0c79c6a37ae2ac93.txt"


@given(ids=st.lists(st.text(max_size=12), unique=True, max_size=6))
def test_two_ids_never_share_a_file_even_where_case_is_lost(ids: list[str]) -> None:
    names = {text_file(one).lower() for one in ids}
    assert len(names) == len(ids)
