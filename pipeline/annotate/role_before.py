"""Reads the role that stands before a name: how far it reaches to the left."""

from collections.abc import Sequence
from dataclasses import replace

import regex

from pipeline.annotate.role_phrases import Phrase, is_plural, kind_of, past_counted
from pipeline.role_shapes import COUNTRY, HEAD_BEGINS, MARKS, PARTY, PERSON
from pipeline.role_words import NO_ROLE, RoleWords

UNSURE_WORDS = 2
"""Words before a noun that belong to it without an article: "said salvage foreman X"."""
WORD_BEFORE = regex.compile(rf"([{MARKS}]+(?:['’]s?)?|[^\s{MARKS}]+)(\s+)$")
FIRST_WORD = regex.compile(r"(\p{L}+)\s+")
OWNED = regex.compile(rf"{COUNTRY}[{MARKS}]*['’]s\s")
"""A country in the possessive opens a role as an article does."""
TO_VERB = regex.compile(r"\s+to\s+(?!(?:the|an?|its|his|her|their|our)\s)\p{Ll}")
"""What goes on behind a noun that is no role of the name: "the Chair to write to X"."""
CLAUSE_END = regex.compile(r"[.!?;:()\[\]\n“”\"–—]|,(?=\s)")


def phrase_before(words: RoleWords, view: str, start: int, end: int) -> Phrase | None:
    """Return the role that ends where a name begins: "the Bulgarian development minister"."""
    return _before(words, view, (start, end), words.shapes.titled_body)


def phrase_before_comma(words: RoleWords, view: str, start: int, end: int) -> Phrase | None:
    """Return the role that ends at the comma before a name: "the head of the Commission, X"."""
    phrase = _before(words, view, (start, end), words.shapes.whole_body)
    if phrase is None:
        return None
    counted = FIRST_WORD.match(view, phrase.start, phrase.noun_start)
    if phrase.plural and counted and counted[1].lower() in words.uses["count"]:
        return replace(phrase, start=counted.end())
    before = WORD_BEFORE.search(view, start, phrase.start)
    if before and before[1] in words.uses["counted"]:
        before = WORD_BEFORE.search(view, start, before.start())
    named = OWNED.match(view, phrase.start) is not None
    opened = named or (before is None and view[phrase.start].isupper())
    led = before and (_is_determiner(words, before[1]) or _is_of_kin(words, view, start, before))
    return phrase if opened or led else None


def _is_of_kin(words: RoleWords, view: str, start: int, before: "regex.Match[str]") -> bool:
    """Return whether a role stands behind "and" and a word for kin: "his nephew and driver"."""
    if before[1] != "and":
        return False
    nouns = list(words.shapes.noun.finditer(view, start, before.start()))[-1:]
    kin = [one for one in nouns if kind_of(words, one.group()) == NO_ROLE]
    return bool(kin) and not view[kin[0].end() : before.start()].strip()


def _before(
    words: RoleWords, view: str, span: tuple[int, int], body: "regex.Pattern[str]"
) -> Phrase | None:
    start, end = span
    for noun in words.shapes.noun.finditer(view, start, end):
        has_body = noun.end() < end
        if has_body and body.fullmatch(view, noun.end(), end) is None:
            continue
        if TO_VERB.match(view, noun.end(), end):
            continue
        bare, kind = noun.group(), kind_of(words, noun.group())
        if kind == NO_ROLE:
            return None
        first = _with_modifiers(words, view, (start, noun.start()))
        first = past_counted(words, view, (first, noun.start()))
        plural = is_plural(words, bare)
        return Phrase(first, end, noun.start(), noun.end(), kind, plural, has_body)
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
