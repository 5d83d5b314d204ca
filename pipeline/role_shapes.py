"""The expressions that read roles, on a view of the text in which found names are marks.

`COUNTRY`, `PARTY` and `PERSON` stand for a name, each padded with `PAD` to the name's length.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import regex

from pipeline.alternatives import any_of
from pipeline.expressions import compiled

PERSON, COUNTRY, PARTY, PAD = "\ue700", "\ue701", "\ue702", "\ue703"
MARKS = PERSON + COUNTRY + PARTY + PAD
SIGN = rf"[^\p{{L}}\p{{M}}{MARKS}]"
"""A blank, digit or sign; marks are none, though they are no letters either."""
THING = rf"[{COUNTRY}{PARTY}]{PAD}*"
WORD = (
    rf"(?:{THING}|[\p{{L}}\p{{M}}\d&][\p{{L}}\p{{M}}\d’'&/.-]*[\p{{L}}\p{{M}}\d’'&]|\p{{L}})"
    r"(?:['’]s?)?"
)
"""A word of a phrase, a mark of a country or party among them."""
SMALL_TITLE = 2
"""Letters of MP and TD: an abbreviation of two letters is a role in capitals only."""
HEAD_BEGINS, LONGEST_PHRASE = 5, 14
"""Words before the noun of a role, and words after it."""
RELATIVES = ("who", "whom", "whose", "which", "that", "when", "where", "while")
BRACKET = r"\((?:[^()\n]|\([^()\n]{0,60}\)){0,160}\)"
"""A bracket behind a name, one inside it or not."""
Uses = Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class RoleShapes:
    """The expressions, made once."""

    noun: "regex.Pattern[str]"
    """The noun of a role, wherever it stands; the one expression that holds all of them."""
    like: "regex.Pattern[str]"
    """A noun that no table holds, but that ends like one: for "a(n)" alone."""
    body: "regex.Pattern[str]"
    """What may follow a noun up to "and": "of the Bank of Ghana"."""
    onward: "regex.Pattern[str]"
    """What goes on behind "and": "of Works | and Water"."""
    whole_body: "regex.Pattern[str]"
    """Both at once, for a text that ends with it."""
    titled_body: "regex.Pattern[str]"
    """The same in capitals, as it stands directly before a name."""
    behind: "regex.Pattern[str]"
    """Post-nominals and an age behind a name, which belong to it in what ties read."""
    after_name: "regex.Pattern[str]"
    """What may stand between a name and its role: that, countries and parties too."""
    lead: "regex.Pattern[str]"
    """What leads from a name to its role: a comma, "is", "as", with the article."""
    inner_lead: "regex.Pattern[str]"
    """The same inside a bracket or behind a dash."""
    side: "regex.Pattern[str]"
    """A country's delegation and the verb behind it: `one` where a name follows, no list."""
    organ: "regex.Pattern[str]"
    """What follows a country's adjective where an organ of its state is named."""


def shapes_of(kinds: Iterable[str], uses: Uses, post_nominals: Iterable[str]) -> RoleShapes:
    """Return the expressions of nouns and words by use."""
    nouns = list(kinds)
    long = any_of(one for one in nouns if len(one) > SMALL_TITLE)
    short = any_of(one.upper() for one in nouns if len(one) <= SMALL_TITLE) or "(?!)"
    post = any_of(post_nominals)
    until_and = rf"{_word(uses, 'and')}(?:\s+{_word(uses, 'and')}){{0,{LONGEST_PHRASE - 1}}}"
    whole = rf"(?:\s+{_word(uses)}){{1,{LONGEST_PHRASE}}}"
    leading = rf"\s+{_preposition(uses)}"
    return RoleShapes(
        compiled(rf"(?<![\w-])(?:\p{{L}}+-)*(?:(?i:{long})|{short})(?![\w-])"),
        compiled(_like_noun(uses)),
        compiled(rf"{leading}\s+{until_and}"),
        compiled(until_and),
        compiled(rf"{leading}{whole}"),
        compiled(_titled(uses)),
        _behind(post),
        _after_name(post),
        *_leads(uses),
        _side(uses["side"]),
        _organ(uses["organ"]),
    )


