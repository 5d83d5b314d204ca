"""Makes the data dictionary: every table, column, key and value, as one page of Markdown."""

from collections.abc import Iterator, Mapping
from typing import Any

from pipeline.tables import Row, read_table
from pipeline.vocabulary import Column, all_columns, values
from pipeline.write.explain import table_meanings
from pipeline.write.schema import schema

HEAD = """\
# Data dictionary

Made from the records and tables themselves by `rollcall dictionary`; a test holds it to them.
The tables are the CSV files and the sheets of the workbook; the records are `records.json`.
"""
REFERENCE = "#/$defs/"
IN_WORKBOOK = "workbook"
"""What columns of the workbook alone have in the place of an option."""
TABLES: Mapping[str, str] = {
    "PersonRecord": "persons",
    "RoleTie": "ties",
    "PartyTie": "ties",
    "CountryTie": "ties",
    "Appearance": "ties",
    "PartyRecord": "parties",
    "CountryRecord": "countries",
    "DateRecord": "dates",
    "QuoteRecord": "quotes",
    "PersonMention": "mentions",
    "PartyMention": "mentions",
    "CountryMention": "mentions",
    "EmbeddedRecord": "mentions",
    "IssueRecord": "issues",
    "ReleaseRecord": "releases",
}
"""The table whose columns say what the keys of a record mean, where both have the same name."""
ANY = "*"


class RecordKey(Row):
    """A row of `record_keys.csv`: what a key means that no column of that name explains."""

    model: str
    name: str
    meaning: str

    def key(self) -> tuple[str, ...]:
        """Return model and name: a key is explained once."""
        return self.model, self.name


def dictionary() -> str:
    """Return the page: tables with their columns, then records with their keys, then values."""
    return "\n".join([HEAD, *_tables(), *_records(), *_vocabularies()]) + "\n"


def _tables() -> Iterator[str]:
    yield "## Tables\n"
    for name, meaning in table_meanings().items():
        yield f"### {name}\n\n{_cell(meaning)}\n"
        yield "| column | type | meaning | values |\n|---|---|---|---|"
        for one in all_columns():
            if one.table == name:
                yield f"| `{one.column}` | {one.type} | {_meaning(one)} | {_link(one.vocabulary)} |"
        yield ""


def _meaning(column: Column) -> str:
    added = f" (with `--{column.option}`)" if column.option not in ("", IN_WORKBOOK) else ""
    return _cell(column.meaning) + added


def _records() -> Iterator[str]:
    yield "## Records\n"
    meanings = _meanings()
    for name, body in sorted(schema()["$defs"].items()):
        yield f"### {name}\n\n{_cell(body.get('description', ''))}\n"
        yield "| key | type | meaning | values |\n|---|---|---|---|"
        for key, field in body["properties"].items():
            meaning = _cell(meanings.get((name, key)) or meanings[ANY, key])
            yield f"| `{key}` | {_type(field)} | {meaning} | {_values(field)} |"
        yield ""


def _meanings() -> dict[tuple[str, ...], str]:
    """Return what each key of a record means; a test holds that none is left out."""
    rows = read_table("record_keys", RecordKey)
    explained: dict[tuple[str, ...], str] = {row.key(): row.meaning for row in rows}
    return explained | {
        (model, one.column): one.meaning
        for model, table in TABLES.items()
        for one in all_columns()
        if one.table == table
    }


def _type(field: Mapping[str, Any]) -> str:
    """Return the type of a key in words.

    >>> _type({"anyOf": [{"type": "string"}, {"type": "null"}]})
    'string or null'
    >>> _type({"type": "array", "items": {"$ref": "#/$defs/Tie"}})
    'list of [Tie](#tie)'
    """
    if "anyOf" in field:
        return " or ".join(_type(one) for one in field["anyOf"])
    if "$ref" in field:
        name = field["$ref"].removeprefix(REFERENCE)
        return f"[{name}](#{name.lower()})"
    if field.get("type") == "array":
        return f"list of {_type(field['items'])}"
    return str(field.get("type", "any"))


def _values(field: Mapping[str, Any]) -> str:
    """Return the values that a key may have, or nothing where it is open."""
    inner = field.get("items", field)
    choices = [inner, *inner.get("anyOf", ())]
    found = next((one["enum"] for one in choices if "enum" in one), ())
    return ", ".join(f"`{one}`" for one in found if one)


def _vocabularies() -> Iterator[str]:
    yield "## Values\n"
    for name in dict.fromkeys(one.vocabulary for one in values()):
        yield f"### Values of {name}\n\n| value | meaning | example |\n|---|---|---|"
        for one in values():
            if one.vocabulary == name:
                yield f"| `{one.value}` | {_cell(one.meaning)} | {_cell(one.example)} |"
        yield ""


def _link(vocabulary: str) -> str:
    anchor = f"values-of-{vocabulary}".lower()
    return f"[{vocabulary}](#{anchor})" if vocabulary else ""


def _cell(text: str) -> str:
    """Return a text as a cell of a table.

    >>> _cell("a | b")
    'a \\\\| b'
    """
    return " ".join(text.split()).replace("|", r"\|")
