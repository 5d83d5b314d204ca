"""Finds protected names where no blank parts them: mail, web addresses, handles, file names."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from html import unescape
from urllib.parse import unquote

import regex

from pipeline.alternatives import any_of
from pipeline.pseudonymise.groups import Group
from pipeline.pseudonymise.lexicon import Lexicon
from pipeline.pseudonymise.tokens import key_of

CHUNK = regex.compile(
    r"""
    (?P<web>(?:[a-z]{2,9}://|www\.)[^\s<>"”“|]+ | (?:mailto|tel):[^\s<>"”“)|]+)
    | (?P<mail>[\w.+%'-]+@(?:[\w-]+(?:\.[\w-]+)*|(?!\S)))
    | (?P<tag>[@\#＠＃][\w.-]*\w)
    | (?P<file>(?<![\w/])/?(?:[\w%.&+-]+/)+[\w%.&+-]+
        | [\w%-]+(?:\.[\w%-]+)*\.[a-z][a-z0-9]{1,5}(?!\w)
        | \w+(?:[_=]\w+)+ | [\w-]*%[0-9A-Fa-f]{2}[\w%.-]*)
    | (?P<camel>\p{L}*\p{Ll}\p{Lu}\p{L}*)
    | (?P<spaced>(?<!\w)(?:\p{L}\p{M}*[ ._-]{1,2}){2,}\p{L}\p{M}*(?!\w))
    """,
    regex.VERBOSE | regex.IGNORECASE,
)
CASED = regex.compile(r"\p{L}*\p{Ll}\p{Lu}\p{L}*")
PIECE = regex.compile(r"\p{Lu}?[\p{Ll}\p{Lo}\p{M}’'\p{Cf}]+|\p{Lu}+(?!\p{Ll})|\p{L}[\p{L}\p{M}]*")
PATH = regex.compile(r"://[^/?#]+[/?#]+[^/?#\s]|www\.[^/?#]+[/?#]+[^/?#\s]")
"""A web address that leads to a page of a site, and not to the site alone."""
TRAILING = ".,;:!?)]}’'\"*_>"
WITHHELD = "[address withheld]"
LONG, SHORT = 5, 3
"""Letters of a name that is looked for anywhere in an address, and at the ends of its pieces."""
MOST_BESIDE = 2
"""Letters that stand beside a name at the end of a piece: jsund, sund7, apsund."""
KINDS = ("web", "mail", "tag", "file", "spaced", "camel")


@dataclass(frozen=True)
class Addresses:
    """Looks into what is no running text; `withhold` drops each address that leads to a page."""

    lexicon: Lexicon
    withhold: bool = False

    def find(self, text: str) -> Iterator[Group]:
        """Yield what takes the place of each address that holds a protected name."""
        for found in CHUNK.finditer(text):
            kind = next(one for one in KINDS if found[one])
            if kind == "camel" and not CASED.search(found[0]):
                continue
            chunk = found[0].rstrip(TRAILING)
            keys = self.names_in(chunk, kind)
            if keys:
                label = self._shown(kind, chunk, self._label(keys))
                yield Group(found.start(), found.start() + len(chunk), keys, label)
            elif kind == "web" and self.withhold and PATH.search(chunk):
                yield Group(found.start(), found.start() + len(chunk), (), WITHHELD)

    def names_in(self, chunk: str, kind: str) -> tuple[str, ...]:
        """Return the words of protected names in an address, in order."""
        whole, is_spaced, is_word = key_of(chunk), kind == "spaced", kind == "camel"
        if is_word and self.lexicon.index.entry(whole).family:
            return ()  # a name with a capital inside, McCabe: a word as any other
        plain = unescape(unquote(chunk))
        pieces = [whole] if is_spaced else [key_of(one) for one in PIECE.findall(plain)]
        if not is_word and not is_spaced:
            pieces += [key_of(one) for one in regex.findall(r"[\p{L}\p{M}\p{Cf}’']+", plain)]
        found = [name for piece in pieces for name in self._in_piece(piece)]
        if kind == "file":
            found += [piece for piece in pieces if piece in self._of_files]
        return tuple(dict.fromkeys(found))

    def _in_piece(self, piece: str) -> Iterator[str]:
        if not piece:
            return
        if piece in self._words:
            yield piece
            return
        yield from (found[0] for found in self._anywhere.finditer(piece))
        for size in range(SHORT, min(len(piece), 24)):
            for name, rest in ((piece[:size], piece[size:]), (piece[-size:], piece[:-size])):
                is_near = len(rest) <= MOST_BESIDE and (rest + name == piece or name in self._here)
                if name in self._words and (is_near or rest in self._words):
                    yield name

    @cached_property
    def _of_files(self) -> frozenset[str]:
        """Return all words that count in the name of a file, which is short and says much."""
        index = self.lexicon.index
        asked = (index.members[one] for one in index.asked)
        words = {word for one in asked for word in one.given | one.family}
        return frozenset(word for word in words if not index.is_common(word))

    @cached_property
    def _here(self) -> frozenset[str]:
        members = [self.lexicon.index.members[one] for one in self.lexicon.present]
        return frozenset(word for one in members for word in one.family)

    @cached_property
    def _words(self) -> frozenset[str]:
        index, present = self.lexicon.index, self.lexicon.present
        return frozenset(
            word
            for word, entry in index.words.items()
            if not present.isdisjoint(entry.family | entry.given)
            or (not index.asked.isdisjoint(entry.family) and not index.is_common(word))
        )

    @cached_property
    def _anywhere(self) -> "regex.Pattern[str]":
        index = self.lexicon.index
        long = [one for one in self._words if len(one) >= LONG and not index.is_common(one)]
        return regex.compile(any_of(long) if long else r"(?!)")

    def _label(self, keys: tuple[str, ...]) -> str:
        """Return the pseudonym of the one member of the release whose names stand there."""
        lexicon = self.lexicon
        entries = [lexicon.index.words[one] for one in keys if one in lexicon.index.words]
        whose = lexicon.present
        for one in entries:
            whose &= one.family | one.given
        return lexicon.label(whose, keys, is_plural=False)

    def _shown(self, kind: str, chunk: str, label: str) -> str:
        if kind in ("web", "mail"):
            return WITHHELD
        return chunk[0] + label if kind == "tag" else label
