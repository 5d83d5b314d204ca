"""The plugin keeps a user's own releases under test, and says readably what differs."""

import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
import pytest_regressions.common  # noqa: F401 - likewise

from pipeline.annotate.kit import Kit

pytest_plugins = ["pytester"]
OTHERS = ("cacheprovider", "hypothesispytest", "xdist", "anyio")

ONE = "OSLO, 3 May 2031 – Ms Pia Sund (Norway) met Mr Tomas Vale (Malta).\n"
TWO = "OSLO, 4 May 2031 – Mr Tomas Vale said a vote will follow on 30 May.\n"
WHOLE = """
def test_releases(rollcall_regression):
    rollcall_regression.check("releases")
"""
EACH = """
import pytest

@pytest.mark.rollcall_releases("releases")
def test_each(rollcall_release, rollcall_regression):
    rollcall_regression.check(rollcall_release)
"""
SHARED_KIT = """
import pytest, sys

@pytest.fixture(scope="session")
def _rollcall_kits():
    return sys.modules["made_kits"].KITS
"""


@pytest.fixture
def user(pytester: pytest.Pytester, kit: Kit, monkeypatch: pytest.MonkeyPatch) -> pytest.Pytester:
    """Return a user's folder with two releases; its tests share our kit, to be fast."""
    monkeypatch.setitem(sys.modules, "made_kits", SimpleNamespace(KITS={(): kit}))  # type: ignore[arg-type]
    pytester.makeconftest(SHARED_KIT)
    (pytester.path / "releases" / "june").mkdir(parents=True)
    (pytester.path / "releases" / "one.txt").write_text(ONE, "utf-8")
    (pytester.path / "releases" / "june" / "two.txt").write_text(TWO, "utf-8")
    return pytester


def run(user: pytest.Pytester, *words: str) -> pytest.RunResult:
    """Run the user's tests here; other plugins would load themselves anew each time."""
    others = [word for name in OTHERS for word in ("-p", f"no:{name}")]
    return user.runpytest_inprocess(*others, f"--basetemp={user.path / 'base'}", *words)


def expected(user: pytest.Pytester, name: str = "one.txt") -> Path:
    (found,) = (one for one in user.path.rglob(f"{name}.yml") if "base" not in one.parts)
    return found


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


@pytest.fixture
def kept(user: pytest.Pytester) -> pytest.Pytester:
    """Return the same folder once its expected files are made."""
    user.makepyfile(WHOLE)
    run(user)
    return user


def test_the_first_run_makes_the_files_and_the_second_passes(user: pytest.Pytester) -> None:
    path = user.makepyfile(WHOLE)
    result = run(user)
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["made what is expected*", "  test_releases/june_two.txt.yml"])
    folder = path.with_suffix("") / "test_releases"
    assert sorted(one.name for one in folder.iterdir()) == ["june_two.txt.yml", "one.txt.yml"]
    run(user).assert_outcomes(passed=1)


def test_what_is_lost_and_gained_is_told_with_its_sentence(kept: pytest.Pytester) -> None:
    edit(expected(kept), "honorific: Ms", "honorific: Dr")
    edit(expected(kept, "june_two.txt"), "- name: Tomas Vale", "- name: Oda Berg")
    edit(expected(kept, "june_two.txt"), "family_name: Vale", "family_name: Berg")
    result = run(kept)
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(
        [
            "june/two.txt*",
            "  ~ person Tomas Vale",
            "      name: Oda Berg → Tomas Vale",
            "        “*Mr Tomas Vale said a vote will follow on 30 May.”",
            "one.txt*",
            "      honorific: Dr → Ms",
        ],
        consecutive=False,
    )
    result.stdout.no_fnmatch_line("*Traceback*")


def test_force_regen_renews_what_differs(kept: pytest.Pytester) -> None:
    before = expected(kept).read_text("utf-8")
    edit(expected(kept), "honorific: Ms", "honorific: Dr")
    result = run(kept, "--force-regen")
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["*honorific: Dr → Ms", "*renewed, as --force-regen asks"])
    assert expected(kept).read_text("utf-8") == before
    run(kept).assert_outcomes(passed=1)


def test_a_column_that_the_expected_file_does_not_know_is_no_failure(
    kept: pytest.Pytester,
) -> None:
    edit(expected(kept), "  honorific: Ms\n", "")
    edit(expected(kept), "kind name honorific", "kind name")
    run(kept).assert_outcomes(passed=1)


