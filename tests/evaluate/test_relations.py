"""Countries and parties of persons are right if they are those of public data; how that counts."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pipeline.annotate.kit import Kit
from pipeline.errors import UsageError
from pipeline.evaluate.bootstrap import with_intervals
from pipeline.evaluate.gold_relations import gold_people, read_country_ids
from pipeline.evaluate.marked import parse_marked
from pipeline.evaluate.relations import evaluate_relations
from pipeline.evaluate.report import scores_csv
from pipeline.evaluate.result import Result
from pipeline.evaluate.shared import Choice
from pipeline.gazetteer import Gazetteer
from pipeline.records import ReleaseRecord

Product = Callable[..., Any]
TEXT = "Pia Sund is a Finnish painter. Sund and Tomas Vale joined the Labour Party. They left."
IDS = {
    "Pia Sund": "Q1",
    "Sund": "Q1",
    "Tomas Vale": "Q2",
    "Finnish": "Q33",
    "Labour Party": "Q9630",
}
FACTS = (
    ("NATIONALITY", "Pia Sund", "Finnish"),
    ("POLITICAL_AFFILIATION", "Sund", "Labour Party"),
    ("POLITICAL_AFFILIATION", "Tomas Vale", "Labour Party"),
    ("NATIONALITY", "They", "Finnish"),
)
PEOPLE = "p1: Pia Sund; mentioned\np2: Tomas Vale; mentioned"
FOUND = (
    "⟦P p1|Pia Sund⟧ is a ⟦C FI adjective p1:nationality|Finnish⟧ painter. ⟦P p1|Sund⟧ and "
    "⟦P p2|Tomas Vale⟧ joined the ⟦G pf:1516 p1:party p2:party|Labour Party⟧. They left."
)


@pytest.fixture
def tables(kit: Kit) -> Gazetteer:
    return kit.gazetteer


def place(words: str) -> tuple[int, int]:
    """Return where words stand: "Sund" alone behind the full name."""
    start = TEXT.rindex(words) if words == "Sund" else TEXT.index(words)
    return start, start + len(words)


def entry(*facts: tuple[str, str, str], ids: dict[str, str] = IDS) -> dict[str, Any]:
    """Return the text with relations between words of it, each under its id if it has one."""
    marks, relations = [], []
    for relation, person, thing in facts:
        for side, words in (("subject", person), ("object", thing)):
            start, end = place(words)
            mark = {"start": start, "end": end, "text": words, "label": f"{side}:{relation}"}
            address = (
                {"uri": f"http://www.wikidata.org/entity/{ids[words]}"} if words in ids else {}
            )
            marks.append({**mark, "attrs": address})
        relations.append({"type": relation, "source": place(person), "target": place(thing)})
    meta = {"relations": relations}
    head = {"id": "k-1", "dataset": "facts", "split": "dev", "text": TEXT}
    return {**head, "entities": marks, "meta": meta}


def says(body: str) -> ReleaseRecord:
    return parse_marked(f"kind: note\n{PEOPLE}\n=====\n{body}", "found").record


def scored(tmp_path: Path, product: Product, tables: Gazetteer, found: str = FOUND) -> Result:
    path = tmp_path / "facts.jsonl"
    path.write_text(json.dumps(entry(*FACTS)), "utf-8")
    return evaluate_relations([path], product(says(found)), Choice(), tables)


def counts(result: Result, measure: str, label: str) -> tuple[int, int, int]:
    score = result.get(f"facts.dev {measure}", label)
    assert score
    return score.gold, score.found, score.right


def test_spans_of_one_id_are_one_person_and_a_pronoun_is_another(tables: Gazetteer) -> None:
    people = gold_people(entry(*FACTS), read_country_ids(), tables)
    assert [(one.name, one.relation, set(one.values)) for one in people] == [
        ("Pia Sund", "NATIONALITY", {"FI"}),
        ("Pia Sund", "POLITICAL_AFFILIATION", {"Q9630"}),
        ("Tomas Vale", "POLITICAL_AFFILIATION", {"Q9630"}),
        ("They", "NATIONALITY", {"FI"}),
    ]


@pytest.mark.parametrize(
    ("ids", "values"),
    [
        ({"Finnish": "Q15180"}, {"SUHH"}),  # the id of a former state says more than the words
        ({}, {"FI"}),  # without an id the words mean one country
        ({"Finnish": "Q404"}, {"FI"}),  # and so they do under an id that no country has
    ],
)
def test_a_nationality_is_the_code_of_its_id_or_else_of_its_words(
    tables: Gazetteer, ids: dict[str, str], values: set[str]
) -> None:
    (person,) = gold_people(entry(FACTS[0], ids=ids), read_country_ids(), tables)
    assert person.values == values


def test_a_party_without_an_id_is_nothing_to_be_equal_to(tables: Gazetteer) -> None:
    assert not gold_people(entry(FACTS[2], ids={}), read_country_ids(), tables)


def test_every_country_has_an_id(tables: Gazetteer) -> None:
    assert set(read_country_ids().values()) == set(tables.countries)


def test_what_is_tied_to_a_person_counts_once_by_relation_and_for_both(
    tmp_path: Path, product: Product, tables: Gazetteer
) -> None:
    result = scored(tmp_path, product, tables)
    assert counts(result, "persons", "NATIONALITY") == (2, 1, 1)
    assert counts(result, "persons", "POLITICAL_AFFILIATION") == (2, 2, 2)
    assert counts(result, "values", "all") == (4, 3, 3)
    assert [(one.side, one.text, one.value) for one in result.slips] == [("missed", "They", "FI")]


@pytest.mark.parametrize(
    ("old", "new", "persons"),
    [
        ("FI adjective p1:nationality", "SE adjective p1:nationality", (2, 1, 0)),
        ("p1:nationality", "p1:office", (2, 1, 1)),
        ("p1:nationality", "p1:residence", (2, 0, 0)),
        ("p1:nationality", "p1:nationality:denied", (2, 0, 0)),
        ("p1:nationality", "p2:nationality", (2, 0, 0)),
    ],
)
def test_value_kind_status_and_person_decide(
    tmp_path: Path,
    product: Product,
    tables: Gazetteer,
    old: str,
    new: str,
    persons: tuple[int, int, int],
) -> None:
    assert old in FOUND
    result = scored(tmp_path, product, tables, FOUND.replace(old, new))
    assert counts(result, "persons", "NATIONALITY") == persons


def test_a_person_of_whom_one_value_is_wrong_is_not_right(
    tmp_path: Path, product: Product, tables: Gazetteer
) -> None:
    found = FOUND.replace("They left.", "They left ⟦C SE p1:delegation|Sweden⟧.")
    path = tmp_path / "facts.jsonl"
    text = TEXT.replace("They left.", "They left Sweden.")
    path.write_text(json.dumps(entry(FACTS[0]) | {"text": text}), "utf-8")
    result = evaluate_relations([path], product(says(found)), Choice(), tables)
    assert counts(result, "persons", "NATIONALITY") == (1, 1, 0)
    assert counts(result, "values", "NATIONALITY") == (1, 2, 1)


def test_precision_has_an_interval_too(tmp_path: Path, product: Product, tables: Gazetteer) -> None:
    result = with_intervals(scored(tmp_path, product, tables), 20)
    head = scores_csv(result).split("\n")[0]
    assert head.endswith("f from,f to,precision from,precision to")
    score = result.get("facts.dev values", "all")
    assert score
    assert score.precision_interval == (1.0, 1.0)


def test_data_that_says_neither_is_named(
    tmp_path: Path, product: Product, tables: Gazetteer
) -> None:
    path = tmp_path / "facts.jsonl"
    path.write_text(json.dumps(entry()), "utf-8")
    with pytest.raises(UsageError, match="NATIONALITY or POLITICAL_AFFILIATION of nobody"):
        evaluate_relations([path], product(says(FOUND)), Choice(), tables)
