"""What the room needs to find anything: built once per process, handed in, never changed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import regex
from spacy.language import Language

from pipeline.alternatives import any_of
from pipeline.expressions import compiled
from pipeline.forms import MOST, Form
from pipeline.gazetteer import Gazetteer, in_capitals
from pipeline.gazetteer_rows import BRACKETS_ONLY, PartyName
from pipeline.layout import Layout
from pipeline.masks import Maskable
from pipeline.name_index import NameIndex, build_index
from pipeline.names import STOP, NameShape
from pipeline.role_words import RoleWords
from pipeline.rules import Rules
from pipeline.same_names import NameWays
from pipeline.senses import Sense
from pipeline.speech import Speech
from pipeline.tie_forms import TieForm

CODE = r"(\p{Lu}[\p{L}&/-]*\p{Lu}\p{L}*)(?![\w-])"
"""A short name with two capitals or more, as codes of parties are."""


@dataclass(frozen=True)
class ShapeWords:
    """Words of small tables that shapes are made of."""

    headings: Sequence[str]
    former: Sequence[str]
    over: Sequence[str]
    party_people: Sequence[str]
    party_cues: str
    held: Mapping[str, Sequence[str]]
    saying: Sequence[str]


@dataclass(frozen=True)
class Shapes:
    """Expressions made from the tables once, so that no page makes them again."""

    titled: "regex.Pattern[str]"
    """One title or more and a name."""
    head: "regex.Pattern[str]"
    """What stands before a country inside an organisation's name, at the end of a text."""
    tail: "regex.Pattern[str]"
    """What stands behind it, at the beginning of a text."""
    far_tail: "regex.Pattern[str]"
    """The same, with a word or two of the name between: Nepal Rastra Bank, and in a compound."""
    name: "regex.Pattern[str]"
    """A bare name that no letter stands before."""
    chain: "regex.Pattern[str]"
    """The names after a name in "A, B and C": each is a capture of the group `name`."""
    chain_before: "regex.Pattern[str]"
    """The names before a name in the same, at the end of a text."""
    between: "regex.Pattern[str]"
    """A name with commas around it, and what else stands between two persons of a list."""
    run: "regex.Pattern[str]"
    """Four names or more with commas between them."""
    around: "regex.Pattern[str]"
    """What may stand beside the name in a heading: a bullet, a colon, a number, "Group"."""
    former: "regex.Pattern[str]"
    """A word such as "former" and what stands between it and an office."""
    over: "regex.Pattern[str]"
    """What a note says of a party that is somebody's no more."""
    held: Mapping[str, "regex.Pattern[str]"]
    """What a line says above a list of those who are held, or are free again."""
    of_party: "regex.Pattern[str]"
    """What only a party has, and the code behind it."""
    party_cue: "regex.Pattern[str]"
    """Words that lead to a party; in the table … stands for a few of them."""
    says: "regex.Pattern[str]"
    """A verb of saying behind a name, a bracket or "also" between them at most."""
    said: "regex.Pattern[str]"
    """A verb of saying and the blanks behind it, at the end of a text."""
    abbreviations: frozenset[str]
    """Abbreviations with full stops that are no initials: U.S., D.C., N.M."""


@dataclass(frozen=True)
class Kit:
    """The language pipeline, the tables, the rules and the forms."""

    nlp: Language
    alone: NameIndex
    """Names that count wherever they stand."""
    others: NameIndex
    """Longer names that hold one of the tables and mean another thing."""
    maskable: Maskable
    """Names and titles as the written forms read them."""
    shapes: Shapes
    gazetteer: Gazetteer
    names: NameShape
    ways: NameWays
    roles: RoleWords
    rules: Rules
    forms: tuple[Form, ...]
    ties: tuple[TieForm, ...]
    layout: Layout
    senses: tuple[Sense, ...]
    party_nouns: frozenset[str]
    """Words for a party, as they stand in names."""
    not_parties: frozenset[str]
    """What looks like a party to the recogniser and is none: Independents, retd."""
    speech: Speech
    """Verbs of saying, and the words for who speaks."""
    off: frozenset[str] = frozenset()
    """Sources, by `found_by`, of which nothing counts: the audit tries what each of them finds."""


