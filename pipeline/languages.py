"""Tells the language of a text: by its small words where they show English, else with py3langid."""

import sys
from collections.abc import Callable, Iterator, Set
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

HEAD_OF_TEXT = 5000
"""How many characters tell the language."""
SHORTEST = 60
"""Letters below which py3langid guesses: tried on the headlines of the corpus."""
ENOUGH_WORDS, ENGLISH_SHARE = 60, 0.2
"""Words of a text, and the share of English small words among them, that need no other witness: of
5,111 texts, py3langid called all 2,749 such ones English, and took twenty times as long."""
ENGLISH = "en"
TURN = 0.001
"""Seconds until Python lets another thread on: unpacking asks for that some hundred times."""


def identifier(english: Set[str]) -> Callable[[str], str | None]:
    """Return what tells the language of a text; `english` are small words of English."""

    def identify(text: str) -> str | None:
        head = text[:HEAD_OF_TEXT]
        if is_surely_english(head, english):
            return ENGLISH
        if sum(map(str.isalpha, head)) < SHORTEST:
            return None
        code = str(_unpacked().classify(head)[0])
        return code if len(code) == len(ENGLISH) else None

    return identify


@contextmanager
def making_ready() -> Iterator[None]:
    """Have what tells languages unpacked beside what is done meanwhile: for copies to share.

    It leaves no thread behind. Raises OSError at the end where the folder of temporary files cannot
    hold it for a moment (70 MB).
    """
    interval = sys.getswitchinterval()
    sys.setswitchinterval(TURN)
    try:
        with ThreadPoolExecutor(1) as thread:
            unpacked = thread.submit(_unpacked)
            yield
    finally:
        sys.setswitchinterval(interval)
    unpacked.result()


@cache
def _unpacked() -> LanguageIdentifier:
    """Return the model of py3langid: it takes half a second or more, once a process that asks."""
    return LanguageIdentifier.from_model_file(MODEL_FILE)


def is_surely_english(text: str, english: Set[str]) -> bool:
    """Return whether small words of English are many enough in a text of some length.

    >>> is_surely_english("the vote of all " * 20, {"the", "of"}), is_surely_english("of", {"of"})
    (True, False)
    """
    words = text.lower().split()
    small = sum(map(english.__contains__, words))
    return len(words) >= ENOUGH_WORDS and small >= ENGLISH_SHARE * len(words)
