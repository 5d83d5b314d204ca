"""The data dictionary says what the records and tables are."""

from pathlib import Path

from pipeline.dictionary import dictionary
from pipeline.vocabulary import all_columns, values

COMMITTED = Path("docs/data-dictionary.md")


def test_the_page_in_docs_is_what_the_records_say_today() -> None:
    remedy = "make it again: rollcall dictionary --out docs/data-dictionary.md"
    assert COMMITTED.read_text("utf-8") == dictionary(), remedy


def test_every_column_and_value_stands_in_it() -> None:
    page = dictionary()
    assert all(f"| `{one.column}` |" in page for one in all_columns())
    assert all(f"| `{one.value}` |" in page for one in values())


def test_every_key_of_the_records_is_explained() -> None:
    rows = dictionary().partition("## Records")[2].partition("## Values")[0].splitlines()
    keys = [row for row in rows if row.startswith("| `")]
    assert len(keys) > 100
    assert all(len(row.split(" | ")[2].split()) > 1 for row in keys)


def test_every_link_leads_to_a_heading() -> None:
    page = dictionary()
    heads = {
        line.lstrip("# ").lower().replace(" ", "-")
        for line in page.splitlines()
        if line.startswith("###")
    }
    linked = {rest.partition(")")[0] for rest in page.split("](#")[1:]}
    assert linked <= heads
