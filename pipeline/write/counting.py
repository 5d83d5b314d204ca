"""Counts what a run found: the figures of its closing lines."""

from collections import Counter

from pipeline.write.tables.every import Rows

SUMS = {
    "persons": "persons_count",
    "parties": "parties_count",
    "countries": "countries_count",
    "dates": "dates_count",
    "durations": "durations_count",
    "issues": "issues_count",
}
"""What is summed over the releases, and the column of `releases` that it stands in."""
NOTE = "note"


def counted(rows: Rows) -> "Counter[str]":
    """Return the counts of one release."""
    found: Counter[str] = Counter(dict.fromkeys(SUMS, 0))
    for release in rows["releases"]:
        found["releases"] += 1
        for name, column in SUMS.items():
            found[name] += int(release[column] or 0)
    found["to_check"] = sum(issue["severity"] != NOTE for issue in rows["issues"])
    return found
