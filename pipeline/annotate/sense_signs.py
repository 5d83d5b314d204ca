"""Looks beside the name of a country for what shows in which sense it is used."""

import regex
from spacy.lang.en.stop_words import STOP_WORDS

from pipeline.annotate.page import Page
from pipeline.annotate.recogniser.chances import chance
from pipeline.annotate.refused import UNLIKELY
from pipeline.senses import Sense
from pipeline.types import Mention

REACH = 60
"""Characters before a name in which its sense is looked for."""
NEXT_WORD = regex.compile(r"\s(\p{Lu}[\p{L}\p{M}'-]+)")
LAST_WORD = regex.compile(r"(\p{Lu}[\p{L}\p{M}.'-]+)\s$")
DESCRIBED = regex.compile(r"[ ](\p{L}[\p{L}-]+)")


def shows(page: Page, mention: Mention, sense: Sense) -> bool:
    """Return whether the words around a name show a sense, or speak for its country."""
    before = page.text[max(0, mention.start - REACH) : mention.start]
    side = sense.row.side
    if side == "before":
        return bool(sense.expression.search(before))
    if side == "after":
        return bool(sense.expression.match(page.text, mention.end))
    if side == "around":
        described = DESCRIBED.match(page.text, mention.end)
        return bool(sense.expression.search(before)) and not _is_noun(described)
    return _is_in_name(page, mention, side)


def _is_noun(match: "regex.Match[str] | None") -> bool:
    """Return whether the word after an adjective is one that it describes, no small word."""
    return match is not None and match.group(1).casefold() not in STOP_WORDS


def _is_in_name(page: Page, mention: Mention, side: str) -> bool:
    """Return whether the word beside a country makes it a part of a person's name."""
    start, end = mention.start, mention.end
    if side == "name-before":
        found = LAST_WORD.search(page.text[max(0, start - REACH) : start])
        start -= len(found.group()) if found else 0
    else:
        found = NEXT_WORD.match(page.text, end)
        end = found.end() if found else end
    if found is None or not _is_name_word(page, found.group(1)):
        return False
    seen = chance(page.doc, "PERSON", start, end)
    return seen is None or seen >= UNLIKELY


def _is_name_word(page: Page, word: str) -> bool:
    names = page.kit.names
    bare = word.strip(".'-")
    known = bool(page.kit.gazetteer.countries_named(bare))
    return not (
        bare in names.edge or bare in names.anywhere or known or bare in names.title_openers
    )
