from pathlib import Path

import pytest

from pipeline.errors import DataError
from pipeline.evaluate.marked import Marked, marked_files, parse_marked, read_marked


def test_the_text_is_stored_without_marks_and_otherwise_as_it_is(good: Marked) -> None:
    assert good.text.startswith("STRASBOURG, 12 March 2031 – Ms Pia Sund (Finland, ALDE) said ")
    assert good.text.endswith("the Bank of Uganda agree with Sund.")
    assert good.file_name == "good.txt"


def test_every_fault_of_a_file_is_named_at_once_in_the_order_of_its_lines() -> None:
    content = "kind: letter\nhouse: The House\np1: Pia; speaker\n=====\n⟦P p2|Sund⟧\n⟦C fi|x⟧"
    with pytest.raises(DataError) as caught:
        parse_marked(content, "bad")
    assert [fault.key for fault in caught.value.faults] == ["line 2", "line 3", "line 5", "line 6"]
    assert {fault.file for fault in caught.value.faults} == {"bad.marked"}


def test_a_file_without_a_head_is_a_fault() -> None:
    with pytest.raises(DataError, match="put a line ====="):
        parse_marked("just a text", "bad")


def test_the_faults_of_all_files_are_named_at_once(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.marked").write_text("kind: x\n=====\n⟧", "utf-8")
    with pytest.raises(DataError) as caught:
        read_marked([tmp_path])
    assert [fault.file for fault in caught.value.faults] == ["a.marked", "b.marked"]


def test_a_file_that_is_not_utf_8_is_a_fault_not_a_traceback(tmp_path: Path) -> None:
    (tmp_path / "a.marked").write_bytes(b"kind: caf\xe9\n=====\n")
    with pytest.raises(DataError, match="save it as UTF-8"):
        read_marked([tmp_path])


def test_a_path_that_is_not_there_is_a_fault(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="no marked file"):
        marked_files([tmp_path / "none"])


def test_second_annotations_belong_to_no_corpus_but_their_own(tmp_path: Path) -> None:
    second = tmp_path / "second" / "dev"
    second.mkdir(parents=True)
    (second / "a.marked").touch()
    assert marked_files([tmp_path]) == []
    assert marked_files([second]) == [second / "a.marked"]


def test_windows_line_ends_and_a_byte_order_mark_do_not_reach_the_text(tmp_path: Path) -> None:
    path = tmp_path / "a.marked"
    path.write_bytes("\ufeffkind: x\r\n=====\r\none\r\ntwo".encode())
    assert read_marked([path])[0].text == "one\ntwo"
