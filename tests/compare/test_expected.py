"""What is expected of a release is written readably, and read again as it was."""

import pytest
import yaml
from compare.made_records import TEXT, date, full, issue, quote

from pipeline.compare.expected import against_expected
from pipeline.compare.expected_text import expected_yaml
from pipeline.compare.regression import safe_name
from pipeline.compare.stage import CompareOptions

RICH = full(
    quotes=(quote(TEXT, "Ms Sund left", "Pia Sund"),),
    issues=(issue(TEXT, "name-unclear", "Vale"), issue(TEXT, "several-releases")),
    published="2031-05-03",
)


@pytest.mark.parametrize("strict", [False, True])
def test_a_release_is_as_it_is_expected(strict: bool) -> None:
    options = CompareOptions(strict=strict)
    assert against_expected(expected_yaml(RICH, options), RICH, options) == []


def test_the_file_reads_well() -> None:
    text = expected_yaml(full(), CompareOptions())
    (sund, _) = yaml.safe_load(text)["persons"]
    assert next(iter(sund)) == "name"
    assert sund["appears_as"] == ["signatory"]
    assert (
        "- {name: Finland, text: Finland, status: current, code: FI, kind: delegation, at:" in text
    )
    assert "&" not in text
    assert max(text.count(one) for one in ("found_by", "person_id", "tie_id", "canonical_id")) == 0


def test_a_value_that_yaml_would_change_stays_as_it_is() -> None:
    odd = full(title="no", publisher="1.0", house="2031-05-03", url="~", signatories_stated=7)
    options = CompareOptions()
    assert against_expected(expected_yaml(odd, options), odd, options) == []


def test_only_the_tables_that_are_asked_for_are_kept_and_held() -> None:
    options = CompareOptions(tables=("dates",))
    text = expected_yaml(RICH, options)
    assert "persons" not in text
    other = full(dates=(date(TEXT, "3 May 2031", "2031-05"),), persons=())
    lines = against_expected(text, other, options)
    assert lines[:2] == ["  ~ date 3 May 2031", "      value: 2031-05-03 → 2031-05"]


def test_a_lost_mention_is_told_with_its_line_of_the_text() -> None:
    text = expected_yaml(full(), CompareOptions())
    sund = full().record.persons[0]
    once = sund.model_copy(update={"mentions": sund.mentions[:1]})
    lines = against_expected(text, full(persons=(once, full().record.persons[1])), CompareOptions())
    assert lines == ["  ~ person Pia Sund", "      mentions: lost Sund", f"        “{TEXT}”"]


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("june/two.txt", "june_two.txt"),
        ("x.jsonl:12", "x.jsonl_12"),
        ("../../etc/passwd", "_.._etc_passwd"),
        ("a" * 300, "a" * 100),
        ("Änderung №5.txt", "Änderung_5.txt"),
    ],
)
def test_a_source_becomes_the_name_of_a_file_of_its_own_folder(source: str, name: str) -> None:
    assert safe_name(source) == name
