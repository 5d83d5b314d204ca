"""Reads the phrase of a role on a view of the page in which names are marks."""

from dataclasses import dataclass, replace

import regex

from pipeline.role_shapes import COUNTRY, MARKS, PAD, PERSON
from pipeline.role_words import NO_ROLE, RoleWords

ARTICLE = regex.compile(r"(?:an?|our|my|its|his|her|their|the(?:\s+(?:late|then))?)\s+", regex.I)
LOOSE_ENDS = regex.compile(r"(?:\s+(?:of|for|to|at|in|on|from|with|and|the|a|an|by|its|his|her))+$")
AND = regex.compile(r"\s+(?:and|&)\s+(?:an?\s+|the\s+)?|,\s+(?:and\s+)(?:an?\s+|the\s+)?")
ORGANISATION = regex.compile(
    rf",\s+(?:the\s+)?(?:[\p{{Lu}}{MARKS}][\p{{L}}\p{{M}}\d’'&{MARKS}-]*)"
    rf"(?:\s+(?:(?:of|for|the|and|de|des|del|der|&)\s+)*[\p{{Lu}}{MARKS}][\p{{L}}\p{{M}}\d’'&{MARKS}-]*)+"
)
"""A body behind a comma, of two words in capitals or more: "director, Harbour Light Watch"."""


LEADING_MARK = regex.compile(rf"^(?:{COUNTRY}{PAD}*\s+)?")
YEAR = r"(?:\p{Lu}\p{L}+\s+)?\d{4}"
OVER = regex.compile(
    rf",?\s+(?:until\s+{YEAR}|(?:from|between)\s+{YEAR}\s+(?:to|and)\s+{YEAR}"
    r"|\(?\d{4}\s*[–-]\s*\d{2,4})"
)
"""Years behind a role that are over."""
FORMER_REACH = 14
"""Characters before a role in which "former" may stand."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A role as it is written, with its noun."""

    start: int
    end: int
    noun_start: int
    noun_end: int
    kind: str
    plural: bool
    body: bool
    """Whether words of a body or place follow the noun."""


def phrase_at(
    words: RoleWords, view: str, span: tuple[int, int], *, guess: bool = False
) -> list[Phrase]:
    """Return the roles that begin where `span` does, without an article: two where "and" parts.

    `guess` allows nouns that no table holds: behind "a" or "an" alone.
    """
    start, end = span
    match = words.shapes.phrase.match(view, start, end)
    if match is None and guess:
        match = words.shapes.guessed.match(view, start, end)
    if match is None:
        return []
    first = _phrase(words, view, match)
    joint = AND.match(view, first.end, end)
    rest = phrase_at(words, view, (joint.end(), end)) if joint else []
    if first.kind == NO_ROLE:
        return rest
    if rest and not first.body and not rest[0].body and rest[0].start == joint.end():  # type: ignore[union-attr]
        return [replace(first, end=rest[0].end), *rest[1:]]
    return [first, *rest]


def with_organisation(view: str, phrase: Phrase, end: int) -> Phrase:
    """Return the role of an item of a list with the body named behind its comma."""
    match = ORGANISATION.match(view, phrase.end, end)
    if match is None or match.group().strip(", ").startswith((PERSON, COUNTRY)):
        return phrase
    return replace(phrase, end=match.end(), body=True)


def _phrase(words: RoleWords, view: str, match: "regex.Match[str]") -> Phrase:
    noun = match["noun"]
    end = match.end()
    loose = LOOSE_ENDS.search(view, match.end("noun"), end)
    end = loose.start() if loose else end
    return Phrase(
        match.start(),
        end,
        match.start("noun"),
        match.end("noun"),
        kind_of(words, noun),
        is_plural(words, noun),
        end > match.end("noun"),
    )


def kind_of(words: RoleWords, noun: str) -> str:
    """Return the kind of a noun by its longest ending that the tables hold; else an occupation."""
    pieces = noun.lower().split()
    for at in range(len(pieces)):
        kind = words.kinds.get(" ".join(pieces[at:]))
        if kind:
            return kind
    after = pieces[-1].rpartition("-")[2] if pieces else ""
    return words.kinds.get(after, "occupation")


def is_plural(words: RoleWords, noun: str) -> bool:
    """Return whether the noun of a role is that of several persons."""
    return any(
        " ".join(noun.lower().split()[at:]) in words.plurals for at in range(len(noun.split()))
    )


def is_address(words: RoleWords, view: str, phrase: Phrase) -> bool:
    """Return whether a phrase is no more than an address: Senators, "U.S. Senators"."""
    return LEADING_MARK.sub("", view[phrase.start : phrase.end]) in words.addresses


def is_over(former: "regex.Pattern[str]", view: str, phrase: Phrase) -> bool:
    """Return whether words say that a role is over: former, until 2019, from 2009 to 2016."""
    opened = former.match(view, phrase.start, phrase.end)
    before = former.search(view, max(0, phrase.start - FORMER_REACH), phrase.start)
    closed = OVER.match(view, phrase.end)
    return bool(opened or closed or (before and before.end() == phrase.start))
