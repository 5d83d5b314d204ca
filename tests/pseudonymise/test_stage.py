"""Nothing that a run with pseudonyms writes leads back to a protected name."""

import json
import sqlite3
import unicodedata
import zipfile
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from urllib.parse import quote, unquote

import pyarrow.parquet as pq
import pytest
import regex

from pipeline.errors import OutputError
from pipeline.name_parts import fold
from pipeline.pseudonymise.key import Key, read_key
from pipeline.records import PersonRecord, Record, Span
from pipeline.romanised import plain as without_marks
from pipeline.written import read_output
from tests.pseudonymise.conftest import FORMATS, RELEASES, ROLES, Runs

OF_THE_PRODUCT = ("READ-ME.txt", "schema.json", "datapackage.json")
"""Files whose examples of names are the product's own, the same in every run."""
NAMES = ("amir", "saken", "sakens", "aida", "timur", "boris", "theresa", "orlov", "nora", "holm")
"""Words of the names of all who are detained, minors, or share a family name with one of them."""


SEARCHED = {
    "csv": "persons.csv",
    "json": "records.json",
    "jsonl": "records.jsonl",
    "xlsx": "rollcall.xlsx!xl/worksheets/",
    "parquet": "parquet/persons/part-00000.parquet",
    "sqlite": "rollcall.sqlite!dump",
}
"""Where a name that is left in a format would be seen; some are compressed."""


