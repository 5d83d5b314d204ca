"""One way to write a form: the expression that its slots and blanks stand for."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

import regex

from pipeline.expressions import compiled
from pipeline.form_needs import Needs

NESTED = regex.compile(r"\((?:[^()\\]++|\\.|(?R))*+\)|(?<!\\)\[(?:[^]\\]|\\.)*+\]")
"""What stands in brackets: a choice outside them leaves open how a form begins."""
FIXED = regex.compile(r"\s*(?:\\[(\[]|[,\p{L}])")
"""A sign or word that must stand there."""
BORDER = r"(?<![\w])"
SLOT = regex.compile(r"\{([a-z]+)(\d*)\}")


@dataclass(frozen=True)
class Variant:
    """One of the ways in which a form is written."""

    body: str
    needs: Needs
    first: str = ""
    """The sign that all it matches begins with, where there is one: it is tried there alone."""
    tail: str = ""
    """The expression of what stands behind the name that it begins with, where that can be said."""

    @cached_property
    def expression(self) -> "regex.Pattern[str]":
        """Return its expression, made when it is first tried: one release tries few of them."""
        return compiled(self.body)

    @cached_property
    def _behind(self) -> "regex.Pattern[str]":
        return compiled(self.tail)

    def may_stand(self, text: str, start: int, end: int) -> bool:
        """Return whether `text[start:end]` holds what stands behind the name: mostly it does not.

        A bracket is found in a tenth of the time in which all names are tried.
        """
        return not self.tail or self._behind.search(text, start, end) is not None

    def found_in(self, text: str, start: int, end: int) -> Iterator["regex.Match[str]"]:
        """Yield its matches in `text[start:end]`, left to right, none overlapping."""
        if not self.first:
            yield from self.expression.finditer(text, start, end)
            return
        at = text.find(self.first, start, end)
        while at >= 0:
            match = self.expression.match(text, at, end)
            if match:
                yield match
            at = text.find(self.first, match.end() if match else at + 1, end)


def expand_form(variant: str, slots: Mapping[str, str]) -> str:
    """Return the expression of one variant of a form; raises KeyError for an unknown slot or none.

    >>> expand_form(r"{post} \\({place}\\)", {"post": "MP", "place": "[A-Z]+"})
    '(?<![\\\\w])(?P<post>MP)\\\\s*\\\\(\\\\s*(?P<place>[A-Z]+)\\\\s*\\\\)'
    """
    if not variant.strip():
        raise KeyError("it is blank")
    pieces = []
    position = 0
    for match in SLOT.finditer(variant):
        pieces.append(_literal(variant[position : match.start()]))
        name = match.group(1)
        if name not in slots:
            raise KeyError(f"no slot {name!r}; there are {', '.join(sorted(slots))}")
        pieces.append(f"(?P<{name}{match.group(2)}>{slots[name]})")
        position = match.end()
    pieces.append(_literal(variant[position:]))
    border = "" if variant[-1] in ")];" else r"(?![\w])"
    return BORDER + "".join(pieces).removesuffix(r"\s*") + border


def opens_with(variant: str, *slots: str) -> bool:
    """Return whether all that a variant of a form matches begins with one of some slots.

    >>> opens_with("{post}[ of] (the|a)", "post"), opens_with("{post} of|of {post}", "post")
    (True, False)
    """
    begins = variant.startswith(tuple(f"{{{slot}}}" for slot in slots))
    return begins and "|" not in NESTED.sub("", variant)


def tail_of(variant: str, slots: Mapping[str, str]) -> str:
    """Return the expression of what stands behind the person that a variant begins with, or blank.

    Blank where it is not surely a sign or word: it is soon looked for, or not worth it.
    """
    if not opens_with(variant, "person", "persons"):
        return ""
    rest = variant[variant.index("}") + 1 :]
    return expand_form(rest, slots).removeprefix(BORDER) if FIXED.match(rest) else ""


def _literal(text: str) -> str:
    text = regex.sub(r"(?<!\\)\[", "(?:", text)
    text = regex.sub(r"(?<!\\)\]", ")?", text)
    text = regex.sub(r"(?<!\\)\((?!\?)", "(?:", text)
    text = regex.sub(r"\s*(\\[][()]|(?<!\{\d)[,;])\s*", r"\\s*\1\\s*", text)
    return regex.sub(r" +", r"\\s+", text)