def test_a_blank_cell_that_was_known_and_is_filled_is_a_failure(kept: pytest.Pytester) -> None:
    edit(expected(kept), "  honorific: Ms\n", "")
    result = run(kept)
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["*honorific: (blank) → Ms"])


def test_a_column_that_is_gone_is_a_failure(kept: pytest.Pytester) -> None:
    edit(expected(kept), "kind name honorific", "kind era name honorific")
    result = run(kept)
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["*era: (blank) → (no such column)"])


def test_a_release_that_is_gone_fails_until_it_is_renewed(kept: pytest.Pytester) -> None:
    (kept.path / "releases" / "one.txt").unlink()
    result = run(kept)
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["one.txt", "  - removed release: it was not read"])
    run(kept, "--force-regen")
    run(kept).assert_outcomes(passed=1)
    with pytest.raises(ValueError, match="not enough values"):
        expected(kept)


def test_a_release_that_is_no_longer_read_is_told_with_its_reason(kept: pytest.Pytester) -> None:
    (kept.path / "releases" / "one.txt").write_bytes(b"")
    result = run(kept)
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["  - removed release*", "rejected: one.txt: *"])


def test_a_changed_text_is_told_and_its_records_matched_by_name(kept: pytest.Pytester) -> None:
    (kept.path / "releases" / "one.txt").write_text(f"STATEMENT\n\n{ONE}", "utf-8")
    result = run(kept)
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["one.txt*", "  ~ changed text: *"])
    result.stdout.no_fnmatch_line("*lost*")


def test_ids_and_ways_are_not_kept_unless_they_are_asked_for(user: pytest.Pytester) -> None:
    user.makepyfile(WHOLE)
    run(user)
    text = expected(user).read_text("utf-8")
    assert "found_by" not in text
    assert "person_id" not in text
    user.makepyfile(WHOLE.replace('("releases")', '("releases", strict=True)'))
    expected(user).unlink()
    run(user)
    edit(expected(user), "found_by: ", "found_by: no:")
    result = run(user)
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["*found_by: no:* → *"])


def test_a_marker_makes_a_test_of_each_file(user: pytest.Pytester) -> None:
    user.makepyfile(EACH)
    run(user)
    result = run(user, "-v")
    result.assert_outcomes(passed=2)
    result.stdout.fnmatch_lines(["*test_each?june/two.txt? PASSED*", "*test_each?one.txt? PASSED*"])
    edit(expected(user), "honorific: Ms", "honorific: Dr")
    run(user).assert_outcomes(passed=1, failed=1)


def test_a_test_of_each_file_without_a_folder_is_told_how(user: pytest.Pytester) -> None:
    user.makepyfile("def test_each(rollcall_release): pass")
    result = run(user)
    assert result.ret != 0
    result.stdout.fnmatch_lines(["*needs @pytest.mark.rollcall_releases*"])


@pytest.mark.parametrize("broken", ["{", "other: 1\n", "rollcall_expected: 9\n"])
def test_an_expected_file_that_is_none_is_told_with_a_remedy(
    kept: pytest.Pytester, broken: str
) -> None:
    expected(kept).write_text(broken, "utf-8")
    result = run(kept)
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["*one.txt.yml cannot be read: *--force-regen"])


def test_a_folder_that_is_not_there_is_told_without_a_traceback(user: pytest.Pytester) -> None:
    user.makepyfile(WHOLE.replace("releases", "letters"))
    result = run(user)
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["rollcall: no such file or folder*"])


def test_without_pytest_regressions_the_test_says_what_to_install(
    user: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pytest_regressions.common", None)  # type: ignore[arg-type]
    user.makepyfile(WHOLE + "\ndef test_other(): pass\n")
    result = run(user)
    result.assert_outcomes(passed=1, errors=1)
    result.stdout.fnmatch_lines(["rollcall_regression needs pytest-regressions: pip install*"])


def test_the_plugin_alone_loads_nothing_heavy() -> None:
    code = (
        "import pipeline.pytest_plugin, sys; print(*sorted(m.split('.')[0] for m in sys.modules))"
    )
    loaded = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout.split()
    assert not {"spacy", "pandas", "numpy", "pydantic", "typer", "onnxruntime"} & set(loaded)
    assert loaded.count("pipeline") == 2


@pytest.mark.slow
def test_the_installed_plugin_works_in_a_process_of_its_own(user: pytest.Pytester) -> None:
    (user.path / "conftest.py").unlink()
    user.makepyfile(WHOLE)
    user.runpytest_subprocess().assert_outcomes(failed=1)
    user.runpytest_subprocess().assert_outcomes(passed=1)
