"""Reads the closed vocabularies and the columns of our tables, each with its plain sentence.

`data/vocabularies.csv` and `data/columns.csv` are the only source of the schema's enums, of the
order of columns, of READ-ME.txt and of the first sheet of the workbook. They are ours and
constant: a `--data` folder cannot change them, so they are read once per process.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from string import Formatter
from typing import Literal

from pipeline.tables import Row, read_table

ISSUES = "issue_code"


class Value(Row):
    """A row of `vocabularies.csv`; the last three cells are filled for issue codes alone."""

    vocabulary: str
    value: str
    meaning: str
    example: str = ""
    severity: Literal["", "note", "review", "error"] = ""
    message: str = ""
    suggestion: str = ""

    def key(self) -> tuple[str, ...]:
        """Return vocabulary and value: a vocabulary holds each value once."""
        return self.vocabulary, self.value


class Column(Row):
    """A row of `columns.csv`: one column of one table, in its place."""

    table: str
    column: str
    meaning: str
    type: Literal["text", "number", "date", "list"]
    vocabulary: str = ""
    option: str = ""
    """The option of a run that adds this column, or blank for a column that is always there."""

    def key(self) -> tuple[str, ...]:
        """Return table and column: a table holds each column once."""
        return self.table, self.column


@dataclass(frozen=True, slots=True)
class IssueText:
    """What an issue says to the person who looks at it."""

    severity: str
    message: str
    suggestion: str


@cache
def values() -> tuple[Value, ...]:
    """Return all values of all vocabularies, in the order of the file."""
    return tuple(read_table("vocabularies", Value))


@cache
def all_columns() -> tuple[Column, ...]:
    """Return all columns of all tables, in the order of the file."""
    return tuple(read_table("columns", Column))


@cache
def vocabulary(name: str) -> tuple[str, ...]:
    """Return the values of one closed vocabulary; raises KeyError listing the right names.

    >>> vocabulary("relation")
    ('absolute', 'partial', 'relative')
    """
    found = tuple(one.value for one in values() if one.vocabulary == name)
    if not found:
        names = ", ".join(dict.fromkeys(one.vocabulary for one in values()))
        raise KeyError(f"no vocabulary {name!r}; there are {names}")
    return found


def one_of(value: str, allowed: Sequence[str]) -> str:
    """Return a value that is blank or allowed; raises ValueError listing the right ones.

    >>> one_of("office", ["office", "residence"]), one_of("", ["office"])
    ('office', '')
    """
    if value and value not in allowed:
        raise ValueError(f"use {', '.join(allowed)} or leave it out")
    return value


@cache
def table_columns(table: str, options: tuple[str, ...] = ()) -> tuple[Column, ...]:
    """Return the columns of one table in their order, those that `options` add at the end too.

    Raises KeyError listing the right names.
    """
    asked = ("", *options)
    found = tuple(one for one in all_columns() if one.table == table and one.option in asked)
    if not found:
        names = ", ".join(dict.fromkeys(one.table for one in all_columns()))
        raise KeyError(f"no table {table!r}; there are {names}")
    return found


@cache
def columns(table: str, options: tuple[str, ...] = ()) -> tuple[str, ...]:
    """Return the names of the columns of one table in their order.

    >>> columns("rejected")
    ('source', 'reason', 'stage')
    """
    return tuple(one.column for one in table_columns(table, options))


def issue_text(code: str, values: Mapping[str, str]) -> IssueText:
    """Return what the issue `code` says of these values; raises KeyError for an unknown code.

    >>> issue_text("ambiguous-country", {"found": "Georgia", "candidates": "GE, US-GA"}).message
    'Georgia can be GE, US-GA; the text does not decide'
    >>> issue_text("no-publication-date", {}).severity
    'review'
    """
    row = _issues().get(code)
    if row is None:
        raise KeyError(f"no issue code {code!r}; there are {', '.join(vocabulary(ISSUES))}")
    return IssueText(row.severity, _filled(row.message, values), _filled(row.suggestion, values))


def message(code: str, **values: str) -> str:
    """Return only the message of `issue_text`.

    >>> message("signatories-differ", stated="26", found="24")
    'the text states 26 signatories and names 24'
    """
    return issue_text(code, values).message


@cache
def _issues() -> dict[str, Value]:
    return {one.value: one for one in values() if one.vocabulary == ISSUES}


def _filled(template: str, values: Mapping[str, str]) -> str:
    """Return a template with its names filled in; braces in a value stay as they are.

    >>> _filled("{found} can be {candidates}", {"found": "{x}"})
    '{x} can be ?'
    """
    names = {name for _, name, _, _ in Formatter().parse(template) if name}
    return template.format_map({name: values.get(name) or "?" for name in names})
