"""Releases of two outputs are put together and compared; what came, went or changed is told."""

import json
from pathlib import Path

import pytest
from compare.made_records import TEXT, full, release, side

from pipeline.compare.pairing import pair
from pipeline.compare.side import open_side
from pipeline.compare.stage import CompareOptions, Comparison, ReleaseChange, compare
from pipeline.errors import UsageError
from pipeline.records import Extraction

OTHER = "Geneva, 7 June 2032. The council of the harbours adopted a plan for lighthouses."
THIRD = "Suva, 9 July 2033. Fishers of the lagoon asked for a new pier before the storms come."


def compared(
    folder: Path, old: list[Extraction], new: list[Extraction]
) -> tuple[Comparison, list[ReleaseChange]]:
    comparison = Comparison(side(folder / "a", *old), side(folder / "b", *new))
    return comparison, list(compare(comparison))


def kinds(folder: Path, old: list[Extraction], new: list[Extraction]) -> list[tuple[str, str]]:
    _, found = compared(folder, old, new)
    return [(one.source, each.kind) for one in found for each in one.differences]


def test_a_new_and_a_removed_release_are_told_with_what_they_hold(tmp_path: Path) -> None:
    old, new = [full()], [release(OTHER, "b.txt")]
    assert kinds(tmp_path, old, new) == [
        ("a.txt", "removed release"),
        ("b.txt", "new release"),
    ]
    comparison, (gone, _) = compared(tmp_path, old, new)
    assert gone.differences[0].before == "2 persons, 1 country, 1 date"
    assert (comparison.tally.releases, comparison.tally.differing) == (2, 2)


def test_a_text_that_changed_keeps_its_release_by_its_source(tmp_path: Path) -> None:
    longer = full(TEXT + " Mr Vale stayed in Oslo until the evening.")
    assert kinds(tmp_path, [full()], [longer]) == [("a.txt", "changed text")]


def test_another_text_under_the_same_name_is_another_release(tmp_path: Path) -> None:
    found = kinds(tmp_path, [full()], [release(OTHER, "a.txt")])
    assert sorted(kind for _, kind in found) == ["new release", "removed release"]


def test_a_file_that_was_only_renamed_is_one_changed_record(tmp_path: Path) -> None:
    _, (change,) = compared(tmp_path, [full()], [full(source="z.txt")])
    (one,) = change.differences
    assert (one.kind, one.table, one.column, one.after) == (
        "changed",
        "releases",
        "source",
        "z.txt",
    )
    assert change.source == "a.txt → z.txt"


def test_a_file_that_was_renamed_and_edited_is_found_by_likeness(tmp_path: Path) -> None:
    text = TEXT + " They will meet again."
    found = kinds(tmp_path, [full(), release(OTHER, "o.txt")], [full(text, source="z.txt")])
    assert ("a.txt → z.txt", "changed text") in found


def test_an_id_of_the_source_holds_whatever_the_text(tmp_path: Path) -> None:
    old, new = release(OTHER, "x.jsonl:1", "n7"), release(THIRD, "x.jsonl:9", "n7")
    assert ("x.jsonl:1 → x.jsonl:9", "changed text") in kinds(tmp_path, [old], [new])


def test_lines_that_moved_are_matched_by_their_texts(tmp_path: Path) -> None:
    old = [release(OTHER, "x.jsonl:1"), release(THIRD, "x.jsonl:2")]
    new = [release(THIRD + " Again.", "x.jsonl:1"), release(OTHER, "x.jsonl:2")]
    found = kinds(tmp_path, old, new)
    assert ("x.jsonl:2 → x.jsonl:1", "changed text") in found
    assert not {kind for _, kind in found} & {"new release", "removed release"}


def test_the_order_of_releases_makes_no_difference(tmp_path: Path) -> None:
    some = [full(), release(OTHER, "b.txt"), release(THIRD, "c.txt")]
    assert kinds(tmp_path / "turned", some, some[::-1]) == []
    new = [full(dates=()), release(THIRD, "d.txt")]
    one = kinds(tmp_path / "one", some, new)
    assert one == kinds(tmp_path / "two", some[::-1], new[::-1])
    assert one


