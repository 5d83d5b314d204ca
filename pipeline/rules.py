"""The rules: templates that find mentions, each with the examples that it must and must not find.

A template is a regular expression in which `{month}` stands for a named fragment of
`data/rules/fragments.toml` (or the column `text` of a table named there) and becomes a group of
that name; `{day2:day}` is a second group `day2` made of the fragment `day`. Fragments may use
fragments, but no circle of them. A space matches any run of blanks, and the match begins and ends
at the border of a word. The mention is the whole match, or the group `mention` where there is one.
Its groups are handed on as `Mention.parts`.

`near` is for speed alone: tables of words, or words, of which one stands in whatever the rule finds
(`0000` is any number of four digits, `00` of two). `find_all` looks only around them.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Literal

import regex
from pydantic import Field

from pipeline.alternatives import any_of
from pipeline.errors import DataError, Fault
from pipeline.expressions import compiled
from pipeline.near import Triggers, grouped, near_windows, triggers_of
from pipeline.tables import OUR_DATA, Row, read_table, read_toml, sift_blocks
from pipeline.templates import expand
from pipeline.types import Mention

Label = Literal["PERSON", "PARTY", "COUNTRY", "DATE", "ROLE", "CUE", "COUNT"]
"""CUE and COUNT are for our own reading (who signed, how many) and never leave as mentions."""


class RuleBlock(Row):
    """A `[[rule]]` block as it stands in a file of `data/rules/`."""

    id: str
    label: Label
    why: str
    pattern: str
    says: dict[str, str] = Field(default_factory=dict)
    kind: str = ""
    finds: tuple[str, ...]
    ignores: tuple[str, ...] = ()
    ignore_case: bool = False
    near: tuple[str, ...] = ()
    holds: tuple[str, ...] = ()
    """Texts in small letters of which one stands in each line in which the rule finds anything."""

    def key(self) -> tuple[str, ...]:
        """Return the id: a later rule of the same id replaces an earlier one."""
        return (self.id,)


class Word(Row):
    """A row of a table of words; only `text` is needed to find it."""

    text: str
    value: str = ""
    language: str = ""
    why: str = ""


@dataclass(frozen=True)
class Rule:
    """A rule ready to be used: its block, and what its template stands for."""

    block: RuleBlock
    body: str

    @cached_property
    def expression(self) -> "regex.Pattern[str]":
        """Return its expression, made when it is first tried: one release tries few of them."""
        return compiled(self.body)


@dataclass(frozen=True)
class Rules:
    """All rules in the order of their files, and the values of the words that they read."""

    rules: tuple[Rule, ...]
    words: dict[str, dict[str, str]]
    """Fragment name to lower-case text to value, for fragments that are tables of words."""
    triggers: Triggers = field(default_factory=dict)
    """As `near.triggers_of` makes them of all entries of `near`."""

    @cached_property
    def by_near(self) -> dict[tuple[str, ...], list[int]]:
        """Return each `near` of the rules once, with the numbers of its rules."""
        return grouped(rule.block.near for rule in self.rules)


def load_rules(folders: Sequence[Path] = (OUR_DATA,)) -> Rules:
    """Return the rules of all `folders`; raises DataError with every template that is faulty."""
    fragments, words = load_fragments(folders)
    rules: list[Rule] = []
    blocks, faults = sift_blocks("rules", "rule", RuleBlock, folders)
    for block in blocks:
        try:
            rules.append(make_rule(block, fragments))
            if len(folders) > 1:  # ours are tried by the tests
                _ = rules[-1].expression
        except (KeyError, regex.error, RecursionError) as error:
            faults.append(Fault("rules/", block.id, f"pattern: {error}", "correct the template"))
    if faults:
        raise DataError(faults)
    entries = {entry for rule in rules for entry in rule.block.near}
    return Rules(tuple(rules), words, triggers_of(entries, words))


def load_fragments(
    folders: Sequence[Path] = (OUR_DATA,),
) -> tuple[dict[str, str], dict[str, dict[str, str]]]:
    """Return fragment name to expression, and for word tables name to text to value."""
    declared, tables = _declared(folders, "fragment"), word_tables(folders)
    _check_tables(tables, folders)
    words = {name: _word_values(table, folders) for name, table in tables.items()}
    return declared | {name: _alternatives(values) for name, values in words.items()}, words


def word_tables(folders: Sequence[Path] = (OUR_DATA,)) -> dict[str, str]:
    """Return fragment name to table of words, as `[words]` in `fragments.toml` declares them."""
    return _declared(folders, "words")


def _declared(folders: Sequence[Path], section: str) -> dict[str, str]:
    paths = [folder / "rules" / "fragments.toml" for folder in folders]
    declared: dict[str, str] = {}
    for path in paths:
        declared |= _section(path, section) if path.is_file() else {}
    return declared


def _check_tables(tables: Mapping[str, str], folders: Sequence[Path]) -> None:
    """Raise DataError where `[words]` names a table that no folder has."""
    faults = [
        Fault("fragments.toml", f"[words] {name}", f"no table {table!r}", f"add {table}.csv")
        for name, table in tables.items()
        if not any((folder / f"{table}.csv").is_file() for folder in folders)
    ]
    if faults:
        raise DataError(faults)


def _section(path: Path, name: str) -> dict[str, str]:
    """Return a section of a file that gives names to texts; raises DataError for any other."""
    section = read_toml(path).get(name, {})
    if not isinstance(section, dict) or not all(isinstance(one, str) for one in section.values()):
        remedy = f'write lines such as day = "[0-9]+" under [{name}]'
        raise DataError([Fault(path.name, name, "does not give names to texts", remedy)])
    return section


def make_rule(block: RuleBlock, fragments: dict[str, str]) -> Rule:
    """Return a rule with its template filled; raises KeyError for an unknown fragment."""
    case = "(?i)" if block.ignore_case else ""
    return Rule(block, rf"{case}(?<!\w)(?:{expand(block.pattern, fragments)})(?!\w)")


def find(rule: Rule, text: str) -> Iterator[Mention]:
    """Yield the mentions that one rule finds in `text`."""
    for match in rule.expression.finditer(text):
        if match.end() > match.start():
            yield _mention(rule.block, match)


def find_all(rules: Rules, text: str) -> Iterator[Mention]:
    """Yield what each rule finds in `text`, as `find` does, looking only where a rule may match."""
    windows = near_windows(text, rules.triggers, rules.by_near)
    small = text.lower()
    tried = sorted(one for near in ((), *windows) for one in rules.by_near.get(near, ()))
    for rule in (rules.rules[number] for number in tried):
        if not rule.block.near:
            if not rule.block.holds or any(one in small for one in rule.block.holds):
                yield from find(rule, text)
            continue
        for start, end in windows[rule.block.near]:
            for match in rule.expression.finditer(text, start, end):
                whole = match.end() < end or end == len(text)
                if whole and match.end() > match.start():
                    yield _mention(rule.block, match)


def _mention(block: RuleBlock, match: "regex.Match[str]") -> Mention:
    groups = {name: value for name, value in match.groupdict().items() if value}
    start, end = match.span("mention" if groups.pop("mention", None) else 0)
    parts = tuple((groups | block.says).items())
    text = match.string[start:end]
    return Mention(block.label, start, end, text, f"rule:{block.id}", block.kind, parts)


def _word_values(table: str, folders: Sequence[Path]) -> dict[str, str]:
    return {row.text.lower(): row.value for row in read_table(table, Word, folders)}


def _alternatives(values: Iterable[str]) -> str:
    """Return an expression for any of the words in any case, longest first."""
    return f"(?i:{any_of(values)})"
