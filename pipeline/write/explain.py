"""What the tables mean, in plain sentences: for READ-ME.txt and the first sheet alike."""

from collections.abc import Iterator

from pipeline.tables import Row, read_table
from pipeline.vocabulary import all_columns, values

OPENING = (
    "This is what rollcall read in a set of press releases: persons, parties, countries, dates, "
    "and what the text ties to each person.",
    "Begin with persons and countries; filter the column check, or open issues, for what a person "
    "should look at. Pivot on ties; the sheet pivots of the workbook has the usual tables ready.",
    "Every row shows its proof: evidence is the shortest run of words, sentence its sentence, and "
    "start and end count characters in the stored text.",
    "Blank means that the text does not say it, or that it was not found; ? means that the text "
    "says something that could not be resolved.",
)
DECIDING = (
    "The first column of most sheets, decision, is yours: write ok, wrong, or one of the verbs "
    "below with its value; several with ; between them. A hint shows what each sheet takes.",
    "Save the workbook and run: rollcall correct FOLDER FOLDER/rollcall.xlsx. It checks every "
    "decision and keeps it, and each later run into that folder applies it again.",
    "In the sheets identities and corrected the run itself fills the column decision, with what "
    "was decided before; nothing that is written there is read. Who is the same across releases "
    "is said in a file of its own: rollcall run SOURCE --decisions FILE.csv.",
)
DECISION = "decision"
"""The vocabulary of the verbs, and the column that takes them."""
NOT_MEASURED = "not measured for this version"
TABLE = "table"
"""The vocabulary that says what each table holds."""
Line = tuple[str, str, str, str]


class Recall(Row):
    """A row of `recall.csv`: how much of one label is found, as measured on marked releases."""

    label: str
    recall_percent: int
    measured_on: str


def column_lines() -> Iterator[Line]:
    """Yield table, column, meaning and a pointer to the column's vocabulary."""
    for one in all_columns():
        pointer = f"values: see {one.vocabulary}" if one.vocabulary else ""
        yield one.table, one.column, one.meaning, pointer


def value_lines() -> Iterator[Line]:
    """Yield vocabulary, value, meaning and example."""
    for one in values():
        yield one.vocabulary, one.value, one.meaning, one.example


def decision_lines() -> Iterator[Line]:
    """Yield the verbs that a decision begins with, each with meaning and example."""
    return (line for line in value_lines() if line[0] == DECISION)


def table_meanings() -> dict[str, str]:
    """Return what each table holds, in the order of the sheets."""
    return {one.value: one.meaning for one in values() if one.vocabulary == TABLE}


def recall_lines() -> list[tuple[str, str, str]]:
    """Return label, share found and what it was measured on; nothing where nobody measured."""
    return [
        (one.label, f"{one.recall_percent} of 100 found", f"measured on {one.measured_on}")
        for one in read_table("recall", Recall)
    ]
