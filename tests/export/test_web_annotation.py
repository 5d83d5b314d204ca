"""Web Annotations are JSON-LD of the W3C's model, and find their words again."""

import json
from pathlib import Path
from typing import Any

import pytest
from export.conftest import Export
from export.made import FIRST, SECOND, TEXTS, URL
from pyld import jsonld

from pipeline.export.web_annotation import CONTEXT

ANNO = Path(__file__).parents[1] / "cases" / "anno.jsonld"
"""What the exports use of the W3C's context: nothing is fetched in a test."""
OA = "http://www.w3.org/ns/oa#"


@pytest.fixture
def collection(exported: Export) -> dict[str, Any]:
    """Return what is written."""
    return json.loads(exported("webannotation").read_text("utf-8"))


def local(address: str, options: object) -> dict[str, Any]:
    """Return the W3C's context from the file beside the tests."""
    assert address == CONTEXT
    return {
        "contentType": "application/ld+json", "contextUrl": None, "documentUrl": address,
        "document": json.loads(ANNO.read_text("utf-8")),
    }  # fmt: skip


def test_it_expands_to_the_terms_of_the_model_and_loses_nothing(collection) -> None:
    (expanded,) = jsonld.expand(collection, {"documentLoader": local, "base": "http://a.example/"})
    page = expanded["http://www.w3.org/ns/activitystreams#first"][0]
    (listed,) = page["http://www.w3.org/ns/activitystreams#items"]
    annotations = listed["@list"]
    assert len(annotations) == collection["total"] == len(collection["first"]["items"])
    for one in annotations:
        assert one["@type"] == [f"{OA}Annotation"]
        assert one[f"{OA}motivatedBy"] == [{"@id": f"{OA}tagging"}]
        assert {f"{OA}hasBody", f"{OA}hasTarget"} <= set(one)
        for target in one[f"{OA}hasTarget"]:
            assert target[f"{OA}hasSource"][0]["@id"].startswith(("http://a.example/texts/", URL))
    keys = set(jsonld.compact(expanded, json.loads(ANNO.read_text())).keys())
    assert keys >= {"id", "type", "first", "total", "label"}


def test_every_position_and_quote_finds_its_words(collection) -> None:
    for one in collection["first"]["items"]:
        for target in one["target"] if isinstance(one["target"], list) else [one["target"]]:
            selectors = target["selector"]
            listed = selectors if isinstance(selectors, list) else [selectors]
            quoted = listed[-1]
            text = TEXTS.get(target["source"].removeprefix("texts/"), SECOND)
            whole = quoted["prefix"] + quoted["exact"] + quoted["suffix"]
            assert text.count(whole) == 1
            if len(listed) == 2:
                assert text[listed[0]["start"] : listed[0]["end"]] == quoted["exact"]


def test_positions_count_characters_behind_an_emoji(collection) -> None:
    pia = next(
        one for one in collection["first"]["items"] if one["body"][-1]["value"] == "Pia Sund"
    )
    assert pia["target"]["selector"][0]["start"] == FIRST.index("Pia")


def test_the_publishers_page_has_a_quote_and_no_position(collection) -> None:
    pages = [one["target"] for one in collection["first"]["items"] if len(one["target"]) == 2
             and isinstance(one["target"], list)]  # fmt: skip
    assert [page[1]["source"] for page in pages] == [URL, URL]
    assert {page[1]["selector"]["type"] for page in pages} == {"TextQuoteSelector"}


def test_a_tag_says_the_label_and_another_body_the_value(collection) -> None:
    said = [[(body["purpose"], body["value"]) for body in one["body"]]
            for one in collection["first"]["items"]]  # fmt: skip
    assert [("tagging", "COUNTRY"), ("identifying", "TD"), ("describing", "Chad")] in said
    assert [("tagging", "COUNTRY")] in said, "a country in doubt has no value"
