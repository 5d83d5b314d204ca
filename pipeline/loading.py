"""All that a run knows, made once from the tables, rules, forms and the model."""

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from pipeline.alternatives import any_of
from pipeline.annotate.kit import Kit, ShapeWords, load_shapes, names_alone
from pipeline.annotate.language import load_language
from pipeline.errors import DataError, Fault
from pipeline.expressions import make_ready, recall
from pipeline.forms import Form, load_forms
from pipeline.gazetteer import Gazetteer, load_gazetteer
from pipeline.layout import load_layout
from pipeline.local import local_faults
from pipeline.masks import maskable
from pipeline.name_index import build_index
from pipeline.names import NameShape, load_names
from pipeline.role_words import load_role_words
from pipeline.rules import Word, load_rules
from pipeline.same_names import load_name_ways
from pipeline.senses import load_senses
from pipeline.speech import load_speech
from pipeline.tables import OUR_DATA, read_table
from pipeline.tie_forms import load_ties

FEW_WORDS = r"(?:\s[\w’'-]+){0,5}?\s"
"""What … stands for in a table: up to five words."""


def load_kit(data: Sequence[Path] = ()) -> Kit:
    """Return all that a run knows; raises DataError with every fault of tables, rules, forms."""
    folders = (OUR_DATA, *data)
    recall()
    check_data(folders)
    layout = load_layout(folders)
    with _uncollected():
        language = load_language()
        gazetteer = load_gazetteer(folders)
        names = load_names(folders)
        role_words = load_role_words(names, folders)
        speech = load_speech(folders)
        kit = Kit(
            language,
            names_alone(gazetteer),
            build_index(one.text for one in gazetteer.other_names),
            maskable(gazetteer, names),
            load_shapes(gazetteer, names, _shape_words(folders)),
            gazetteer,
            names,
            load_name_ways(folders),
            role_words,
            load_rules(folders),
            load_forms(gazetteer, names, folders),
            load_ties(speech, folders),
            layout,
            load_senses(folders),
            frozenset(_words("party_nouns", folders)),
            frozenset(_words("not_parties", folders)),
            speech,
        )
    make_ready(_written(kit))
    return kit


def load_tables(data: Sequence[Path] = ()) -> tuple[Gazetteer, NameShape]:
    """Return parties and countries, and what names look like: all that a run needs to read nothing.

    Raises DataError with the faults of the tables.
    """
    folders = (OUR_DATA, *data)
    with _uncollected():
        return load_gazetteer(folders), load_names(folders)


def _written(kit: Kit) -> Iterator[str]:
    """Yield the expressions that reading a release may ask for, one release few of them."""
    yield from (rule.body for rule in kit.rules.rules)
    variants = [one for form in kit.forms for one in form.variants]
    variants += (one for form in kit.ties for one in form.variants)
    yield from (variant.body for variant in variants)
    yield from (variant.tail for variant in variants if variant.tail)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Keep the garbage collector out while tables are read: it took a third of the time."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


@contextmanager
def collected_again() -> Iterator[None]:
    """Give back to the garbage collector, behind the body, what it was told to leave alone there.

    A program that runs again and again, as `--watch` does, grew by ten megabytes a run.
    """
    try:
        yield
    finally:
        gc.unfreeze()


def check_data(folders: Sequence[Path]) -> None:
    """Raise DataError with the faults of all tables, rules and forms at once.

    Only local knowledge is read twice for this: ours is checked by the tests.
    """
    if len(folders) == 1:
        return
    recall()
    faults: list[Fault] = local_faults(folders[1:])
    loaders = (load_gazetteer, load_names, load_rules, load_layout, load_senses, load_speech)
    for load in (*loaders, _forms):
        try:
            load(folders)
        except DataError as error:
            faults += error.faults
    if faults:
        raise DataError(list(dict.fromkeys(faults)))


def _forms(folders: Sequence[Path]) -> tuple[Form, ...]:
    return load_forms(load_gazetteer(folders), load_names(folders), folders)


def _shape_words(folders: Sequence[Path]) -> ShapeWords:
    former = read_table("former_words", Word, folders)
    cues = read_table("list_cues", Word, folders)
    return ShapeWords(
        _words("heading_words", folders),
        [row.text for row in former if row.value == "former"],
        [row.text for row in former if row.value == "over"],
        _words("party_people", folders),
        any_of(_words("party_cues", folders)).replace(" … ", FEW_WORDS),
        {
            value: [row.text for row in cues if row.value == value]
            for value in dict.fromkeys(row.value for row in cues)
        },
        _words("saying_verbs", folders),
    )


def _words(table: str, folders: Sequence[Path]) -> list[str]:
    return [row.text for row in read_table(table, Word, folders)]
