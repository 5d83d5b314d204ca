"""The sentences of a release: spaCy's, cut where a line ends, joined behind short titles."""

import regex
from spacy.tokens import Doc

from pipeline.types import Cleaned


def sentences_of(cleaned: Cleaned, doc: Doc, titles: frozenset[str]) -> list[tuple[int, int]]:
    """Return the sentences of spaCy, cut where a line ends, joined after "Zh." and "Amb."."""
    spans: list[tuple[int, int]] = []
    for sentence in doc.sents:
        position = sentence.start_char
        for piece in cleaned.text[sentence.start_char : sentence.end_char].split("\n"):
            start = position + len(piece) - len(piece.lstrip())
            end = start + len(piece.strip())
            if spans and piece.strip() and _goes_on(cleaned.text, spans[-1], start, titles):
                spans[-1] = (spans[-1][0], end)
            elif piece.strip():
                spans.append((start, end))
            position += len(piece) + 1
    return spans


SHORT = regex.compile(r"(?:^|[\s(\"'])(\p{Lu}\p{Ll}?\.|\p{L}+\.|\d{1,2}\.)$")
"""What ends like a sentence and is none, if it is an initial, a title or an ordinal."""


def _goes_on(text: str, last: tuple[int, int], start: int, titles: frozenset[str]) -> bool:
    """Return whether a sentence that begins at `start` is the rest of the one before it."""
    if "\n" in text[last[1] : start]:
        return False
    match = SHORT.search(text, max(last[0], last[1] - 20), last[1])
    if match is None:
        return False
    word = match.group(1)
    initial = len(word) <= 3 and word[0].isupper() and word != "I."
    return initial or word in titles or (word[0].isdigit() and text[start].islower())
