"""The stage: releases pass unchanged but for the id, memory stays small, the disk may be full."""

import tracemalloc
from pathlib import Path

import pytest

from pipeline.annotate.kit import Kit
from pipeline.aside import Aside
from pipeline.errors import OutputError, UsageError
from pipeline.identify.options import IdentifyOptions
from pipeline.identify.stage import identify
from pipeline.identities import CANONICAL, Identity


def passed(kit: Kit, releases, **options):
    return list(identify(lambda: releases, kit.gazetteer, kit.names, IdentifyOptions(**options)))


def test_only_the_canonical_id_of_persons_is_filled(kit: Kit, named, person) -> None:
    releases = [
        named(letter, person("Pia Sund"), person("Sunds", kind="family")) for letter in "ab"
    ]
    found = passed(kit, releases)
    ids = [one.canonical_id for each in found for one in each.record.persons]
    assert ids[0] == ids[2] is not None
    assert ids[0].startswith(CANONICAL)
    assert ids[1] is ids[3] is None
    bare = [
        one.record.model_copy(
            update={"persons": tuple(p.model_copy(update={"canonical_id": None})
                                     for p in one.record.persons)}
        )
        for one in found
    ]  # fmt: skip
    assert bare == [one.record for one in releases]
    assert [one.release for one in found] == [one.release for one in releases]


def test_identities_are_told_before_the_first_release_goes_on(kit: Kit, named, person) -> None:
    told: list[Identity] = []
    options = IdentifyOptions(found=told.append)
    first = next(
        identify(lambda: [named("a", person("Pia Sund"))], kit.gazetteer, kit.names, options)
    )
    (pia,) = told
    assert first.record.persons[0].canonical_id == pia.canonical_id


def test_a_wrong_option_is_told_before_a_release_is_taken(kit: Kit, tmp_path: Path) -> None:
    def none_wanted():
        pytest.fail("a release was taken")
        yield

    with pytest.raises(UsageError):
        passed(kit, none_wanted(), known=(tmp_path,))


def test_a_full_disk_is_told(named, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pipeline.aside.pickle.dump", full)
    with pytest.raises(OutputError, match="No space left on device; free some space"):
        Aside(None).add(named("a"))


def test_memory_grows_by_a_small_amount_for_each_person(kit: Kit, named, person) -> None:
    def peak(count: int) -> int:
        def releases():
            return (named(f"r{n}", person("Pia Sund", country="FI")) for n in range(count))

        tracemalloc.start()
        for _ in identify(releases, kit.gazetteer, kit.names, IdentifyOptions()):
            pass
        found = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return found

    few, many = peak(100), peak(1100)
    assert (many - few) / 1000 < 2000
