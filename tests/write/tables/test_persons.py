"""The tables of persons and of their ties: what the text says never vanishes."""

from itertools import zip_longest

import pytest

from pipeline.write.tables.every import rows_of

CELLS = {
    "roles": ("role",),
    "parties": ("party", "group"),
    "countries": ("delegation", "nationality", "office", "residence", "candidacy"),
    "appears_as": ("appears_as",),
}


@pytest.fixture
def rows(make):
    return rows_of(make())


@pytest.mark.parametrize(("column", "kinds"), CELLS.items(), ids=str)
def test_every_filled_cell_of_persons_has_its_rows_in_ties(rows, column, kinds) -> None:
    ties = [
        (tie["person_id"], tie["value"])
        for tie in rows["ties"]
        if tie["kind"] in kinds and tie["status"] != "denied"
    ]
    cells = [
        (person["person_id"], value)
        for person in rows["persons"]
        for value in person[column].split("; ")
        if value and person["kind"] == "person"
    ]
    assert sorted(ties) == sorted(cells)
    assert cells


@pytest.mark.parametrize(
    ("column", "cell"),
    [
        ("parties", "?"),
        ("party_ids", "?"),
        ("parties_as_written", "XYZ"),
        ("countries", "?"),
        ("country_codes", "?"),
        ("countries_as_written", "Ruritania"),
        ("roles", "rapporteur"),
    ],
)
def test_what_is_not_resolved_is_a_question_mark_beside_what_is_written(rows, column, cell) -> None:
    assert rows["persons"][1][column] == cell


def test_what_the_text_denies_stands_in_ties_alone(rows) -> None:
    zoe = rows["persons"][1]
    assert "ALDE" not in zoe["parties_as_written"]
    denied = [tie for tie in rows["ties"] if tie["status"] == "denied"]
    assert [tie["person_id"] for tie in denied] == [zoe["person_id"]]


def test_names_codes_and_words_stand_in_the_same_order(make) -> None:
    pia, zoe, _ = make().record.persons
    both = pia.model_copy(update={"countries": (*zoe.countries, *pia.countries)})
    (row,) = rows_of(make(persons=(both,)))["persons"]
    columns = ("countries", "country_codes", "countries_as_written")
    cells = [row[column].split("; ") for column in columns]
    assert list(zip_longest(*cells)) == [("?", "?", "Ruritania"), ("Namibia", "NA", "Namibia")]


def test_persons_stand_in_the_order_of_their_first_mentions(make) -> None:
    pia, zoe, vales = make().record.persons
    rows = rows_of(make(persons=(vales, zoe, pia)))["persons"]
    assert [row["name"] for row in rows] == ["Pia Sund", "Zoë Çelik", "Vales"]


def test_a_person_of_the_second_part_has_the_date_of_that_part(make) -> None:
    record = make().record
    first = record.parts[0]
    parts = (first, first.model_copy(update={"part": 2, "published": "2018-01-05"}))
    pia = record.persons[0]
    mentions = tuple(one.model_copy(update={"part": 2}) for one in pia.mentions)
    moved = pia.model_copy(update={"mentions": mentions})
    (row,) = rows_of(make(parts=parts, persons=(moved,)))["persons"]
    assert (row["part"], row["published"]) == (2, "2018-01-05")


def test_a_person_found_by_lists_alone_has_no_percentage(rows, make) -> None:
    assert rows["persons"][0]["confidence_percent"] is None
    pia = make().record.persons[0]
    scored = tuple(
        one.model_copy(update={"confidence": score})
        for one, score in zip(pia.mentions, (71, 93), strict=True)
    )
    (row,) = rows_of(make(persons=(pia.model_copy(update={"mentions": scored}),)))["persons"]
    assert row["confidence_percent"] == 93


def test_a_role_over_two_lines_is_one_line_in_its_cell(make) -> None:
    zoe = make().record.persons[1]
    role = zoe.roles[0].model_copy(update={"text": "rapporteur\n  on teachers"})
    extraction = make(persons=(zoe.model_copy(update={"roles": (role,)}),))
    assert rows_of(extraction)["persons"][0]["roles"] == "rapporteur on teachers"


def test_a_tie_without_a_value_shows_how_and_the_words(rows) -> None:
    (tie,) = [one for one in rows["ties"] if one["as_written"] == "XYZ"]
    assert (tie["value"], tie["code_or_id"], tie["how"]) == ("?", "", "unknown")
