"""Reads the legend of a release: `SOC: Socialist Group` says what SOC means in all of it."""

from collections.abc import Mapping

import regex

from pipeline.types import Annotated

ENTRY = regex.compile(
    r"^\W*(?P<code>[^\s:–=]{1,12})\s*(?::|–|=|\s-)\s*(?P<name>\S.*?)[\s.;]*$", regex.M
)


def read_legend(annotated: Annotated) -> Mapping[str, str]:
    """Return the long form by the code that a legend gives it; the first where one has two."""
    text = annotated.cleaned.text
    entries: dict[str, str] = {}
    for block in annotated.cleaned.blocks:
        if block.kind == "legend":
            for match in ENTRY.finditer(text, block.start, block.end):
                entries.setdefault(match.group("code"), match.group("name"))
    return entries
