"""rollcall reads press releases and writes validated records of who and what they name.

A run passes one corridor, `run.py`, and each room opens only onto it:

    ingest     files, folders, standard input   -> a stream of Release: the stored text, fixed
    clean      steps that remember their origin -> Cleaned: readable text, blocks, parts
    annotate   spaCy, rules, tables, forms      -> Annotated: mentions, and links between them
    resolve    the release seen as a whole      -> Resolved: codes, ids, EDTF values, people
    validate   every span against the text      -> Extraction: the record of one release
    correct    what persons decided, again      -> the same, with what became of each decision
    identify   the run seen as a whole          -> the same, with one id for each person
    pseudonymise   people at risk, if asked     -> the same, text and record under other names
    write      tables, workbook, JSON, texts    -> a folder, complete or not there at all

Below the rooms lie plain things that all may use: the nouns (`types`), the exceptions (`errors`),
the records, which are our public schema (`records`), how a table is read (`tables`) and what the
tables of `data/` hold (`gazetteer`, `names`, `name_parts`, `senses`, `rules`, `forms`, `layout`,
`vocabulary`), what makes the search quick (`name_index`, `masks`, `near`), which days are dates
beside a text (`published`), and what may be wrong with a user's tables (`local`). What the team
knows is in `data/`, with no Python in it. Behind the corridor are workshops: `evaluate` scores
what comes out against gold, `explain` says why a record is there, `examples` tries rules and forms
on their own examples, `gather` makes the tables from their sources, `report` shows an output,
`compare` two of them, `serve` answers requests: ARCHITECTURE.md has the whole house.

Start at `run.extract`; to mend a wrong date, see `data/rules/dates-*.toml` and `resolve/dates/`.
"""

from importlib import import_module

OFFERED = ("DataError", "Result", "RollcallError", "Text", "UsageError", "extract", "extract_all")
"""What a program takes from here; `__init__.pyi` tells their types to editors and checkers."""
__all__ = list(OFFERED)


def __getattr__(name: str) -> object:
    """Return what programs take from here, loaded when it is asked for: libraries take a second."""
    if name not in OFFERED:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    where = "errors" if name.endswith("Error") else "library"
    return getattr(import_module(f"{__name__}.{where}"), name)


def __dir__() -> list[str]:
    """Return the names of this module, for who looks around."""
    return sorted({*globals(), *OFFERED})
