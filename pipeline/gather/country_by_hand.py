"""The corrections that are made by hand: names added, set otherwise, or removed."""

from collections.abc import Iterable

from pipeline.errors import DataError, Fault
from pipeline.gather.country_rows import Cells
from pipeline.gather.country_spellings import spellings
from pipeline.gazetteer_rows import Country, CountryName

FILE = "countries_by_hand.csv"
Names = dict[tuple[str, ...], CountryName]


def corrected_list(listed: Iterable[Country], rows: Iterable[Cells]) -> list[Country]:
    """Return the countries by code, every filled cell of the hand-made rows laid over them."""
    cells = {country.code: country.model_dump() for country in listed}
    for row in rows:
        filled = {key: row[key] for key in Country.model_fields if row[key]}
        cells[row["code"]] = cells.get(row["code"], {}) | filled
    return [Country.model_validate(cells[code]) for code in sorted(cells)]


def corrected_names(names: Names, rows: list[Cells]) -> Names:
    """Return the names after the hand-made rows: what is added first, then set, then removed.

    Raises:
        DataError: rows that miss their name, add what is there or give no reason; all are listed.
    """
    result = _added(_chosen("add", rows)) | names
    faults = [fault for row in rows for fault in _faults(row, names, result)]
    if faults:
        raise DataError(faults)
    for row in _chosen("set", rows):
        result[_key(row)] = _set(result[_key(row)], row)
    removed = {_key(row) for row in _chosen("remove", rows)}
    return {key: name for key, name in result.items() if key not in removed}


def _key(row: Cells) -> tuple[str, ...]:
    """Return what a name is known by."""
    return row["code"], row["text"]


def _chosen(action: str, rows: list[Cells]) -> list[Cells]:
    """Return the rows with this action."""
    return [row for row in rows if row["action"] == action]


def _added(rows: list[Cells]) -> Names:
    """Return the added names in all spellings; a spelling with a row of its own keeps that."""
    result: Names = {}
    for row in rows:
        for text in spellings(row["text"])[1:]:
            result[row["code"], text] = CountryName.model_validate(_filled(row) | {"text": text})
    return result | {_key(row): CountryName.model_validate(_filled(row)) for row in rows}


def _set(name: CountryName, row: Cells) -> CountryName:
    """Return the name with the filled cells of the row; a strength brings its own other sense."""
    sense = {"other_sense": row["other_sense"]} if row["strength"] else {}
    return CountryName.model_validate(name.model_dump() | _filled(row) | sense)


def _filled(row: Cells) -> Cells:
    """Return the filled cells of a hand-made row that a name has."""
    return {key: row[key] for key in CountryName.model_fields if row[key]}


def _faults(row: Cells, found: Names, all_names: Names) -> list[Fault]:
    """Return what is wrong with a hand-made row, each fault with its remedy."""
    action, key = row["action"], _key(row)
    checks = (
        (action not in {"add", "set", "remove"}, "unknown action", "use add, set or remove"),
        (not row["why"], "no reason", "fill `why`"),
        (action == "add" and key in found, "a source has this name", "use set"),
        (action in {"set", "remove"} and key not in all_names, "no such name", "add it or drop it"),
    )
    place = f"{action} {row['code']} {row['text']!r}"
    return [Fault(FILE, place, problem, remedy) for wrong, problem, remedy in checks if wrong]
