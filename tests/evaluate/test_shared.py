import gzip
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pipeline.errors import DataError
from pipeline.evaluate.marked import parse_marked
from pipeline.evaluate.shared import Choice, chosen, evaluate_shared
from pipeline.records import ReleaseRecord
from pipeline.types import Release

Product = Callable[..., Any]


def entry(dataset: str, text: str, *entities: dict[str, Any]) -> dict[str, Any]:
    """Return an entry of public data in which each entity is found by its text."""
    placed = []
    for one in entities:
        start = text.index(one["text"])
        placed.append({"start": start, "end": start + len(one["text"]), **one})
    return {"id": "x-1", "dataset": dataset, "split": "dev", "text": text, "entities": placed}


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., Path]:
    def to_file(*entries: dict[str, Any]) -> Path:
        path = tmp_path / "data.jsonl.gz"
        path.write_bytes(gzip.compress("\n".join(map(json.dumps, entries)).encode()))
        return path

    return to_file


def says(body: str) -> ReleaseRecord:
    """Return the record of a marked body about one person."""
    return parse_marked(f"kind: note\np1: X; mentioned\n=====\n{body}", "found").record


def counts(path: Path, extract: Any, measure: str, label: str) -> tuple[int, int, int] | None:
    row = evaluate_shared([path], extract).get(measure, label)
    return None if row is None else (row.gold, row.found, row.right)


def test_labels_are_translated_by_dataset(write: Callable[..., Path], product: Product) -> None:
    path = write(
        entry(
            "crossner_politics",
            "Pia Sund of the Rose List.",
            {"text": "Pia Sund", "label": "politician"},
            {"text": "Rose List", "label": "politicalparty"},
        )
    )
    extract = product(says("⟦P p1|Pia Sund⟧ of the Rose ⟦G ?|List⟧."))
    assert counts(path, extract, "crossner_politics.dev spans", "PERSON") == (1, 1, 1)
    assert counts(path, extract, "crossner_politics.dev spans", "PARTY") == (1, 1, 0)


def test_a_label_that_is_missing_there_is_not_scored(
    write: Callable[..., Path], product: Product
) -> None:
    path = write(entry("wikigold", "Pia Sund, 2031.", {"text": "Pia Sund", "label": "PER"}))
    extract = product(says("⟦P p1|Pia Sund⟧, ⟦D 2031|2031⟧."))
    assert counts(path, extract, "wikigold.dev spans", "DATE") is None


def test_a_find_that_touches_a_forgiven_entity_is_not_counted(
    write: Callable[..., Path], product: Product
) -> None:
    path = write(entry("crossner_other", "Finnish X.", {"text": "Finnish", "label": "misc"}))
    extract = product(says("⟦C FI adjective|Finnish⟧ ⟦P p1|X⟧."))
    assert counts(path, extract, "crossner_other.dev spans", "COUNTRY") is None
    assert counts(path, extract, "crossner_other.dev spans", "PERSON") == (0, 1, 0)


def test_a_title_in_their_span_is_forgiven_in_a_measure_of_its_own(
    write: Callable[..., Path], product: Product
) -> None:
    path = write(entry("wikigold", "Ms Pia Sund left.", {"text": "Ms Pia Sund", "label": "PER"}))
    extract = product(says("⟦H|Ms⟧ ⟦P p1|Pia Sund⟧ left."))
    assert counts(path, extract, "wikigold.dev spans", "PERSON") == (1, 1, 0)
    assert counts(path, extract, "wikigold.dev spans but for titles", "PERSON") == (1, 1, 1)


def test_a_better_span_in_the_attributes_is_taken_and_unnamed_persons_are_forgiven(
    write: Callable[..., Path], product: Product
) -> None:
    core = {"named": True, "core": [4, 12]}
    path = write(
        entry(
            "gum",
            "old Pia Sund met a nurse",
            {"text": "old Pia Sund", "label": "person", "attrs": core},
            {"text": "a nurse", "label": "person", "attrs": {"named": False}},
        )
    )
    extract = product(says("old ⟦P p1|Pia Sund⟧ met a nurse"))
    assert counts(path, extract, "gum.dev spans", "PERSON") == (1, 1, 1)


@pytest.mark.parametrize(("value", "right"), [("2031-05", 1), ("2031-06", 0)])
def test_values_of_dates_are_compared_where_the_spans_agree(
    write: Callable[..., Path], product: Product, value: str, right: int
) -> None:
    attributes = {"value": "2031-05"}
    entity = {"text": "May 2031", "label": "TIMEX2", "attrs": attributes}
    path = write(entry("wikiwars", "X in May 2031.", entity))
    extract = product(says(f"⟦P p1|X⟧ in ⟦D {value}|May 2031⟧."))
    measure = "wikiwars.dev values of right spans"
    assert counts(path, extract, measure, "DATE") == (1, 1, right)


def test_the_reference_date_of_an_entry_is_handed_on(
    write: Callable[..., Path], product: Product
) -> None:
    seen: list[Release] = []

    def extract(releases: Any) -> Any:
        seen.extend(releases)
        return product(says("⟦P p1|X⟧"))(seen)

    evaluate_shared(
        [write(entry("recognizers", "X") | {"meta": {"dct": "2016-11-07T00:00"}})], extract
    )
    assert seen[0].metadata == {"published": "2016-11-07"}


def test_at_most_the_limit_of_entries_is_read(write: Callable[..., Path], product: Product) -> None:
    path = write(entry("wikigold", "X."), entry("wikigold", "Y."))
    result = evaluate_shared([path], product(says("⟦P p1|X⟧.")), Choice(first=1))
    assert result.releases == 1


def test_a_fixed_part_is_the_same_whatever_the_order_of_the_file() -> None:
    entries = [{"id": f"e-{number}"} for number in range(50)]
    part = chosen(entries, Choice(first_by_hash=10))
    assert part == chosen(entries[::-1], Choice(first_by_hash=10))
    assert part != entries[:10]
    assert part[:5] == chosen(entries, Choice(first_by_hash=5))


def test_of_the_fixed_part_only_the_first_may_be_asked_for() -> None:
    entries = [{"id": f"e-{number}"} for number in range(9)]
    assert len(chosen(entries, Choice(first=2, first_by_hash=4))) == 2


def test_a_person_on_which_nothing_was_decided_is_a_fault(
    write: Callable[..., Path], product: Product
) -> None:
    path = write(entry("re3d", "Ms Pia Sund left.", {"text": "Ms Pia Sund", "label": "Person"}))
    with pytest.raises(DataError, match=r"x-1 0-11.*nothing was decided"):
        evaluate_shared([path], product())


def test_slips_name_the_entry(write: Callable[..., Path], product: Product) -> None:
    path = write(entry("wikigold", "Pia\nSund", {"text": "Sund", "label": "PER"}))
    (missed, false) = evaluate_shared([path], product(says("⟦P p1|Pia⟧\nSund"))).slips
    assert (missed.source, missed.line, missed.text) == ("x-1", 2, "Sund")
    assert (false.side, false.line, false.text) == ("false", 1, "Pia")
