"""Marks ties as former where a word before them says so: "former Prime Minister of Chad"."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from pipeline.annotate.page import Page
from pipeline.types import Link

REACH = 14


def statuses(page: Page, links: Iterable[Link]) -> Iterator[Link]:
    """Yield the links, those of kind role, office and party former where their words say so.

    The word stands before the thing tied or the evidence, or opens the role itself.
    """
    for link in links:
        thing = link.other
        if thing is None or link.kind not in ("role", "office", "party"):
            yield link
            continue
        starts = {link.start, thing.start}
        if any(_is_former(page, start) for start in starts):
            yield replace(link, status="former")
        else:
            yield link


def _is_former(page: Page, start: int) -> bool:
    former = page.kit.shapes.former
    before = former.search(page.text, max(0, start - REACH), start)
    return bool(before and before.end() == start) or bool(former.match(page.text, start))
