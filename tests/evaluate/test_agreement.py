from pathlib import Path

import pytest

from pipeline.errors import DataError, UsageError
from pipeline.evaluate.agreement import agreement

HEAD = "kind: note\np1: Pia Sund; mentioned\n=====\n"
BODY = "⟦P p1|Pia Sund⟧ of ⟦C FI p1:nationality|Finland⟧\nleft ⟦D 2031|2031⟧."


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    first, second = tmp_path / "dev", tmp_path / "second" / "dev"
    for folder in (first, second):
        folder.mkdir(parents=True)
        (folder / "a.marked").write_text(HEAD + BODY, "utf-8")
    return first, second


def test_equal_annotations_agree_wholly(folders: tuple[Path, Path]) -> None:
    result = agreement(*folders)
    assert {row.f for row in result.scores} == {1.0}
    assert result.slips == ()


def test_a_disagreement_lowers_f_and_is_listed(folders: tuple[Path, Path]) -> None:
    first, second = folders
    (second / "a.marked").write_text(HEAD + BODY.replace("⟦D 2031|2031⟧", "2031"), "utf-8")
    result = agreement(first, second)
    row = result.get("spans", "DATE")
    assert row is not None
    assert row.f == 0.0
    assert [(one.line, one.side, one.text) for one in result.slips] == [(2, "missed", "2031")]


def test_f_is_the_same_whichever_annotation_comes_first(folders: tuple[Path, Path]) -> None:
    first, second = folders
    (second / "a.marked").write_text(HEAD + BODY.replace(" p1:nationality", ""), "utf-8")
    there, back = agreement(first, second), agreement(second, first)
    assert [row.f for row in there.scores] == [row.f for row in back.scores]


def test_keys_and_their_order_may_differ(folders: tuple[Path, Path]) -> None:
    first, second = folders
    (second / "a.marked").write_text((HEAD + BODY).replace("p1", "p7"), "utf-8")
    assert agreement(first, second).slips == ()


def test_files_that_one_folder_lacks_are_left_out(folders: tuple[Path, Path]) -> None:
    first, second = folders
    (first / "b.marked").write_text(HEAD + BODY, "utf-8")
    assert agreement(first, second).releases == 1


def test_another_text_under_the_same_name_is_a_fault_with_its_line(
    folders: tuple[Path, Path],
) -> None:
    first, second = folders
    (second / "a.marked").write_text(HEAD + BODY.replace("left", "quit"), "utf-8")
    with pytest.raises(DataError, match="line 2 of the text"):
        agreement(first, second)


def test_folders_that_share_nothing_are_a_usage_error(folders: tuple[Path, Path]) -> None:
    first, second = folders
    (second / "a.marked").unlink()
    with pytest.raises(UsageError, match="share no"):
        agreement(first, second)
