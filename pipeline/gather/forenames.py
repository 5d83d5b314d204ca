"""Builds `data/forenames.csv` from lists of given names: what may open a person's name in prose.

    python -m pipeline.gather.forenames --reference ../shared/reference --into pipeline/data

Sources and licences are in `data/SOURCES.md`. A forename that is also a word of `not_names.csv`, a
country, a state or a word that `forenames_by_hand.csv` removes is left out.
"""

import argparse
import csv
from collections.abc import Iterator
from pathlib import Path

from pipeline.gazetteer import load_gazetteer
from pipeline.names import load_names

HERE = Path(__file__).parent
SHORTEST = 3


def main() -> None:
    """Write the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reference", type=Path, required=True)
    parser.add_argument("--into", type=Path, required=True)
    options = parser.parse_args()
    write_forenames(options.into / "forenames.csv", gather_forenames(options.reference))


def gather_forenames(reference: Path) -> dict[str, str]:
    """Return forename to the first source that has it, without what is no sure forename."""
    removed = {row["text"] for row in _rows(HERE / "forenames_by_hand.csv")}
    kept: dict[str, str] = {}
    for text, source in _named(reference):
        if text not in removed and _is_forename(text):
            kept.setdefault(text, source)
    other = _other_words()
    return {text: source for text, source in sorted(kept.items()) if text not in other}


def write_forenames(path: Path, forenames: dict[str, str]) -> None:
    """Write the rows of the table, in order."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["text", "why"])
        writer.writerows(forenames.items())


def _named(reference: Path) -> Iterator[tuple[str, str]]:
    people = reference / "people"
    for row in _rows(people / "common-forenames-by-country.csv"):
        for column in ("Localized Name", "Romanized Name"):
            yield row[column].strip(), "popular names by country"
    for row in _rows(reference / "europarl" / "meps_by_term.csv"):
        for text in row["given_name"].split():
            yield text, "members of the European Parliament"
    for row in _rows(people / "us_congress_current.csv"):
        yield row["first"], "members of the US Congress"


def _is_forename(text: str) -> bool:
    letters = text.replace("-", "").replace("'", "")
    return len(text) >= SHORTEST and letters.isalpha() and text[0].isupper() and not text.isupper()


def _other_words() -> set[str]:
    """Return the words of our own tables that are something else first."""
    gazetteer, names = load_gazetteer(), load_names()
    titles = names.honorifics | names.offices | names.post_nominals | names.plurals
    places = {*gazetteer.country_names, *(state.name for state in gazetteer.states)}
    return {*names.edge, *names.anywhere, *titles, *names.particles, *places}


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


if __name__ == "__main__":
    main()
