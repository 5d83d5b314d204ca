"""The gathering of parties: it reproduces the committed tables, and refuses stale corrections."""

import os
from pathlib import Path

import pytest

from pipeline.errors import DataError
from pipeline.gather import parties
from pipeline.gather.party_factbook import listed, with_listed
from pipeline.gather.party_hand import corrected, gathered
from pipeline.gather.party_short_forms import short_forms
from pipeline.gather.party_tables import Name, Party
from pipeline.gather.party_texts import alternatives, in_languages, tidy, unbracketed
from pipeline.gather.party_words import Words

DATA = Path(parties.__file__).parents[1] / "data"
REFERENCE = Path(os.environ.get("ROLLCALL_SHARED", "../shared")) / "reference"
TABLES = ("parties.csv", "party_names.csv")
BAVARIA = Party("pf:1", "Bavaria Party")
HEADER = "action,party_id,what,value,strength,why\n"


@pytest.fixture(scope="module")
def rebuilt(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if not (REFERENCE / "party_facts").is_dir():
        pytest.skip(f"the reference data is not at {REFERENCE}; set ROLLCALL_SHARED")
    folder = tmp_path_factory.mktemp("tables")
    parties.main(["--reference", str(REFERENCE), "--into", str(folder)])
    return folder


@pytest.mark.slow
@pytest.mark.parametrize("table", TABLES)
def test_gathering_again_gives_the_committed_table(rebuilt: Path, table: str) -> None:
    assert (rebuilt / table).read_bytes() == (DATA / table).read_bytes()


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ("remove,pf:1,text,Bavarian League,,gone\n", "has no text 'Bavarian League'"),
        ("remove,pf:2,party,,,gone\n", "there is no party 'pf:2'"),
        ("add,pf:1,short_name,Bavarians,weak,\n", "the reason is missing"),
        ("add,pf:1,nickname,Bavarians,weak,everyday\n", "is no change"),
    ],
)
def test_a_stale_correction_stops_the_gathering(tmp_path: Path, row: str, problem: str) -> None:
    file = tmp_path / "by_hand.csv"
    file.write_text(HEADER + row, encoding="utf-8")
    with pytest.raises(DataError, match=problem):
        corrected(gathered([BAVARIA], []), [file])


def test_a_merged_party_leaves_its_names_to_the_other(tmp_path: Path) -> None:
    file = tmp_path / "by_hand.csv"
    file.write_text(HEADER + "merge,pf:2,party,pf:1,,twice in the source\n", encoding="utf-8")
    twice = gathered([BAVARIA, Party("pf:2", "BP")], [Name("pf:2", "Bayernpartei", "native_name")])
    after = corrected(twice, [file])
    assert set(after.parties) == {"pf:1"}
    assert set(after.names) == {("pf:1", "Bayernpartei")}


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("For Fatherland and Freedom / LNNK", ["For Fatherland and Freedom", "LNNK"]),
        ("National Liberals // Young Czechs", ["National Liberals", "Young Czechs"]),
        ("The Opportunities Party", ["Opportunities Party"]),
        ("The Greens", ["The Greens"]),
        ("[New] Liberal Alliance", ["Liberal Alliance"]),
        ("Conservative Party (1867)", ["Conservative Party"]),
    ],
)
def test_a_cell_gives_the_names_it_holds(cell: str, names: list[str]) -> None:
    assert list(alternatives(cell)) == names


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("Russian: Патриоты России", ["Патриоты России"]),
        ("Moldovan: Република; Russian: Республика", ["Република", "Республика"]),
    ],
)
def test_the_name_of_a_language_is_no_part_of_a_name(cell: str, names: list[str]) -> None:
    assert [name for name in in_languages(cell) if name] == names


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("People\N{RIGHT SINGLE QUOTATION MARK}s Party", "People's Party"),
        ("Nóva\N{LEFT-TO-RIGHT MARK}", "Nóva"),
        ("''Aliança''", "Aliança"),
        ("A\N{NO-BREAK SPACE}B", "A B"),
    ],
)
def test_marks_of_the_source_do_not_stay_in_a_name(written: str, plain: str) -> None:
    assert tidy(written) == plain


def test_a_bracket_can_be_left_out() -> None:
    assert unbracketed("Janata Dal (Secular)") == "Janata Dal"


def test_a_name_without_its_own_country_is_a_short_form() -> None:
    words = {"party": {"party"}, "body": {"league"}, "genitive": {"of"}}
    known = Words({role: frozenset(found) for role, found in words.items()})
    party = Party("pf:1", "Omani Rose League", country_code="OM")
    names = [
        Name("pf:1", "Omani Rose League", "name"),
        Name("pf:1", "Rose Party of Oman (Left)", "english_name"),
        Name("pf:1", "Rose Party of Yemen", "english_name"),
        Name("pf:1", "Rosa di Oman", "native_name"),
        Name("pf:1", "Oman RL", "abbreviation"),
    ]
    found = short_forms(names, {"pf:1": party}, {"OM": {"Oman", "Omani"}}, known)
    assert [(one.text, one.kind) for one in found] == [
        ("Rose League", "short_name"),
        ("Rose Party", "short_name"),
    ]


FACTBOOK_WORDS = Words({"party": frozenset({"party"}), "body": frozenset({"union"})})


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Rose Party or RSP [Ann POE]", ["Rose Party", "RSP"]),
        ("Union of Larks (coalition of two)", ["Union of Larks"]),
        ("Rose Party or Hizb al-Ward or HWR", ["Rose Party", "Hizb al-Ward", "HWR"]),
        ("note: all parties are banned", []),
        ("Larks", []),
        ("Larks of the North", []),
        ("Rose Party or RP", ["Rose Party"]),
    ],
)
def test_a_line_of_the_factbook_is_a_party_and_what_else_it_is_called(
    line: str, names: list[str]
) -> None:
    found = list(listed("OM", line, FACTBOOK_WORDS))
    assert [text for one in found for text in (*one.names, *one.abbreviations)] == names


def with_lines(*lines: str) -> dict[str, list[str]]:
    """Return the texts by party after the lines came to a country with two parties."""
    old = Party("pf:1", "Rose Party", "RSP", country_code="OM", until="1950")
    new = Party("pf:2", "Omani Quay Union", "OQU", country_code="OM")
    before = gathered(
        [old, new],
        [Name("pf:1", "Rose Party", "name"), Name("pf:1", "RSP", "abbreviation"),
         Name("pf:2", "Omani Quay Union", "name"), Name("pf:2", "OQU", "abbreviation")],
    )  # fmt: skip
    found = [one for line in lines for one in listed("OM", line, FACTBOOK_WORDS)]
    after = with_listed(before, found, {"OM": {"Omani"}}, FACTBOOK_WORDS)
    texts: dict[str, list[str]] = {}
    for party_id, text in after.names:
        texts.setdefault(party_id, []).append(text)
    return {party_id: sorted(found) for party_id, found in texts.items()}


def test_a_listed_party_of_a_known_name_adds_its_other_names() -> None:
    assert with_lines("Quay Union or QUN")["pf:2"] == [
        *("OQU", "Omani Quay Union", "QUN", "Quay Union"),
    ]


def test_a_listed_party_of_a_living_abbreviation_and_a_common_word_is_the_same() -> None:
    assert "Union of the Quay" in with_lines("Union of the Quay or OQU")["pf:2"]


def test_a_listed_party_of_a_dead_one_s_abbreviation_is_another() -> None:
    assert with_lines("Red Sand Party or RSP")["fb:om-red-sand-party"] == ["RSP", "Red Sand Party"]
