"""Gathering the country tables: sources merged, corrections applied, the same bytes each time."""

import json
import os
from pathlib import Path

import pytest

from pipeline.errors import DataError
from pipeline.gather.countries import gather, in_order, merged, shared
from pipeline.gather.country_by_hand import Names, corrected_list, corrected_names
from pipeline.gather.country_rows import Cells, read_cells
from pipeline.gather.country_spellings import nationality, plain, spellings
from pipeline.gazetteer_rows import Country, CountryName

ROOT = Path(__file__).parents[2]
REFERENCE = ROOT / os.environ.get("ROLLCALL_SHARED", "../shared") / "reference"
needs_reference = pytest.mark.skipif(
    not REFERENCE.is_dir(), reason="the reference data is not here; set ROLLCALL_SHARED"
)


def name(code: str, text: str, **cells: str) -> CountryName:
    usual = {"kind": "name", "strength": "strong", "why": "UN"}
    return CountryName.model_validate({"code": code, "text": text} | usual | cells)


def found(*names: CountryName) -> Names:
    return {each.key(): each for each in names}


def by_hand(action: str, code: str, text: str, **cells: str) -> Cells:
    empty = {"kind": "", "strength": "", "other_sense": "", "why": "a reason"}
    return {"action": action, "code": code, "text": text} | empty | cells


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("Bolivia (Plurinational State of)", "Bolivia"),
        ("C&ocirc;te d'Ivoire", "Côte d'Ivoire"),
        ("Côte d’Ivoire", "Côte d'Ivoire"),
        ("Falkland Islands [Malvinas]", "Falkland Islands"),
        ("the Cook Islands **", "Cook Islands"),
        (
            "Islamic Republic of Afghanistan (until 2021); current name disputed",
            "Islamic Republic of Afghanistan",
        ),
        ("none", ""),
    ],
)
def test_a_cell_becomes_a_bare_name(cell: str, expected: str) -> None:
    assert plain(cell) == expected


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("Afghan(s)", ["Afghan", "Afghans"]),
        ("Manxman (men), Manxwoman (women)", ["Manxman", "Manxmen", "Manxwoman", "Manxwomen"]),
        ("Thai (singular and plural)", ["Thai"]),
        ("Motswana (singular), Batswana (plural)", ["Motswana", "Batswana"]),
        ("Aruban; Dutch", ["Aruban"]),
        ("A(s), B(s), or C Islanders", ["A", "As", "B", "Bs", "C Islanders"]),
        ("NA (US citizens)", []),
        ("none", []),
    ],
)
def test_a_nationality_gives_each_word_and_its_plural(cell: str, expected: list[str]) -> None:
    assert nationality(cell) == expected


@pytest.mark.parametrize(
    ("text", "others"),
    [
        ("France", []),
        ("St. Lucia", ["Saint Lucia", "St Lucia"]),
        ("Turks & Caicos", ["Turks and Caicos"]),
        ("Republic of the Sudan", ["Republic of Sudan"]),
        ("Côte d'Ivoire", ["Cote d'Ivoire", "Côte d’Ivoire", "Cote d’Ivoire"]),
        ("Saint-Martin", []),
    ],
)
def test_a_name_has_these_other_spellings(text: str, others: list[str]) -> None:
    assert spellings(text) == [text, *others]


def test_a_name_cites_every_source_of_its_kind() -> None:
    names = merged([name("FR", "France", why="CLDR"), name("FR", "France", why="UN")])
    assert [each.why for each in names.values()] == ["CLDR, UN"]


def test_an_adjective_goes_before_a_demonym() -> None:
    two = [name("KZ", "Kazakh", kind="demonym"), name("KZ", "Kazakh", kind="adjective")]
    assert [each.kind for each in merged(two).values()] == ["adjective"]


def test_a_text_of_two_countries_becomes_weak_and_names_the_other() -> None:
    countries = [
        Country(code=code, name=text, status="sovereign")
        for code, text in (("KP", "North Korea"), ("KR", "South Korea"))
    ]
    north, south = shared([name("KP", "Korean"), name("KR", "Korean")], countries)
    assert (north.strength, north.other_sense, north.why) == (
        "weak",
        "several",
        "also of South Korea",
    )
    assert south.why == "also of North Korea"


