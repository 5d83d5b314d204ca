"""Reads the examples that rules and forms carry, and tries local rules and forms on theirs.

An example is a text with its mentions marked, `[PERSON Pia Sund] ([COUNTRY Finland])`. Behind
` -> ` stands what it says, behind ` @` the day of publication that a date leans on. Our own rules
and forms are held to their examples by the tests.
"""

from array import array
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from pipeline.annotate.kit import Kit
from pipeline.annotate.page import open_page
from pipeline.annotate.ties import tie
from pipeline.errors import DataError, Fault
from pipeline.example_text import Example, Spans, read_example
from pipeline.forms import Form
from pipeline.resolve.dates.value import date_value
from pipeline.rules import Rule, Rules, find, find_all, load_rules
from pipeline.tables import OUR_DATA, read_toml
from pipeline.tie_examples import tie_problems
from pipeline.types import Anchor, Block, Cleaned, Link, Mention, Part, Release

BARE = "finds no example", "add one to `finds`, as pipeline/data/README.md shows"
LATER = "examples", "not tried yet", "correct what is named above first"


def read_dated(example: str) -> tuple[Example, Anchor]:
    """Return an example of a rule and the publication date that it gives behind `@`.

    >>> read_dated("[DATE today] @2024-05-03 -> 2024-05-03")[1].published
    '2024-05-03'
    """
    marked, arrow, says = example.partition(" -> ")
    text, _, day = marked.partition(" @")
    return read_example(text + arrow + says), Anchor(day or None, "option" if day else None)


def cleaned(text: str, *blocks: Block, release_id: str = "r0") -> Cleaned:
    """Return a text as if it had come out of `clean` without a change."""
    size = len(text)
    starts, ends = array("L", range(size)), array("L", range(1, size + 1))
    release, whole = Release(release_id, text, "made.txt"), blocks or (Block("body", 0, size),)
    return Cleaned(release, text, starts, ends, (Part(0, size),), whole, "en")


def spans_of(mentions: Iterator[Mention] | Sequence[Mention] | set[Mention]) -> Spans:
    """Return label, start and end of each mention, as examples mark them."""
    return frozenset((one.label, one.start, one.end) for one in mentions)


def tied(kit: Kit, form: Form, text: str) -> tuple[set[Mention], set[Link]]:
    """Return the mentions and links that one form alone finds in a text."""
    alone = replace(kit, forms=(form,))
    found = list(tie(open_page(cleaned(text), kit.nlp(text), alone)))
    return {one for item in found for one in item.mentions}, {
        link for item in found for link in item.links
    }


def said_by(links: set[Link]) -> list[str]:
    """Return what links say, as the examples write it: one entry per person and thing."""
    return sorted(
        f"{link.other.label} {link.other.text}" if link.other else f"appears_as {link.value}"
        for link in links
    )


def check_examples(load: Callable[[Sequence[Path]], Kit], data: Sequence[Path]) -> Kit:
    """Return the kit that `load` makes; raises DataError with its faults and those of examples."""
    try:
        kit = load(data)
    except DataError as error:
        raise DataError([*error.faults, *_rules_alone(data)]) from None
    faults = [*_rule_faults(kit.rules, data), *_form_faults(kit, data), *_tie_faults(kit, data)]
    if faults:
        raise DataError(faults)
    return kit


def _rules_alone(data: Sequence[Path]) -> Iterator[Fault]:
    """Yield what can be said of examples while the tables are faulty."""
    try:
        yield from _rule_faults(load_rules((OUR_DATA, *data)), data)
    except DataError:
        yield Fault("rules/", *LATER)
    if _places(data, "forms", "form"):
        yield Fault("forms/", *LATER)


def _places(data: Sequence[Path], folder: str, key: str) -> dict[str, str]:
    """Return the id of each local block to the file that it stands in."""
    return {
        str(block.get("id", "")): f"{folder}/{path.name}"
        for one in data
        for path in sorted((one / folder).glob("*.toml"))
        for block in _blocks(path, key)
    }


def _blocks(path: Path, key: str) -> list[dict[str, object]]:
    try:
        blocks = read_toml(path).get(key, [])
    except DataError:
        return []
    return [one for one in blocks if isinstance(one, dict)] if isinstance(blocks, list) else []


def _rule_faults(rules: Rules, data: Sequence[Path]) -> Iterator[Fault]:
    places = _places(data, "rules", "rule")
    for rule in rules.rules:
        if file := places.get(rule.block.id):
            for problem, remedy in _rule_problems(rule, rules):
                yield Fault(file, rule.block.id, problem, remedy)


def _rule_problems(rule: Rule, rules: Rules) -> Iterator[tuple[str, str]]:
    block = rule.block
    if not block.finds:
        yield BARE
    for example in block.finds:
        yield from _unfound(rule, rules, example)
    for example in block.ignores:
        if list(find(rule, read_dated(example)[0].text)):
            yield f"it finds {example!r}, which it ignores", "correct the pattern or the example"


def _unfound(rule: Rule, rules: Rules, example: str) -> Iterator[tuple[str, str]]:
    """Yield what a rule does not do of what its example says."""
    wanted, anchor = read_dated(example)
    found = list(find(rule, wanted.text))
    if not wanted.spans:
        yield f"nothing is marked in {example!r}", f"mark it: [{rule.block.label} …]"
    elif spans_of(found) != wanted.spans:
        texts = ", ".join(repr(one.text) for one in found) or "nothing"
        yield f"it finds {texts} in {example!r}", "correct the pattern or the example"
    elif spans_of(find_all(replace(rules, rules=(rule,)), wanted.text)) != wanted.spans:
        yield f"no word of `near` stands in {example!r}", "correct `near` or leave it out"
    elif rule.block.label == "DATE" and wanted.says:
        value = date_value(found[0], anchor, rules.words).value
        if (value,) != wanted.says:
            yield f"it reads {value} in {example!r}", "correct `says`, the groups or the example"


def _form_faults(kit: Kit, data: Sequence[Path]) -> Iterator[Fault]:
    places = _places(data, "forms", "form")
    for form in kit.forms:
        if file := places.get(form.block.id):
            for problem, remedy in _form_problems(kit, form):
                yield Fault(file, form.block.id, problem, remedy)


def _form_problems(kit: Kit, form: Form) -> Iterator[tuple[str, str]]:
    remedy = "correct the form or the example"
    if not form.block.finds:
        yield BARE
    for example in form.block.finds:
        wanted = read_example(example)
        mentions, links = tied(kit, form, wanted.text)
        texts = ", ".join(sorted(repr(one.text) for one in mentions)) or "nothing"
        if not wanted.spans:
            yield f"nothing is marked in {example!r}", "mark it: [PERSON …]"
        elif spans_of(mentions) != wanted.spans:
            yield f"it finds {texts} in {example!r}", remedy
        elif said_by(links) != sorted(wanted.says):
            yield f"it ties {', '.join(said_by(links)) or 'nothing'} in {example!r}", remedy
    for example in form.block.ignores:
        if tied(kit, form, read_example(example).text)[1]:
            yield f"it ties {example!r}, which it ignores", remedy


def _tie_faults(kit: Kit, data: Sequence[Path]) -> Iterator[Fault]:
    places = _places(data, "ties", "tie")
    for form in kit.ties:
        if file := places.get(form.block.id):
            examples = map(read_example, (*form.block.finds, *form.block.ignores))
            for problem in tie_problems(
                form, ((one.text, one.spans, one.says) for one in examples)
            ):
                yield Fault(file, form.block.id, problem, "correct the form or the example")
