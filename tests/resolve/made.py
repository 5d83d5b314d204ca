"""Makes annotated releases by hand: a marked text, as rules carry them, and links between marks."""

from array import array
from itertools import pairwise

from examples import cleaned, read_example

from pipeline.types import Annotated, Block, Cleaned, Link, Mention, Part, Release


def mentions(marked: str, **kinds: str) -> tuple[str, tuple[Mention, ...]]:
    """Return a text without its marks, and its mentions in order; `kinds` by their words."""
    example = read_example(marked)
    found = (
        Mention(label, start, end, example.text[start:end], "rule:made")
        for label, start, end in sorted(example.spans, key=lambda span: span[1:])
    )
    return example.text, tuple(_with_kind(one, kinds.get(one.text, "")) for one in found)


def _with_kind(one: Mention, kind: str) -> Mention:
    return Mention(one.label, one.start, one.end, one.text, one.found_by, kind)


def annotated(
    marked: str, *ties: tuple[str, str], blocks: tuple[Block, ...] = (), house: str | None = None
) -> Annotated:
    """Return a release with the mentions of its marks, and a link for each pair of words."""
    text, found = mentions(marked)
    by_text = {one.text: one for one in found}
    links = tuple(
        Link(by_text[person], by_text[other], "", by_text[person].start, 1, "form:made")
        for person, other in ties
    )
    return Annotated(cleaned(text, *blocks), found, links, ((0, len(text)),), house=house)


def in_parts(text: str, *borders: int, **metadata: str) -> Cleaned:
    """Return a text cut into parts at `borders`, with what came beside it."""
    edges = (0, *borders, len(text))
    return Cleaned(
        Release("r0", text, "made.txt", metadata),
        text,
        array("L", range(len(text))),
        array("L", range(1, len(text) + 1)),
        tuple(Part(start, end) for start, end in pairwise(edges)),
        (Block("body", 0, len(text)),),
        "en",
        metadata,
    )
