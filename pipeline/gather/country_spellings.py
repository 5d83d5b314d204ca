"""Spellings of country names: a source's cell made plain, a nationality read, variants listed."""

import html
import re
import unicodedata

RIGHT_QUOTE = "\N{RIGHT SINGLE QUOTATION MARK}"
REMARK = re.compile(r"\([^)]*\)|\[[^]]*\]|\*")
# "Manxman (men), Manxwoman (women)" keeps its endings, "Thai (singular and plural)" loses the note.
NOTE = re.compile(r"\((?!s\)|men\)|women\))[^)]*\)")
ENDING = re.compile(r"(?P<one>.+?) ?\((?P<many>s|men|women)\)")
# "Wallisian(s), Futunan(s), or Wallis and Futuna Islanders", "Lao(s) or Laotian(s)", "A/B"
BETWEEN = re.compile(r",? or |, ?|/")


def plain(cell: str) -> str:
    """Return the bare name in a source's cell, empty where the cell holds none.

    >>> plain("Bolivia (Plurinational State of)"), plain("the Holy See *"), plain("none")
    ('Bolivia', 'Holy See', '')
    """
    text = html.unescape(cell).replace(RIGHT_QUOTE, "'").split(";")[0]
    text = " ".join(REMARK.sub(" ", text).split())
    text = re.sub(r"^[Tt]he ", "", text)
    return "" if text in {"none", "NA"} else text


def nationality(cell: str) -> list[str]:
    """Return every word of a Factbook nationality cell, plurals written out.

    >>> nationality("Lao(s) or Laotian(s)")
    ['Lao', 'Laos', 'Laotian', 'Laotians']
    >>> nationality("Frenchman(men), Irish (collective plural); note - rare")
    ['Frenchman', 'Frenchmen', 'Irish']
    """
    terms = BETWEEN.split(NOTE.sub("", cell.split(";")[0]))
    words = [word for term in terms for word in _one_and_many(term.strip())]
    return [word for word in words if word not in {"", "none", "NA"}]


def _one_and_many(term: str) -> list[str]:
    """Return a singular and the plural that its bracket announces."""
    match = ENDING.fullmatch(term)
    if match is None:
        return [term]
    one, many = match["one"], match["many"]
    stem = one if many == "s" else one[: -len(many)]
    return [one, stem + many]


def spellings(text: str) -> list[str]:
    """Return the text and its other usual spellings: saints, ampersands, articles, accents, quotes.

    >>> spellings("Saint Lucia")
    ['Saint Lucia', 'St. Lucia', 'St Lucia']
    >>> spellings("Union of the Comoros")
    ['Union of the Comoros', 'Union of Comoros']
    """
    found = [text]
    found += [re.sub(r"^Saint ", short, each) for each in found for short in ("St. ", "St ")]
    found += [re.sub(r"^St\. ", long, each) for each in found for long in ("Saint ", "St ")]
    found += [each.replace(" & ", " and ") for each in found]
    found += [each.replace(" of the ", " of ") for each in found]
    found += [without_accents(each) for each in found]
    found += [each.replace("'", RIGHT_QUOTE) for each in found]
    return list(dict.fromkeys(found))


def without_accents(text: str) -> str:
    """Return the text with its accents taken off.

    >>> without_accents("Türkiye"), without_accents("Curaçao")
    ('Turkiye', 'Curacao')
    """
    letters = unicodedata.normalize("NFKD", text)
    return "".join(letter for letter in letters if not unicodedata.combining(letter))
