"""Later mentions of what the release has named before: surnames, full names, short party names."""

from collections.abc import Iterable, Iterator, Mapping

import regex

from pipeline.annotate.page import Page
from pipeline.annotate.party_cues import FOUND_BY as PARTY_CUE
from pipeline.annotate.places import FAMILY_BORDERS, NAME_BORDERS, PARTY_BORDERS, places
from pipeline.annotate.recognised import MODEL, SURE
from pipeline.romanised import plain
from pipeline.types import Mention

ABBREVIATION = regex.compile(
    r'\s*\((?:the |hereafter |hereinafter )?["\']?(\p{Lu}[\p{L}\d&/.+-]{1,11})["\']?\)'
)
NEXT_NAME = regex.compile(r"[ ]([\p{Lu}][\p{L}\p{M}-]+)")
LAST_WORD = regex.compile(r"(?<![\w.'-])(\p{Lu}[\p{L}\p{M}'-]*|(?:\p{Lu}\p{Ll}?\.-?)+)[ ]$")
"""A capitalised word or initials at the end of a text; "Vienna." ends a sentence, no name."""
WORD = regex.compile(r"\p{Lu}[\p{L}\p{M}'’-]+")
SHORTEST = 3
"""Letters of a surname that may stand alone; "Li" and "Xi" are looked for with a title only."""


def repeated_people(page: Page, mentions: Iterable[Mention]) -> Iterator[Mention]:
    """Yield later mentions of the persons in `mentions`, by full name and by family name."""
    texts: set[str] = set()
    for mention in mentions:
        if mention.label == "PERSON":
            texts |= _spellings(page, mention.text)
    if not texts:
        return
    for start, end in places(page, texts | _accented(page, texts), NAME_BORDERS):
        if _stands_alone(page, start, end, texts):
            found_by = "finder:later-mention"
            yield Mention("PERSON", start, end, page.text[start:end], found_by)


def _accented(page: Page, texts: set[str]) -> set[str]:
    """Return the words of a page that are one of `texts` but for the marks on letters."""
    bare = {plain(text) for text in texts}
    words = set(WORD.findall(page.text)) - texts
    return {word for word in words if (word if word.isascii() else plain(word)) in bare}


def without_surnames(page: Page, mentions: Iterable[Mention]) -> list[Mention]:
    """Return the mentions without parties that are a person's name seen again.

    The recogniser alone says so of them, and no table knows them.
    """
    everyone = list(mentions)
    names = {(one.start, one.end) for one in everyone if one.label == "PERSON"}
    return [
        one
        for one in everyone
        if one.label != "PARTY"
        or one.found_by != MODEL
        or (one.start, one.end) not in names
        or page.kit.gazetteer.parties_named(one.text)
    ]


def families(page: Page, mentions: Iterable[Mention]) -> Iterator[Mention]:
    """Yield "the Vales" where a Vale is named: a family, not counted as a person."""
    names = {page.name_parts(one.text).family for one in mentions if _is_person(one)}
    plurals = {f"he {name}{ending}" for name in names for ending in ("s", "es")}
    texts = {f"{letter}{plural}" for plural in plurals for letter in "Tt"}
    for start, end in places(page, texts, FAMILY_BORDERS):
        yield Mention("PERSON", start, end, page.text[start:end], "finder:family", "family")


def _is_person(mention: Mention) -> bool:
    return mention.label == "PERSON" and not mention.kind


def _spellings(page: Page, name: str) -> set[str]:
    parts = page.name_parts(name)
    full = {one for one in (name, parts.display) if " " in one}
    family = {parts.family, parts.family.upper()} if parts.given else {parts.family}
    capitalised = parts.family[:1].upper() + parts.family[1:]
    family.add(capitalised)
    family |= _middle_names(page, parts.display)
    return full | {one for one in family if _is_telling(page, one)}


def _middle_names(page: Page, display: str) -> set[str]:
    """Return the other family names of a long name: Bermúdez and the last two words together."""
    words = display.split()
    if len(words) < 3:
        return set()
    last_two = " ".join(words[-2:]) if words[-2] not in page.kit.names.particles else ""
    return {
        word
        for word in (*words[1:-1], last_two)
        if len(word) > SHORTEST and word[0].isupper() and word not in page.kit.names.forenames
    }


def _is_telling(page: Page, family: str) -> bool:
    """Return whether a family name alone can only be this person's."""
    names = page.kit.names
    known = page.kit.gazetteer.countries_named(family)
    return (
        len(family) >= SHORTEST
        and family not in names.edge
        and family not in names.anywhere
        and not known
        and family[:1].isupper()
    )


def _stands_alone(page: Page, start: int, end: int, known: set[str]) -> bool:
    """Return whether the words beside a family name do not make it another name."""
    before = LAST_WORD.search(page.text[max(0, start - 40) : start])
    after = NEXT_NAME.match(page.text, end, end + 40)
    names = page.kit.names
    if after and after.group(1) not in names.edge:
        return page.text[start:end].count(" ") > 0 and after.group(1) not in names.anywhere
    if before is None or page.text[start:end].count(" ") > 0:
        return True
    word = before.group(1).rstrip(".")
    headed = word.isupper() and bool(page.kit.gazetteer.countries_named(word))
    return headed or any(word in words for words in (names.edge, names.honorifics, names.offices))


def introduced_parties(page: Page, mentions: Iterable[Mention]) -> Iterator[Mention]:
    """Yield abbreviations put in brackets after a party's long form, and their later uses.

    One that stands behind two long forms means the one before it.
    """
    introduced: dict[str, list[Mention]] = {}
    for mention in sorted(mentions, key=lambda one: one.start):
        if mention.label != "PARTY" or " " not in mention.text:
            continue
        match = ABBREVIATION.match(page.text, mention.end)
        if match and not page.kit.gazetteer.countries_named(match.group(1)):
            introduced.setdefault(match.group(1), []).append(mention)
    yield from _uses(page, introduced, "finder:introduced")


def supported_parties(page: Page, mentions: Iterable[Mention]) -> Iterator[Mention]:
    """Yield further uses of the short party names that the release has shown to be meant.

    A written form shows it, and so does one place at which the recogniser is sure of a name that
    the tables know.
    """
    shown = {one.text: one for one in mentions if one.label == "PARTY" and _is_shown(page, one)}
    telling = {text: [one] for text, one in shown.items() if len(text) > 1 and one.kind != "letter"}
    yield from _uses(page, telling, "finder:later-mention")


def _is_shown(page: Page, party: Mention) -> bool:
    sure = party.found_by == MODEL and (party.confidence or 0) >= SURE
    return (
        "form:" in party.found_by
        or party.found_by == PARTY_CUE
        or (sure and bool(page.kit.gazetteer.parties_named(party.text)))
    )


def _uses(page: Page, texts: Mapping[str, list[Mention]], found_by: str) -> Iterator[Mention]:
    """Yield each place of the texts, with what shows its meaning: the last one before it."""
    for start, end in places(page, texts, PARTY_BORDERS):
        text = page.text[start:end]
        before = [one for one in texts[text] if one.start <= start]
        first = before[-1] if before else texts[text][0]
        parts = (("means", first.text), *first.parts)
        yield Mention("PARTY", start, end, text, found_by, first.kind, parts)
