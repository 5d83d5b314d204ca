"""EDTF in the notations of the field and back, by the rows of date_notations.csv."""

import pytest
from edtf import parse_edtf

from pipeline.notations import Said, edtf_of_tei, edtf_of_timex2, notations, timex3


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (Said("2018-05-03", "date", "day"), ("DATE", "2018-05-03")),
        (Said("2018-05", "date", "month"), ("DATE", "2018-05")),
        (Said("2016-22", "date", "season"), ("DATE", "2016-SU")),
        (Said("2019-33", "date", "quarter"), ("DATE", "2019-Q1")),
        (Said("2019-41", "date", "half"), ("DATE", "2019-H2")),
        (Said("18XX", "date", "century"), ("DATE", "18")),
        (Said("XXXX-05-03", "date", "day"), ("DATE", "XXXX-05-03")),
        (Said("2004/..", "interval", "year"), ("DATE", "2004")),
        (Said("2016-22/2017-21", "interval", "season"), ("DATE", "2016-SU/2017-SP")),
        (Said("2024-02-03/2024-02-04", "interval", "week"), ("DATE", "2024-W05-WE")),
        (Said("2024-02-03/2024-02-04", "interval", "day"), ("DATE", "2024-02-03/2024-02-04")),
        (Said("2004~", "date", "year"), ("DATE", "2004")),
        (Said("2006-05-05?", "date", "day"), ("DATE", "2006-05-05")),
        (Said(None, "set"), ("SET", "")),
        (Said(None, "date", "", "P12Y"), ("DATE", "")),
    ],
)
def test_a_date_in_timex3(said: Said, expected: tuple[str, str]) -> None:
    assert timex3(said) == expected


@pytest.mark.parametrize("row", notations(), ids=lambda row: f"{row.kind} {row.edtf}")
def test_each_row_is_valid_edtf_and_comes_back_from_timex2_and_tei(row) -> None:
    slots = {"year": "2016", "month": "05", "day": "03", "tens": "201", "hundreds": "20"}
    slots |= {"any": "2014", "other": "2016"}
    edtf = row.edtf.format(**slots)
    assert all(end == ".." or parse_edtf(end) for end in edtf.split("/"))
    if row.timex2 and "/" not in row.edtf:
        back = edtf_of_timex2(row.timex2.format(**slots))
        assert back is not None
        assert back.edtf == edtf
    if not row.tei:
        assert "beside the value" in row.note
        return
    attributes = dict(one.split("=") for one in row.tei.format(**slots).split())
    again = edtf_of_tei(attributes)
    assert again is not None
    if "to" not in attributes or "-" not in attributes["to"]:
        assert again.edtf in (edtf, "2010/2019", "2000/2099", "2016-12/..")


@pytest.mark.parametrize("value", ["BC0264", "PRESENT_REF", "1918-W33", "P7W", "", "T16:00"])
def test_what_no_row_can_say_is_none(value: str) -> None:
    assert edtf_of_timex2(value) is None
    assert edtf_of_tei({"when": value}) is None
