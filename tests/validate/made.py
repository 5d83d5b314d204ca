"""Makes resolved releases by hand: a marked text, what its marks mean, and who is who."""

from array import array
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from examples import cleaned, read_example

from pipeline.types import (
    Anchor,
    Annotated,
    Block,
    Cleaned,
    DateValue,
    Finding,
    Link,
    Mention,
    Person,
    Release,
    Resolution,
    Resolved,
)
from pipeline.validate.proof import Proof, open_proof

DATED = Anchor("2031-03-12", "dateline")
Ties = tuple[tuple[str, str, str], ...]
"""Person, other and kind, the first two by their words."""


@dataclass(frozen=True)
class Made:
    """What a release made by hand says: the value of each marked text, and the people by name."""

    marked: str
    values: Mapping[str, str | DateValue] = field(default_factory=dict)
    people: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    ties: Ties = ()
    kinds: Mapping[str, str] = field(default_factory=dict)
    blocks: tuple[Block, ...] = ()
    findings: tuple[Finding, ...] = ()

    def resolved(self) -> Resolved:
        """Return the release as `resolve` would hand it on."""
        text, mentions = self._mentions()
        by_text = {one.text: one for one in reversed(mentions)}
        links = tuple(
            Link(
                by_text[person],
                by_text.get(other),
                kind,
                by_text[person].start,
                max(by_text[person].end, by_text.get(other, by_text[person]).end),
                "form:made",
                value="" if other in by_text else other,
            )
            for person, other, kind in self.ties
        )
        people = tuple(
            Person(name, "person", tuple(one for one in mentions if one.text in texts))
            for name, texts in self.people.items()
        )
        made = Annotated(cleaned(text, *self.blocks), mentions, links, ((0, len(text)),))
        meanings = tuple(self._meaning(one) for one in mentions)
        return Resolved(made, meanings, people, (DATED,), None, self.findings)

    def _mentions(self) -> tuple[str, tuple[Mention, ...]]:
        example = read_example(self.marked)
        spans = sorted(example.spans, key=lambda span: span[1:])
        mentions = (
            Mention(label, start, end, example.text[start:end], "rule:made")
            for label, start, end in spans
        )
        kinds = self.kinds
        return example.text, tuple(replace(one, kind=kinds.get(one.text, "")) for one in mentions)

    def _meaning(self, mention: Mention) -> Resolution:
        value = self.values.get(mention.text)
        if isinstance(value, DateValue):
            return Resolution(mention, value.value, "parsed", (), value)
        if value is None and mention.label in ("COUNTRY", "PARTY"):
            return Resolution(mention, None, "ambiguous", ("a", "b"))
        return Resolution(mention, value or mention.text, "strong")


def proved(made: Made) -> tuple[Resolved, Proof]:
    """Return a release and the places in it."""
    resolved = made.resolved()
    return resolved, open_proof(resolved)


def shifted(text: str, stored: str, starts: list[int], ends: list[int]) -> Cleaned:
    """Return a cleaned text whose characters come from given intervals of the stored one."""
    plain = cleaned(text)
    return Cleaned(
        Release("r0", stored, "made.txt"), text, array("L", starts), array("L", ends),
        plain.parts, plain.blocks, "en",
    )  # fmt: skip
