from collections.abc import Callable

import pytest

from pipeline.evaluate.marked import Marked
from pipeline.evaluate.result import Result
from pipeline.evaluate.score import MEASURES, errors, pair, score

Changed = Callable[..., Marked]


def compared(gold: Marked, found: Marked) -> Result:
    return score([gold.record], [found.record], {gold.record.text_sha256: gold.text})


def counts(result: Result, measure: str, label: str) -> tuple[int, int, int]:
    row = result.get(measure, label)
    assert row is not None
    return row.gold, row.found, row.right


def test_gold_against_itself_is_right_in_every_measure(good: Marked) -> None:
    result = compared(good, good)
    assert {row.measure for row in result.scores} == set(MEASURES)
    assert {row.f for row in result.scores} == {1.0}
    assert result.slips == ()


CASES = [
    # what differs in what was found: measure, label, then gold, found, right
    (("⟦P p1|Sund⟧.", "Sund."), "spans", "PERSON", (3, 2, 2)),
    (("⟦P p1|Sund⟧.", "Sund."), "persons", "PERSON", (2, 2, 1)),
    (("⟦P p1|Sund⟧.", "Sund."), "persons", "PERSON name", (2, 2, 2)),
    (("p1: Pia Sund;", "p1: Sund;"), "persons", "PERSON name", (2, 2, 1)),
    (("⟦P p1|Sund⟧.", "Sund."), "ties", "country", (2, 2, 2)),
    (("Dutch⟧ minister for ports⟧", "Dutch⟧ minister⟧ for ports"), "spans", "ROLE", (1, 1, 0)),
    (("Dutch⟧ minister for ports⟧", "Dutch⟧ minister⟧ for ports"), "ties", "role", (1, 1, 1)),
    (("⟦R p2|", "⟦R p1|"), "ties", "role", (1, 1, 0)),
    (("C FI ", "C SE "), "spans", "COUNTRY", (2, 2, 2)),
    (("C FI ", "C SE "), "values", "COUNTRY", (2, 2, 1)),
    (("C FI ", "C SE "), "ties", "country", (2, 2, 1)),
    (("C FI ", "C ? "), "values of right spans", "COUNTRY", (2, 2, 1)),
    (("⟦C FI p1:delegation|Finland⟧", "Finland"), "values", "COUNTRY", (2, 1, 1)),
    (("⟦C FI p1:delegation|Finland⟧", "Finland"), "values of right spans", "COUNTRY", (1, 1, 1)),
    (("p1:delegation", "p1:nationality"), "ties", "country", (2, 2, 2)),
    (("p1:delegation", "p1:nationality"), "ties", "country kind", (2, 2, 1)),
    (("p1:group", "p1:group:denied"), "ties", "party kind", (1, 1, 1)),
    (("p1:group", "p1:group:denied"), "ties", "party status", (1, 1, 0)),
    (("pace:ALDE", "ep:ALDE"), "values", "PARTY", (1, 1, 0)),
    (("pace:ALDE", "ep:ALDE"), "ties", "party", (1, 1, 0)),
    (("2031-03-11 relative", "2031-03 relative"), "values", "DATE", (2, 2, 1)),
    (("relative|", "partial|"), "details of right spans", "DATE relation", (2, 2, 1)),
    (("⟦H|Ms⟧", "Ms"), "details of right spans", "PERSON honorific", (1, 0, 0)),
    (("NL adjective", "NL demonym"), "details of right spans", "COUNTRY kind", (2, 2, 1)),
    (("⟦E UG|Uganda⟧", "⟦C UG|Uganda⟧"), "spans", "EMBEDDED", (1, 0, 0)),
    (("⟦E UG|Uganda⟧", "⟦C UG|Uganda⟧"), "spans", "COUNTRY", (2, 3, 2)),
    (("signatory, speaker", "signatory"), "appears_as", "any", (3, 2, 2)),
    (("signatory, speaker", "signatory"), "appears_as", "speaker", (1, 0, 0)),
    (("signatory, speaker", "signatory"), "appears_as", "all of a person's", (2, 2, 1)),
    (("house: pace", "house: ep"), "release", "house", (1, 1, 0)),
]


