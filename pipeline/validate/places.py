"""Builds the country and party records: one entry per value, or per unresolved surface."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from pipeline.gazetteer import Gazetteer
from pipeline.records import (
    CountryMention,
    CountryRecord,
    EmbeddedRecord,
    PartyMention,
    PartyRecord,
    PersonRecord,
    make_id,
)
from pipeline.types import Mention, Resolution, Resolved
from pipeline.validate.proof import Proof

STRENGTH = ("exact", "strong", "parsed", "anchored", "joined", "weak", "ambiguous", "unknown")
"""From the surest `how` to the least sure."""
HEADLINES = ("headline", "subheadline")


def build_parties(
    resolved: Resolved, proof: Proof, gazetteer: Gazetteer, people: Sequence[PersonRecord]
) -> tuple[PartyRecord, ...]:
    """Return one record per party and per unresolved surface, in the order of first mentions."""
    records = []
    tied = Counter(party for one in people for party in {tie.party_id for tie in one.parties})
    for meanings in _entries(resolved.resolutions, "PARTY"):
        first = meanings[0]
        party = gazetteer.parties.get(first.value or "")
        records.append(
            PartyRecord(
                row_id=_row_id("a", proof, first),
                party_id=first.value,
                name=party.name if party else None,
                abbreviation=(party.abbreviation or None) if party else None,
                kind=party.kind if party else None,
                country_code=(party.country_code or None) if party else None,
                how=_best(meanings),
                candidates=first.candidates if first.value is None else (),
                mentions=tuple(PartyMention(**_mention(proof, one)) for one in meanings),
                persons_tied=tied[first.value] if first.value else 0,
            )
        )
    return tuple(records)


def build_countries(
    resolved: Resolved, proof: Proof, gazetteer: Gazetteer, people: Sequence[PersonRecord]
) -> tuple[CountryRecord, ...]:
    """Return one record per country and per unresolved surface; embedded ones are not here."""
    records = []
    signing = [one for one in people if "signatory" in one.appears_as]
    tied, signed = _tied(people), _tied(signing)
    for meanings in _entries(resolved.resolutions, "COUNTRY"):
        first = meanings[0]
        country = gazetteer.countries.get(first.value or "")
        mentions = tuple(
            CountryMention(**_mention(proof, one), kind=one.mention.kind) for one in meanings
        )
        records.append(
            CountryRecord(
                row_id=_row_id("c", proof, first),
                code=first.value,
                alpha3=(country.alpha3 or None) if country else None,
                name=country.name if country else None,
                status=country.status if country else None,
                how=_best(meanings),
                candidates=first.candidates if first.value is None else (),
                mentions=mentions,
                signatories=signed[first.value] if first.value else 0,
                persons_tied=tied[first.value] if first.value else 0,
                in_headline=any(one.block in HEADLINES for one in mentions),
            )
        )
    return tuple(records)


def build_embedded(resolved: Resolved, proof: Proof) -> tuple[EmbeddedRecord, ...]:
    """Return the countries inside longer proper names."""
    return tuple(
        EmbeddedRecord(**_mention(proof, one))
        for one in resolved.resolutions
        if one.mention.kind == "embedded"
    )


def _tied(people: Iterable[PersonRecord]) -> Counter[str | None]:
    """Return how many people are tied to each country, by its code."""
    return Counter(code for one in people for code in {tie.code for tie in one.countries})


def _entries(resolutions: Iterable[Resolution], label: str) -> list[list[Resolution]]:
    """Return the resolutions of a label by value, or by surface and candidates without one."""
    entries: dict[tuple[object, ...], list[Resolution]] = defaultdict(list)
    for one in resolutions:
        if one.mention.label == label and one.mention.kind != "embedded":
            key = (one.value,) if one.value else ("", one.mention.text, one.candidates)
            entries[key].append(one)
    return list(entries.values())


def _best(meanings: Iterable[Resolution]) -> str:
    return min((one.how for one in meanings), key=STRENGTH.index)


def _row_id(letter: str, proof: Proof, first: Resolution) -> str:
    unresolved = (first.mention.text, *first.candidates)
    return make_id(letter, proof.release_id, *((first.value,) if first.value else unresolved))


def _mention(proof: Proof, one: Resolution) -> dict[str, Any]:
    mention: Mention = one.mention
    span = proof.span(mention.start, mention.end)
    return {
        **span,
        **proof.place(mention.start),
        "mention_id": make_id("m", proof.release_id, mention.label, span["start"], span["end"]),
        "found_by": mention.found_by,
        "how": one.how,
        "value": one.value,
        "candidates": one.candidates,
        "confidence": mention.confidence,
    }
