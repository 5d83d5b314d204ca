"""Reads the phrase of a role on a view of the page in which names are marks."""

from dataclasses import dataclass, replace

import regex

from pipeline.role_shapes import COUNTRY, HEAD_BEGINS, MARKS, PAD, PERSON, WORD
from pipeline.role_words import NO_ROLE, RoleWords

LOOSE_ENDS = regex.compile(
    r"(?:\s+(?:of|for|to|at|in|on|from|with|and|the|a|an|by|its|his|her|until|till|since|between))+$"
)
AND = regex.compile(r"\s+(?:and|&)\s+(?:an?\s+|the\s+)?|,\s+(?:and\s+)(?:an?\s+|the\s+)?")
BODY_AND = regex.compile(rf"\s+(?:and|&)\s+(?:an?\s+|the\s+)?|,\s+and\s+(?=[\p{{Lu}}{MARKS}])")
"""The same inside a body; behind a comma a small word begins another clause."""
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
TOKEN = regex.compile(rf"{WORD}\s+")
BLANK = regex.compile(r"\s+")
BETWEEN_NOUNS = 2
"""Words between two nouns of one role: Principal Information Officer."""
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
    end = span[1]
    first = _read(words, view, span, guess=guess)
    if first is None:
        return []
    joint = AND.match(view, first.end, end)
    rest = phrase_at(words, view, (joint.end(), end)) if joint else []
    if first.kind == NO_ROLE:
        return rest
    if rest and not first.body and not rest[0].body and rest[0].start == joint.end():  # type: ignore[union-attr]
        return [replace(first, end=rest[0].end), *rest[1:]]
    return [first, *rest]


def past_no_role(words: RoleWords, view: str, span: tuple[int, int]) -> int | None:
    """Return where "father of two" ends, that begins where `span` does; None of a role."""
    first = _read(words, view, span, guess=False)
    return first.end if first is not None and first.kind == NO_ROLE else None


def with_organisation(view: str, phrase: Phrase, end: int) -> Phrase:
    """Return the role of an item of a list with the body named behind its comma."""
    match = ORGANISATION.match(view, phrase.end, end)
    if match is None or match.group().strip(", ").startswith((PERSON, COUNTRY)):
        return phrase
    return replace(phrase, end=match.end(), body=True)


def _read(words: RoleWords, view: str, span: tuple[int, int], *, guess: bool) -> Phrase | None:
    """Return the phrase that begins where `span` does: modifiers, nouns, and the body behind."""
    start, end = span
    noun = _noun_within(words, view, span, (words.shapes.noun, HEAD_BEGINS))
    if noun is None and guess:
        noun = _noun_within(words, view, span, (words.shapes.like, HEAD_BEGINS))
    if noun is None:
        return None
    first, last = noun
    while blank := BLANK.match(view, last, end):
        chained = _noun_within(words, view, (blank.end(), end), (words.shapes.noun, BETWEEN_NOUNS))
        if chained is None:
            break
        last = chained[1]
    body = _body_end(words, view, last, end)
    loose = LOOSE_ENDS.search(view, last, body)
    body = loose.start() if loose else body
    start = past_counted(words, view, (start, first))
    bare = view[first:last]
    plural = is_plural(words, bare)
    return Phrase(start, body, first, last, kind_of(words, bare), plural, body > last)


def past_counted(words: RoleWords, view: str, span: tuple[int, int]) -> int:
    """Return where a role begins without "third": it counts persons, and no offices."""
    start, noun = span
    first = TOKEN.match(view, start, noun)
    counted = first and first.group().strip() in words.uses["counted"]
    return first.end() if first and counted else start


def _noun_within(
    words: RoleWords,
    view: str,
    span: tuple[int, int],
    sought: tuple["regex.Pattern[str]", int],
) -> tuple[int, int] | None:
    """Return the first noun behind so many modifiers or fewer, or None where a border stands.

    `sought` is the expression of the noun, and the most words before it.
    """
    at, end = span
    expression, most = sought
    for _ in range(most + 1):
        match = expression.match(view, at, end)
        if match is not None:
            return match.span()
        word = TOKEN.match(view, at, end)
        if word is None or word.group().strip().lower() in words.stops:
            return None
        at = word.end()
    return None


def _body_end(words: RoleWords, view: str, last: int, end: int) -> int:
    """Return where the body behind a noun ends; behind "and" it goes on unless a role follows."""
    body = words.shapes.body.match(view, last, end)
    at = body.end() if body else last
    while body and (joint := BODY_AND.match(view, at, end)):
        more = words.shapes.onward.match(view, joint.end(), end)
        if more is None or _noun_within(
            words, view, (joint.end(), end), (words.shapes.noun, BETWEEN_NOUNS + 1)
        ):
            break
        at = more.end()
    return at


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
