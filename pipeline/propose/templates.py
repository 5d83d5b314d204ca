"""Writes what the lines of a group have in common as one way to write a form."""

from collections.abc import Sequence
from itertools import takewhile

import regex

from pipeline.propose.grouping import Choice, Group
from pipeline.propose.pieces import PLACE

Tokens = tuple[str, ...]
"""Words and slots in turn, as a form writes them; words first and last."""
SPECIAL = regex.compile(r"[][\\(){}|.?*+^$]")
BACKSLASH = r"\x5c"
"""A backslash of the release; written as two, the second would belong to a bracket behind it."""
LETTERS = regex.compile(r"[\p{L}\p{N}]")
BLANKS = regex.compile(r"\s+")
WORD_END = regex.compile(r"[\p{L}\p{N}]*$")
CLOSING = regex.compile(r"^\s*[])]+")
FROM_WORD = regex.compile(r"[\p{L}\p{N}].*$")
TO_WORD = regex.compile(r"^.*[\p{L}\p{N}]")
OPENING = regex.compile(r"[[(]+\s*$")
ITEM, TEXT = "item", "text"


def within_of(groups: Sequence[Group]) -> str:
    """Return `item` where all lines are names and signs from end to end, else `text`.

    A semicolon ends an item, so that a form with one stands in text.
    """
    words = [text for group in groups for column in group.words for text in column]
    return TEXT if any(LETTERS.search(text) or ";" in text for text in words) else ITEM


def tokens_of(group: Group, groups: Sequence[Group], within: str) -> Tokens:
    """Return what stands in all lines of a group.

    In running text what stands around the first and last slot is left out, but for words that all
    lines of all groups have there.
    """
    words = list(group.words)
    first, last = 0, len(group.slots)
    if within == TEXT:
        heads = [one.words[0] for other in groups for one in other.readings]
        tails = [one.words[-1] for other in groups for one in other.readings]
        if len(set(heads)) > 1:
            first = next(n for n, slot in enumerate(group.slots) if slot != (PLACE,))
            words[first] = _before(words[first], heads)
        if len(set(tails)) > 1:
            last = next(n for n in range(last, 0, -1) if group.slots[n - 1] != (PLACE,))
            words[last] = _behind(words[last], tails)
    between = [one_of(column) for column in words[first : last + 1]]
    kept = group.slots[first:last]
    slots = [slot_text(one, kept[:number]) for number, one in enumerate(kept)]
    turns = [text for pair in zip(between, slots, strict=False) for text in pair]
    return (*turns, between[-1])


def slot_text(slot: Choice, before: Sequence[Choice]) -> str:
    """Return a slot as a form writes it, numbered where one of its kind stands before it.

    >>> slot_text(("party", "code"), []), slot_text(("party",), [("party",)])
    ('({party}|{code})', '{party2}')
    """
    counts = [sum(kind in one for one in before) for kind in slot]
    names = [
        f"{{{kind}{number + 1 if number else ''}}}"
        for kind, number in zip(slot, counts, strict=True)
    ]
    return names[0] if len(names) == 1 else f"({'|'.join(names)})"


def one_of(texts: Sequence[str]) -> str:
    r"""Return words that stand between two slots, with what differs from line to line as a choice.

    >>> one_of([", "]), one_of([", ", " – "]), one_of([" of the ", " of "]), one_of([" (", " ["])
    (', ', '(,| –) ', ' of [the ]', ' (\\(|\\[)')
    """
    distinct = list(dict.fromkeys(BLANKS.sub(" ", text) for text in texts))
    if len(distinct) == 1:
        return written(distinct[0])
    head = _common(distinct)
    rests = [text[len(head) :] for text in distinct]
    tail = _common([rest[::-1] for rest in rests])[::-1]
    middles = [written(rest[: len(rest) - len(tail)]) for rest in rests]
    some = [middle for middle in middles if middle]
    choice = some[0] if len(some) == 1 else "(" + "|".join(some) + ")"
    return written(head) + (f"[{choice}]" if len(some) < len(middles) else choice) + written(tail)


def written(text: str) -> str:
    r"""Return words as a form writes them: what has a meaning in forms gets a backslash.

    >>> written(" (MP) | ")
    ' \\(MP\\) \\| '
    """
    return SPECIAL.sub(lambda one: BACKSLASH if one.group() == "\\" else "\\" + one.group(), text)


def _common(texts: Sequence[str]) -> str:
    """Return the common beginning of texts, without the part of a word at its end.

    >>> _common([" group", " group, they"]), _common([" of the", " of them"])
    (' group', ' of ')
    """
    pairs = takewhile(lambda one: len(set(one)) == 1, zip(*texts, strict=False))
    common = "".join(one[0] for one in pairs)
    cut = any(LETTERS.match(text[len(common) : len(common) + 1]) for text in texts)
    return WORD_END.sub("", common) if cut else common


def _before(texts: Sequence[str], heads: Sequence[str]) -> tuple[str, ...]:
    """Return what stands before the first slot: the last words of all heads, or a bracket."""
    common = FROM_WORD.search(_common([head[::-1] for head in heads])[::-1])
    if common:
        return (common.group(),)
    found = [OPENING.search(text) for text in texts]
    return tuple(dict.fromkeys(match.group() if match else "" for match in found))


def _behind(texts: Sequence[str], tails: Sequence[str]) -> tuple[str, ...]:
    """Return what stands behind the last slot: the first words of all tails, or a bracket."""
    common = TO_WORD.search(_common(tails))
    if common:
        return (common.group(),)
    found = [CLOSING.match(text) for text in texts]
    return tuple(dict.fromkeys(match.group() if match else "" for match in found))
