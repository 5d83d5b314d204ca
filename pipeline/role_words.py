"""The words that roles are made of, and the expressions that read a phrase of them.

A phrase is read on a view of the text in which the names that were found are marks: `COUNTRY`,
`PARTY` and `PERSON` below, each padded with `PAD` to the length of the name.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import regex

from pipeline.alternatives import any_of
from pipeline.names import NameShape, Title
from pipeline.tables import OUR_DATA, Row, read_table

PERSON, COUNTRY, PARTY, PAD = "\ue700", "\ue701", "\ue702", "\ue703"
MARKS = PERSON + COUNTRY + PARTY + PAD
OFFICE, CANDIDACY, OCCUPATION, NO_ROLE = "office", "candidacy", "occupation", "none"
USES = (
    "determiner",
    "preposition",
    "border",
    "verb",
    "lead",
    "copula",
    "modifier",
    "organ",
    "past",
)
SMALL_TITLE = 2
"""Letters of MP and TD: an abbreviation of two letters is a role in capitals only."""
WORD = (
    rf"(?:[{COUNTRY}{PARTY}]{PAD}*|[\p{{L}}\p{{M}}\d&][\p{{L}}\p{{M}}\d’'&/.-]*[\p{{L}}\p{{M}}\d’'&]"
    r"|\p{L})(?:['’]s?)?"
)
"""A word of a phrase, a mark of a country or party among them."""
HEAD_BEGINS, LONGEST_PHRASE = 5, 14
"""Words before the noun of a role, and words after it."""


class RoleNoun(Row):
    """A row of role_nouns.csv: a noun that says what someone is, in the singular."""

    text: str
    kind: Literal["office", "candidacy", "occupation", "none"]
    why: str = ""

    def key(self) -> tuple[str, ...]:
        """Return the noun: a later row of it replaces this one."""
        return (self.text,)


class RoleWord(Row):
    """A row of role_words.csv: a word around the nouns of roles, and what it does there."""

    text: str
    use: Literal[
        "determiner", "preposition", "border", "verb", "lead", "copula", "modifier", "organ", "past"
    ]
    why: str = ""


@dataclass(frozen=True)
class RoleWords:
    """The words by use, and the expressions made of them once."""

    addresses: frozenset[str]
    """Honorifics, one or several persons': alone before a name they are no roles."""
    kinds: Mapping[str, str]
    """Noun in small letters, singular or plural, to its kind."""
    plurals: frozenset[str]
    borders: frozenset[str]
    verbs: frozenset[str]
    determiners: frozenset[str]
    modifiers: frozenset[str]
    past: frozenset[str]
    phrase: "regex.Pattern[str]"
    """A phrase that begins where it is tried: modifiers, noun, and the body behind it."""
    guessed: "regex.Pattern[str]"
    """The same of a noun that no table holds, but that ends like one: for "a(n)" alone."""
    noun: "regex.Pattern[str]"
    """The noun of a role, wherever it stands."""
    body: "regex.Pattern[str]"
    """What may follow a noun up to the end of a text: "of the Bank of Ghana"."""
    titled_body: "regex.Pattern[str]"
    """The same in capitals, as it stands directly before a name."""
    after_name: "regex.Pattern[str]"
    """What may stand between a name and its role: post-nominals, brackets, an age."""
    lead: "regex.Pattern[str]"
    """What leads from a name to its role: a comma, "is", "as", with the article."""
    inner_lead: "regex.Pattern[str]"
    """The same inside a bracket or behind a dash."""
    organ: "regex.Pattern[str]"
    """What follows a country's adjective where an organ of its state is named."""


def load_role_words(names: NameShape, folders: Sequence[Path] = (OUR_DATA,)) -> RoleWords:
    """Return the words of roles in all `folders`; the offices of titles.csv are nouns too."""
    nouns = {row.text: row.kind for row in read_table("role_nouns", RoleNoun, folders)}
    titles = read_table("titles", Title, folders)
    several = {row.text.lower() for row in titles if row.kind == "office-plural"}
    plurals = {plural(text) for text in nouns} | several
    kinds: dict[str, str] = {plural(text): kind for text, kind in nouns.items()}
    kinds |= {text.lower(): OFFICE for text in several | names.offices}
    kinds.update((text.lower(), kind) for text, kind in nouns.items())
    rows = read_table("role_words", RoleWord, folders)
    uses = {use: frozenset(row.text for row in rows if row.use == use) for use in USES}
    addresses = {row.text for row in titles if row.kind.startswith("honorific")}
    return RoleWords(
        frozenset(addresses | names.post_nominals),
        kinds,
        frozenset(plurals - set(nouns)),
        uses["border"],
        uses["verb"],
        uses["determiner"],
        uses["modifier"],
        uses["past"],
        *_expressions(kinds, uses),
        *_around(names, uses),
    )


