"""Says which words are of one name, and where it begins and ends with its initials."""

import regex

from pipeline.pseudonymise.words import Words

GAP = regex.compile(r"[ \t\N{NO-BREAK SPACE}\p{Cf}*_+/\-‐‑–]{1,4}|\.|[ \t]*\n[ \t>]*")
"""What stands between two words of a name."""
TURNED = regex.compile(r",[ \t\N{NO-BREAK SPACE}]{1,2}")
"""What stands between a family name and the given name behind it."""
STRANGE = regex.compile(r"[ \t]+(?:\p{Lu}[\p{L}\p{M}’'.-]*[ \t]+){1,2}")
"""A middle name that is not known."""
CALLED = regex.compile(r"[ ]+[\"“‘'(«][^\"”’'()»\n]{1,30}[\"”’')»][ ]+")
"""A nickname."""
INITIALS = regex.compile(r",?[ ](?:\p{Lu}\p{Ll}?\.[ -]?)*\p{Lu}\.(?!\w)")
"""Initials behind a family name: Saken, A. T."""
STOPPED = regex.compile(r"\.?[ \N{NO-BREAK SPACE}-]?")
"""What stands behind an initial."""
INSIDE = regex.compile(r"[\p{L}\d,]['’\"”)]?[ ]$")
"""What stands before a word that opens no sentence."""
PLAIN = (" ", "\N{NO-BREAK SPACE}")
MOST_BETWEEN = 2


def reach(words: Words, first: int) -> tuple[int, frozenset[int]]:
    """Return the last word of the name that begins at a word, and whom all of it may mean."""
    mark = words.marks[first]
    whom = mark.whom if mark is not None else frozenset[int]()
    last, at = first, first + 1
    while at < min(last + MOST_BETWEEN + 2, len(words)) and words.owners[at] is None:
        other = words.marks[at]
        if other is not None:
            shared = whom & other.whom
            if not shared or not _are_one(words, last, at, shared):
                break
            last, whom = at, shared
        at += 1
    return last, whom


def _are_one(words: Words, one: int, other: int, whom: frozenset[int]) -> bool:
    """Return whether two words, with at most two between them, are of one name."""
    gap, first, second = words.gap(one, other), words.marks[one], words.marks[other]
    if first is None or second is None or words.tokens[one].key == words.tokens[other].key:
        return False
    forward = not whom.isdisjoint(first.given & second.family)
    if other > one + 1:
        if "\n" not in gap and all(map(words.is_small, range(one + 1, other))):
            return True
        return forward and bool(STRANGE.fullmatch(gap) or CALLED.fullmatch(gap))
    if GAP.fullmatch(gap):
        return "\n" not in gap or forward or not first.is_strong
    if TURNED.fullmatch(gap):
        return bool(first.family & second.given & whom) and not _goes_on(words, other, whom)
    return forward and bool(CALLED.fullmatch(gap))


def turned(words: Words, first: int, last: int) -> int:
    """Return the last word of a mention that a given name stands behind: "SAKEN, Amir"."""
    marks = words.marked(first, last)
    at = last + 1
    if (
        at >= len(words)
        or words.owners[at] is not None
        or not TURNED.fullmatch(words.gap(last, at))
    ):
        return last
    mark = words.marks[at]
    family = frozenset[int]().union(*(one.family for one in marks))
    is_given = mark is not None and bool(mark.given & family) and not _goes_on(words, at, family)
    return at if is_given else last


def _goes_on(words: Words, at: int, whom: frozenset[int]) -> bool:
    """Return whether the name of somebody goes on behind a word: "Saken, Timur Saken"."""
    if at + 1 >= len(words):
        return False
    mark = words.marks[at + 1]
    is_near = bool(GAP.fullmatch(words.gap(at, at + 1)))
    return mark is not None and bool(mark.family & whom) and is_near


def borders(words: Words, first: int, last: int, *, has_given: bool) -> tuple[int, int, bool]:
    """Return where a name begins and ends with its initials, and whether it is another's.

    A name before a family name alone is a relative's whom nothing found.
    """
    at = first
    while at > 0 and words.owners[at - 1] is None and _is_initial(words, at - 1):
        at -= 1
    end = words.tokens[last].end
    if has_given:
        return words.tokens[at].start, end, False
    is_another = at == first and _has_another_name(words, at)
    behind = INITIALS.match(words.text, end)
    start = words.tokens[at - is_another].start
    return start, behind.end() if behind else end, is_another


def _is_initial(words: Words, at: int) -> bool:
    return words.is_initial(at) and bool(STOPPED.fullmatch(words.gap(at, at + 1)))


def _has_another_name(words: Words, at: int) -> bool:
    """Return whether a forename, or inside a sentence any word with a capital, stands before."""
    if at == 0 or words.owners[at - 1] is not None or words.gap(at - 1, at) not in PLAIN:
        return False
    written, token, index = words.written(at - 1), words.tokens[at - 1], words.lexicon.index
    if written in index.spelling.forenames:
        return True
    is_name = token.is_capital and not written.isupper() and not index.is_common(token.key)
    return is_name and is_inside(words.text, token.start)


def is_inside(text: str, start: int) -> bool:
    """Return whether a word stands inside a sentence, and does not open one."""
    return bool(INSIDE.search(text[max(0, start - 3) : start]))


def is_pair_of_initials(words: Words, at: int) -> bool:
    """Return whether two letters with full stops stand alone: A.S., but not A.S. Vale."""
    if at + 1 >= len(words) or words.gap(at, at + 1) not in (".", ". "):
        return False
    behind = words.text[words.tokens[at + 1].end :][:3]
    is_alone = behind[:1] == "." and not behind[2:3].isupper() and not behind[1:2].isalpha()
    pair = words.tokens[at], words.tokens[at + 1]
    return is_alone and all(len(one.key) == 1 and one.is_capital for one in pair)


def is_of_others(words: Words, first: int, last: int) -> bool:
    """Return whether words stand in the name of somebody who is not protected."""
    for one, other in ((first - 1, first), (last, last + 1)):
        is_pair = one >= 0 and other < len(words) and GAP.fullmatch(words.gap(one, other))
        pair = (words.tokens[one].key, words.tokens[other].key) if is_pair else ("", "")
        if words.lexicon.of_others(*pair):
            return True
    return False
