"""Tasks of Label Studio hold our spans and ties, and fit the configuration beside them."""

import json
from typing import Any

import pytest
from export.conftest import Export
from export.made import FIRST
from lxml import etree

Tasks = list[dict[str, Any]]


@pytest.fixture
def tasks(exported: Export) -> Tasks:
    """Return the tasks."""
    return json.loads(exported("labelstudio").read_text("utf-8"))


def regions(task: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Return the regions of a task by id."""
    result = task["predictions"][0]["result"]
    return {one["id"]: one for one in result if one["type"] == "labels"}


def test_offsets_count_characters_behind_an_emoji_as_the_editor_does(tasks: Tasks) -> None:
    found = {one["value"]["text"]: one["value"] for one in regions(tasks[0]).values()}
    assert found["Pia Sund"]["start"] == FIRST.index("Pia Sund")
    text = tasks[0]["data"]["text"]
    assert all(text[one["start"] : one["end"]] == words for words, one in found.items())


def test_ties_are_relations_from_a_person(tasks: Tasks) -> None:
    words = {key: one["value"]["text"] for key, one in regions(tasks[0]).items()}
    drawn = [
        (words[one["from_id"]], words[one["to_id"]], one["labels"])
        for one in tasks[0]["predictions"][0]["result"]
        if one["type"] == "relation"
    ]
    assert ("Pia Sund", "ALDE", ["group"]) in drawn
    assert ("Eva\nHolt", "Labour", ["party", "former"]) in drawn
    assert ("Amadou Kosso", "Chadian Prime Minister", ["role"]) in drawn
    assert len(drawn) == 10


def test_the_configuration_holds_every_label_and_relation(exported: Export) -> None:
    made = exported("labelstudio", "PERSON", "PARTY")
    view = etree.parse(made.with_suffix(".xml"))
    assert view.xpath("//Label/@value") == ["PERSON", "PARTY"]
    results = [one for task in json.loads(made.read_text()) for one in
               task["predictions"][0]["result"]]  # fmt: skip
    named = {label for one in results if one["type"] == "relation" for label in one["labels"]}
    assert named <= set(view.xpath("//Relation/@value"))


@pytest.mark.slow
def test_the_sdk_of_label_studio_takes_tasks_and_predictions(exported: Export) -> None:
    reason = "pip install -e '.[exchange]'"
    sdk = pytest.importorskip("label_studio_sdk.label_interface", reason=reason)
    made = exported("labelstudio")
    interface = sdk.LabelInterface(made.with_suffix(".xml").read_text("utf-8"))
    interface.validate()
    for task in json.loads(made.read_text("utf-8")):
        assert interface.validate_task({"data": task["data"]})
        for prediction in task["predictions"]:
            spans = [one for one in prediction["result"] if one["type"] == "labels"]
            assert interface.validate_prediction({**prediction, "result": spans})
            assert not interface.validate_prediction(
                {**prediction, "result": [spans[0] | {"from_name": "nothing"}]}
            )
