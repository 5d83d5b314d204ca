"""Ties what a role names to its person: the country of an office, the party of a member."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

import regex

from pipeline.annotate.page import Page
from pipeline.annotate.role_mentions import FOUND_BY, Told
from pipeline.role_words import CANDIDACY, OCCUPATION, OFFICE
from pipeline.types import Link, Mention

OF = regex.compile(r"(?:^|\s)of\s+(?:the\s+)?$")
OF_NAME = regex.compile(r"(?:,?\s+\p{Lu}{2,4})?,?\s+of\s+(?:the\s+)?")
NAME_GOES_ON = regex.compile(r"\s\p{Lu}\p{Ll}")
ROW = regex.compile(r"(?:,\s+|,?\s+and\s+)(?:of\s+)?(?:the\s+)?")
ITS = regex.compile(r"(?<!\w)its\s+$")
NEAREST = 8
"""Countries and parties before a role among which its owner is looked for."""
ADJECTIVES = ("adjective", "demonym", "abbreviation")
KINDS = {OFFICE: "office", CANDIDACY: "candidacy", OCCUPATION: "nationality"}


def role_ties(page: Page, told: Iterable[Told], mentions: Iterable[Mention]) -> Iterator[Link]:
    """Yield a link for each country and party inside a role that says whose it is."""
    named = sorted(
        (one for one in mentions if one.label in ("COUNTRY", "PARTY")), key=lambda one: one.start
    )
    starts = [thing.start for thing in named]
    told = list(told)
    sharing: dict[tuple[int, int], list[Mention]] = {}
    for one in told:
        sharing.setdefault((one.phrase.start, one.phrase.end), []).append(one.person)
    for one in told:
        first, last = (bisect_left(starts, at) for at in (one.phrase.start, one.phrase.end))
        owner = _owner(page, one, named[max(0, first - NEAREST) : first])
        if owner is not None:
            yield _link(one, owner, "office")
        inside = named[first:last]
        own = _own(page, one, sharing[one.phrase.start, one.phrase.end], inside)
        for thing in [own] if own else inside:
            if thing.end <= one.phrase.end:
                party = thing.label == "PARTY"
                leads = inside[0] if own else thing
                kind = _party(page, one, thing) if party else _kind(page, one, leads)
                if kind:
                    yield _link(one, thing, kind)


def _own(
    page: Page, told: Told, people: Sequence[Mention], named: Sequence[Mention]
) -> Mention | None:
    """Return the country of one person in "the ministers of A and of B, X and Y", or None.

    So it is where as many persons share a role in the plural as there are countries in a row.
    """
    people = sorted(set(people), key=lambda one: one.start)
    if not told.phrase.plural or not len(people) == len(named) > 1:
        return None
    gaps = (ROW.fullmatch(page.text, one.end, other.start) for one, other in pairwise(named))
    if any(one.label != "COUNTRY" for one in named) or not all(gaps):
        return None
    return named[people.index(told.person)]


def _owner(page: Page, told: Told, named: Sequence[Mention]) -> Mention | None:
    """Return the country of "Kenya was represented by its Principal Secretary, X", or None."""
    phrase = told.phrase
    near = max(0, phrase.start - len(" its "))
    if phrase.kind != OFFICE or not ITS.search(page.text, near, phrase.start):
        return None
    start, _ = page.sentence_at(phrase.start)
    before = [one for one in named if start <= one.start and one.end <= phrase.start]
    return before[-1] if before and before[-1].label == "COUNTRY" else None


def beside_names(page: Page, mentions: Iterable[Mention]) -> Iterator[Link]:
    """Yield the country right before a name, or behind it and "of", that no noun stands beside.

    With a rank before the name it is that of an office: "U.S. Senator X", "Ambassador X of Malta".
    """
    named = [one for one in mentions if one.label in ("COUNTRY", "PERSON")]
    named.sort(key=lambda one: one.start)
    for one, other in pairwise(named):
        gap = page.text[one.end : other.whole_start]
        if one.label == other.label or "embedded" in (one.kind, other.kind):
            continue
        if one.label == "COUNTRY" and gap == " " and one.kind in ADJECTIVES:
            kind = "office" if _has_rank(page, other) else "nationality"
            yield Link(other, one, kind, one.start, other.end, FOUND_BY)
        elif one.label == "PERSON" and OF_NAME.fullmatch(gap):
            organ = page.kit.roles.shapes.organ.match(page.text, other.end, other.end + 60)
            adjective = other.kind in ("adjective", "demonym")
            if adjective and not organ:
                continue
            kind = "office" if organ or _has_rank(page, one) else "delegation"
            yield Link(one, other, kind, one.whole_start, other.end, FOUND_BY)


def _has_rank(page: Page, person: Mention) -> bool:
    honorific = dict(person.parts).get("honorific", "")
    words = honorific.replace(",", " ").split()
    uses = page.kit.names.uses
    civil = uses["plain"] | uses["learned"] | uses["peerage"]
    return honorific not in civil and any(word not in civil for word in words)


def _party(page: Page, told: Told, party: Mention) -> str | None:
    """Return "party", or None for a name that no table holds before an occupation.

    "Lusa correspondent" names an agency, "SWP organiser" a party.
    """
    known = page.kit.gazetteer.parties_named(party.text) or party.text.isupper()
    return "party" if known or told.phrase.kind != OCCUPATION else None


def _kind(page: Page, told: Told, country: Mention) -> str | None:
    """Return the kind of tie that a country inside a role is, or None if it is no tie.

    Before the noun it is that of the role; behind it "of" must lead to it, or an organ of state
    follow: an envoy to a country and a rapporteur on one are not of it.
    """
    if country.kind == "embedded":
        return None
    phrase = told.phrase
    if country.end <= phrase.noun_start:
        own = country.kind in ADJECTIVES or page.text[country.end : country.end + 1] in ("'", "’")
        return KINDS.get(phrase.kind) if own or phrase.kind != OCCUPATION else None
    if phrase.kind == OCCUPATION:
        return None
    before = page.text[phrase.noun_end : country.start]
    if "," in before:
        return None
    organ = page.kit.roles.shapes.organ.match(page.text, country.end, phrase.end)
    goes_on = country.end < phrase.end and NAME_GOES_ON.match(page.text, country.end)
    if goes_on and not organ:
        return None
    if OF.search(before) and (organ or country.kind not in ("adjective", "demonym")):
        return KINDS[phrase.kind]
    return None


def _link(told: Told, thing: Mention, kind: str) -> Link:
    person = told.person
    start, end = told.evidence
    return Link(person, thing, kind, start, end, FOUND_BY, "former" if told.former else "current")
