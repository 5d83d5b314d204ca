"""Builds `data/family_first.csv` from lists of family names: of peoples that write them first.

    python -m pipeline.gather.family_first --reference ../shared/reference --into pipeline/data

Sources and licences are in `data/SOURCES.md`. Names as they are romanised, with marks and without.
"""

import argparse
import csv
from pathlib import Path

from pipeline.name_rows import Order
from pipeline.romanised import written
from pipeline.tables import read_table


def main() -> None:
    """Write the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reference", type=Path, required=True)
    parser.add_argument("--into", type=Path, required=True)
    options = parser.parse_args()
    rows = gather_family_first(options.reference)
    with (options.into / "family_first.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["text", "order", "why"])
        writer.writerows(rows)


def gather_family_first(reference: Path) -> list[tuple[str, str, str]]:
    """Return each family name once, with the order in which English displays it, and its people."""
    orders = {row.country: row.order for row in read_table("name_orders", Order)}
    found: dict[str, tuple[str, str, str]] = {}
    path = reference / "people" / "common-surnames-by-country.csv"
    with path.open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            order = orders.get(row["Country"])
            for text in written(row["Romanized Name"] or row["Localized Name"], "either"):
                if order and len(text) > 1 and " " not in text:
                    found.setdefault(text, (text, order, row["Country"]))
    return sorted(found.values())


if __name__ == "__main__":
    main()
