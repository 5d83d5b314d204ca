"""Holds the forms of `data/ties/` to their examples, in which the names are marked."""

from collections.abc import Iterable, Iterator

from pipeline.annotate.told import links_of
from pipeline.tie_forms import TieForm
from pipeline.types import Link, Mention

Spans = Iterable[tuple[str, int, int]]


def mentions_of(text: str, spans: Spans) -> list[Mention]:
    """Return the names that an example marks as mentions, in order."""
    ordered = sorted(spans, key=lambda one: one[1])
    return [Mention(label, start, end, text[start:end], "example") for label, start, end in ordered]


def says(links: Iterable[Link]) -> tuple[str, ...]:
    """Return what links say, as the examples write it: kind, words, and a status but current."""
    return tuple(
        " ".join(
            filter(
                None,
                (
                    link.kind,
                    link.other.text if link.other else link.value,
                    "" if link.status == "current" else link.status,
                ),
            )
        )
        for link in links
    )


def tie_problems(
    form: TieForm, examples: Iterable[tuple[str, Spans, tuple[str, ...]]]
) -> Iterator[str]:
    """Yield what a form does not do of its examples: text, spans, and what is to be tied."""
    for text, spans, wanted in examples:
        told = says(links_of(form, text, mentions_of(text, spans)))
        if told != wanted:
            yield f"it ties {', '.join(told) or 'nothing'} in {text!r}"
