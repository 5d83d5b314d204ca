"""Reads the clause around a date: whether it is past or planned, and the order of numeric dates."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import regex

from pipeline.types import Mention

PAST, PLANNED, UNCLEAR = "past", "planned", "unclear"
OPENED = "opened"
"""The tense of `since 2 March`: it has begun."""
NARRATED = "narrated"
"""The tense of a date that leans on the one told before it."""
REACH = 160
"""Characters of a clause looked at on either side; longer clauses say nothing of a date's tense."""
LONGEST_QUALIFIER = 4
"""Words of "probably as early as"."""
CLAUSE_END = regex.compile(
    r"(?<!\b\p{Lu}\p{Ll})[.]\s|[;:!?]\s|\n\s*\n|\n(?=\s*[-*•#>|])|(?<![^\n]{50})\n|\s[–—]\s"
)
"""A line break ends a clause, but for one within a paragraph that was broken into lines; the dot of
St. ends none."""
UNTIL = regex.compile(r"\b(?:until|till)\s")
"""Behind it a clause of its own may begin: "until her seat was taken on 21 February"."""
WORD = regex.compile(r"[\w’']+")
SLASHED = regex.compile(r"(?<![\d/.-])(\d{1,2})/(\d{1,2})/(?:\d{4}|\d{2})(?!\d)")


@dataclass(frozen=True, slots=True)
class DateContext:
    """The tense of the clause a date stands in, and whether numeric dates begin with the day."""

    tense: str = UNCLEAR
    day_first: bool | None = None
    """None where the text's own numeric dates do not show it."""
    qualifier: str | None = None
    """What the words right before say of how sure the date is: about, perhaps."""


NO_CONTEXT = DateContext()


def date_context(
    text: str, mention: Mention, words: Mapping[str, Mapping[str, str]], order: bool | None
) -> DateContext:
    """Return what the text around a mention says about it; `order` is `day_first` of the text."""
    tenses = words.get("tense", {})
    before, after = clause(text, mention.start, mention.end)
    order = order if "/" in mention.text else None
    sure = qualifier(
        text[max(0, mention.start - REACH) : mention.start], words.get("qualifier", {})
    )
    rest = UNTIL.split(before)[-1]
    before = rest if tense_of(rest, tenses) == PAST else before
    last = WORD.findall(before)[-1:]
    if last and tenses.get(last[0].lower()) == UNCLEAR:
        return DateContext(UNCLEAR, order, sure)
    tense = tense_of(before, tenses)
    return DateContext(tense if tense != UNCLEAR else tense_of(after, tenses), order, sure)


def qualifier(before: str, qualifiers: Mapping[str, str]) -> str | None:
    """Return what the last words before a date say of how sure it is; the longest count.

    >>> qualifiers = {"about": "about", "possibly in": "perhaps"}
    >>> qualifier("born about ", qualifiers), qualifier("sold, possibly in ", qualifiers)
    ('about', 'perhaps')
    """
    words = before.lower().split()[-LONGEST_QUALIFIER:]
    endings = (" ".join(words[at:]) for at in range(len(words)))
    return next((qualifiers[one] for one in endings if one in qualifiers), None)


def clause(text: str, start: int, end: int) -> tuple[str, str]:
    """Return the words of the clause before and after `start:end`.

    >>> clause("We met. They will meet on 3 May in Riga. Then", 26, 31)
    ('They will meet on ', ' in Riga')
    """
    before = CLAUSE_END.split(text[max(0, start - REACH) : start])[-1]
    after = CLAUSE_END.split(text[end : end + REACH])[0]
    return before, after


def tense_of(words: str, tenses: Mapping[str, str]) -> str:
    """Return the tense that the words of half a clause speak for; planned beats past.

    >>> tenses = {"will": "planned", "was": "past", "-ed": "past", "to be": "planned"}
    >>> tense_of("they will have signed on", tenses), tense_of("it ended on", tenses)
    ('planned', 'past')
    """
    endings = tuple(text[1:] for text in tenses if text.startswith("-"))
    told = _with_pairs(words)
    found: set[str | None] = {tenses[one] for one in told if one in tenses}
    if PLANNED not in found:
        found |= {_of_ending(one, tenses, endings) for one in told if one.endswith(endings)}
    for tense in (PLANNED, PAST):
        if tense in found:
            return tense
    return UNCLEAR


def day_first(text: str) -> bool | None:
    """Return whether the text's slashed dates begin with the day; None if they do not show it.

    >>> day_first("on 23/11/2020 and 03/04/2020"), day_first("11/23/2020"), day_first("3/4/2020")
    (True, False, None)
    """
    dates = [(int(one), int(two)) for one, two in SLASHED.findall(text)]
    first = any(one > 12 for one, _ in dates)
    second = any(two > 12 for _, two in dates)
    return None if first == second else first


def _with_pairs(words: str) -> Sequence[str]:
    singles = [word.lower() for word in WORD.findall(words)]
    pairs = [f"{one} {two}" for one, two in pairwise(singles)]
    triples = [f"{one} {two}" for one, two in zip(pairs, singles[2:], strict=False)]
    return [*triples, *pairs, *singles]


def _of_ending(word: str, tenses: Mapping[str, str], endings: Iterable[str]) -> str | None:
    """Return the tense of a word that is none of those told whole, but has one of the endings."""
    if word in tenses:
        return None
    ending = next(one for one in endings if word.endswith(one))
    return tenses[f"-{ending}"] if len(word) > len(ending) + 2 else None
