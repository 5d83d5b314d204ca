"""The political groups of the European Parliament, and their names."""

from collections.abc import Iterator
from pathlib import Path

from pipeline.gather.party_tables import Name, Party, read_rows
from pipeline.gather.party_texts import tidy

LABELS = {"official_label": "name", "label": "english_name", "short_label": "english_name"}


def read_groups(reference: Path) -> list[dict[str, str]]:
    """Return the rows of the European Parliament's list of groups, 1953 to today."""
    return read_rows(reference / "europarl" / "groups.csv")


def groups(rows: list[dict[str, str]]) -> Iterator[Party]:
    """Yield each group with the days on which it began and ended."""
    for row in rows:
        yield Party(
            party_id=f"ep:{row['code']}",
            name=tidy(row["official_label"]),
            kind="group",
            house="ep",
            since=row["start_date"],
            until=row["end_date"],
        )


def group_names(rows: list[dict[str, str]]) -> Iterator[Name]:
    """Yield the labels of each group, and its other labels."""
    for row in rows:
        owner = f"ep:{row['code']}"
        yield from (Name(owner, tidy(row[label]), kind) for label, kind in LABELS.items())
        others = [tidy(label) for label in row["alt_labels"].split(";")]
        yield from (Name(owner, text, _kind(text)) for text in others if text)


def _kind(text: str) -> str:
    return "english_name" if " " in text else "abbreviation"
