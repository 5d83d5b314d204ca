"""A step that repairs what a wrong encoding or a lost blank has broken, where it is certain."""

from importlib import import_module

import regex

from pipeline.clean.draft import Draft
from pipeline.clean.tracked import Edit, edit

SUSPECT = regex.compile(r"[\x80-\x9f]|[ÃÂâÐÑÅÄ][\x80-\xbf\u2010-\u203a€ŒœŠšŽžŸƒˆ˜™]|ï»¿|ï¿½")
"""What UTF-8 read as Windows-1252 or Latin-1 leaves behind; without it nothing is looked at."""
SIGN = regex.compile(r"[\x80-\x9fÃÂâÐÑÅÄï]")
"""Of what is suspect the first sign: a text without one is passed over in a fifth of the time."""
RUN = regex.compile(r"\S+")
YEAR_GLUED = regex.compile(r"(?<![\d\p{L}])(?:19|20)\d(?P<last>\d)(?=\p{Lu}{3})")
"""2018LONDON: a year and a word in capitals behind it."""
DOCUMENT_GLUED = regex.compile(r"(?<=\p{Ll}{2}(?P<last>\p{Ll}))(?=Doc\. ?\d)")
"""seeDoc. 123: written so that only where "Doc." stands is looked at."""


def mended(draft: Draft) -> Draft:
    """Return the draft with mojibake repaired and glued words parted; what changed is metadata.

    Each run of characters that is repaired stands for the whole run of the stored text.
    """
    text = draft.tracked.text
    edits = sorted([*_mojibake(text), *_glued(text)])
    if not edits:
        return draft
    told = "; ".join(f"{text[start:end]} → {new}" for start, end, new in edits)
    changed = draft.to(edit(draft.tracked, edits))
    return changed.telling({"mended": told})


def _mojibake(text: str) -> list[Edit]:
    if not SIGN.search(text) or not SUSPECT.search(text):
        return []
    fix_encoding = import_module("ftfy").fix_encoding  # few texts need what takes time to load
    runs = (run for run in RUN.finditer(text) if SUSPECT.search(run[0]))
    made = ((*run.span(), fix_encoding(run[0])) for run in runs)
    return [(start, end, new) for start, end, new in made if new != text[start:end] and new]


def _glued(text: str) -> list[Edit]:
    found = [*YEAR_GLUED.finditer(text), *DOCUMENT_GLUED.finditer(text)]
    return [(*match.span("last"), match["last"] + " ") for match in found]
