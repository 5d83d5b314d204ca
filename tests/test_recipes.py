"""The recipes of the guide for clusters run as they stand there, and say what rollcall says."""

import json
import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from shutil import which

import pytest
import regex

from pipeline.annotate.kit import Kit
from pipeline.run import extract
from pipeline.types import Release

pytestmark = pytest.mark.slow
ROOT = Path(__file__).parents[1]
BLOCKS = regex.findall(
    r"^```py\n(.*?)^```$", (ROOT / "docs/cluster.md").read_text("utf-8"), regex.M | regex.S
)
TEXTS = (
    ("a", "MALTA, 12 March 2031 – Ms Pia Sund (Finland; SOC) spoke.\n", "a.txt"),
    ("b", "Mr Tomas Vale (Malta, EPP/CD) answered on 3 May 2031.\n", "b.txt"),
)


@pytest.mark.parametrize(("package", "needs"), [("pyspark", "java"), ("ray", "python3")])
def test_a_recipe_gives_the_records_that_rollcall_gives(
    package: str, needs: str, kit: Kit, tmp_path: Path
) -> None:

    if find_spec(package) is None or which(needs) is None:
        pytest.skip(f"pip install {package}, and have {needs} on the path, to try its recipe")
    (recipe,) = (one for one in BLOCKS if f"import {package}" in one or f"from {package}" in one)
    paths = [str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])]
    env = os.environ | {"PYTHONPATH": os.pathsep.join(paths)}
    said = subprocess.run(
        [sys.executable, "-c", recipe], cwd=tmp_path, env=env, capture_output=True, text=True
    )
    assert said.returncode == 0, said.stderr[-3000:]
    lines = [line.split(" ", 1) for line in said.stdout.splitlines() if line[:3] in ("a {", "b {")]
    expected = extract((Release(*one) for one in TEXTS), kit)
    assert [[name, json.loads(record)] for name, record in lines] == [
        [one.record.release_id, one.record.model_dump(mode="json")] for one in expected
    ]
