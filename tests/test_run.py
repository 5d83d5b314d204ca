"""The corridor: small releases in, records out; the same bytes each time, in the same order."""

from dataclasses import replace
from pathlib import Path

import pytest

from pipeline import run as corridor
from pipeline.annotate.kit import Kit
from pipeline.errors import DataError, OutputError, UsageError
from pipeline.identify.options import IdentifyOptions
from pipeline.ingest.options import IngestOptions
from pipeline.pseudonymise.options import PseudonymiseOptions
from pipeline.records import ReleaseRecord
from pipeline.run import extract, run
from pipeline.run_options import RunOptions
from pipeline.types import Release
from pipeline.write.options import Summary, WriteOptions

DECLARATION = (
    "STRASBOURG, 12 March 2031 – The signatories were **Ms Pia Sund** (Finland; SOC) and "
    "Mr Tomas VALE (Malta, EPP/CD). The Parliamentary Assembly of the Council of Europe met "
    "yesterday. Ms Sund said on 30 October: “Enough.”\n"
)
TEXTS = (
    DECLARATION,
    "Georgia votes on 3 May. Tbilisi is calm.\n",
    "Sen. Max Boone (D-N.M.) and Rep. Amy Cole (WA-03) of the United States Congress spoke.\n",
    "In 2004 the Vales fled Congo. Mr Vale was jailed for eight years.\n",
    "",
    "*Pia Sund* (Suède)\n",
)
PLAIN = WriteOptions(formats=("csv", "json"))


def release(number: int) -> Release:
    return Release(f"r{number}", TEXTS[number], f"{number}.txt")


def record(kit: Kit, text: str, **metadata: str) -> ReleaseRecord:
    (extraction,) = extract([Release("r0", text, "made.txt", metadata)], kit)
    return extraction.record


