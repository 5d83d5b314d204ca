"""rollcall inside a program: three lines, typed results, safe in threads."""

import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

import pipeline
from pipeline.errors import DataError, UsageError
from pipeline.library import KITS, Kits, Text, extract, extract_all
from pipeline.records import ReleaseRecord, make_id
from pipeline.run import extract as extract_releases
from pipeline.types import Release

TEXT = (
    "STRASBOURG, 12 March 2031 – Ms Pia Sund (Finland, ALDE) said that a vote on the release of "
    "Amir Saken will follow on 30 April.\n"
)
TEXTS = [path.read_text("utf-8") for path in sorted(Path("corpus/train").glob("*.txt"))[:12]]


@pytest.mark.slow
def test_three_lines_of_a_program_give_typed_records() -> None:
    program = (
        "from pipeline import extract\n"
        f"record = extract({TEXT!r})\n"
        "print([person.name for person in record.persons], record.countries[0].code)\n"
    )
    said = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert (said.stdout, said.stderr) == ("['Pia Sund', 'Amir Saken'] FI\n", "")


def test_the_package_itself_loads_nothing() -> None:
    program = "import pipeline, sys; print({'spacy', 'pydantic', 'numpy'} & set(sys.modules))"
    said = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert said.stdout == "set()\n"


def test_the_package_offers_what_its_stub_says() -> None:
    stub = Path("pipeline/__init__.pyi").read_text("utf-8")
    told = {line.split()[-1] for line in stub.splitlines()}
    assert told == set(pipeline.OFFERED) <= set(dir(pipeline))
    assert all(getattr(pipeline, name) for name in told)


def test_the_package_has_no_attribute_that_it_does_not_offer() -> None:
    with pytest.raises(AttributeError, match="no attribute 'extarct'"):
        pipeline.extarct  # noqa: B018


def test_a_text_says_what_it_says_in_a_run(kit) -> None:
    release = Release("r1", TEXT, "text", {"published": "2031-03", "published_from": "metadata"})
    (expected,) = extract_releases([release], kit)
    assert extract(TEXT, published="2031-03", id="r1") == expected.record


def test_what_is_known_besides_the_text_is_kept() -> None:
    record = extract("Ms Pia Sund spoke.", title="Of rivers", publisher="A\x00B", url="u")
    assert (record.title, record.publisher, record.url) == ("Of rivers", "A B", "u")


def test_offsets_lead_into_the_text_with_plain_line_ends() -> None:
    text = "\ufeffOne.\r\n\r\nMs Pia Sund spoke."
    (person,) = extract(text).persons
    stored = "One.\n\nMs Pia Sund spoke."
    assert stored[person.mentions[0].start : person.mentions[0].end] == "Pia Sund"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (" \n", "empty: `text` holds no text"),
        ("a\x00b", "NUL"),
        ("a\ud800b", "surrogate"),
        ("a" * 1_000_001, "too long: over 1000000 characters"),
        (7, "no `text`"),
    ],
)
def test_a_text_that_cannot_be_read_is_an_error_that_says_why(text: str, said: str) -> None:
    with pytest.raises(UsageError, match=said):
        extract(text)


def test_a_date_that_is_none_is_an_error() -> None:
    with pytest.raises(UsageError, match=r"`published` is '12/10/2017': give a date such as"):
        extract("Text.", published="12/10/2017")


@pytest.mark.parametrize("data", [["/nowhere"], "data"])
def test_a_folder_that_is_absent_is_an_error(data) -> None:
    with pytest.raises(UsageError, match=r"no such folder|give a list"):
        extract("Text.", data=data)


def test_a_faulty_table_is_an_error_that_names_it(tmp_path: Path) -> None:
    (tmp_path / "months.csv").write_text("text,wrong\n")
    with pytest.raises(DataError, match=r"months\.csv"):
        extract("Text.", data=[tmp_path])


@pytest.mark.slow
def test_eight_threads_get_what_one_gets(kit) -> None:
    releases = [Release(make_id("r", text), text, "text") for text in TEXTS]
    alone = [one.record for release in releases for one in extract_releases([release], kit)]
    with ThreadPoolExecutor(8) as threads:
        found = list(threads.map(extract, TEXTS * 4))
    assert len(TEXTS) == 12
    assert found == alone * 4


def test_threads_that_begin_at_once_load_it_once(monkeypatch: pytest.MonkeyPatch) -> None:
    loaded = []
    begin = threading.Barrier(8)
    monkeypatch.setattr("pipeline.library.load_kit", lambda data: loaded.append(data) or object())
    kits = Kits()

    def ask(_: int):
        begin.wait()
        return kits.kit()[0]

    with ThreadPoolExecutor(8) as threads:
        found = set(threads.map(ask, range(8)))
    assert (len(found), loaded) == (1, [()])


def test_a_folder_is_loaded_again_when_a_table_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pipeline.library.load_kit", lambda data: object())
    kits = Kits()
    first, again = kits.kit([tmp_path])[0], kits.kit([str(tmp_path)])[0]
    (tmp_path / "months.csv").write_text("text\n")
    assert first is again
    assert kits.kit([tmp_path])[0] is not first


@pytest.mark.slow
def test_many_texts_come_back_in_their_order_each_with_its_record_or_its_reason() -> None:
    given = [TEXTS[0], "", *TEXTS[1:6], Text(TEXT, published="2031-03"), "a\x00"]
    found = list(extract_all(given, workers=2))
    assert [one.given.text for one in found] == [
        one.text if isinstance(one, Text) else one for one in given
    ]
    assert [bool(one.reason) for one in found] == [False, True, *[False] * 6, True]
    assert found[0].record == extract(TEXTS[0])
    assert found[7].record == extract(TEXT, published="2031-03")


@pytest.mark.slow
def test_many_texts_are_read_in_new_processes_where_this_one_has_threads() -> None:
    threading.Thread(target=(stop := threading.Event()).wait, daemon=True).start()
    try:
        (found,) = extract_all([TEXT], workers=1)
    finally:
        stop.set()
    assert found.record == extract(TEXT)


@pytest.mark.parametrize("wrong", [{"workers": -1}, {"data": ["/nowhere"]}])
def test_wrong_options_are_told_before_a_text_is_taken(wrong) -> None:
    with pytest.raises(UsageError):
        extract_all(iter(()), **wrong)


def test_no_text_gives_no_result() -> None:
    assert list(extract_all([], workers=1)) == []


def test_a_record_is_typed_and_cannot_be_changed() -> None:
    record = extract(TEXT)
    assert isinstance(record, ReleaseRecord)
    with pytest.raises(ValueError, match="frozen"):
        record.title = "other"


def test_the_kit_of_the_process_is_the_one_that_reads() -> None:
    assert KITS.kit()[0] is KITS.kit([])[0]
