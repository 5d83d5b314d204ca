"""Web Annotations are JSON-LD of the W3C's model, and find their words again."""

import json
from pathlib import Path
from typing import Any

import pytest
from export.conftest import Export
from export.made import FIRST, SECOND, TEXTS, URL
from jsonschema import Draft6Validator
from pyld import jsonld

from pipeline.export.web_annotation import CONTEXT

W3C = Path(__file__).parents[1] / "cases" / "w3c"
ANNO = W3C / "anno.jsonld"
"""What the exports use of the W3C's context: nothing is fetched in a test."""
OA = "http://www.w3.org/ns/oa#"
RDF, RDFS = "http://www.w3.org/1999/02/22-rdf-syntax-ns#", "http://www.w3.org/2000/01/rdf-schema#"
KIND = f"{RDF}type"
Triples = set[tuple[str, str, str]]


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


@pytest.fixture(scope="module")
def ontology() -> Triples:
    """Return what the W3C's ontology says of its terms."""
    quads = jsonld.JsonLdProcessor.parse_nquads((W3C / "oa.nq").read_text("utf-8"))
    return {tuple(one[part]["value"] for part in ("subject", "predicate", "object"))
            for one in quads[OA]}  # fmt: skip


def test_every_term_of_our_context_is_one_of_the_ontology(ontology: Triples) -> None:
    said = json.loads(ANNO.read_text("utf-8"))["@context"].values()
    named = [one["@id"] if isinstance(one, dict) else one for one in said]
    terms = {OA + one.removeprefix("oa:") for one in named if one.startswith("oa:")}
    assert len(terms) > 15
    assert terms <= {term for term, predicate, _ in ontology if predicate == KIND}


def test_every_statement_keeps_to_the_ontology(collection, ontology: Triples) -> None:
    options = {"documentLoader": local, "base": "http://a.example/"}
    stated = jsonld.to_rdf(collection, options)["@default"]
    kinds = {one["subject"]["value"]: one["object"]["value"]
             for one in stated if one["predicate"]["value"] == KIND}  # fmt: skip
    ours = [one for one in stated if one["predicate"]["value"].startswith(OA)]
    assert len(ours) > 200
    for one in ours:
        term, value = one["predicate"]["value"], one["object"]
        assert (term, KIND, f"{RDF}Property") in ontology
        ranges = {said for name, what, said in ontology if (name, what) == (term, f"{RDFS}range")}
        if value["type"] == "literal":
            assert ranges == {value["datatype"]}
        if f"{OA}Motivation" in ranges:
            assert (value["value"], KIND, f"{OA}Motivation") in ontology
        domains = {said for name, what, said in ontology if (name, what) == (term, f"{RDFS}domain")}
        assert domains <= {kinds.get(one["subject"]["value"], f"{OA}ResourceSelection")}
    classes = {kind for kind in kinds.values() if kind.startswith(OA)}
    assert len(classes) == 4
    assert all((kind, KIND, f"{RDFS}Class") in ontology for kind in classes)


def test_every_part_has_the_form_of_the_schema_of_the_model(collection) -> None:
    model = json.loads((W3C / "annotation.schema.json").read_text("utf-8"))
    check = {name: Draft6Validator({"$ref": f"#/definitions/{name}"} | model)
             for name in model["definitions"]}  # fmt: skip
    outer = collection | {"first": collection["first"] | {"items": []}}
    check["AnnotationCollection"].validate(outer)
    check["AnnotationPage"].validate(outer["first"])
    for one in collection["first"]["items"]:
        check["Annotation"].validate(one)
        check["Software"].validate(one["generator"])
        check["Motivation"].validate(one["motivation"])
        for body in one["body"]:
            check["TextualBody"].validate(body)
            check["Motivation"].validate(body["purpose"])
        for target in one["target"] if isinstance(one["target"], list) else [one["target"]]:
            selectors = target["selector"]
            for selector in selectors if isinstance(selectors, list) else [selectors]:
                check["SpecificResource"].validate(target | {"selector": selector})
                check[selector["type"]].validate(selector)


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
