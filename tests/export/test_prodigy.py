"""Tasks of Prodigy have the form that its documentation gives for spans.manual."""

import json
from pathlib import Path
from typing import Any

import pytest
from export.conftest import Export
from export.made import FIRST, SECOND
from jsonschema import Draft202012Validator

from pipeline.export.asked import Asked
from pipeline.export.stage import export
from pipeline.run import RunOptions, run
from pipeline.write.options import WriteOptions

CORPUS = Path(__file__).parents[2] / "corpus" / "dev"
APART = ("PERSON", "PARTY", "COUNTRY", "DATE")
"""The labels that never overlap: what a reader of named entities can hold."""
NUMBER, TEXT = {"type": "integer", "minimum": 0}, {"type": "string"}
TASK = {
    "type": "object",
    "required": ["text", "tokens", "spans", "meta"],
    "properties": {
        "text": TEXT,
        "tokens": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["text", "start", "end", "id"],
                "properties": {
                    "text": TEXT, "start": NUMBER, "end": NUMBER, "id": NUMBER,
                    "ws": {"type": "boolean"}, "disabled": {"type": "boolean"},
                },
                "additionalProperties": False,
            },
        },
        "spans": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["start", "end", "token_start", "token_end", "label"],
                "properties": {
                    "start": NUMBER, "end": NUMBER, "token_start": NUMBER, "token_end": NUMBER,
                    "label": TEXT,
                },
            },
        },
        "meta": {"type": "object", "additionalProperties": {"type": ["string", "number"]}},
    },
}  # fmt: skip
"""After https://prodi.gy/docs/api-interfaces, "spans_manual"; the program itself is closed."""


@pytest.fixture
def tasks(exported: Export) -> list[dict[str, Any]]:
    """Return the tasks."""
    lines = exported("prodigy").read_text("utf-8").split("\n")
    return [json.loads(line) for line in lines if line]


def test_a_task_has_the_form_of_spans_manual(tasks) -> None:
    assert [one["text"] for one in tasks] == [FIRST, SECOND]
    for one in tasks:
        Draft202012Validator(TASK).validate(one)
        assert one["meta"]["release_id"]


def test_the_tokens_make_the_text(tasks) -> None:
    for task in tasks:
        made = "".join(one["text"] + " " * one["ws"] for one in task["tokens"])
        assert made == task["text"]
        assert [one["id"] for one in task["tokens"]] == list(range(len(task["tokens"])))


def test_a_span_begins_and_ends_with_its_tokens(tasks) -> None:
    for task in tasks:
        for one in task["spans"]:
            first, last = task["tokens"][one["token_start"]], task["tokens"][one["token_end"]]
            assert (first["start"], last["end"]) == (one["start"], one["end"])


@pytest.mark.slow
def test_recon_reads_every_task_and_lays_its_spans_on_its_tokens(tmp_path: Path) -> None:
    """Recon NER reads what Prodigy writes, with models of its own."""
    loaders = pytest.importorskip(
        "recon.loaders", reason="pip install -e '.[exchange]', Python 3.11", exc_type=ImportError
    )
    run([str(CORPUS)], tmp_path / "out", RunOptions(write=WriteOptions(formats=("json",))))
    (path,) = export(Asked(tmp_path / "out", APART), "prodigy", tmp_path / "tasks.jsonl").files
    lines = path.read_text("utf-8").split("\n")[:-1]
    examples = loaders.read_jsonl(path)
    assert len(examples) == len(lines) > 40
    for line, example in zip(lines, examples, strict=True):
        task = json.loads(line)
        spans = [(one["start"], one["end"], one["label"]) for one in task["spans"]]
        assert [(one.start, one.end, one.label) for one in example.spans] == spans
        starts = [example.tokens[one.token_start].start for one in example.spans]
        assert starts == [start for start, _, _ in spans]
        laid = [(one.start_char, one.end_char, one.label_) for one in example.doc.ents]
        assert (example.doc.text, laid) == (task["text"], spans)