def test_every_release_is_in_exactly_one_pair(tmp_path: Path) -> None:
    same = [release(OTHER, f"{name}.jsonl:1", name) for name in ("n1", "n2", "n3")]
    pairs = pair(side(tmp_path / "a", *same), side(tmp_path / "b", *same[1:]))
    assert [(one.old is not None, one.new is not None) for one in pairs].count((True, True)) == 2
    assert len(pairs) == 3


def test_only_the_tables_that_are_asked_for_are_compared(tmp_path: Path) -> None:
    new = full(dates=(), countries=())
    options = CompareOptions(tables=("dates",))
    comparison = Comparison(side(tmp_path / "a", full()), side(tmp_path / "b", new), options)
    assert {each.table for one in compare(comparison) for each in one.differences} == {"dates"}
    moved = side(tmp_path / "c", full(f"{TEXT} They left."))
    assert list(compare(Comparison(comparison.old, moved, options))) == []


def test_an_unknown_table_is_named_with_the_right_ones(tmp_path: Path) -> None:
    one = side(tmp_path / "a", full())
    with pytest.raises(UsageError, match="'people' is unknown; use releases, persons"):
        list(compare(Comparison(one, one, CompareOptions(tables=("people",)))))


def test_records_alone_are_compared_without_their_texts(tmp_path: Path) -> None:
    paths = []
    for name, one in (("a", full()), ("b", full(TEXT + " Mr Vale stayed."))):
        records = side(tmp_path / name, one).path
        paths.append(records.rename(tmp_path / f"{name}.json"))
    comparison = Comparison(*(open_side(path) for path in paths))
    assert [each.kind for one in compare(comparison) for each in one.differences] == [
        "changed text"
    ]


def test_a_column_of_a_newer_version_is_named_and_no_difference(tmp_path: Path) -> None:
    path = side(tmp_path / "b", full()).path
    lines = path.read_text("utf-8").split("\n")
    record = json.loads(lines[1].rstrip(","))
    record["dates"][0]["era"] = "common"
    path.write_text("\n".join([lines[0], json.dumps(record), *lines[2:]]), "utf-8")
    comparison = Comparison(side(tmp_path / "a", full()), open_side(path))
    assert list(compare(comparison)) == []
    assert comparison.tally.new_columns == {"dates.era"}


def test_the_keys_of_a_first_tie_are_no_columns_of_a_newer_version(tmp_path: Path) -> None:
    path = side(tmp_path / "a", full()).path
    lines = path.read_text("utf-8").split("\n")
    record = json.loads(lines[1].rstrip(","))
    for person in record["persons"]:
        person["countries"] = []
    path.write_text("\n".join([lines[0], json.dumps(record), *lines[2:]]), "utf-8")
    comparison = Comparison(open_side(path), side(tmp_path / "b", full()))
    (changed,) = [one for each in compare(comparison) for one in each.differences]
    assert changed.table == "ties"
    assert not comparison.tally.new_columns


@pytest.mark.parametrize("content", ["{}", "[1]", '{"releases":', "no records"])
def test_a_file_that_holds_no_records_is_refused_with_a_remedy(
    tmp_path: Path, content: str
) -> None:
    path = tmp_path / "other.json"
    path.write_text(content, "utf-8")
    with pytest.raises(UsageError, match="does not hold records as rollcall writes them"):
        open_side(path)


def test_a_hostile_name_of_a_text_reads_nothing_outside_the_output(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("secret", "utf-8")
    one = side(tmp_path / "a", full())
    (entry,) = one.entries
    away = type(entry)(**{
        **{name: getattr(entry, name) for name in entry.__slots__},
        "text_file": "../../secret.txt",
    })  # fmt: skip
    assert one.text(away) is None
