"""Every release is read by itself, kept, and not read again until it or what reads it changes."""

import json
from dataclasses import replace

import pytest

from pipeline.annotate.kit import Kit
from pipeline.read_all import in_order, readings
from pipeline.reading import UNSETTLED, Reading, as_told, of_bytes, to_bytes
from pipeline.types import Place, Release

TEXT = (
    "STRASBOURG, 12 March 2031 – The signatories were **Ms Pia Sund** (Finland; SOC) and "
    "Mr Tomas VALE (Malta, EPP/CD). Ms Sund said on 30 October: “Enough.”\n"
)
SENTENCES = [
    f"On day {number} of the hearing the harbour pilots of Ely told Ms Anna Holt what it had cost."
    for number in range(9)
]
PLACES = (Place(0, 9, page=1), Place(9, 40, element="/html/body"))


@pytest.fixture(scope="module")
def reading(kit: Kit) -> Reading:
    release = Release("r1", TEXT, "a b.txt", {"title": "Ü “x”", "publisher": "P"}, PLACES)
    (found,) = readings([release], kit)
    return found


def test_a_reading_comes_back_from_its_bytes(reading: Reading) -> None:
    assert of_bytes(to_bytes(reading)) == reading


@pytest.mark.parametrize("broken", [b"", b"no reading", to_bytes.__doc__.encode()])  # type: ignore[union-attr]
def test_other_bytes_are_no_reading(broken: bytes) -> None:
    with pytest.raises(ValueError, match="no reading"):
        of_bytes(broken)


def test_a_half_of_a_reading_is_none(reading: Reading) -> None:
    packed = to_bytes(reading)
    with pytest.raises(ValueError, match="no reading"):
        of_bytes(packed[: len(packed) // 2])


def test_whatever_a_release_came_with_makes_it_another() -> None:
    release = Release("r1", TEXT, "a.txt", {"title": "T"}, PLACES)
    others = [
        replace(release, id="r2"),
        replace(release, text=TEXT + " "),
        replace(release, source="b.txt"),
        replace(release, metadata={"title": "U"}),
        replace(release, places=PLACES[:1]),
    ]
    assert len({as_told(one) for one in (release, *others)}) == len(others) + 1
    assert as_told(replace(release, metadata={"title": "T"})) == as_told(release)


def test_who_came_before_is_settled_in_the_order_of_the_sources(kit: Kit) -> None:
    text = "\n\n".join(SENTENCES)
    releases = [
        Release("a", text, "a.txt"),
        Release("b", f"Home | News | Contact\n\n{text}\n\nRead more in our archive.", "b.txt"),
        Release("c", TEXT, "c.txt"),
        Release("d", TEXT + "\n" + TEXT, "d.txt", {"duplicate_of": "x"}),
    ]
    found = list(in_order(readings(releases, kit)))
    assert [one.record.duplicate_of for one in found] == [None, "a", None, "x"]
    codes = [[issue.code for issue in one.record.issues] for one in found]
    assert ["duplicate-release" in one for one in codes] == [False, True, False, True]
    said = json.dumps([one.record.model_dump(mode="json") for one in found])
    assert f'"{UNSETTLED}"' not in said
    (issue,) = (one for one in found[1].record.issues if one.code == "duplicate-release")
    assert issue.found == "a"
    assert "release a" in issue.message