def _word(uses: Uses, *more: str) -> str:
    """Return the expression of a word of a body: no verb, no relative, no year, none of `more`."""
    ends = any_of((*uses["verb"], *RELATIVES, *more))
    return rf"(?!(?<!(?:the|an?) )(?:{ends})(?![\w-])|\d{{4}}(?!\w)){WORD}"


def _titled(uses: Uses) -> str:
    capital = rf"(?:{THING}|\p{{Lu}}[\p{{L}}\p{{M}}\d’'&/.-]*[\p{{L}}’'])"
    link = r"(?:,?\s+(?:of|for|the|and|to|in|on|at)(?!\w))*"
    return rf"\s+{_preposition(uses)}(?:{link},?\s+{capital}){{1,{LONGEST_PHRASE}}}"


def _preposition(uses: Uses) -> str:
    return rf"(?:{any_of(uses['preposition'])})(?![\w-])"


def _like_noun(uses: Uses) -> str:
    small = any_of(uses["modifier"] | uses["border"])
    endings = "er|or|ist|ian|ant|man|woman|eer|ee|master|smith|wright"
    return rf"(?!{small}(?!\w))\p{{Ll}}{{3,}}(?:{endings})s?(?![\w-])"


AGE = r"(?:,[^\S\n]+(?:then\s+)?(?:aged?\s+)?\d{1,3}(?:\s+years?\s+old)?(?=[,;.]|\s*$))?"


def _behind(post: str) -> "regex.Pattern[str]":
    return compiled(rf"(?:,?[^\S\n]+{post}\.?(?!\w))*{AGE}")


def _after_name(post: str) -> "regex.Pattern[str]":
    bracket = rf"[^\S\n]*{BRACKET}"
    thing = rf",[^\S\n]+{THING}(?=[^\S\n]*[,(;\n]|$)"
    return compiled(rf"(?:,?[^\S\n]+{post}\.?(?!\w))*+(?:{bracket}|{thing})*+{AGE}")


def _leads(uses: Uses) -> tuple["regex.Pattern[str]", "regex.Pattern[str]"]:
    article = r"(?:(?P<article>an?|the|our|its|his|her|their|this)\s+)?"
    adverbs = rf"(?:(?:{any_of(uses['lead'])}|until\s+(?:\p{{L}}+\s+)?\d{{4}},?)\s+)*"
    ways = (
        r",\s+",
        rf",?\s+(?:who\s+)?(?:{any_of(uses['copula'])})\s+",
        r"(?:\s+[\p{L}’'-]+){0,6}?\s+as\s+",
        r",?\s+and\s+(?=(?:now|once|later|until)\s)",
        r",?\s+and,\s+(?=until\s)",
    )
    return (
        compiled(rf"(?:{'|'.join(ways)}){adverbs}{article}"),
        compiled(rf"\s*{adverbs}{article}"),
    )


def _side(sides: frozenset[str]) -> "regex.Pattern[str]":
    one = r"led by|headed by|represented by|by|was|(?:were|is)(?! attended by)"
    several = "attended by|included|includes|comprised|comprises|consisted of|were made up of|are"
    return compiled(
        rf"(?P<thing>{COUNTRY}{PAD}*)['’]?s?\s+(?:{any_of(sides)})(?!\w)"
        rf"[^{PERSON}.;\n]{{0,60}}?\s(?:(?P<one>{one})|{several})\s"
    )


def _organ(organs: frozenset[str]) -> "regex.Pattern[str]":
    return compiled(rf"['’]?s?\s+(?:\p{{Lu}}\p{{L}}+\s+){{0,2}}(?i:{any_of(organs)})(?!\w)")
