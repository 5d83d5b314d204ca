import pytest

from pipeline.romanised import plain, read_marks, written


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("De Los Santos", ["De Los Santos"]),
        ("FILS-AIMÉ", ["Fils-Aimé"]),
        ("O'Brien", ["O'Brien"]),
        ("Rob J.E.M.", ["Rob"]),
        ("A", []),
        ("", []),
    ],
)
def test_a_cell_becomes_names_as_releases_write_them(source: str, names: list[str]) -> None:
    assert written(source) == names


@pytest.mark.parametrize(
    ("marks", "names"),
    [("kept", ["Trịnh"]), ("dropped", ["Trinh"]), ("either", ["Trịnh", "Trinh"])],
)
def test_marks_are_kept_dropped_or_both(marks: str, names: list[str]) -> None:
    assert written("Trịnh", marks) == names


def test_a_name_without_marks_has_no_second_writing() -> None:
    assert written("Lan", "either") == ["Lan"]


def test_the_marks_of_japanese_are_dropped_and_those_of_czech_kept() -> None:
    marks = read_marks()
    assert marks["JP"] == "dropped"
    assert "CZ" not in marks


def test_a_stroke_is_a_mark_too() -> None:
    assert plain("Đào") == "Dao"
