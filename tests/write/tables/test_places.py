"""The tables of parties and countries."""

import pytest

from pipeline.write.tables.every import rows_of


@pytest.mark.parametrize(
    ("column", "cell"),
    [
        ("name", "Ruritania"),
        ("country_code", None),
        ("how", "unknown"),
        ("candidates", "RU; RO"),
        ("check", "unknown-country"),
        ("sentence", "STRASBOURG, 12 October 2017 – Ms Pia Sund (Namibia, ALDE) and Zoë Çelik "
                     "(Ruritania, XYZ),"),
    ],
)  # fmt: skip
def test_an_unknown_country_is_a_row_under_its_name_as_written(make, column, cell) -> None:
    (row,) = [one for one in rows_of(make())["countries"] if one["how"] == "unknown"]
    assert row[column] == cell


def test_a_dependent_territory_has_a_row_with_its_status(make) -> None:
    rows = rows_of(make())["countries"]
    assert [row["status"] for row in rows if row["name"] == "Greenland"] == ["dependent"]


def test_an_embedded_country_is_no_row_of_countries(make) -> None:
    assert "UG" not in [row["country_code"] for row in rows_of(make())["countries"]]


def test_a_country_lists_every_form_once(make) -> None:
    namibia = make().record.countries[0]
    first = namibia.mentions[0]
    forms = [first.model_copy(update={"text": words}) for words in ("Namibian", "Namibia")]
    country = namibia.model_copy(update={"mentions": (first, *forms)})
    (row,) = rows_of(make(countries=(country,)))["countries"]
    assert (row["as_written"], row["mentions_count"]) == ("Namibia; Namibian", 3)


def test_rows_stand_in_the_order_of_the_text(make) -> None:
    names = [row["name"] for row in rows_of(make())["countries"]]
    assert names == ["Namibia", "Ruritania", "Greenland"]


def test_an_unknown_party_has_no_id_and_no_kind(make) -> None:
    (row,) = [one for one in rows_of(make())["parties"] if one["name"] == "XYZ"]
    assert (row["party_id"], row["kind"], row["abbreviation"]) == (None, None, None)