def test_a_text_of_one_country_stays_strong() -> None:
    countries = [Country(code="FR", name="France", status="sovereign")]
    assert shared([name("FR", "France")], countries) == [name("FR", "France")]


def test_an_added_name_comes_in_all_its_spellings() -> None:
    row = by_hand("add", "TR", "Türkiye", kind="name", strength="strong")
    assert [text for _, text in corrected_names({}, [row])] == ["Turkiye", "Türkiye"]


def test_a_spelling_never_replaces_what_a_source_says() -> None:
    row = by_hand("add", "PE", "Perú", kind="name", strength="weak", other_sense="city")
    names = corrected_names(found(name("PE", "Peru")), [row])
    assert names["PE", "Peru"].strength == "strong"


def test_a_set_row_changes_only_its_filled_cells() -> None:
    row = by_hand(
        "set", "TD", "Chad", strength="weak", other_sense="given-name", why="a given name"
    )
    names = corrected_names(found(name("TD", "Chad")), [row])
    assert names["TD", "Chad"] == name(
        "TD", "Chad", strength="weak", other_sense="given-name", why="a given name"
    )


def test_a_name_that_is_set_strong_loses_its_other_sense() -> None:
    weak = name("US", "USA", strength="weak", other_sense="only-in-brackets")
    row = by_hand("set", "US", "USA", strength="strong")
    assert corrected_names(found(weak), [row])["US", "USA"].other_sense == ""


def test_a_removed_name_is_gone() -> None:
    names = found(name("HK", "Chinese"), name("CN", "Chinese"))
    assert list(corrected_names(names, [by_hand("remove", "HK", "Chinese")])) == [("CN", "Chinese")]


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        (by_hand("remove", "FR", "Gaul"), "no such name"),
        (by_hand("set", "FR", "Gaul"), "no such name"),
        (by_hand("add", "FR", "France", kind="name", strength="strong"), "a source has this name"),
        (by_hand("set", "FR", "France", why=""), "no reason"),
        (by_hand("drop", "FR", "France"), "unknown action"),
    ],
)
def test_a_faulty_correction_stops_the_gathering(row: Cells, problem: str) -> None:
    with pytest.raises(DataError, match=problem):
        corrected_names(found(name("FR", "France")), [row])


def test_all_faulty_corrections_are_listed_at_once() -> None:
    rows = [by_hand("remove", "FR", "Gaul"), by_hand("set", "DE", "Saxony")]
    with pytest.raises(DataError, match=r"(?s)Gaul.*Saxony"):
        corrected_names({}, rows)


def test_a_list_row_lays_its_filled_cells_over_the_country() -> None:
    country = Country(code="TW", alpha3="TWN", name="Taiwan", status="sovereign")
    row = dict.fromkeys(Country.model_fields, "") | {"code": "TW", "status": "disputed"}
    assert corrected_list([country], [row]) == [country.model_copy(update={"status": "disputed"})]


def test_names_are_put_in_order_by_code_kind_and_text() -> None:
    names = [name("FR", "b"), name("FR", "a"), name("DE", "z"), name("FR", "z", kind="adjective")]
    assert [each.text for each in in_order(names)] == ["z", "z", "a", "b"]


@needs_reference
def test_gathering_again_gives_the_committed_tables_byte_for_byte(tmp_path: Path) -> None:
    pytest.importorskip("rigour", reason="rigour is an extra, needed only for gathering")
    gather(REFERENCE, tmp_path)
    for table in ("countries.csv", "country_names.csv"):
        committed = (ROOT / "pipeline" / "data" / table).read_bytes()
        assert (tmp_path / table).read_bytes() == committed, table


# mledoze/countries is share-alike: our tables are checked against it and never built from it.
KNOWN_GAPS = {"South Georgia"}  # of the two groups of islands that share a code, one alone


@needs_reference
def test_every_common_name_of_mledoze_is_a_name_of_the_same_country() -> None:
    path = REFERENCE / "countries" / "mledoze_countries.json"
    theirs = {(row["cca2"], row["name"]["common"]) for row in json.loads(path.read_text("utf-8"))}
    table = read_cells(ROOT / "pipeline" / "data" / "country_names.csv")
    ours = {(row["code"], row["text"]) for row in table}
    assert {text for code, text in theirs if (code, text) not in ours} == KNOWN_GAPS
