"""The checks in order: of a place that several point at, the first one tells."""

from collections.abc import Callable, Iterable, Iterator

from pipeline.annotate.audit.items import items_without_people
from pipeline.annotate.audit.later import half_seen, later_names
from pipeline.annotate.audit.signs import (
    bare_names,
    before_brackets,
    behind_titles,
    beside_people,
    beside_verbs,
    with_forenames,
)
from pipeline.annotate.audit.unread import Sight, Unread, is_nobody, look_over
from pipeline.annotate.columns import nameless
from pipeline.annotate.page import Page
from pipeline.types import Finding, Mention

Check = Callable[[Sight], Iterator[Unread]]
CHECKS: tuple[tuple[str, Check], ...] = (
    ("title-without-person", behind_titles),
    ("bracket-without-person", before_brackets),
    ("item-without-person", items_without_people),
    ("speaker-without-person", beside_verbs),
    ("joined-without-person", beside_people),
    ("forename-without-person", with_forenames),
    ("half-seen-person", half_seen),
    ("name-without-person", bare_names),
)
"""Codes of `vocabularies.csv` and what finds their places, the surest first."""
LATER = "surname-without-person"
CODES = (*(code for code, _ in CHECKS), LATER)


def audit(page: Page, mentions: Iterable[Mention]) -> tuple[Finding, ...]:
    """Return a finding for each place of a page that looks like a person and is none, in order."""
    everyone = tuple(mentions)
    sight = look_over(page, everyone)
    told = _Told(page, nameless(page, everyone))
    suspects = [one for code, check in CHECKS for one in check(sight) if told.add(code, one)]
    for start, end in later_names(sight, [one for one in suspects if not is_nobody(sight, one)]):
        told.add_span(LATER, start, end)
    return tuple(sorted(told.findings, key=lambda one: one.start))


class _Told:
    """The findings so far; private to this module, never handed on."""

    def __init__(self, page: Page, nameless: Iterable[tuple[int, int]]) -> None:
        self._text = page.text
        self._taken = bytearray(len(page.text))
        for start, end in nameless:
            self._taken[start:end] = b"\x01" * (end - start)
        self.findings: list[Finding] = []

    def add(self, code: str, one: Unread) -> bool:
        return self.add_span(code, one.start, one.end)

    def add_span(self, code: str, start: int, end: int) -> bool:
        """Return whether a place is told now: no finding stands in it yet."""
        if 1 in self._taken[start:end]:
            return False
        self._taken[start:end] = b"\x01" * (end - start)
        found = " ".join(self._text[start:end].split())
        self.findings.append(Finding(code, start, end, found=found))
        return True
