"""Knows an output of ours by its receipt: a folder is read, replaced or refused by it."""

import json
from pathlib import Path
from typing import Any

RECEIPT = "run.json"
TOOL = "rollcall"


def is_ours(folder: Path) -> bool:
    """Return whether a folder holds the receipt of an earlier run."""
    try:
        found: Any = json.loads((folder / RECEIPT).read_text("utf-8"))
    except (OSError, ValueError):
        return False
    return isinstance(found, dict) and found.get("tool") == TOOL
