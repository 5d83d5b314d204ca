"""Parties as the World Factbook lists them now: those that the older sources lack, and new names.

A line such as "National Democratic Congress or NDC [a leader]" gives one party and what else it
is called. It is one that we have if a name of it is known in the country, or its abbreviation and a
word of its name are those of a party that still exists; then it adds names, else it is a new party.
"""

import html
import json
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from pathlib import Path

from pipeline.gather.party_countries import FACTBOOK
from pipeline.gather.party_hand import Gathered, gathered
from pipeline.gather.party_tables import Name, Party, Row
from pipeline.gather.party_texts import ARTICLE, is_latin, tidy, words
from pipeline.gather.party_words import Words

PAGES = Path("factbook", "government.json")
BREAK = re.compile(r"<[^>]+>|;|\n")
ASIDE = re.compile(r"\([^()]*(?:\)|$)|\[[^\[\]]*(?:\]|$)")
OR = re.compile(r",?\s+or\s+")
ABBREVIATION = re.compile(r"(?=(?:.*[^\W\d_a-z]){2})[^\s\d()]{3,12}")
"""Two letters mean too much: BA, US, UN."""
SENTENCE = re.compile(
    r"^(?:note|other|others|none|political|all|no)\b"
    r"|\b(?:parties|coalition of|independents|includes?|formerly|which|who|banned|since)\b"
    r"|\b(?:is|are|was|were|has|have|had|may|will|run)\b",
    re.IGNORECASE,
)
LONGEST = 12
"""Words of a name; a longer line is prose."""
WHY = "World Factbook"


@dataclass(frozen=True, slots=True)
class Listed:
    """A party of a country as the Factbook lists it: its names, the first is the main one."""

    code: str
    names: tuple[str, ...]
    abbreviations: tuple[str, ...]


def read_listed(reference: Path, codes: Mapping[str, str], known: Words) -> list[Listed]:
    """Return the parties of the Factbook's pages; `codes` lead from its page to our country."""
    pages: Mapping[str, Mapping[str, str]] = json.loads((reference / PAGES).read_text("utf-8"))
    return [
        one
        for page, code in sorted(codes.items())
        for one in listed(code, str(pages.get(page, {}).get("parties") or ""), known)
    ]


def pages_of(rows: Iterable[Row], by_hand: Iterable[Row]) -> dict[str, str]:
    """Return our country code by the Factbook's code of a page."""
    pages = {row[FACTBOOK].lower(): row["ISO3166-1-Alpha-2"] for row in rows}
    return pages | {row["factbook"]: row["code"] for row in by_hand if row["factbook"]}


def listed(code: str, text: str, known: Words) -> Iterator[Listed]:
    """Yield the parties of one page.

    >>> words = Words({"party": frozenset({"party"}), "body": frozenset()})
    >>> list(listed("GH", "Rose Party or RSP [Ann Poe]<br>note: all are banned<br>Larks", words))
    [Listed(code='GH', names=('Rose Party',), abbreviations=('RSP',))]
    """
    for line in BREAK.split(html.unescape(text)):
        bare = tidy(ASIDE.sub(" ", line))
        if not bare or SENTENCE.search(bare):
            continue
        texts = [ARTICLE.sub("", tidy(one)) for one in OR.split(bare)]
        short = tuple(one for one in texts if ABBREVIATION.fullmatch(one))
        names = tuple(one for one in texts if one not in short and _is_name(one))
        tells = short or any(known.has("party", one) or known.has("body", one) for one in names)
        if names and tells:
            yield Listed(code, names, short)


def _is_name(text: str) -> bool:
    size = len(text.split())
    return is_latin(text) and text[:1].isupper() and 1 < size <= LONGEST


def with_listed(
    before: Gathered, found: Sequence[Listed], places: Mapping[str, Set[str]], known: Words
) -> Gathered:
    """Return the parties with those that are listed, and the names that these have.

    `places` are the names, adjectives and demonyms of each country: of one party the sources may
    give the name with the country and without.
    """
    own = defaultdict(lambda: named(()), {code: named(texts) for code, texts in places.items()})
    called: dict[tuple[str, str], list[Party]] = defaultdict(list)
    for (party_id, text), _ in before.names.items():
        party = before.parties[party_id]
        for form in {plain(text), at_home(text, own[party.country_code])}:
            called[party.country_code, form].append(party)
    parties: list[Party] = []
    names: list[Name] = []
    for one in found:
        party = _known(one, called, own[one.code]) or _new(one, known)
        if party.party_id not in before.parties:
            parties.append(party)
        kinds = [*((text, "english_name") for text in one.names),
                 *((text, "abbreviation") for text in one.abbreviations)]  # fmt: skip
        names += [
            Name(party.party_id, text, "name" if text == party.name else kind, why=WHY)
            for text, kind in kinds
            if (party.party_id, text) not in before.names
        ]
    new = gathered(parties, names)
    return Gathered(before.parties | new.parties, new.names | before.names)


def _known(
    one: Listed, called: Mapping[tuple[str, str], list[Party]], own: "re.Pattern[str]"
) -> Party | None:
    """Return the party that we have for one that is listed, or None."""
    for forms in ([plain(text) for text in one.names], [at_home(text, own) for text in one.names]):
        alike = [party for form in forms for party in called.get((one.code, form), ())]
        if alike:
            return max(alike, key=lambda party: (not party.until, party.until, party.party_id))
    telling = {word for text in one.names for word in words(text) if len(word) > 3}
    for text in one.abbreviations:
        for party in called.get((one.code, plain(text)), ()):
            if not party.until and telling & set(words(party.name)):
                return party
    return None


def _new(one: Listed, known: Words) -> Party:
    name = one.names[0]
    return Party(
        party_id=f"fb:{one.code.lower()}-{slug(name)}",
        name=name,
        abbreviation=next(iter(one.abbreviations), ""),
        kind=known.kind_of(name),
        country_code=one.code,
    )


def at_home(name: str, places: "re.Pattern[str]") -> str:
    """Return the form in which two names of one party are one: without the country, and plain.

    >>> at_home("Bangladesh Workers' Party", named({"Bangladesh"})), at_home("Rose", named(()))
    ('workers party', 'rose')
    """
    return plain(places.sub(" ", name)) or plain(name)


def named(places: Iterable[str]) -> "re.Pattern[str]":
    """Return the expression of any of a country's names, and what ties it to a party's."""
    texts = "|".join(sorted(map(re.escape, places), key=len, reverse=True))
    return re.compile(rf"(?:\b(?:of|in)\s+(?:the\s+)?)?\b(?:{texts})\b" if texts else r"(?!)")


def plain(text: str) -> str:
    """Return a text without case, accents, signs and article.

    >>> plain("The Québec – People's"), plain("QUEBEC PEOPLES")
    ('quebec peoples', 'quebec peoples')
    """
    split = unicodedata.normalize("NFD", text.casefold().replace("'", "")).removeprefix("the ")
    letters = "".join(char for char in split if not unicodedata.combining(char))
    return " ".join(re.findall(r"[^\W_]+", letters))


def slug(name: str) -> str:
    """Return a name as the end of an id.

    >>> slug("Partido Patriótico di Aruba")
    'partido-patriotico-di-aruba'
    """
    return plain(name).replace(" ", "-")
