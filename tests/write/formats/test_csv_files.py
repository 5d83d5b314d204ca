"""CSV: what goes in comes back, and nothing is calculated."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.active_cells import guarded, unguarded
from pipeline.write.formats.csv_files import csv_line

WORDS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=30)
SHARP = st.text(st.sampled_from("'=+-@\t\r\n\",; aé"), max_size=8)
CELLS = st.lists(WORDS | SHARP, min_size=2, max_size=5)


@given(cells=CELLS, delimiter=st.sampled_from([",", ";", "\t"]))
def test_a_line_read_as_text_gives_back_every_cell(cells: list[str], delimiter: str) -> None:
    line = csv_line(cells, delimiter)
    (read,) = csv.reader(io.StringIO(line, newline=""), delimiter=delimiter)
    assert [unguarded(cell) for cell in read] == cells


@given(text=WORDS | SHARP)
def test_no_cell_begins_like_a_formula(text: str) -> None:
    assert not guarded(text).startswith(("=", "+", "-", "@", "\t", "\r"))


@pytest.mark.parametrize("text", ["=1", "+1", "-1", "@a", "\ta", "\ra", "'=1", "''@"])
def test_an_active_cell_has_exactly_one_apostrophe_more(text: str) -> None:
    assert guarded(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "'t Veld", "2017-10", "NA", "a=b", "‑1", "'"])
def test_a_harmless_cell_stays_as_it_is(text: str) -> None:
    assert guarded(text) == text


def test_a_semicolon_needs_quotes_only_where_it_delimits() -> None:
    assert csv_line(["a; b", "c"], ",") == "a; b,c\n"
    assert csv_line(["a; b", "c"], ";") == '"a; b";c\n'
