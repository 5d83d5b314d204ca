"""Compiled expressions are kept on disk, and nothing but an expression comes from there."""

import os
import pickle
from hashlib import blake2b
from pathlib import Path

import pytest
import regex

from pipeline import expressions
from pipeline.expressions import compiled, make_ready, recall

WANTED = [r"(?P<day>\d{1,2}) (?P<month>May|June)", r"(?i)ms \p{Lu}+"]


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(expressions.VARIABLE, str(tmp_path / "cache"))
    monkeypatch.setattr(expressions, "_KNOWN", {})
    monkeypatch.setattr(expressions, "_ASKED", {})
    return tmp_path / "cache"


def anew(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Forget what is at hand, and return what is compiled from here on."""
    made: list[str] = []
    original = regex.compile
    monkeypatch.setattr(expressions, "_KNOWN", {})
    monkeypatch.setattr(expressions, "_ASKED", {})

    def heard(text: str, flags: int = 0):
        made.append(text)
        return original(text, flags)

    monkeypatch.setattr(expressions.regex, "compile", heard)
    return made


def test_an_expression_of_the_file_is_the_same_and_is_not_compiled(cache, monkeypatch) -> None:
    make_ready(WANTED)
    made = anew(monkeypatch)
    make_ready(WANTED)
    assert made == []
    assert compiled(WANTED[0]).search("on 3 May").groupdict() == {"day": "3", "month": "May"}
    assert compiled(WANTED[1]).search("MS SUND")[0] == "MS SUND"
    assert made == []


def test_what_the_file_lacks_is_compiled_and_put_there(cache, monkeypatch) -> None:
    make_ready(WANTED[:1])
    made = anew(monkeypatch)
    make_ready(WANTED)
    assert made == [WANTED[1]]
    made = anew(monkeypatch)
    make_ready(WANTED)
    assert made == []


def test_what_was_asked_for_before_all_is_ready_is_in_the_file_as_well(cache, monkeypatch) -> None:
    compiled("made while the tables load")
    make_ready(WANTED)
    made = anew(monkeypatch)
    recall()
    compiled("made while the tables load")
    make_ready(WANTED)
    assert made == []


def test_what_nobody_asks_for_any_more_leaves_the_file(cache, monkeypatch) -> None:
    make_ready(["of an old rule", *WANTED])
    anew(monkeypatch)
    recall()
    make_ready([*WANTED, "of a new rule"])
    made = anew(monkeypatch)
    recall()
    compiled("of an old rule")
    assert made == ["of an old rule"]


@pytest.mark.parametrize("broken", [b"", b"no cache", b"x" * 200])
def test_a_broken_file_is_made_anew(cache, monkeypatch, broken: bytes) -> None:
    make_ready(WANTED)
    (file,) = cache.iterdir()
    file.write_bytes(broken)
    made = anew(monkeypatch)
    make_ready(WANTED)
    assert len(made) == len(WANTED)


def test_a_file_that_would_call_something_is_not_read(cache, monkeypatch, tmp_path) -> None:
    class Harm:
        def __reduce__(self):
            return os.mkdir, (str(tmp_path / "harm"),)

    make_ready(WANTED)
    (file,) = cache.iterdir()
    told = pickle.dumps({WANTED[0]: Harm()})
    file.write_bytes(blake2b(told, digest_size=expressions.DIGEST).digest() + told)
    made = anew(monkeypatch)
    make_ready(WANTED)
    assert len(made) == len(WANTED)
    assert not (tmp_path / "harm").exists()


def test_where_nothing_may_be_written_each_is_compiled_when_it_is_tried(
    cache, monkeypatch, tmp_path
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv(expressions.VARIABLE, str(tmp_path / "file"))
    made = anew(monkeypatch)
    make_ready(WANTED)
    assert made == []
    assert compiled(WANTED[0]).search("on 3 May")
    assert made == [WANTED[0]]
