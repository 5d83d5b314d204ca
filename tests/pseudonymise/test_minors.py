"""Who is called a minor, and who is not."""

import pytest

from pipeline.pseudonymise.minors import MinorForm, minor_teller
from pipeline.records import PersonMention, PersonRecord
from pipeline.tables import read_table

FORMS = read_table("minor_forms", MinorForm)
IS_MINOR = minor_teller()


def is_minor(sentence: str, name: str = "Pia Sund") -> bool:
    """Return whether a sentence calls its person a minor."""
    start = sentence.index(name)
    mention = PersonMention(
        start=start, end=start + len(name), text=name, found_by="made", how="exact", value=name,
        sentence=" ".join(sentence.split()), full_start=start, full_end=start + len(name),
    )  # fmt: skip
    return IS_MINOR(
        PersonRecord(person_id="p", kind="person", name=name, appears_as=(), mentions=(mention,))
    )


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.text)
def test_each_form_finds_its_example(form: MinorForm) -> None:
    assert is_minor(form.example)


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.text)
def test_no_form_takes_a_grown_up_for_a_minor(form: MinorForm) -> None:
    if "{age}" in form.text:
        assert not is_minor(form.example.replace("16", "18").replace("18-month", "18-year"))
        assert not is_minor(form.example.replace("16", "160").replace("18-month", "61-year"))


@pytest.mark.parametrize(
    "sentence",
    [
        "Pia Sund, 12 March 2031",
        "Pia Sund left the girls of a school",
        "Pia Sund, a minority leader",
        "Tomas Vale, 16, met Pia Sund",
        "Pia Sund has two daughters, 16 and 12",
        "Pia Sund, a children's writer",
        "the boy's teacher Pia Sund",
        "Pia Sund, 1,600 others",
    ],
)
def test_who_is_no_minor_is_none(sentence: str) -> None:
    assert not is_minor(sentence)


@pytest.mark.parametrize(
    "sentence",
    ["Sixteen-year-old Pia Sund left", "the sixteen-year-old Pia Sund", "Pia Sund, sixteen,"],
)
def test_an_age_may_be_a_word(sentence: str) -> None:
    assert is_minor(sentence)
