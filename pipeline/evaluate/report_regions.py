"""Shows how alike the names of all regions are found: recall, and how it stands to the best."""

from pipeline.evaluate.names_by_region import MEASURE
from pipeline.evaluate.report import aligned, share
from pipeline.evaluate.result import Result


def regions_table(result: Result) -> str:
    """Return recall by region and testee, each also in percent of the best region's.

    >>> from pipeline.evaluate.result import Score
    >>> scores = [Score("names alone", one, 4, 4, right) for one, right in (("A", 4), ("B", 3))]
    >>> print(regions_table(Result(tuple(scores), releases=2)))
    2 snippets
    region names alone recall alone % of best
         A     4        1.000             100
         B     4        0.750              75
    """
    rows: dict[str, dict[str, str]] = {}
    for score in result.scores:
        name = score.measure.removeprefix(MEASURE)
        row = rows.setdefault(score.label, {"region": score.label, "names": str(score.gold)})
        recall = score.recall or 0.0
        row[f"{name} recall"] = share(recall)
        row[f"{name} % of best"] = f"{100 * recall / _best(result, score.measure):.0f}"
        if score.interval:
            row[f"{name} f 95 %"] = "-".join(map(share, score.interval))
    head = list(dict.fromkeys(column for row in rows.values() for column in row))
    filled = [[row.get(column, "") for column in head] for row in rows.values()]
    return f"{result.releases} snippets\n{aligned([head, *filled])}"


def is_of_regions(result: Result) -> bool:
    """Return whether a result is one of names by region."""
    return bool(result.scores) and all(one.measure.startswith(MEASURE) for one in result.scores)


def _best(result: Result, measure: str) -> float:
    """Return the best region's recall, or 1 where no region has any."""
    return max(one.recall or 0.0 for one in result.scores if one.measure == measure) or 1.0
