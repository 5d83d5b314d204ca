"""Writes `datapackage.json`: what a program must know of the CSV files, as a Data Package.

Each table has a Table Schema: types, closed values, primary and foreign keys. Readers such as
frictionless, the R package frictionless or Open Data Editor take it as it is.
"""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import regex

from pipeline.vocabulary import Column, table_columns, vocabulary
from pipeline.write.explain import table_meanings
from pipeline.write.formats.keys import PRIMARY, foreign_of
from pipeline.write.formats.kinds import BETWEEN, Kind, kind_of
from pipeline.write.options import WriteOptions
from pipeline.write.tables.every import NAMES

NAME = "datapackage.json"
TYPES: dict[Kind, str] = {"text": "string", "list": "string", "day": "date", "number": "integer"}


def write_datapackage(folder: Path, options: WriteOptions) -> None:
    """Write the description of the CSV files into `folder`."""
    text = json.dumps(datapackage(options), indent=2, ensure_ascii=False)
    (folder / NAME).write_text(text + "\n", "utf-8", newline="\n")


def datapackage(options: WriteOptions) -> dict[str, Any]:
    """Return the description of all tables of a run."""
    return {
        "profile": "tabular-data-package",
        "name": "rollcall-output",
        "title": "Persons, parties, countries and dates in press releases",
        "description": (
            "Blank means that the text does not say it. Several values stand in one cell with "
            "'; ' between them. A cell that begins with = + - @, a tab or a carriage return has "
            "one apostrophe before it, which a reader takes away."
        ),
        "resources": [_resource(name, options) for name in NAMES],
    }


def _resource(table: str, options: WriteOptions) -> dict[str, Any]:
    columns = table_columns(table, options.columns)
    return {
        "profile": "tabular-data-resource",
        "name": table,
        "path": f"{table}.csv",
        "title": table_meanings()[table],
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {
            "delimiter": options.delimiter,
            "lineTerminator": "\n",
            "quoteChar": '"',
            "doubleQuote": True,
            "skipInitialSpace": False,
            "header": True,
        },
        "schema": _schema(table, columns),
    }


def _schema(table: str, columns: Sequence[Column]) -> dict[str, Any]:
    own = PRIMARY.get(table)
    keys = [
        {
            "fields": [one.column],
            "reference": {
                "resource": _resource_of(one.table, table),
                "fields": [PRIMARY[one.table]],
            },
        }
        for one in foreign_of(columns)
    ]
    return {
        "fields": [_field(one, unique=one.column == own) for one in columns],
        "missingValues": [""],
        **({"primaryKey": [own]} if own else {}),
        **({"foreignKeys": keys} if keys else {}),
    }


def _resource_of(table: str, here: str) -> str:
    """Return the name of a table as a key of the table `here` gives it: blank is the same one."""
    return "" if table == here else table


def _field(column: Column, *, unique: bool) -> dict[str, Any]:
    constraints = dict(_constraints(column, unique))
    return {
        "name": column.column,
        "type": TYPES[kind_of(column)],
        "description": column.meaning,
        **({"constraints": constraints} if constraints else {}),
    }


def _constraints(column: Column, unique: bool) -> Iterator[tuple[str, Any]]:
    if unique:
        yield from (("required", True), ("unique", True))
    if kind_of(column) == "number":
        yield "minimum", 0
    if not column.vocabulary:
        return
    allowed = vocabulary(column.vocabulary)
    if kind_of(column) == "list":
        yield "pattern", list_pattern(allowed)
    else:
        yield "enum", list(allowed)


def list_pattern(allowed: Sequence[str]) -> str:
    """Return the expression of a cell that holds one or several of the values.

    >>> list_pattern(["signatory", "was-detained"])
    '(signatory|was-detained)(; (signatory|was-detained))*'
    """
    one = "(" + "|".join(regex.escape(value, special_only=True) for value in allowed) + ")"
    return f"{one}({BETWEEN}{one})*".replace(r"\-", "-")
