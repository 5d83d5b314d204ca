"""The file of lines: what is an example, a near miss, a mark, and what cannot be read."""

import io
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.annotate.kit import Kit
from pipeline.errors import UsageError
from pipeline.propose.given import read_given

Lines = Callable[..., str]


def test_bullets_blanks_and_full_stops_are_no_part_of_a_line(kit: Kit, lines: Lines) -> None:
    source = lines("- Pia Sund, Malta;", "", "2. Oda Lint, Chad.", "  * Lea Moor, Peru", "! Peru")
    given = read_given(source, kit.layout)
    texts = ["Pia Sund, Malta", "Oda Lint, Chad", "Lea Moor, Peru"]
    assert [line.text for line in given.lines] == texts
    assert [line.number for line in given.lines] == [1, 3, 4]
    assert given.near_misses == ("Peru",)


def test_a_marked_person_is_kept_as_a_place_in_the_line(kit: Kit, lines: Lines) -> None:
    source = lines("[PERSON Odd Xi], Malta", "Oda Lint, Chad", "Lea Moor, Peru")
    line = read_given(source, kit.layout).lines[0]
    assert (line.text, line.people) == ("Odd Xi, Malta", ((0, 6),))


def test_lines_can_be_pasted_into_standard_input(kit: Kit, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("Pia Sund\nOda Lint\nLea Moor\n"))
    assert read_given("-", kit.layout).lines[0].text == "Pia Sund"


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (None, "cannot be read"),
        (b"\xff\xfe\x00", "is no text in UTF-8"),
        (b"a\n", "has 1 of the 3"),
    ],
)
def test_what_is_no_file_of_lines_is_told(
    kit: Kit, tmp_path: Path, content: bytes | None, problem: str
) -> None:
    path = tmp_path / "lines.txt"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(UsageError, match=problem):
        read_given(str(path), kit.layout)
