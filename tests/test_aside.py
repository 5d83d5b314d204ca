"""Releases that wait on disk come back in their order, or one by one."""

from contextlib import closing

from pipeline.aside import Aside
from pipeline.records import Extraction, ReleaseRecord
from pipeline.types import Release


def made(name: str) -> Extraction:
    """Return a release without anything in it."""
    record = ReleaseRecord(
        release_id=name, source=name, characters=0, text_sha256="", text_file=name
    )
    return Extraction(Release(name, "", name), record)


def test_each_release_comes_back_from_its_place_and_all_in_their_order() -> None:
    releases = [made("a"), made("b"), made("c")]
    with closing(Aside(None)) as aside:
        places = [aside.add(one) for one in releases]
        assert [aside.at(place) for place in reversed(places)] == releases[::-1]
        assert list(aside.all()) == releases
