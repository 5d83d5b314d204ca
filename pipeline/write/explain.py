"""What the tables mean, in plain sentences: for READ-ME.txt and the first sheet alike."""

from collections.abc import Iterator

from pipeline.vocabulary import all_columns, values

OPENING = (
    "This is what rollcall read in a set of press releases: persons, parties, countries, dates, "
    "and what the text ties to each person.",
    "Begin with persons and countries; filter the column check, or open issues, for what a person "
    "should look at. Pivot on ties.",
    "Every row shows its proof: evidence is the shortest run of words, sentence its sentence, and "
    "start and end count characters in the stored text.",
    "Blank means that the text does not say it, or that it was not found; ? means that the text "
    "says something that could not be resolved.",
)
Line = tuple[str, str, str, str]


def column_lines() -> Iterator[Line]:
    """Yield table, column, meaning and a pointer to the column's vocabulary."""
    for one in all_columns():
        pointer = f"values: see {one.vocabulary}" if one.vocabulary else ""
        yield one.table, one.column, one.meaning, pointer


def value_lines() -> Iterator[Line]:
    """Yield vocabulary, value, meaning and example."""
    for one in values():
        yield one.vocabulary, one.value, one.meaning, one.example
