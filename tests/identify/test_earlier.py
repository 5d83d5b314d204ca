"""Was this person named before? What earlier outputs know, whatever they were written as."""

from pathlib import Path

import pytest

from pipeline.annotate.kit import Kit
from pipeline.errors import UsageError
from pipeline.identify.options import IdentifyOptions
from pipeline.identify.stage import identify
from pipeline.identities import Identity
from pipeline.write.options import WriteOptions
from pipeline.write.stage import write

FORMATS = ("json", "jsonl", "csv")


@pytest.fixture
def output(kit: Kit, tmp_path: Path):
    """Return a function that writes the output of a run over some releases."""

    def written(name: str, *releases, formats=("json",), known=(), **options) -> Path:
        found: list[Identity] = []
        choices = IdentifyOptions(known=tuple(known), found=found.append)
        named = identify(lambda: releases, kit.gazetteer, kit.names, choices)
        write(named, tmp_path / name, WriteOptions(formats, **options), [], identities=found)
        return tmp_path / name

    return written


@pytest.mark.parametrize("form", FORMATS)
def test_a_person_of_last_month_keeps_the_id(form, output, identified, named, person) -> None:
    may = named("may", person("Pia Sund", country="FI"), published="2031-05-01")
    june = named("june", person("P. Sund", country="FI"), person("Tom Vale"))
    (before,) = identified(may)["Pia Sund"]
    found = identified(june, known=(output("last", may, formats=(form,)),))
    (pia,), (tom,) = found["P. Sund"], found["Tom Vale"]
    assert (pia.named_before, pia.named_before_in) == ("yes", ("may",))
    assert (pia.canonical_id, pia.releases) == (before.canonical_id, 1)
    assert "same country (Finland)" in pia.evidence
    assert (tom.named_before, tom.named_before_in) == ("no", ())


def test_a_table_with_another_delimiter_is_read(output, identified, named, person) -> None:
    last = output("last", named("may", person("Pia Sund")), formats=("csv",), delimiter=";")
    (pia,) = identified(named("june", person("Pia Sund")), known=(last,))["Pia Sund"]
    assert pia.named_before == "yes"


def test_without_an_earlier_output_nothing_is_said(identified, named, person) -> None:
    (pia,) = identified(named("june", person("Pia Sund")))["Pia Sund"]
    assert (pia.named_before, pia.named_before_in) == ("", ())


@pytest.mark.parametrize(
    ("before", "now"),
    [
        ("Pia Sund", "P. Sund"),
        ("Pia Sund", "Sund"),
        ("Pia Sund", "Pia M. Sund"),
        ("P. Sund", "Pia Sund"),
        ("Sund", "Pia Sund"),
        ("P. Sund", "P. Sund"),
    ],
)
def test_a_like_name_is_unclear(before, now, output, identified, named, person) -> None:
    last = output("last", named("may", person(before)))
    (one,) = identified(named("june", person(now)), known=(last,))[now]
    assert one.named_before == "unclear"


def test_the_same_release_again_is_no_earlier_one(output, identified, named, person) -> None:
    may = named("may", person("Pia Sund"))
    last = output("last", may)
    (pia,) = identified(may, known=(last,))["Pia Sund"]
    (alone,) = identified(may)["Pia Sund"]
    assert (pia.named_before, pia.named_before_in) == ("no", ())
    assert pia.canonical_id == alone.canonical_id


def test_what_an_earlier_output_kept_apart_stays_apart(output, identified, named, person) -> None:
    may = (named("may", person("Pia Sund", mr="Ms"), person("Pia Sund", mr="Mr")),)
    last = output("last", *may)
    both = {one.canonical_id for one in identified(*may)["Pia Sund"]}
    (pia,) = identified(named("june", person("Pia Sund", mr="Mr")), known=(last,))["Pia Sund"]
    assert pia.canonical_id in both
    (open_one,) = identified(named("june", person("Pia Sund")), known=(last,))["Pia Sund"]
    assert open_one.canonical_id not in both
    assert open_one.named_before == "unclear"


def test_months_in_a_chain_keep_one_id(output, identified, named, person) -> None:
    may = output("may", named("m", person("Pia Sund"), published="2031-05-01"))
    june = output("june", named("j", person("Pia Sund"), published="2031-06-01"), known=(may,))
    (first,) = identified(named("m", person("Pia Sund")))["Pia Sund"]
    (pia,) = identified(named("jy", person("Pia Sund")), known=(may, june))["Pia Sund"]
    assert pia.canonical_id == first.canonical_id
    assert pia.named_before_in == ("m", "j")


def test_a_decision_may_mean_a_person_of_last_month(
    output, identified, named, person, tmp_path: Path
) -> None:
    may = named("may", person("Pia Lund"))
    last = output("last", may)
    (before,) = identified(may)["Pia Lund"]
    file = tmp_path / "mine.csv"
    file.write_text(f"decision,first,second\nsame,{before.canonical_id},Pia Sund\n", "utf-8")
    june = named("june", person("Pia Sund"))
    (pia,) = identified(june, known=(last,), decisions=file)["Pia Sund"]
    assert (pia.named_before, pia.canonical_id) == ("yes", before.canonical_id)


def test_a_folder_that_is_not_ours_is_refused(tmp_path: Path, identified) -> None:
    for folder in (tmp_path, tmp_path / "absent"):
        with pytest.raises(UsageError, match="is no output of rollcall"):
            identified(known=(folder,))


def test_an_output_without_records_is_answered_with_what_to_do(output, identified, named) -> None:
    last = output("last", named("may"), formats=("xlsx",))
    with pytest.raises(UsageError, match="run it again with --format json"):
        identified(known=(last,))


@pytest.mark.parametrize(
    ("form", "name", "content"),
    [
        ("json", "records.json", '{\n  "releases": [\n'),
        ("jsonl", "records.jsonl", '{"release_id": "may", "unheard": 1}\n'),
        ("csv", "persons.csv", "name,honorific\nPia Sund,Ms\n"),
        ("csv", "persons.csv", "name,kind\nPia Sund\n"),
    ],
)
def test_a_changed_file_is_told(form, name, content, output, identified, named) -> None:
    last = output("last", named("may"), formats=(form,))
    (last / name).write_text(content, "utf-8")
    with pytest.raises(UsageError, match=name):
        identified(known=(last,))
