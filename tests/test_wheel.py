"""The wheel works in an empty environment in another folder, with model and tables inside it."""

import subprocess
import sys
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
RELEASE = "STRASBOURG, 12 March 2031 – Ms Pia Sund (Finland, ALDE) and Mr Tomas Vale (Malta)\n"


def run(*command: str | Path, cwd: Path) -> str:
    """Return what a command prints; fail the test with its error output."""
    done = subprocess.run(
        [str(part) for part in command], cwd=cwd, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr[-3000:]
    return done.stdout


@pytest.mark.slow
def test_a_wheel_runs_from_an_empty_environment_in_a_folder_with_an_umlaut(tmp_path):
    run(sys.executable, "-m", "build", "--wheel", "--outdir", tmp_path, ROOT, cwd=tmp_path)
    wheel = next(tmp_path.glob("rollcall-*.whl"))
    home = tmp_path / "Büro Nord"
    venv.create(home / "env", with_pip=True)
    folder = home / "env" / ("Scripts" if sys.platform == "win32" else "bin")
    run(folder / "pip", "install", "-q", wheel, cwd=home)
    (home / "brief 1.txt").write_text(RELEASE, "utf-8")
    run(folder / "rollcall", "run", "brief 1.txt", cwd=home)
    persons = (home / "outputs" / "brief 1" / "persons.csv").read_text("utf-8-sig")
    assert "Pia Sund" in persons
    assert "Tomas Vale" in persons
    assert "No fault" in run(folder / "rollcall", "check", cwd=home)
