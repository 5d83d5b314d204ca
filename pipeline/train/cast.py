"""Who and what the slots of a snippet stand for: the same number is the same one throughout."""

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import regex

from pipeline.train.names import Drawn, NameSource, blend, draw_name, in_capitals


@dataclass(frozen=True)
class PartyWords:
    """How a party may be written: full name, short form, code."""

    full: str
    short: str
    code: str


@dataclass(frozen=True)
class CountryWords:
    """How a country may be written: name, adjective, plural of its people, ISO code."""

    name: str
    adjective: str
    people: str
    code: str


@dataclass(frozen=True)
class Fillers:
    """What the slots are filled from."""

    names: NameSource
    parties: tuple[PartyWords, ...]
    countries: tuple[CountryWords, ...]
    lists: Mapping[str, Any]
    """The lists of fillers.toml, by name."""


@dataclass(frozen=True, slots=True)
class Said:
    """What a slot puts into the text, and the label of its mark, if it has one."""

    text: str
    label: str = ""


class Cast:
    """Who and what the numbers of one snippet stand for."""

    def __init__(self, fillers: Fillers, draw: random.Random) -> None:
        self.fillers, self.draw = fillers, draw
        self._persons: dict[str, Drawn] = {}
        self._parties: dict[str, PartyWords] = {}
        self._countries: dict[str, CountryWords] = {}
        self._places: dict[tuple[str, str], str] = {}

    def say(self, match: "regex.Match[str]") -> Said:
        """Return what the slot of a match says."""
        kind, number, form = match["kind"], match["number"], match["form"] or ""
        if kind == "p":
            return Said(self._person_as(form, f"p{number}"), "PERSON")
        if kind == "g":
            party = self._party(number)
            return Said({"short": party.short, "code": party.code}.get(form, party.full), "PARTY")
        if kind in ("c", "cc"):
            return self._country_as(kind, form, number)
        if kind in ("h", "H"):
            return Said(self._honorific(match["of"], may_lack=kind == "h"))
        if kind not in LABELLED:
            return Said(self._filler(kind))
        place = self._places.setdefault((kind, number), self._filler(kind))
        return Said(place, LABELLED[kind])

    def _person(self, key: str) -> Drawn:
        if key not in self._persons:
            self._persons[key] = draw_name(self.fillers.names, self.draw)
        return self._persons[key]

    def _party(self, number: str) -> PartyWords:
        """Return a party of the tables, some with a short name that no table has."""
        if number not in self._parties:
            one, other = self.draw.choices(self.fillers.parties, k=2)
            if self.draw.random() < INVENTED:
                word = blend(one.full.split()[0], other.full.split()[-1])
                one = PartyWords(one.full, word, word)
            self._parties[number] = one
        return self._parties[number]

    def _person_as(self, form: str, key: str) -> str:
        one = self._person(key)
        style = FORMS.get(form)
        if form == "nick" and one.family:
            nick = self.draw.choice(self.fillers.lists["nicknames"])
            return f"{one.given} {self.draw.choice(QUOTES).format(nick)} {one.family}"
        return style(one, self.fillers.names.particles) if style else one.full

    def _country_as(self, kind: str, form: str, number: str) -> Said:
        country = self._countries.setdefault(number, self.draw.choice(self.fillers.countries))
        if kind == "cc":
            return Said(country.code)
        if form in ("adj", "people"):
            return Said(country.adjective if form == "adj" else country.people)
        return Said(country.name.upper() if form == "caps" else country.name, "PLACE")

    def _honorific(self, of: str | None, *, may_lack: bool) -> str:
        gender = self._person(of).gender if of else None
        fitting = [
            one["text"]
            for one in self.fillers.lists["honorifics"]
            if gender is None or one["gender"] in (gender, "any")
        ]
        lacks = may_lack and self.draw.random() < LACKING
        return "" if lacks else str(self.draw.choice(fitting))

    def _filler(self, kind: str) -> str:
        if kind == "n":
            return str(self.draw.randint(2, 400))
        if kind == "year":
            return str(self.draw.randint(1949, 2031))
        if kind == "amount":
            return f"{self.draw.choice('€$£')}{self.draw.randint(2, 900)} million"
        if kind == "date":
            return self._date()
        if kind == "town" and self.draw.random() < INVENTED:
            return blend(*self.draw.choices(self.fillers.lists["towns"], k=2))
        found = str(self.draw.choice(self.fillers.lists[PLURALS.get(kind, kind)]))
        return found[0].upper() + found[1:] if kind == "Role" else found

    def _date(self) -> str:
        month = self._filler("month")
        day, year = self.draw.randint(1, 28), self._filler("year")
        return self.draw.choice(
            [f"{day} {month} {year}", f"{month} {day}, {year}", f"{day} {month}"]
        )


INVENTED = 0.25
"""Of the towns, and of the short names of parties, those that are made of two: else the network
learns the lists by heart."""
LACKING = 0.35
"""Of the slots `{h}`, those left empty: most persons of real releases have no honorific."""
QUOTES = ('"{}"', "“{}”", "'{}'", "({})")
LABELLED = {
    "town": "PLACE",
    "region": "ANY",
    "org": "BODY",
    "body": "BODY",
    "media": "BODY",
}
PLURALS = {
    "town": "towns",
    "region": "regions",
    "org": "orgs",
    "body": "bodies",
    "eponym": "eponyms",
    "law": "laws",
    "event": "events",
    "role": "roles",
    "Role": "roles",
    "roles": "role_plurals",
    "post": "posts",
    "month": "months",
    "weekday": "weekdays",
}
"""The list of fillers.toml that fills a slot."""


def _initials(one: Drawn, _: Sequence[str]) -> str:
    return f"{one.given[0]}. {one.family}" if one.family and one.given else one.full


def _caps(one: Drawn, particles: Sequence[str]) -> str:
    upper = in_capitals(one.last, particles)
    parts = (upper, one.given) if one.family_first else (one.given, upper)
    return " ".join(parts) if one.family and one.given else upper


FORMS: Mapping[str, Callable[[Drawn, Sequence[str]], str]] = {
    "caps": _caps,
    "allcaps": lambda one, _: one.full.upper(),
    "family": lambda one, _: one.last,
    "upfamily": lambda one, particles: in_capitals(one.last, particles),
    "given": lambda one, _: one.given if one.given[1:].isalpha() else one.full,
    "initials": _initials,
    "inverted": lambda one, particles: f"{in_capitals(one.last, particles)} {one.given}".strip(),
    "comma": lambda one, _: f"{one.family}, {one.given}" if one.family and one.given else one.last,
}
"""How a form writes a name."""
