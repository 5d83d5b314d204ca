"""The key file: made for its owner alone, never in the output, never anything else."""

import os
import stat
from pathlib import Path

import pytest

from pipeline.errors import UsageError
from pipeline.pseudonymise.key import Key, check_place, read_key


def test_an_absent_key_is_made_for_its_owner_alone_and_read_again(tmp_path: Path) -> None:
    path = tmp_path / "key"
    first = read_key(path)
    assert first == read_key(path)
    assert len(first.secret) == 32
    assert os.name == "nt" or stat.S_IMODE(path.stat().st_mode) == 0o600
    assert read_key(tmp_path / "other") != first


@pytest.mark.parametrize("text", ["", "secret", "AB" * 32, "ab" * 31, "ab" * 33])
def test_what_is_no_key_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "key"
    path.write_text(text)
    path.chmod(0o600)
    with pytest.raises(UsageError, match="is no key"):
        read_key(path)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such permissions")
def test_a_key_that_others_may_read_is_refused(tmp_path: Path) -> None:
    read_key(tmp_path / "key")
    (tmp_path / "key").chmod(0o640)
    with pytest.raises(UsageError, match="chmod 600"):
        read_key(tmp_path / "key")


def test_a_key_inside_the_output_is_refused_whatever_way_leads_there(tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (tmp_path / "door").symlink_to(out)
    for path in (
        out / "key",
        out / "a" / "key",
        tmp_path / "door" / "key",
        out / ".." / "out" / "k",
    ):
        with pytest.raises(UsageError, match="lies inside the output"):
            check_place(path, out)
    check_place(tmp_path / "key", out)


def test_a_key_is_not_shown() -> None:
    assert "6b" not in repr(Key(b"k" * 32))
    assert "kk" not in repr(Key(b"k" * 32))


def test_digits_hold_no_letter_and_are_another_for_another_key() -> None:
    one, other = Key(b"k" * 32), Key(b"l" * 32)
    assert one.digits(8, "amir", "saken").isdigit()
    assert one.digits(8, "amir", "saken") == one.digits(8, "amir", "saken")
    assert one.digits(8, "amir", "saken") != other.digits(8, "amir", "saken")
    assert one.digits(8, "amir", "saken") != one.digits(8, "amirsaken")
