"""Files as they come back: what was exported, with changes that a person would make."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from export.conftest import Export

from pipeline.export.asked import Asked
from pipeline.export.returned.saving import Given, Imported, save_decisions

Change = Callable[[list[dict[str, Any]]], None]
Finish = Callable[..., Path]
Take = Callable[..., tuple[list[dict[str, Any]], Imported]]


@pytest.fixture
def studio(exported: Export, tmp_path: Path) -> Finish:
    """Return a function that annotates the first task in Label Studio and exports the project."""

    def finish(change: Change = lambda result: None, **more: Any) -> Path:
        tasks = json.loads(exported("labelstudio").read_text("utf-8"))
        for task in tasks:
            result = task.pop("predictions")[0]["result"]
            task["annotations"] = [{"id": 1, "result": result, "was_cancelled": False} | more]
        change(tasks[0]["annotations"][0]["result"])
        path = tmp_path / "project.json"
        path.write_text(json.dumps(tasks), "utf-8")
        return path

    return finish


@pytest.fixture
def take(output: Path, tmp_path: Path) -> Take:
    """Return a function that gives the decisions of a file, and what was told."""

    def decisions(
        path: Path, form: str, *labels: str, keep: bool = False
    ) -> tuple[list[dict[str, Any]], Imported]:
        done = save_decisions(
            Asked(output, labels), Given(path, form, keep), tmp_path / "decisions.json", force=True
        )
        read = json.loads((tmp_path / "decisions.json").read_text("utf-8"))
        assert read["rollcall_decisions"] == 1
        return read["decisions"], done

    return decisions
