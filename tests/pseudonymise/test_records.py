"""Every field of the records is said to be of one kind: no new one carries a name out."""

import pytest

from pipeline import records
from pipeline.pseudonymise.records import CLOSED, GONE, IDS, OF_RELEASE, PLACES, WORDS
from pipeline.records import Record

KINDS = (WORDS, IDS, GONE, PLACES, OF_RELEASE, CLOSED)
MODELS = [
    one
    for one in vars(records).values()
    if isinstance(one, type) and issubclass(one, Record) and one is not Record
]


def _holds_records(annotation: object) -> bool:
    return "records." in str(annotation)


@pytest.mark.parametrize("model", MODELS, ids=lambda one: one.__name__)
def test_each_field_is_of_one_kind(model: type[Record]) -> None:
    for name, field in model.model_fields.items():
        if not _holds_records(field.annotation):
            assert sum(name in kind for kind in KINDS) == 1, f"{model.__name__}.{name}"


def test_each_kind_names_fields_that_there_are() -> None:
    fields = {name for model in MODELS for name in model.model_fields}
    for kind in KINDS:
        assert kind <= fields
