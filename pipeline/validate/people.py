"""Builds the person records: mentions, ties and appearances, each with its proof."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from pipeline.gazetteer import Gazetteer
from pipeline.records import (
    Appearance,
    CountryTie,
    PartyTie,
    PersonMention,
    PersonRecord,
    RoleTie,
    make_id,
)
from pipeline.types import Link, Mention, Person, Resolution, Resolved
from pipeline.validate.proof import Proof

MENTIONED = "mentioned"
HELD = ("detained", "was-detained")


def build_people(
    resolved: Resolved, proof: Proof, gazetteer: Gazetteer
) -> tuple[PersonRecord, ...]:
    """Return one record per person and family, in the order of their first mentions."""
    meanings = {one.mention: one for one in resolved.resolutions}
    builder = _Builder(resolved, proof, gazetteer, meanings)
    return tuple(builder.record(person) for person in resolved.people)


class _Builder:
    """Holds what every part of a person record needs."""

    def __init__(
        self,
        resolved: Resolved,
        proof: Proof,
        gazetteer: Gazetteer,
        meanings: Mapping[Mention, Resolution],
    ) -> None:
        self.links: dict[Mention, list[tuple[int, Link]]] = {}
        """The links of a mention, each with its number."""
        for numbered in enumerate(resolved.annotated.links):
            self.links.setdefault(numbered[1].person, []).append(numbered)
        self.proof = proof
        self.gazetteer = gazetteer
        self.meanings = meanings

    def record(self, person: Person) -> PersonRecord:
        """Return the record of one person."""
        first = self.proof.span(person.mentions[0].start, person.mentions[0].end)
        person_id = make_id("p", self.proof.release_id, first["start"], first["end"])
        links = self._links_of(person)
        appearances = self._appearances(person, person_id, links)
        best = max(links, key=lambda link: (link.kind != "appears_as", -link.start), default=None)
        return PersonRecord(
            person_id=person_id,
            kind=person.kind,
            name=person.name,
            honorific=person.honorific,
            given_name=person.given_name,
            family_name=person.family_name,
            sort_name=person.sort_name,
            appears_as=tuple(sorted({one.value for one in appearances})),
            appearances=appearances,
            roles=tuple(RoleTie(**one) for one in self._roles(person_id, links)),
            parties=tuple(PartyTie(**one) for one in self._parties(person_id, links)),
            countries=tuple(CountryTie(**one) for one in self._countries(person_id, links)),
            mentions=tuple(self._mention(one) for one in person.mentions),
            evidence=self._evidence(best, person.mentions[0]),
        )

    def _links_of(self, person: Person) -> list[Link]:
        """Return the links of a person in the order in which they were found."""
        own = (numbered for one in person.mentions for numbered in self.links.get(one, ()))
        return [link for _, link in sorted(own, key=lambda numbered: numbered[0])]

    def _evidence(self, link: Link | None, mention: Mention) -> str:
        if link is None:
            return self.proof.evidence(mention.whole_start, mention.end)
        return self.proof.evidence(link.start, link.end)

    def _mention(self, mention: Mention) -> PersonMention:
        span = self.proof.span(mention.start, mention.end)
        full = self.proof.span(mention.whole_start, mention.end)
        return PersonMention(
            **span,  # type: ignore[arg-type]
            **self.proof.place(mention.start),  # type: ignore[arg-type]
            mention_id=make_id("m", self.proof.release_id, "PERSON", span["start"], span["end"]),
            found_by=mention.found_by,
            how="exact",
            value=mention.text,
            confidence=mention.confidence,
            full_start=full["start"],  # type: ignore[arg-type]
            full_end=full["end"],  # type: ignore[arg-type]
        )

    def _tie(self, person_id: str, link: Link, mention: Mention, how: str) -> dict[str, Any]:
        span = self.proof.span(mention.start, mention.end)
        kind = f"{link.kind}{link.value}"
        return {
            **span,
            "tie_id": make_id("t", person_id, kind, span["start"], span["end"]),
            "status": link.status,
            "how": how,
            "found_by": link.found_by,
            "evidence": self.proof.evidence(link.start, link.end),
            "sentence": self.proof.sentence_over(link.start, max(link.end, mention.end)),
            "part": self.proof.part(mention.start),
        }

    def _things(self, links: Iterable[Link], label: str) -> Iterator[tuple[Link, Resolution]]:
        for link in links:
            if link.other is not None and link.other.label == label:
                yield link, self.meanings[link.other]

    def _roles(self, person_id: str, links: Iterable[Link]) -> Iterator[dict[str, Any]]:
        for link, meaning in self._things(links, "ROLE"):
            yield self._tie(person_id, link, meaning.mention, "exact")

    def _parties(self, person_id: str, links: Iterable[Link]) -> Iterator[dict[str, Any]]:
        for link, meaning in _distinct(self._things(links, "PARTY")):
            party = self.gazetteer.parties.get(meaning.value or "")
            tie = self._tie(person_id, link, meaning.mention, meaning.how)
            kind = "group" if party and party.kind == "group" else "party"
            name = party.name if party else None
            yield tie | {"party_id": meaning.value, "name": name, "kind": kind}

    def _countries(self, person_id: str, links: Iterable[Link]) -> Iterator[dict[str, Any]]:
        for link, meaning in _distinct(self._things(links, "COUNTRY")):
            country = self.gazetteer.countries.get(meaning.value or "")
            tie = self._tie(person_id, link, meaning.mention, meaning.how)
            name = country.name if country else None
            yield tie | {"code": meaning.value, "name": name, "kind": link.kind}

    def _appearances(
        self, person: Person, person_id: str, links: Iterable[Link]
    ) -> tuple[Appearance, ...]:
        shown = [link for link in links if link.kind == "appears_as"]
        if not shown:
            first = person.mentions[0]
            shown = [
                Link(first, None, "appears_as", first.whole_start, first.end, first.found_by,
                     value=MENTIONED)
            ]  # fmt: skip
        once = {link.value: link for link in sorted(shown, key=_telling)}
        return tuple(
            Appearance(**self._tie(person_id, link, link.person, "exact"), value=link.value)
            for link in sorted(once.values(), key=lambda one: (one.person.start, one.value))
        )


def _telling(link: Link) -> tuple[int, int]:
    """Return how far down a proof stands: of a detention the longest is the best, else the first.

    Later ones win; the place and time words stay in the proof of who is held.
    """
    return (link.end - link.start, 0) if link.value in HELD else (0, -link.start)


def _distinct(
    things: Iterable[tuple[Link, Resolution]],
) -> Iterator[tuple[Link, Resolution]]:
    """Yield each value once per kind and status, at its first place."""
    seen = set()
    for link, meaning in things:
        key = (link.kind, link.status, meaning.value or meaning.mention.text)
        if key not in seen:
            seen.add(key)
            yield link, meaning
