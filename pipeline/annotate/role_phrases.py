"""Reads the phrase of a role on a view of the page in which names are marks."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import regex

from pipeline.role_shapes import COUNTRY, HEAD_BEGINS, MARKS, PAD, PARTY, PERSON
from pipeline.role_words import NO_ROLE, RoleWords
from pipeline.types import Mention

SIGNS = {"PERSON": PERSON, "COUNTRY": COUNTRY, "PARTY": PARTY}
ARTICLE = regex.compile(r"(?:an?|our|my|its|his|her|their|the(?:\s+(?:late|then))?)\s+", regex.I)
UNSURE_WORDS = 2
"""Words before a noun that belong to it without an article: "said salvage foreman X"."""
LOOSE_ENDS = regex.compile(r"(?:\s+(?:of|for|to|at|in|on|from|with|and|the|a|an|by|its|his|her))+$")
WORD_BEFORE = regex.compile(rf"([{MARKS}]+(?:['’]s?)?|[^\s{MARKS}]+)(\s+)$")
CLAUSE_END = regex.compile(r"[.!?;:()\[\]\n“”\"–—]|,(?=\s)")
AND = regex.compile(r"\s+(?:and|&)\s+(?:an?\s+|the\s+)?|,\s+(?:and\s+)(?:an?\s+|the\s+)?")
ORGANISATION = regex.compile(
    rf",\s+(?:the\s+)?(?:[\p{{Lu}}{MARKS}][\p{{L}}\p{{M}}\d’'&{MARKS}-]*)"
    rf"(?:\s+(?:(?:of|for|the|and|de|des|del|der|&)\s+)*[\p{{Lu}}{MARKS}][\p{{L}}\p{{M}}\d’'&{MARKS}-]*)+"
)
"""A body behind a comma, of two words in capitals or more: "director, Harbour Light Watch"."""


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


def view_of(text: str, mentions: Iterable[Mention]) -> str:
    """Return a text of the same length with persons, countries and parties as marks."""
    letters = list(text)
    for one in mentions:
        sign = SIGNS.get(one.label)
        if sign is None or (one.label == "COUNTRY" and one.kind == "embedded"):
            continue
        start = one.full_start if one.full_start >= 0 else one.start
        letters[start : one.end] = [sign, *PAD * (one.end - start - 1)]
    return "".join(letters)


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


def phrase_before(words: RoleWords, view: str, start: int, end: int) -> Phrase | None:
    """Return the role that ends where a name begins: "the Bulgarian development minister"."""
    return _before(words, view, (start, end), words.shapes.titled_body)


def phrase_before_comma(words: RoleWords, view: str, start: int, end: int) -> Phrase | None:
    """Return the role that ends at the comma before a name: "the head of the Commission, X"."""
    phrase = _before(words, view, (start, end), words.shapes.body)
    if phrase is None:
        return None
    before = WORD_BEFORE.search(view, start, phrase.start)
    opened = before is None and view[phrase.start].isupper()
    return phrase if opened or (before and _is_determiner(words, before[1])) else None


def _before(
    words: RoleWords, view: str, span: tuple[int, int], body: "regex.Pattern[str]"
) -> Phrase | None:
    start, end = span
    for noun in words.shapes.noun.finditer(view, start, end):
        rest = body.fullmatch(view, noun.end(), end)
        if rest is None:
            continue
        last = words.shapes.noun.finditer(view, noun.start(), rest.start("body"))
        noun_end = max(one.end() for one in last)
        kind = _kind(words, view[noun.start() : noun_end])
        if kind == NO_ROLE:
            return None
        first = _with_modifiers(words, view, (start, noun.start()))
        bare = view[noun.start() : noun_end]
        has_body = rest.end("body") > rest.start("body")
        return Phrase(first, end, noun.start(), noun_end, kind, _is_plural(words, bare), has_body)
    return None


def _with_modifiers(words: RoleWords, view: str, span: tuple[int, int]) -> int:
    """Return where the words before a noun begin that belong to it.

    Behind an article all do; without one those that are marks, in capitals or listed.
    """
    start, first = span
    begins = [first]
    while len(begins) <= HEAD_BEGINS + 1:
        before = WORD_BEFORE.search(view, start, begins[-1])
        if before is None:
            break
        word = before[1]
        if _is_determiner(words, word):
            return begins[-1]
        if not _may_modify(words, word):
            break
        begins.append(before.start())
    if before is None or len(begins) <= UNSURE_WORDS + 1:
        plain = [
            begins[at] for at in range(len(begins)) if not _is_verb_like(words, view, begins, at)
        ]
        if len(plain) == len(begins):
            return begins[-1]
    sure = 0
    for at in range(1, len(begins)):
        word = view[begins[at] : begins[at - 1]].strip()
        if not _is_safe(words, word):
            break
        sure = at
    return begins[sure]


def _is_verb_like(words: RoleWords, view: str, begins: Sequence[int], at: int) -> bool:
    """Return whether a modifier ends like a verb that no table holds: "praised lawyer X"."""
    if at == 0:
        return False
    word = view[begins[at] : begins[at - 1]].strip().lower()
    return word.endswith(("ed", "s")) and not _is_safe(
        words, view[begins[at] : begins[at - 1]].strip()
    )


def _is_determiner(words: RoleWords, word: str) -> bool:
    return word.lower() in words.uses["determiner"]


def _may_modify(words: RoleWords, word: str) -> bool:
    if word[0] in (COUNTRY, PARTY):
        return True
    bare = word.lower()
    stops = (
        bare.isdigit()
        or bare in words.uses["border"]
        or bare in words.uses["verb"]
        or CLAUSE_END.search(word)
    )
    return not stops and word[0] != PERSON and word[-1] not in ",'\"”"


def _is_safe(words: RoleWords, word: str) -> bool:
    listed = word.lower() in words.uses["modifier"] or word.lower() in words.kinds
    return listed or word[0] in (COUNTRY, PARTY) or word[0].isupper() or "-" in word


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
        _kind(words, noun),
        _is_plural(words, noun),
        end > match.end("noun"),
    )


def _kind(words: RoleWords, noun: str) -> str:
    """Return the kind of a noun by its longest ending that the tables hold; else an occupation."""
    pieces = noun.lower().split()
    for at in range(len(pieces)):
        kind = words.kinds.get(" ".join(pieces[at:]))
        if kind:
            return kind
    after = pieces[-1].rpartition("-")[2] if pieces else ""
    return words.kinds.get(after, "occupation")


def _is_plural(words: RoleWords, noun: str) -> bool:
    return any(
        " ".join(noun.lower().split()[at:]) in words.plurals for at in range(len(noun.split()))
    )


def runs_of(view: str, people: Sequence[Mention], gap: "regex.Pattern[str]") -> list[list[Mention]]:
    """Return the persons in rows that commas and "and" join, in order; most rows hold one."""
    rows: list[list[Mention]] = []
    for one in people:
        start = one.full_start if one.full_start >= 0 else one.start
        if rows and gap.fullmatch(view, rows[-1][-1].end, start):
            rows[-1].append(one)
        else:
            rows.append([one])
    return rows