@pytest.mark.parametrize(("difference", "measure", "label", "expected"), CASES)
def test_a_difference_shows_in_its_measure(
    good: Marked,
    changed: Changed,
    difference: tuple[str, str],
    measure: str,
    label: str,
    expected: tuple[int, int, int],
) -> None:
    result = compared(good, changed(difference))
    assert counts(result, measure, label) == expected


def test_candidates_count_where_the_gold_leaves_the_value_open(
    good: Marked, changed: Changed
) -> None:
    open_gold = changed(("C FI ", "C ? candidates=FI,SE "))
    label = "COUNTRY candidates"
    assert counts(compared(open_gold, open_gold), "details of right spans", label) == (1, 1, 1)
    assert compared(good, open_gold).get("details of right spans", label) is None


def test_a_family_is_no_person(changed: Changed) -> None:
    family = changed(("p2:", "f2:"), ("P p2|", "P f2|"), ("R p2|", "R f2|"))
    result = compared(family, family)
    assert counts(result, "persons", "FAMILY") == (1, 1, 1)
    assert counts(result, "persons", "PERSON") == (1, 1, 1)
    assert counts(result, "spans", "PERSON") == (3, 3, 3)


def test_precision_recall_and_f_of_one_row(good: Marked, changed: Changed) -> None:
    row = compared(good, changed(("⟦P p1|Sund⟧.", "Sund."))).get("spans", "PERSON")
    assert row is not None
    assert (row.precision, row.recall, row.f) == (1.0, pytest.approx(2 / 3), pytest.approx(0.8))


def test_a_release_that_was_not_found_counts_as_all_missed(good: Marked) -> None:
    result = score([good.record], [])
    assert counts(result, "spans", "PERSON") == (3, 0, 0)
    assert result.releases == 1


def test_counts_are_summed_over_releases(good: Marked, changed: Changed) -> None:
    other = changed(("agree", "agrees"))
    result = score([good.record, other.record], [good.record])
    assert counts(result, "spans", "DATE") == (4, 2, 2)


def test_a_found_release_without_gold_is_named_and_not_scored(
    good: Marked, changed: Changed
) -> None:
    other = changed(("agree", "agrees"))
    assert pair([good.record], [good.record, other.record])[1] == ("good.txt",)


def test_slips_name_release_line_text_and_value(good: Marked, changed: Changed) -> None:
    found = changed(("2031-03-11 relative", "2031-03 relative"))
    slips = errors([good.record], [found.record], {good.record.text_sha256: good.text})
    assert [(one.source, one.line, one.side, one.text, one.value) for one in slips] == [
        ("good.txt", 1, "missed", "yesterday", "2031-03-11"),
        ("good.txt", 1, "false", "yesterday", "2031-03"),
    ]


def test_a_missed_mention_is_listed_once_not_again_for_its_value(
    good: Marked, changed: Changed
) -> None:
    found = changed(("⟦D 2031-03-12|12 March 2031⟧", "12 March 2031"))
    slips = compared(good, found).slips
    assert [(one.measure, one.label, one.side) for one in slips] == [("spans", "DATE", "missed")]


def test_a_missed_tie_is_listed_once_not_again_for_its_kind(good: Marked, changed: Changed) -> None:
    found = changed(("C FI p1:delegation", "C FI"))
    slips = compared(good, found).slips
    assert [(one.label, one.value) for one in slips] == [("country", "Pia Sund: FI")]


def test_a_tie_of_the_wrong_kind_is_listed_with_both_kinds(good: Marked, changed: Changed) -> None:
    found = changed(("p1:delegation", "p1:office"))
    values = [one.value for one in compared(good, found).slips]
    assert values == ["Pia Sund: FI delegation", "Pia Sund: FI office"]