@pytest.fixture
def quick(kit: Kit, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let `run` use the kit that all tests share."""
    monkeypatch.setattr(corridor, "load_kit", lambda data=(): kit)


@pytest.fixture
def letters(tmp_path: Path) -> Path:
    """Return a folder with the texts above that are not empty."""
    folder = tmp_path / "letters"
    folder.mkdir()
    for number, text in enumerate(TEXTS):
        if text:
            (folder / f"{number}.txt").write_text(text, "utf-8")
    return folder


def written(folder: Path) -> dict[str, bytes]:
    """Return every file of an output but its receipt, which holds a clock."""
    paths = (path for path in folder.rglob("*") if path.is_file() and path.name != "run.json")
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def test_a_declaration_becomes_people_with_their_country_and_group(kit: Kit) -> None:
    found = {
        one.name: ([tie.code for tie in one.countries], [tie.party_id for tie in one.parties])
        for one in record(kit, DECLARATION).persons
    }
    assert found == {
        "Pia Sund": (["FI"], ["pace:SOC"]),
        "Tomas Vale": (["MT"], ["pace:EPP/CD"]),
    }


def test_dates_lean_on_the_dateline(kit: Kit) -> None:
    values = {one.text: one.value for one in record(kit, DECLARATION).dates}
    assert values == {
        "12 March 2031": "2031-03-12",
        "yesterday": "2031-03-11",
        "30 October": "2030-10-30",
    }


def test_a_date_given_beside_the_text_is_leant_on(kit: Kit) -> None:
    given = record(kit, TEXTS[1], published="2031-05-04", published_from="option")
    assert [(one.value, one.anchor_from) for one in given.dates] == [("2031-05-03", "option")]


def test_a_release_without_a_text_has_a_record_without_rows(kit: Kit) -> None:
    empty = record(kit, "")
    assert (empty.persons, empty.countries, empty.dates, empty.characters) == ((), (), (), 0)


def test_releases_come_out_in_the_order_they_went_in(kit: Kit) -> None:
    order = [5, 0, 3, 4, 1, 2]
    found = extract((release(number) for number in order), kit)
    assert [one.release.id for one in found] == [f"r{number}" for number in order]


def test_a_record_does_not_depend_on_its_neighbours(kit: Kit) -> None:
    numbers = range(len(TEXTS))
    alone = {n: next(iter(extract([release(n)], kit))).record for n in numbers}
    for order in (numbers, reversed(numbers), (0, 3, 3, 1)):
        several = list(order)
        together = [one.record for one in extract((release(n) for n in several), kit)]
        assert together == [alone[n] for n in several]


def test_only_as_many_releases_are_read_as_a_batch_needs(kit: Kit) -> None:
    read: list[str] = []

    def endless():
        while True:
            read.append("one")
            yield replace(release(1), id=f"r{len(read)}")

    assert next(iter(extract(endless(), kit))).release.id == "r1"
    assert len(read) < 50


@pytest.mark.usefixtures("quick")
def test_the_same_input_gives_the_same_bytes(letters: Path, tmp_path: Path) -> None:
    for name in ("first", "second"):
        run([str(letters)], tmp_path / name, RunOptions(write=PLAIN))
    assert written(tmp_path / "first") == written(tmp_path / "second")


@pytest.mark.usefixtures("quick")
def test_a_run_says_what_it_read_and_rejected(letters: Path, tmp_path: Path) -> None:
    (letters / "broken.jsonl").write_text("no json\n", "utf-8")
    told: list[Release] = []
    summary = run([str(letters)], tmp_path / "out", RunOptions(write=PLAIN), told.append)
    assert isinstance(summary, Summary)
    assert (summary.releases, summary.rejected) == (5, 1)
    assert sorted(one.source for one in told) == [f"{n}.txt" for n in (0, 1, 2, 3, 5)]


@pytest.mark.usefixtures("quick")
def test_a_folder_that_is_not_ours_is_refused_before_anything_is_read(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("Mine", "utf-8")
    with pytest.raises(OutputError, match="was not written by rollcall"):
        run([str(tmp_path / "missing")], tmp_path, RunOptions())


@pytest.mark.usefixtures("quick")
def test_a_wrong_option_leaves_the_old_output_whole(letters: Path, tmp_path: Path) -> None:
    run([str(letters)], tmp_path / "out", RunOptions(write=PLAIN))
    before = written(tmp_path / "out")
    wrong = RunOptions(IngestOptions(published="12.10.2017"), PLAIN)
    with pytest.raises(UsageError, match="--published"):
        run([str(letters)], tmp_path / "out", wrong)
    assert written(tmp_path / "out") == before


WRONG_OPTIONS = [
    (RunOptions(IngestOptions(published="12.10.2017")), "--published"),
    (RunOptions(IngestOptions(metadata=Path("none.csv"))), "none.csv"),
    (RunOptions(write=WriteOptions(formats=("xls",))), "--format 'xls' is unknown"),
    (RunOptions(write=WriteOptions(delimiter="::")), "--delimiter"),
    (RunOptions(identify=IdentifyOptions(known=(Path("none"),))), "--known 'none' is no output"),
    (RunOptions(identify=IdentifyOptions(decisions=Path("none.csv"))), "none.csv"),
    (RunOptions(corrections=Path("none.csv")), "--corrections 'none.csv'"),
    (RunOptions(pseudonymise=PseudonymiseOptions(("hostage",))), "'hostage' is unknown"),
    (RunOptions(pseudonymise=PseudonymiseOptions(("minor",))), "needs a key"),
    (RunOptions(pseudonymise=PseudonymiseOptions(key=Path("k"))), "give --pseudonymise ROLE too"),
]


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize(("options", "told"), WRONG_OPTIONS)
def test_wrong_options_are_told_before_what_somebody_edited(
    letters: Path, tmp_path: Path, options: RunOptions, told: str
) -> None:
    run([str(letters)], tmp_path / "out", RunOptions(write=PLAIN))
    (tmp_path / "out" / "persons.csv").write_text("name\nMine\n", "utf-8")
    with pytest.raises((UsageError, DataError), match=told):
        run([str(letters)], tmp_path / "out", options)
    with pytest.raises(UsageError, match="no such file"):
        run([str(letters / "none.txt")], tmp_path / "out", RunOptions())
    with pytest.raises(OutputError, match=r"persons\.csv' was edited"):
        run([str(letters)], tmp_path / "out", RunOptions())


@pytest.mark.usefixtures("quick")
def test_no_key_is_made_by_a_run_that_does_not_start(letters: Path, tmp_path: Path) -> None:
    run([str(letters)], tmp_path / "out", RunOptions(write=PLAIN))
    (tmp_path / "out" / "persons.csv").write_text("name\nMine\n", "utf-8")
    hiding = PseudonymiseOptions(("minor",), tmp_path / "my.key")
    with pytest.raises(OutputError, match="was edited"):
        run([str(letters)], tmp_path / "out", RunOptions(pseudonymise=hiding))
    assert not (tmp_path / "my.key").exists()


def test_those_in_the_lines_below_signatories_have_signed(kit: Kit) -> None:
    text = "Signatories:\nMs Anna Berg, Finland, SOC\nMr Tomas Vale, Malta, EPP/CD\n"
    assert [one.appears_as for one in record(kit, text).persons] == [("signatory",)] * 2


def test_a_country_behind_in_is_no_person_of_the_same_name(kit: Kit) -> None:
    found = record(kit, "Mr Chad spoke in Chad.")
    assert [one.code for one in found.countries] == ["TD"]
