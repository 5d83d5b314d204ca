"""Schemathesis makes requests of the OpenAPI schema of a real service, right and wrong ones, and
holds the answers against it: status, type and content are as it says, and none is a 5xx."""

import subprocess
import sys
from pathlib import Path

import pytest
from serve.running import started

pytestmark = pytest.mark.slow
CONFIGURATION = """
[[operations]]
include-path = "/files"
# whether bytes are a file that can be read is more than a schema can say
checks.positive_data_acceptance.enabled = false
"""


def test_every_answer_is_what_the_schema_says(tmp_path: Path) -> None:
    pytest.importorskip("schemathesis", reason="pip install -e '.[dev]'")
    (tmp_path / "schemathesis.toml").write_text(CONFIGURATION)
    service = started("--limit", "rate=100000000", "--limit", "characters=20000")
    address = f"http://127.0.0.1:{service.port}/openapi.json"
    try:
        said = subprocess.run(
            [str(Path(sys.executable).with_name("schemathesis")), "run", address, "--no-color",
             "--max-examples", "100", "--generation-deterministic", "--continue-on-failure"],
            cwd=tmp_path, capture_output=True, text=True, timeout=600,
        )  # fmt: skip
    finally:
        told = service.stop()
    assert said.returncode == 0, said.stdout
    assert "Tested: 4" in said.stdout
    statuses = [line.split()[2] for line in told.splitlines()]
    assert {"200", "400", "405", "415", "422"} <= set(statuses)
    assert not [one for one in statuses if one.startswith("5")]
    assert "fault" not in told
