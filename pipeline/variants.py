"""One way to write a form: the expression that its slots and blanks stand for."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import regex

from pipeline.expressions import compiled
from pipeline.form_needs import Needs

SLOT = regex.compile(r"\{([a-z]+)(\d*)\}")


@dataclass(frozen=True)
class Variant:
    """One of the ways in which a form is written."""

    body: str
    needs: Needs

    @cached_property
    def expression(self) -> "regex.Pattern[str]":
        """Return its expression, made when it is first tried: one release tries few of them."""
        return compiled(self.body)


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
    return r"(?<![\w])" + "".join(pieces).removesuffix(r"\s*") + border


def _literal(text: str) -> str:
    text = regex.sub(r"(?<!\\)\[", "(?:", text)
    text = regex.sub(r"(?<!\\)\]", ")?", text)
    text = regex.sub(r"(?<!\\)\((?!\?)", "(?:", text)
    text = regex.sub(r"\s*(\\[][()]|(?<!\{\d)[,;])\s*", r"\\s*\1\\s*", text)
    return regex.sub(r" +", r"\\s+", text)
