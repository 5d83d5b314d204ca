"""Builds `parties.csv` and `party_names.csv` from the reference data and what is kept by hand.

Run it as `python -m pipeline.gather.parties --reference ../shared/reference --into pipeline/data`.
"""

import argparse
from collections.abc import Iterable, Mapping, Sequence, Set
from pathlib import Path

from pipeline.errors import DataError, Fault
from pipeline.gather import party_facts
from pipeline.gather.party_countries import (
    country_codes,
    country_rows,
    country_texts,
    country_words,
)
from pipeline.gather.party_factbook import pages_of, read_listed, with_listed
from pipeline.gather.party_facts import Tables
from pipeline.gather.party_groups import group_names, groups, read_groups
from pipeline.gather.party_hand import Gathered, corrected, gathered, names_of, new_parties
from pipeline.gather.party_short_forms import short_forms, texts_by_country
from pipeline.gather.party_strength import STRONG, Evidence, owners_of, with_strength
from pipeline.gather.party_tables import (
    Name,
    Party,
    read_rows,
    write_names,
    write_parties,
)
from pipeline.gather.party_texts import same_text
from pipeline.gather.party_words import Words, read_words, telling_words
from pipeline.tables import OUR_DATA

BY_HAND = Path(__file__).parent
CHANGES = (BY_HAND / "parties_by_hand.csv", BY_HAND / "groups_by_hand.csv")
NEW = BY_HAND / "new_parties_by_hand.csv"
CODES = BY_HAND / "party_countries_by_hand.csv"
LEFT_OUT = BY_HAND / "left_out_by_hand.csv"
COUNTRY_LIST = BY_HAND / "country_list_by_hand.csv"
WORDS = BY_HAND / "party_words.csv"
COUNTRY_NAMES = OUR_DATA / "country_names.csv"


def build(reference: Path) -> tuple[list[Party], list[Name]]:
    """Return all parties, and all names with strength; raises DataError for faulty hand rows."""
    known, countries = read_words(WORDS), country_rows(reference)
    homes = texts_by_country(read_rows(COUNTRY_NAMES))
    places = country_texts(countries)
    noise = places | {row["text"] for row in read_rows(LEFT_OUT)}
    tables = party_facts.read_party_facts(reference, places)
    sources = gather_sources(tables, read_groups(reference), country_codes(countries, CODES), known)
    older = corrected(without_noise(sources, known, noise), CHANGES)
    pages = pages_of(countries, read_rows(COUNTRY_LIST))
    listed = [one for one in read_listed(reference, pages, known) if one.names[0] not in noise]
    changed = with_listed(older, listed, homes, known)
    own = country_words(countries, reference, homes)
    full = weighed(changed, weigh(changed, known, own))
    sure = {same_text(name.text) for name in full if name.strength == STRONG}
    taken = sure | {same_text(text) for text in noise}
    found = with_short_forms(changed, known, homes, taken)
    names = weighed(found, weigh(found, known, own))
    check_strong(names)
    return list(found.parties.values()), names


def weighed(found: Gathered, evidence: Evidence) -> list[Name]:
    """Return the names found, each with its strength."""
    return [with_strength(name, evidence) for name in found.names.values()]


def gather_sources(
    tables: Tables, labels: list[dict[str, str]], codes: Mapping[str, str], known: Words
) -> Gathered:
    """Return the parties and names of all sources, before any correction."""
    new = new_parties(NEW)
    parties = [*party_facts.parties(tables, codes, known), *groups(labels), *new]
    added = [name for party in new for name in names_of(party)]
    return gathered(parties, [*party_facts.names(tables), *group_names(labels), *added])


def without_noise(sources: Gathered, known: Words, noise: Set[str]) -> Gathered:
    """Return the sources without texts that could only be noise; no party is left without text."""
    kept = {key: name for key, name in sources.names.items() if not is_noise(name, known, noise)}
    named = {party_id for party_id, _ in kept}
    lost = [party for party_id, party in sources.parties.items() if party_id not in named]
    last = [Name(party.party_id, party.name, "name") for party in lost]
    return gathered(sources.parties.values(), [*kept.values(), *last])


def is_noise(name: Name, known: Words, noise: Set[str]) -> bool:
    """Return whether a text is a common word, a translation in one word, or named as noise."""
    if name.text in noise or len(name.text) < 2:
        return True
    if name.kind == "abbreviation" or " " in name.text:
        return False
    common = known.has("plain", name.text) or known.has("body", name.text)
    return name.kind == "english_name" or common or name.text[0].islower()


def with_short_forms(
    before: Gathered, known: Words, homes: Mapping[str, Set[str]], taken: Set[str]
) -> Gathered:
    """Return the names with those that leave out the country.

    A name that is there stays; one that is `taken`, for it surely means another party or no party,
    is no short form.
    """
    short = short_forms(before.names.values(), before.parties, homes, known)
    kept = [one for one in short if same_text(one.text) not in taken]
    added = {(one.party_id, one.text): one for one in kept}
    return Gathered(before.parties, added | before.names)


def weigh(found: Gathered, known: Words, country_words: Mapping[str, Set[str]]) -> Evidence:
    """Return what decides the strength of the names found."""
    names = list(found.names.values())
    countries = {key: party.country_code for key, party in found.parties.items()}
    plain = known.by_role["plain"] | known.by_role["party"] | known.by_role["body"]
    own = {
        key: country_words.get(code, frozenset()) - plain - known.by_role["small"]
        for key, code in countries.items()
    }
    telling = telling_words(names, countries, plain | known.by_role["small"])
    return Evidence(known, telling, own, owners_of(names))


def check_strong(names: Iterable[Name]) -> None:
    """Raise DataError where a strong text is one word or has a second owner."""
    names = list(names)
    owners = owners_of(names)
    wrong = [
        name
        for name in names
        if name.strength == STRONG
        and (len(owners[same_text(name.text)]) > 1 or len(name.text.split()) < 2)
    ]
    if wrong:
        raise DataError([_not_strong(name, owners[same_text(name.text)]) for name in wrong])


def _not_strong(name: Name, owners: Set[str]) -> Fault:
    problem = f"{name.text!r} is strong, and owned by {', '.join(sorted(owners))}"
    return Fault("party_names.csv", name.party_id, problem, "make it weak")


def main(arguments: Sequence[str] | None = None) -> None:
    """Write both tables into the folder that the options name."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reference", type=Path, required=True)
    parser.add_argument("--into", type=Path, required=True)
    options = parser.parse_args(arguments)
    parties, names = build(options.reference)
    write_parties(options.into / "parties.csv", parties)
    write_names(options.into / "party_names.csv", names)


if __name__ == "__main__":
    main()