def written(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield all that an output holds as text, packed files unpacked, names of files too."""
    for path in sorted(one for one in folder.rglob("*") if one.is_file()):
        name = path.relative_to(folder).as_posix()
        yield name, name
        if name in OF_THE_PRODUCT:
            continue
        if zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as packed:
                for inner in packed.namelist():
                    yield f"{name}!{inner}", inner + packed.read(inner).decode("utf-8", "replace")
        elif path.suffix == ".parquet":
            table = pq.read_table(path)
            yield name, f"{pq.read_metadata(path).to_dict()} {table.schema} {table.to_pylist()}"
        else:
            yield name, path.read_bytes().decode("utf-8", "replace")
            if path.suffix == ".sqlite":
                with sqlite3.connect(path) as base:
                    yield f"{name}!dump", "\n".join(base.iterdump())


def forms_of(person: PersonRecord) -> set[str]:
    """Return the forms of a person's name, each as it is and in every other writing."""
    names = {person.name, *(" ".join(one.text.split()) for one in person.mentions)}
    found = {name for name in names if len(name.split()) > 1} | {person.family_name or person.name}
    for form in ("NFC", "NFD", "NFKD"):
        found |= {unicodedata.normalize(form, one) for one in found}
    return {one for name in found for one in (name, without_marks(name), quote(name))}


def holds(text: str, form: str) -> bool:
    """Return whether a text holds a form, in any case, as whole words."""
    return bool(regex.search(rf"(?<![\p{{L}}]){regex.escape(fold(form))}(?![\p{{L}}])", fold(text)))


def protected(plain: Path) -> list[PersonRecord]:
    """Return the persons of a run who appear as one of the roles."""
    return [
        person
        for one in read_output(plain)
        for person in one.record.persons
        if set(person.appears_as) & set(ROLES) and person.kind == "person"
    ]


def spans(record: Record) -> Iterator[Span]:
    """Yield every span of a record."""
    if isinstance(record, Span):
        yield record
    for value in record.__dict__.values():
        for one in value if isinstance(value, tuple) else (value,):
            if isinstance(one, Record):
                yield from spans(one)


def test_no_written_byte_holds_a_form_of_a_protected_name(plain: Path, hidden: Path) -> None:
    forms = {form for one in protected(plain) for form in forms_of(one)} - {"May", "MAY"}
    assert len(forms) > 8
    for name, text in written(hidden):
        both = f"{text}\n{unquote(text)}"
        assert not [form for form in forms if holds(both, form)], name


def test_no_written_byte_holds_a_word_of_these_names_anywhere(hidden: Path) -> None:
    for name, text in written(hidden):
        letters = fold(regex.sub(r"[\p{Cf}]", "", unquote(text)))
        found = [one for one in NAMES if regex.search(rf"(?<!\p{{L}}){one}(?!\p{{L}})", letters)]
        assert not found, name
        assert "saken" not in letters, name
        assert "сакен" not in letters, name


@pytest.mark.parametrize("name", FORMATS)
def test_the_search_sees_a_name_in_every_format(runs: Runs, name: str) -> None:
    sources = runs.folder / f"seen-{name}"
    sources.mkdir()
    (sources / "a.txt").write_text("Ms Amir Saken (Finland, ALDE) spoke.\n")
    folder = runs.into(f"out-{name}", sources=sources, formats=(name,))
    seen = [file for file, text in written(folder) if holds(text, "Amir Saken")]
    assert [file for file in seen if file.startswith(SEARCHED[name])]


def test_a_name_that_is_a_word_too_goes_where_it_names_and_stays_where_it_does_not(
    hidden: Path,
) -> None:
    (text,) = (one.release.text for one in read_output(hidden) if "GENEVA" in one.release.text)
    assert regex.sub(r"\d{8}", "N", text) == (
        "GENEVA, 2 April 2031 – Person-N was arrested in Jordan in May 2030, so\n"
        "Vera Will said. Ms Will left. Person-N said on 3 May 2030 that she would appeal. May I "
        "ask the Minister\nof Justice? Ms Person-N is held in Amman.\n"
    )


def test_a_name_inside_another_word_stays(hidden: Path) -> None:
    (text,) = (one.release.text for one in read_output(hidden) if "OSLO" in one.release.text)
    assert "an Italian had an alibi for Person-" in text
    assert "Mr Hassan Aliyev (Malta, SOC) spoke of it." in text
    assert "Ms Pia Sund, 41, left." in text


def test_every_offset_leads_into_the_text_as_it_is_now(hidden: Path) -> None:
    for one in read_output(hidden):
        text, record = one.release.text, one.record
        assert (record.characters, record.text_sha256) == (
            len(text), sha256(text.encode()).hexdigest(),
        )  # fmt: skip
        for span in spans(record):
            assert text[span.start : span.end] == span.text
            line = getattr(span, "line", 0)
            assert line in (0, text.count("\n", 0, span.start) + 1)
        for person in record.persons:
            for mention in person.mentions:
                assert mention.full_start <= mention.start
                assert text[mention.full_start : mention.full_end].endswith(mention.text)


def test_persons_and_what_is_said_of_them_are_as_many_as_before(plain: Path, hidden: Path) -> None:
    def counted(folder: Path) -> list[tuple[int, ...]]:
        tables = ("persons", "parties", "countries", "dates", "quotes", "issues")
        return sorted(
            tuple(len(getattr(one.record, table)) for table in tables)
            for one in read_output(folder)
        )

    assert counted(plain) == counted(hidden)
    values = [sorted(str(d.value) for e in read_output(f) for d in e.record.dates)
              for f in (plain, hidden)]  # fmt: skip
    assert values[0] == values[1]


def test_a_release_without_these_names_stays_as_it_is(plain: Path, hidden: Path) -> None:
    def lima(folder: Path) -> dict[str, object]:
        (one,) = (one for one in read_output(folder) if one.record.source == "d.txt")
        return json.loads(
            one.record.model_dump_json(exclude={"persons": {"__all__": {"canonical_id"}}})
        )

    assert lima(plain) == lima(hidden)
    assert (hidden / "texts" / str(lima(hidden)["text_file"])).read_text() == RELEASES["d.txt"]


def test_who_has_another_role_keeps_the_name(hidden: Path) -> None:
    persons = [person for one in read_output(hidden) for person in one.record.persons]
    names = {one.name for one in persons}
    assert {"Pia Sund", "Tomas Vale", "Rosa Vega", "Vera Will", "Hassan Aliyev"} <= names


def test_one_person_has_one_pseudonym_in_all_releases(hidden: Path) -> None:
    found = {}
    for one in read_output(hidden):
        for person in one.record.persons:
            if person.name.startswith("Person-"):
                found.setdefault(person.canonical_id, set()).add(person.name)
    assert found
    assert all(len(names) == 1 for names in found.values())
    paris = next(one for one in read_output(hidden) if "PARIS" in one.release.text)
    strasbourg = next(one for one in read_output(hidden) if "STRASBOURG" in one.release.text)
    amir = {person.name for person in paris.record.persons} - {"Pia Sund"}
    assert amir < {person.name for person in strasbourg.record.persons}


def test_one_word_that_several_share_says_of_none_that_it_is_meant(hidden: Path) -> None:
    (text,) = (one.release.text for one in read_output(hidden) if "STRASBOURG" in one.release.text)
    assert regex.search(r'"Name-\d{8} is innocent," said Name-\d{8}\'s lawyer', text)


def test_ids_sources_and_addresses_do_not_lead_back(plain: Path, hidden: Path) -> None:
    old = {
        part
        for one in read_output(plain)
        if "LIMA" not in one.release.text
        for part in (one.record.release_id, one.record.text_sha256, one.record.source,
                     *(person.person_id for person in one.record.persons),
                     *(person.canonical_id or "" for person in one.record.persons))
    }  # fmt: skip
    for name, text in written(hidden):
        assert not [part for part in old if part in text and len(part) > 5], name
    changed = [one.record for one in read_output(hidden) if "LIMA" not in one.release.text]
    assert all(one.source == f"withheld/{one.release_id}" for one in changed)
    assert all((one.url, one.metadata) == (None, {}) for one in changed)
    links = [m.link for one in changed for person in one.persons for m in person.mentions]
    assert set(links) == {None}


def test_no_address_of_a_page_stands_in_a_text_that_names_a_protected_person(hidden: Path) -> None:
    (text,) = (one.release.text for one in read_output(hidden) if "STRASBOURG" in one.release.text)
    assert "example.org/" not in text
    assert "www.example.org" in text


def test_the_order_of_releases_and_persons_tells_nothing(hidden: Path) -> None:
    sources = [one.record.source for one in read_output(hidden)]
    behind = sources[sources.index("d.txt") + 1 :]
    assert sources[0] == "d.txt"
    assert behind == sorted(behind)
    names = [line.split(",")[0] for line in (hidden / "identities.csv").read_text().splitlines()]
    shown = [name for name in names if name.startswith("Person-")]
    assert shown == sorted(shown)
    assert len(shown) > 5


def test_the_receipt_tells_the_roles_and_no_source_and_no_key(runs: Runs, hidden: Path) -> None:
    text = (hidden / "run.json").read_text()
    receipt = json.loads(text)
    assert receipt["sources"] == []
    assert receipt["settings"] == {"known": "withheld"}
    assert runs.key.read_text().strip() not in "".join(one for _, one in written(hidden))


def test_the_reader_is_told(hidden: Path) -> None:
    assert "names of persons at risk were replaced" in (hidden / "READ-ME.txt").read_text()
    sheets = [text for name, text in written(hidden) if name.startswith("rollcall.xlsx")]
    assert any("names of persons at risk were replaced" in one for one in sheets)


def test_what_could_not_be_read_is_named_without_the_name(hidden: Path) -> None:
    text = (hidden / "rejected.csv").read_text()
    assert text.count("withheld/r") == 2


def test_the_same_key_gives_the_same_bytes_and_another_key_other_pseudonyms(
    runs: Runs,
) -> None:
    few = runs.folder / "few"
    few.mkdir()
    for name in ("b.txt", "e.txt", "f.jsonl"):
        (few / name).write_text(RELEASES[name])
    first, again = (runs.into(name, runs.key, sources=few) for name in ("first", "again"))
    here, there = ({name: text for name, text in written(one) if name != "run.json"}
                   for one in (first, again))  # fmt: skip
    assert here == there
    other = runs.into("other", runs.folder / "other-key", sources=few, formats=("csv", "json"))
    number = regex.compile(
        r"(?:Person|Name|Family)-(\d{8})|\b[a-z][0-9a-f]{16}\b", regex.IGNORECASE
    )

    def marks(folder: Path) -> set[str]:
        texts = [one.release.text for one in read_output(folder)]
        ids = [one.record.release_id for one in read_output(folder)]
        people = [
            person.canonical_id or ""
            for one in read_output(folder)
            for person in one.record.persons
        ]
        return {found[0].lower() for text in texts for found in number.finditer(text)} | {
            *ids,
            *people,
        }

    assert marks(first).isdisjoint(marks(other))
    assert marks(other)


def test_an_old_output_goes_whole(runs: Runs) -> None:
    sources = runs.folder / "one"
    sources.mkdir()
    (sources / "a.txt").write_text(RELEASES["b.txt"])
    folder = runs.into("twice", sources=sources)
    assert "Theresa" in "".join(text for _, text in written(folder))
    runs.into("twice", runs.key, sources=sources, formats=("csv", "json"))
    assert "Theresa" not in "".join(text for _, text in written(folder))
    assert not (folder / "rollcall.xlsx").exists()


@pytest.mark.parametrize("name", ["corrections.csv", "notes.txt", "old.xlsx"])
def test_a_folder_with_files_of_others_is_refused(runs: Runs, name: str) -> None:
    folder = runs.folder / f"kept-{name}"
    folder.mkdir()
    (folder / "run.json").write_text('{"tool": "rollcall"}')
    (folder / name).write_text("Amir Saken")
    with pytest.raises(OutputError, match=f"may hold names: '{name}'"):
        runs.into(folder.name, runs.key)


@pytest.mark.slow
def test_nobody_to_protect_changes_no_release(runs: Runs, plain: Path) -> None:
    folder = runs.into("nobody", runs.key, roles=("addressee",), formats=("json",))
    texts = {one.release.text for one in read_output(folder)}
    assert texts == {one.release.text for one in read_output(plain)}


@pytest.mark.slow
def test_all_means_everybody(runs: Runs) -> None:
    folder = runs.into("all", runs.key, roles=("all",), formats=("json",))
    names = {person.name for one in read_output(folder) for person in one.record.persons}
    assert names
    assert all(regex.fullmatch(r"(?:Person|Family)-\d{8}", one) for one in names)


def test_ids_are_not_made_without_the_key(runs: Runs, plain: Path, hidden: Path) -> None:
    """Who has the texts but no key cannot make the ids: a guessed key gives others."""
    old = {one.record.release_id for one in read_output(plain)}
    new = {one.record.release_id for one in read_output(hidden)}
    assert not new & {Key(b"\0" * 32).id(one) for one in old}
    assert new - old == {read_key(runs.key).id(one) for one in old - new}
