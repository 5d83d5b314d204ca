"""Names as sources write them, turned into names as releases write them."""

import html
import re
import unicodedata
from collections.abc import Iterator

# Straight marks stand for curly ones throughout the tables: the matcher folds the release alike.
MARKS = str.maketrans(
    {
        "\N{RIGHT SINGLE QUOTATION MARK}": "'",
        "\N{LEFT SINGLE QUOTATION MARK}": "'",
        "\N{ACUTE ACCENT}": "'",
        "\N{GRAVE ACCENT}": "'",
        "\N{COMBINING ACUTE ACCENT}": "",
        "\N{NO-BREAK SPACE}": " ",
    }
)
QUOTES = re.compile(r"[\"“”„«»]|''+")
WIKI_LINK = re.compile(r"\(*\[\[[^\]]*\]\]\)*|\[\[.*$|<[^>]*>")
SQUARE = re.compile(r"\[[^\]]*\]?|\]")
BRACKET = re.compile(r"\s*\([^()]*\)")
YEAR_BRACKET = re.compile(r"\s*\([^()]*(?:\d{4}|historical|political party)[^()]*\)")
# "For Fatherland and Freedom / LNNK", "National Liberal Party // Young Czech Party"
SLASH = re.compile(r"\s*(?://?|\|)\s*")
# "Moldova: Република; Russian: Республика", "Sinhalese: ..., Tamil: ..."
LANGUAGE = re.compile(r"(?:^|[;,/]?\s+|;)[A-Za-z][A-Za-z ]{1,24}:\s*|[;،\n]\s*")
ARTICLE = re.compile(r"^The (?=\S+ \S)")
EDGES = " \t,;:.-–—·*"
LETTERS_ONLY = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")


def tidy(text: str) -> str:
    """Return a name without mark-up, quotation marks, invisible characters and stray edges.

    >>> tidy('Aliança  «Nova» [no-party],')
    'Aliança Nova'
    >>> tidy("Otan -- People\N{RIGHT SINGLE QUOTATION MARK}s Party")
    "Otan – People's Party"
    """
    plain = unicodedata.normalize("NFC", html.unescape(text)).translate(MARKS)
    visible = "".join(" " if _is_break(char) else char for char in plain if not _is_hidden(char))
    bare = QUOTES.sub("", SQUARE.sub(" ", WIKI_LINK.sub(" ", visible)))
    return " ".join(bare.replace("--", "–").split()).strip(EDGES)


def alternatives(text: str) -> Iterator[str]:
    """Yield each name that a cell holds, apart from slashes, without a leading article.

    >>> list(alternatives("Citizens' Movement / Republican Pole"))
    ["Citizens' Movement", 'Republican Pole']
    >>> list(alternatives("Communist Party (1993)"))
    ['Communist Party']
    """
    for part in SLASH.split(YEAR_BRACKET.sub("", text)):
        name = tidy(part)
        if name and name.count("(") == name.count(")"):
            yield ARTICLE.sub("", name)


def unbracketed(text: str) -> str:
    """Return a name without what stands in round brackets.

    >>> unbracketed("Jatiya Party (Ershad)")
    'Jatiya Party'
    """
    return tidy(BRACKET.sub("", text))


def in_languages(text: str) -> Iterator[str]:
    """Yield the names of a cell such as `Greek: …; Turkish: …`, without their labels."""
    for part in LANGUAGE.split(text):
        yield from alternatives(part)


def words(text: str) -> list[str]:
    """Return the words of a name in lower case, without digits and marks.

    >>> words("Party of Labour (1993)")
    ['party', 'of', 'labour']
    """
    return [word.casefold() for word in LETTERS_ONLY.findall(text)]


def is_latin(text: str) -> bool:
    """Return whether every letter of a text belongs to the Latin script."""
    return all("LATIN" in unicodedata.name(char, "") for char in text if char.isalpha())


def same_text(text: str) -> str:
    """Return the form in which two spellings of a name are one: no case, article or dash."""
    folded = text.casefold().replace("–", "-").replace("—", "-")
    return folded.removeprefix("the ")


def _is_break(char: str) -> bool:
    return char.isspace() or unicodedata.category(char) == "Cc"


def _is_hidden(char: str) -> bool:
    return unicodedata.category(char) in ("Cf", "Co", "Cs")