def plural(noun: str) -> str:
    """Return the plural of a noun: of its first word where "general" or "of" follows.

    >>> plural("nurse"), plural("deputy"), plural("spokesman"), plural("attorney general")
    ('nurses', 'deputies', 'spokesmen', 'attorneys general')
    """
    first, blank, rest = noun.partition(" ")
    if rest == "general" or rest.startswith("of "):
        return plural(first) + blank + rest
    if noun.endswith("man"):
        return noun.removesuffix("man") + "men"
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "x", "ch", "sh")) else "s")


def _expressions(
    kinds: Mapping[str, str], uses: Mapping[str, frozenset[str]]
) -> tuple["regex.Pattern[str]", ...]:
    long = any_of(one for one in kinds if len(one) > SMALL_TITLE)
    short = any_of(one.upper() for one in kinds if len(one) <= SMALL_TITLE) or "(?!)"
    noun = rf"(?:\p{{L}}+-)*(?:(?i:{long})|{short})(?![\w-])"
    stop = rf"(?i:{any_of(uses['border'] | uses['verb'])})(?![\w-])"
    relative = any_of(("who", "whom", "whose", "which", "that", "when", "where", "while"))
    ends = rf"(?<!(?:the|an?) )(?:{any_of(uses['verb'])}|{relative})(?![\w-])|\d{{4}}(?!\w)"
    before = rf"(?:(?!{stop}){WORD}\s+){{0,{HEAD_BEGINS}}}?"
    heads = rf"(?P<noun>{noun}(?:\s+(?:(?!{stop}){WORD}\s+){{0,2}}?{noun})*)"
    joined = rf"and\s+(?:(?:a|an|the)\s+)?(?:(?!{stop}){WORD}\s+){{0,3}}?{noun}"
    prepositions = rf"(?:{any_of(uses['preposition'])})(?![\w-])"
    body = rf"(?:\s+{prepositions}(?:\s+(?!{ends}|{joined}){WORD}){{1,{LONGEST_PHRASE}}})?"
    capital = rf"(?:[{COUNTRY}{PARTY}]{PAD}*|\p{{Lu}}[\p{{L}}\p{{M}}\d’'&/.-]*[\p{{L}}’'])"
    link = r"(?:,?\s+(?:of|for|the|and|to|in|on|at)(?!\w))*"
    titled = rf"(?:\s+{prepositions}(?:{link},?\s+{capital}){{1,{LONGEST_PHRASE}}})?"
    more = rf"(?:\s+(?:(?!{stop}){WORD}\s+){{0,2}}?{noun})*"
    small = any_of(uses["modifier"] | uses["border"])
    like = (
        rf"(?!{small}(?!\w))"
        r"\p{Ll}{3,}(?:er|or|ist|ian|ant|man|woman|eer|ee|master|smith|wright)s?(?![\w-])"
    )
    return (
        regex.compile(rf"{before}{heads}(?P<body>{body})"),
        regex.compile(rf"{before}(?P<noun>{like})(?P<body>{body})"),
        regex.compile(rf"(?<![\w-]){noun}"),
        regex.compile(rf"{more}(?P<body>{body})"),
        regex.compile(rf"{more}(?P<body>{titled})"),
    )


def _around(
    names: NameShape, uses: Mapping[str, frozenset[str]]
) -> tuple["regex.Pattern[str]", ...]:
    post, leads, copulas = (
        any_of(texts) for texts in (names.post_nominals, uses["lead"], uses["copula"])
    )
    article = r"(?:(?P<article>an?|the|our|its|his|her|their|this)\s+)?"
    adverbs = rf"(?:(?:{leads}|until\s+(?:\p{{L}}+\s+)?\d{{4}})\s+)*"
    mark = rf"[{COUNTRY}{PARTY}]{PAD}*"
    return (
        regex.compile(
            rf"(?:,?[^\S\n]+{post}\.?(?!\w))*+"
            rf"(?:[^\S\n]*\([^()\n]{{0,120}}\)|,[^\S\n]+{mark}(?=[^\S\n]*[,(;\n]|$))*+"
            r"(?:,[^\S\n]+(?:then\s+)?(?:aged?\s+)?\d{1,3}(?:\s+years?\s+old)?(?=[,;.]|\s*$))?"
        ),
        regex.compile(
            rf"(?:,\s+|,?\s+(?:who\s+)?(?:{copulas})\s+|(?:\s+[\p{{L}}’'-]+){{0,6}}?\s+as\s+|,?\s+and\s+(?=(?:now|once|later)\s))"
            rf"{adverbs}{article}"
        ),
        regex.compile(rf"\s*{adverbs}{article}"),
        regex.compile(
            rf"['’]?s?\s+(?:\p{{Lu}}\p{{L}}+\s+){{0,2}}(?i:{any_of(uses['organ'])})(?!\w)"
        ),
    )
