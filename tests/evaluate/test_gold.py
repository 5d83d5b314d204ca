from collections.abc import Callable

from pipeline.evaluate.marked import Marked, parse_marked
from pipeline.records import make_id


def test_every_span_of_the_gold_is_found_in_the_text(good: Marked) -> None:
    record = good.record
    entries = [*record.persons, *record.parties, *record.countries]
    spans = [mention for entry in entries for mention in entry.mentions]
    spans += [*record.dates, *record.embedded]
    spans += [tie for one in record.persons for tie in (*one.roles, *one.parties, *one.countries)]
    assert len(spans) == 13
    assert all(good.text[one.start : one.end] == one.text for one in spans)


def test_the_release_id_comes_from_the_stored_text_alone(
    good: Marked, changed: Callable[..., Marked]
) -> None:
    assert good.record.release_id == make_id("r", good.text)
    assert good.record.text_sha256.startswith(good.record.release_id[1:])
    assert changed(("C FI p1", "C SE p1")).record.release_id == good.record.release_id


def test_the_head_fills_the_columns_of_the_release(good: Marked) -> None:
    record = good.record
    assert (record.published, record.published_from) == ("2031-03-12", "dateline")
    assert (record.house, record.signatories_stated) == ("pace", None)
    assert record.metadata == {"kind": "assembly-declaration"}


def test_a_date_that_leans_on_the_publication_date_is_anchored(good: Marked) -> None:
    first, second = good.record.dates
    assert (first.how, first.relation, first.earliest) == ("parsed", "absolute", "2031-03-12")
    assert (second.how, second.relation, second.value) == ("anchored", "relative", "2031-03-11")


def test_a_country_inside_a_name_is_counted_nowhere_else(good: Marked) -> None:
    assert [one.value for one in good.record.embedded] == ["UG"]
    assert [one.code for one in good.record.countries] == ["FI", "NL"]


def test_a_country_inside_a_role_counts_and_so_does_the_role(good: Marked) -> None:
    oda = good.record.persons[1]
    assert [one.text for one in oda.roles] == ["Dutch minister for ports"]
    assert [(one.code, one.kind) for one in oda.countries] == [("NL", "office")]


def test_an_undecided_country_stands_in_an_entry_of_its_own() -> None:
    content = (
        "kind: note\n=====\n⟦C ? candidates=US,GE|Georgia⟧, ⟦C ? candidates=US,GE|Georgia⟧, "
        "⟦C ?|Ruritania⟧, ⟦C GE adjective|Georgian⟧"
    )
    found = [
        (one.code, one.how, len(one.mentions))
        for one in parse_marked(content, "a").record.countries
    ]
    assert found == [(None, "ambiguous", 2), (None, "unknown", 1), ("GE", "exact", 1)]


def test_a_duration_has_an_offset_and_no_value() -> None:
    date = parse_marked(
        "kind: note\n=====\n⟦D - duration offset=P8Y|eight years⟧", "a"
    ).record.dates[0]
    assert (date.value, date.kind, date.offset, date.how) == (None, "duration", "P8Y", "parsed")


def test_the_line_of_a_mention_is_its_line_in_the_text(good: Marked) -> None:
    assert [one.line for one in good.record.persons[0].mentions] == [1, 2]
