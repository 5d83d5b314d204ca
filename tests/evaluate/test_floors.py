from pathlib import Path

import pytest

from pipeline.errors import DataError
from pipeline.evaluate.floors import Floor, broken_floors, read_floors
from pipeline.evaluate.result import Result, Score

RESULT = Result((Score("spans", "DATE", gold=4, found=6, right=3),))


@pytest.mark.parametrize(
    ("floor", "message"),
    [
        (Floor("spans", "DATE", 0.61), "DATE spans: F is 0.600, its floor is 0.610"),
        (Floor("spans", "PARTY", 0.1), "PARTY spans: nothing was counted, its floor is 0.100"),
    ],
)
def test_a_result_below_a_floor_breaks_it(floor: Floor, message: str) -> None:
    assert [str(one) for one in broken_floors(RESULT, (floor,))] == [message]


def test_a_result_on_the_floor_does_not_break_it() -> None:
    assert broken_floors(RESULT, (Floor("spans", "DATE", 0.6),)) == []


def test_floors_are_read_by_label_and_measure(tmp_path: Path) -> None:
    path = tmp_path / "floors.toml"
    path.write_text('[DATE]\nspans = 0.9\n"values of right spans" = 1\n', "utf-8")
    expected = (Floor("spans", "DATE", 0.9), Floor("values of right spans", "DATE", 1.0))
    assert read_floors(path) == expected


def test_every_faulty_floor_is_named(tmp_path: Path) -> None:
    path = tmp_path / "floors.toml"
    path.write_text('PARTY = 0.5\n[DATE]\nspans = 90\nvalues = "high"\n', "utf-8")
    with pytest.raises(DataError) as caught:
        read_floors(path)
    assert [one.key for one in caught.value.faults] == ["PARTY", "DATE.spans", "DATE.values"]


def test_our_own_floors_can_be_read() -> None:
    assert all(
        0 <= one.least <= 1 for one in read_floors(Path(__file__).parents[1] / "floors.toml")
    )
