"""The words and shapes of `data/layout`: each keeps the promises that stand beside it."""

from pathlib import Path

import pytest

from pipeline.errors import DataError
from pipeline.layout import HeadingBlock, Layout, ShapeBlock, load_layout
from pipeline.tables import OUR_DATA, read_blocks

HEADINGS = read_blocks("layout", "heading", HeadingBlock)
SHAPES = read_blocks("layout", "shape", ShapeBlock)


@pytest.fixture(scope="module")
def layout() -> Layout:
    return load_layout()


@pytest.mark.parametrize(
    ("block", "line"), [(block.id, line) for block in HEADINGS for line in block.finds]
)
def test_a_heading_finds_its_examples(layout: Layout, block: str, line: str) -> None:
    found = layout.heading(line)
    assert found is not None
    assert found.id == block


@pytest.mark.parametrize(
    ("block", "line"), [(block.id, line) for block in HEADINGS for line in block.ignores]
)
def test_a_heading_ignores_its_counter_examples(layout: Layout, block: str, line: str) -> None:
    found = layout.heading(line)
    assert found is None or found.id != block


@pytest.mark.parametrize(
    ("shape", "text"), [(shape.id, text) for shape in SHAPES for text in shape.finds]
)
def test_a_shape_finds_its_examples(layout: Layout, shape: str, text: str) -> None:
    assert layout.shapes[shape].search(text)


@pytest.mark.parametrize(
    ("shape", "text"), [(shape.id, text) for shape in SHAPES for text in shape.ignores]
)
def test_a_shape_ignores_its_counter_examples(layout: Layout, shape: str, text: str) -> None:
    assert layout.shapes[shape].search(text) is None


def test_no_text_stands_in_two_blocks_of_one_match() -> None:
    for match in ("line", "prefix"):
        texts = [text for block in HEADINGS if block.match == match for text in block.texts]
        assert len(texts) == len(set(texts))


def test_the_case_and_the_marks_around_a_heading_do_not_matter(layout: Layout) -> None:
    assert layout.heading("## NOTES TO EDITORS:") == layout.heading("notes to editors")


def test_a_local_folder_adds_headings(tmp_path: Path) -> None:
    (tmp_path / "layout").mkdir()
    (tmp_path / "layout" / "ours.toml").write_text(
        '[[heading]]\nid = "contact.finnish"\nkind = "contact"\nmatch = "line"\n'
        'reach = "section"\nwhy = "ours"\ntexts = ["lisätietoja"]\nfinds = ["Lisätietoja"]\n',
        "utf-8",
    )
    found = load_layout((OUR_DATA, tmp_path)).heading("Lisätietoja:")
    assert found is not None
    assert found.kind == "contact"


def test_a_faulty_shape_is_named(tmp_path: Path) -> None:
    (tmp_path / "layout").mkdir()
    (tmp_path / "layout" / "ours.toml").write_text(
        '[[shape]]\nid = "date"\nwhy = "ours"\npattern = "("\nfinds = []\n', "utf-8"
    )
    with pytest.raises(DataError, match="date: pattern"):
        load_layout((OUR_DATA, tmp_path))


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The members of the committee met in the town hall and talked about the budget.", "en"),
        ("Die Mitglieder des Ausschusses trafen sich im Rathaus und sprachen über Geld.", "de"),
        ("Sund", None),
        ('{"start": 10, "end": 20, "found_by": "gold", "how": "exact", "line": 7}, ' * 20, None),
    ],
)
def test_the_language_is_told_only_where_the_text_is_long_enough(
    layout: Layout, text: str, language: str | None
) -> None:
    assert layout.identify(text) == language
