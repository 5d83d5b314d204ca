import pytest

from pipeline.errors import UsageError
from pipeline.evaluate.label_maps import label_map, read_label_maps

OURS = {"PERSON", "PARTY", "COUNTRY", "DATE", "ROLE"}


def test_every_map_gives_a_reason_and_uses_our_labels_only() -> None:
    for one in read_label_maps().values():
        assert one.why.endswith(".")
        used = [one.labels, one.forgiven or {}, one.where or {}]
        assert {label for part in used for label in part} <= OURS


def test_what_is_forgiven_is_not_also_a_label() -> None:
    for one in read_label_maps().values():
        for label, theirs in (one.forgiven or {}).items():
            assert not set(theirs) & set(one.labels[label])


def test_a_dataset_without_a_map_is_a_usage_error_that_lists_those_with_one() -> None:
    with pytest.raises(UsageError, match="wikigold"):
        label_map(read_label_maps(), "knowledgenet")


@pytest.mark.parametrize(
    ("dataset", "label", "entity", "named"),
    [
        ("trnews", "COUNTRY", {"text": "Turkish", "attrs": {"fcode": "PCLI"}}, True),
        ("trnews", "COUNTRY", {"text": "Ankara", "attrs": {"fcode": "PPLC"}}, False),
        ("trnews", "COUNTRY", {"text": "Ankara"}, False),
        ("wikigold", "PERSON", {"text": "Ned\nHall"}, True),
    ],
)
def test_an_entity_is_a_mention_of_ours_by_its_attributes(
    dataset: str, label: str, entity: dict[str, object], named: bool
) -> None:
    assert read_label_maps()[dataset].is_named(label, entity) is named
