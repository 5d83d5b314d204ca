"""Who is protected besides those whose role was asked for, and how pseudonyms are made."""

import pytest
from our_tables import GAZETTEER, NAMES

from pipeline.pseudonymise.circle import DIGITS, Watch
from pipeline.pseudonymise.key import Key
from pipeline.pseudonymise.spelling import read_spelling
from pipeline.records import Extraction, PersonMention, PersonRecord, ReleaseRecord
from pipeline.types import Release

SPELLING = read_spelling(GAZETTEER, NAMES)


def person(name: str, given: str | None, family: str, *roles: str, kind: str = "person"):
    """Return a person who is named once, at the head of the text."""
    mention = PersonMention(
        start=0, end=len(name), text=name, found_by="made", how="exact", full_start=0,
        full_end=len(name),
    )  # fmt: skip
    return PersonRecord(
        person_id=f"p-{name}", kind=kind, name=name, given_name=given, family_name=family,
        appears_as=roles, mentions=(mention,),
    )  # fmt: skip


def labels(*persons: PersonRecord, key: bytes = b"k" * 32, text: str = "") -> dict[str, str]:
    """Return by their ids the pseudonyms of those who are protected, detained ones asked for."""
    watch = Watch(("detained",), NAMES, lambda _: False)
    for one in persons:
        record = ReleaseRecord(
            release_id="r", source="a.txt", characters=0, text_sha256="", text_file="",
            persons=(one,),
        )  # fmt: skip
        watch.add(Extraction(Release("r", text or one.mentions[0].text, "a.txt"), record))
    names = {one.person_id: one.name for one in persons}
    return {one.who: one.label for one in watch.circle(names, Key(key), SPELLING)}


AMIR = person("Amir Saken", "Amir", "Saken", "detained")


@pytest.mark.parametrize(
    ("other", "is_protected"),
    [
        (person("Aida Saken", "Aida", "Saken"), True),
        (person("Saken Orlov", "Saken", "Orlov"), True),
        (person("Zara Sakenova", "Zara", "Sakenova"), True),
        (person("Zara Vale-Saken", "Zara", "Vale-Saken"), True),
        (person("Zara Sakin", "Zara", "Sakin"), False),
        (person("AmirSaken", None, "AmirSaken"), True),
        (person("Amir Vale", "Amir", "Vale"), False),
        (person("Ana Sak", "Ana", "Sak"), False),
        (person("the Sakens", None, "Sakens", kind="family"), True),
        (person("the Vales", None, "Vales", kind="family"), False),
    ],
)
def test_who_shares_the_family_name_is_protected(other: PersonRecord, is_protected: bool) -> None:
    assert (len(labels(AMIR, other)) == 2) is is_protected


@pytest.mark.parametrize(
    ("family", "other", "is_protected"),
    [
        ("Rushdani", "Roshdani", True),
        ("Rushdani", "Rushdany", True),
        ("Rushdani", "Rashdoni", False),
        ("Rahmanov", "Rachmanow", True),
        ("Rahmanov", "Rahmonov", True),
        ("Kerimov", "Karimova", True),
        ("Mukanov", "Mikanov", False),
    ],
)
def test_another_romanisation_of_the_family_name_is_protected(
    family: str, other: str, is_protected: bool
) -> None:
    aybek = person(f"Aybek {family}", "Aybek", family, "detained")
    found = labels(aybek, person(f"Zara {other}", "Zara", other))
    assert (f"p-Zara {other}" in found) is is_protected


@pytest.mark.parametrize(
    ("detained", "other", "is_protected"),
    [
        (("Qiao Wenyuan", "Qiao", "Wenyuan"), ("Wenyuan Li-Qiao", "Wenyuan", "Li-Qiao"), True),
        (("Sirin Ozgur Yildiz", "Sirin Ozgur", "Yildiz"), ("Sirin Ozgur", "Sirin", "Ozgur"), True),
        (("Sirin Ozgur-Yildiz", "Sirin", "Yildiz"), ("Ali Ozgur", "Ali", "Ozgur"), True),
        (("Liam O’Hanrahan", "Liam", "O’Hanrahan"), ("Orla Hanrahan", "Orla", "Hanrahan"), True),
        (("Aybek Saken", "Aybek", "Saken"), ("Aybek V.", "Aybek", "V."), True),
        (("Aybek Saken", "Aybek", "Saken"), ("Aybek Vale", "Aybek", "Vale"), False),
    ],
)
def test_who_has_nothing_but_words_of_the_name_may_be_the_person(
    detained: tuple[str, str, str], other: tuple[str, str, str], is_protected: bool
) -> None:
    assert (len(labels(person(*detained, "detained"), person(*other))) == 2) is is_protected


def test_the_name_behind_mr_is_a_family_name_wherever_it_stands() -> None:
    text = "Mr Qiao"
    mention = PersonMention(
        start=3, end=7, text="Qiao", found_by="made", how="exact", full_start=0, full_end=7
    )
    one = PersonRecord(
        person_id="p", kind="person", name="Qiao Wenyuan", given_name="Qiao", family_name="Wenyuan",
        appears_as=("detained",), mentions=(mention,),
    )  # fmt: skip
    assert len(labels(one, person("Qiao Ming", "Qiao", "Ming"), text=text)) == 2


def test_those_who_share_a_name_with_a_relative_alone_are_not() -> None:
    aida = person("Aida Saken-Vale", "Aida", "Saken-Vale")
    assert len(labels(AMIR, aida, person("Tomas Vale", "Tomas", "Vale"))) == 2


def test_particles_make_nobody_a_relative() -> None:
    van = person("Jan van Dam", "Jan", "van Dam", "detained")
    assert len(labels(van, person("Ida van Os", "Ida", "van Os"))) == 1


def test_a_pseudonym_hangs_on_key_and_full_name_alone() -> None:
    (first,) = labels(AMIR).values()
    (turned,) = labels(person("SAKEN Amir T.", "Amir T.", "Saken", "detained")).values()
    (other,) = labels(AMIR, key=b"l" * 32).values()
    assert first == turned != other
    assert first.startswith("Person-")
    assert len(first) == len("Person-") + DIGITS


def test_initials_tell_persons_apart_where_the_name_has_nothing_else() -> None:
    found = labels(person("A. Orlov", "A.", "Orlov", "detained"),
                   person("B. Orlov", "B.", "Orlov", "detained"))  # fmt: skip
    assert len(set(found.values())) == 2