def names_alone(gazetteer: Gazetteer) -> NameIndex:
    """Return the index of the names that may stand alone, the sure ones also in capitals.

    The states of the United States and other places with a country in their name are among them,
    so that New Mexico and Mexico City are not read as Mexico.
    """
    parties = {
        text: owners
        for text, owners in gazetteer.party_names.items()
        if is_alone(text, owners, gazetteer) and not text[0].islower()
    }
    sure = {text: owners for text, owners in parties.items() if owners[0].strength == "strong"}
    states = {state.name for state in gazetteer.states}
    names = [*countries_alone(gazetteer), *parties, *in_capitals(sure)]
    places = states | {place.text for place in gazetteer.other_names}
    names += [*places, *(name.upper() for name in places)]
    return build_index([*names, *short_party_names(gazetteer)])


def is_alone(text: str, owners: tuple[PartyName, ...], gazetteer: Gazetteer) -> bool:
    """Return whether a party name counts without support: two words, or a group's own code."""
    groups = all(gazetteer.parties[one.party_id].house for one in owners)
    return " " in text or (groups and ("/" in text or "&" in text))


def countries_alone(gazetteer: Gazetteer) -> list[str]:
    """Return the country names that count outside brackets, and their capitals."""
    alone = {
        text: owners
        for text, owners in gazetteer.country_names.items()
        if any(owner.other_sense != BRACKETS_ONLY for owner in owners)
    }
    return [*alone, *in_capitals(alone)]


def short_party_names(gazetteer: Gazetteer) -> list[str]:
    """Return the one-word party names that people use in prose: Labour, Tories, Republicans."""
    return [
        text
        for text, owners in gazetteer.party_names.items()
        if " " not in text and any(one.kind in ("short_name", "adjective") for one in owners)
    ]


def _whole_words(texts: Sequence[str]) -> "regex.Pattern[str]":
    return compiled(rf"(?i)(?<!\w)(?:{any_of(texts)})(?!\w)")


def load_shapes(gazetteer: Gazetteer, names: NameShape, words: ShapeWords) -> Shapes:
    """Return the expressions for titled names and for organisations with a country inside."""
    title = rf"(?:{any_of(names.offices)}|{any_of(names.honorifics)})(?![\w-]){STOP},?[ ]+"
    bodies = gazetteer.organisation_words
    heads = any_of(one.text for one in bodies if one.side == "before")
    tails = any_of(one.text for one in bodies if one.side == "after")
    saying = any_of(words.saying)
    return Shapes(
        compiled(rf"(?<![\w.-])(?:{title})++{names.name}"),
        compiled(rf"(?<!\w){heads}\s+(?:the\s+)?$"),
        compiled(rf"\s+{tails}(?!\w)"),
        compiled(rf"(?:-\p{{Lu}}\p{{Ll}}+)?(?:\s+\p{{Lu}}[\p{{L}}-]+){{1,2}}\s+{tails}(?!\w)"),
        compiled(rf"(?<![\w.'-]){names.name}"),
        compiled(
            rf"(?:,\s+(?:{title})*+(?P<name>{names.name})){{0,{MOST}}}?,?\s+(?:and|&)\s+"
            rf"(?:{title})*+(?P<name>{names.name})",
        ),
        compiled(
            rf"(?<![\w.'-])(?:(?:{title})*+(?P<name>{names.name})(?:,\s+|,?\s+(?:and|&)\s+))+$",
        ),
        compiled(rf",\s+(?:{title})*+(?P<name>{names.name}),\s+(?:(?:and|&)\s+)?"),
        compiled(
            rf"(?<![\w.'-])(?P<name>{names.name})(?:,\s+(?P<name>{names.name})){{3,}}+"
            rf"(?:,?\s+(?:and|&)\s+(?P<name>{names.name}))?"
        ),
        compiled(rf"[\s\W\d]*(?:{any_of(words.headings)})?[\s\W\d]*"),
        compiled(rf"(?i)(?<!\w){any_of(words.former)}(?:\s+|(?<=-))"),
        _whole_words(words.over),
        {value: _whole_words(texts) for value, texts in words.held.items()},
        compiled(rf"(?<!\w)(?:{any_of(words.party_people)}) of the {CODE}"),
        compiled(rf"(?<!\w){words.party_cues}\s+(?:the\s+)?(?=\p{{Lu}})"),
        compiled(rf"(?:\s\([^()\n]{{1,60}}\))?\s+(?:(?:also|then|has|have)\s+)?{saying}(?!\w)"),
        compiled(rf"(?<!\w){saying}\s+$"),
        frozenset({*gazetteer.country_names, *(state.text for state in gazetteer.states)}),
    )
