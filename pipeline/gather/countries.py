"""Build pipeline/data/countries.csv and country_names.csv from the reference data.

Run as `python -m pipeline.gather.countries --reference ../shared/reference --into pipeline/data`.
It needs the extra `gather` (rigour). Corrections are made in the two files beside this module,
country_list_by_hand.csv and countries_by_hand.csv, never in the tables themselves.
"""

import argparse
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from pipeline.gather.country_by_hand import FILE, Names, corrected_list, corrected_names
from pipeline.gather.country_rows import Cells, read_cells, write_rows
from pipeline.gather.country_sources import Sources, listed, names_of, read_sources
from pipeline.gazetteer_rows import Country, CountryName

HERE = Path(__file__).parent
# Where sources call one text differently, the kind that stands first here holds: a word that is
# both is an adjective, because releases use it most before an office ("the … minister").
KINDS = ("name", "long_name", "abbreviation", "adjective", "demonym")


def gather(reference: Path, into: Path) -> None:
    """Write both tables from the reference folder and the files made by hand."""
    sources = read_sources(reference)
    list_by_hand = read_cells(HERE / "country_list_by_hand.csv")
    countries = corrected_list(map(listed, sources.codes.values()), list_by_hand)
    found = found_names(countries, sources, list_by_hand)
    names = corrected_names(found, read_cells(HERE / FILE))
    write_rows(into / "countries.csv", countries)
    write_rows(into / "country_names.csv", in_order(shared(names.values(), countries)))


def found_names(countries: list[Country], sources: Sources, by_hand: list[Cells]) -> Names:
    """Return every name that a source gives, one per country and text."""
    pages = {code: row["FIPS"].lower() for code, row in sources.codes.items()}
    pages |= {row["code"]: row["factbook"] for row in by_hand if row["factbook"]}
    return merged(
        name
        for country in countries
        for name in names_of(country, sources, pages.get(country.code, ""))
    )


def merged(names: Iterable[CountryName]) -> Names:
    """Return one name per country and text: of the first kind, citing all that have it so."""
    result: Names = {}
    for name in sorted(names, key=lambda name: KINDS.index(name.kind)):
        kept = result.setdefault(name.key(), name)
        if kept.kind == name.kind and name.why not in kept.why.split(", "):
            result[name.key()] = kept.model_copy(update={"why": f"{kept.why}, {name.why}"})
    return result


def shared(names: Iterable[CountryName], countries: Iterable[Country]) -> list[CountryName]:
    """Return the names, those of several countries made weak and naming the others."""
    names = list(names)
    shown = {country.code: country.name for country in countries}
    owners = defaultdict(set)
    for name in names:
        owners[name.text].add(shown[name.code])
    return [_weakened(name, owners[name.text] - {shown[name.code]}) for name in names]


def _weakened(name: CountryName, others: set[str]) -> CountryName:
    """Return a name that others own too as a weak one, unless it was made weak before."""
    if not others or name.strength == "weak":
        return name
    why = f"also of {' and '.join(sorted(others))}"
    return name.model_copy(update={"strength": "weak", "other_sense": "several", "why": why})


def in_order(names: Iterable[CountryName]) -> list[CountryName]:
    """Return the names by code, kind and text."""
    return sorted(names, key=lambda name: (name.code, name.kind, name.text))


def main() -> None:
    """Read the two folders from the command line and build the tables."""
    parser = argparse.ArgumentParser(description="Build the country tables.")
    parser.add_argument("--reference", type=Path, required=True, help="folder of reference data")
    parser.add_argument("--into", type=Path, required=True, help="folder of the tables")
    options = parser.parse_args()
    gather(options.reference, options.into)


if __name__ == "__main__":
    main()
