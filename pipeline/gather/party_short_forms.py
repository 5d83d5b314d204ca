"""What parties are called at home: their names without the country in them.

"Bangladesh Awami League" is the Awami League, "United Civic Party of Belarus" the United Civic
Party. Such a form is weak: it means the party only where the release speaks of the country.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Set

from pipeline.gather.party_tables import Name, Party, Row
from pipeline.gather.party_texts import is_latin, unbracketed
from pipeline.gather.party_words import NAMED, Words

WHY = "its name without the country"


def texts_by_country(rows: Iterable[Row]) -> Mapping[str, frozenset[str]]:
    """Return the names, adjectives and demonyms of each country, from rows of country_names.csv."""
    found: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        if row["kind"] != "abbreviation":
            found[row["code"]].add(row["text"])
    return {code: frozenset(texts) for code, texts in found.items()}


def short_forms(
    names: Iterable[Name],
    parties: Mapping[str, Party],
    places: Mapping[str, Set[str]],
    known: Words,
) -> Iterator[Name]:
    """Yield the names without the country for each party of a country whose name has it."""
    for name in names:
        own = places.get(parties[name.party_id].country_code, frozenset())
        if name.kind in NAMED and is_latin(name.text):
            for text in without_country(unbracketed(name.text), own, known):
                yield Name(name.party_id, text, "short_name", why=WHY)


def without_country(name: str, own: Set[str], known: Words) -> Iterator[str]:
    """Yield what is left of a name without its country, where that still names a party.

    >>> words = Words({"party": frozenset({"party"}), "body": frozenset(),
    ...     "genitive": frozenset({"of", "of the"})})
    >>> list(without_country("Rose Party of Oman", {"Oman", "Omani"}, words))
    ['Rose Party']
    >>> list(without_country("Omani Rose Party", {"Oman", "Omani"}, words))
    ['Rose Party']
    >>> list(without_country("Omani Party", {"Oman", "Omani"}, words))
    []
    """
    endings = {f" {word} {place}" for word in known.by_role["genitive"] for place in own}
    found = {name.removesuffix(ending) for ending in endings if name.endswith(ending)}
    found |= {name.removeprefix(f"{place} ") for place in own if name.startswith(f"{place} ")}
    for text in sorted(found):
        names_a_party = known.has("party", text) or known.has("body", text)
        if names_a_party and " " in text and text[0].isupper():
            yield text
