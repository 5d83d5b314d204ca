"""Finds what a release says its initials stand for: "Department of Energy (DOE)"."""

from collections.abc import Iterator

import regex

CODE = regex.compile(r"[ ]\((?:the )?(?P<code>\p{Lu}[\p{Lu}\d&-]{1,9})\)")
LONG_FORM = regex.compile(r"(?:(?:\p{Lu}[\p{L}'’-]*|of|and|for|the|on|in|to|&)[ ])*$")
REACH = 120
"""Characters before a bracket in which the long form is looked for."""


def initials_in(text: str) -> Iterator[tuple[str, int]]:
    """Yield each code in a bracket whose letters begin the words before it, and where these end.

    >>> list(initials_in("the Department of Energy (DOE) met Ann Poe (SPD)"))
    [('DOE', 24)]
    """
    for match in CODE.finditer(text):
        before = text[max(0, match.start() - REACH) : match.start() + 1]
        words = LONG_FORM.search(before)
        if words and _begin(match.group("code"), words.group().split()):
            yield match.group("code"), match.start()


def _begin(code: str, words: list[str]) -> bool:
    """Return whether the letters of a code begin words in a row, the small ones or not."""
    letters = [letter for letter in code if letter.isalpha()]
    for chosen in (words, [word for word in words if word[0].isupper()]):
        last = chosen[-len(letters) :]
        if len(last) == len(letters) and all(
            word[0].upper() == letter for word, letter in zip(last, letters, strict=True)
        ):
            return True
    return False
