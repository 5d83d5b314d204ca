"""Says what is to be scored and on what, and scores it: the product or the recogniser alone."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.annotate.language import load_language
from pipeline.errors import UsageError
from pipeline.evaluate.against_gold import Extract, evaluate_gold
from pipeline.evaluate.alone import only_spans, recogniser_alone
from pipeline.evaluate.dates import evaluate_dates
from pipeline.evaluate.names_by_region import evaluate_names
from pipeline.evaluate.relations import evaluate_relations
from pipeline.evaluate.result import Result
from pipeline.evaluate.shared import Choice, evaluate_shared
from pipeline.evaluate.toponyms import evaluate_toponyms
from pipeline.gazetteer import load_gazetteer
from pipeline.layout import load_layout
from pipeline.run import extract, load_kit
from pipeline.tables import OUR_DATA


@dataclass(frozen=True)
class Asked:
    """What `rollcall evaluate` is asked: `files` or `names` stand in for the folder of gold."""

    gold: Path
    files: Sequence[Path] = ()
    names: Path | None = None
    choice: Choice = field(default_factory=Choice)
    alone: bool = False
    """Whether the recogniser is scored, and not the product that it is joined to."""
    rules: Sequence[Path] = ()
    toponyms: Path | None = None
    """The reference folder whose codes tell which toponyms of `files` are countries."""
    dates: bool = False
    """Whether dates of `files` and their values are scored."""
    facts: bool = False
    """Whether the countries and parties that `files` give to persons are scored."""


def evaluate(asked: Asked) -> Result:
    """Return the scores of what is asked for; raises UsageError where it does not fit together."""
    _check(asked)
    if asked.names:
        testees = {"alone": _recogniser()}
        if not asked.alone:
            testees["joined"] = _product(asked.rules)
        return evaluate_names(asked.names, testees)
    testee = _recogniser() if asked.alone else _product(asked.rules)
    if asked.toponyms:
        return evaluate_toponyms(asked.toponyms, asked.files, testee, asked.choice)
    if asked.dates:
        return evaluate_dates(asked.files, testee, asked.choice)
    if asked.facts:
        tables = load_gazetteer((OUR_DATA, *asked.rules))
        return evaluate_relations(asked.files, testee, asked.choice, tables)
    if asked.files:
        result = evaluate_shared(asked.files, testee, asked.choice)
    else:
        result = evaluate_gold(asked.gold, testee)
    return only_spans(result) if asked.alone else result


def _check(asked: Asked) -> None:
    if asked.names and asked.files:
        raise UsageError("--names and --data are two tests: ask for one of them")
    if asked.toponyms and (asked.alone or not asked.files):
        raise UsageError(
            "--toponyms scores the product on files of --data: give files, not --alone"
        )
    for option, is_asked in (("--dates", asked.dates), ("--facts", asked.facts)):
        if is_asked and (asked.alone or not asked.files):
            told = f"{option} scores the product on files of --data: give files, not --alone"
            raise UsageError(told)
    if asked.choice != Choice() and not asked.files:
        raise UsageError("--limit and --first-by-hash choose records of --data: give files")


def _product(rules: Sequence[Path]) -> Extract:
    kit = load_kit(rules)
    return lambda releases: extract(releases, kit)


def _recogniser() -> Extract:
    return recogniser_alone(load_language(), load_layout())
