"""Says which party or group a name means, by evidence of the same release only."""

from collections.abc import Iterable, Mapping, Set
from dataclasses import replace

from pipeline.gazetteer import Gazetteer
from pipeline.gazetteer_rows import Party
from pipeline.resolve.evidence import Evidence, gather_evidence, owners_of
from pipeline.resolve.witnesses import has_ended, witnesses
from pipeline.types import Anchor, Annotated, Mention, Resolution

CONTRADICTED = "the country beside it is that of none of them"
FAR = "the release says nothing of the country of the only one that the tables know"
ELSEWHERE = "what the release says of it elsewhere"
LEGEND = "the legend of the release"


def resolve_parties(
    annotated: Annotated,
    countries: Mapping[Mention, Resolution],
    anchor: Anchor,
    gazetteer: Gazetteer,
) -> dict[Mention, Resolution]:
    """Return a resolution for each PARTY mention."""
    parties = [one for one in annotated.mentions if one.label == "PARTY"]
    if not parties:
        return {}
    evidence = gather_evidence(annotated, countries, anchor, gazetteer)
    first = {one: _resolve(one, evidence, gazetteer) for one in parties}
    told = {meaning.value for meaning in first.values()}
    return {one: _as_elsewhere(meaning, told) for one, meaning in first.items()}


def _resolve(mention: Mention, evidence: Evidence, gazetteer: Gazetteer) -> Resolution:
    parts = dict(mention.parts)
    house = parts.get("house", evidence.house)
    letter = _letter(mention, house or evidence.shown_house, gazetteer)
    legend = owners_of(evidence.legend.get(mention.text, ""), gazetteer)
    if letter and not legend:
        how = "exact" if house else "weak"
        return Resolution(mention, letter, how, decided_by="the letters of its house")
    owners = legend or owners_of(parts.get("means", mention.text), gazetteer)
    if not owners or (mention.text in evidence.legend and not legend):
        return Resolution(mention, None, "unknown")
    if _contradicts(owners, evidence.tied_countries.get(mention, frozenset())):
        return Resolution(mention, None, "ambiguous", _ids(owners), decided_by=CONTRADICTED)
    if len(owners) == 1 and not legend and _is_far(mention, owners[0], evidence, gazetteer):
        return Resolution(mention, None, "ambiguous", _ids(owners), decided_by=FAR)
    if len(owners) == 1:
        how = "exact" if legend else _how_alone(mention, gazetteer)
        says = LEGEND if legend else "the one party of this name"
        return Resolution(mention, owners[0].party_id, how, decided_by=says)
    return _weighed(mention, owners, evidence)


def _weighed(mention: Mention, owners: list[Party], evidence: Evidence) -> Resolution:
    """Return the one owner that the evidence leaves, or all that it leaves."""
    narrowed: list[str] = []
    for witness in witnesses(mention, evidence):
        left = [one for one in witness.leaves(owners) if not has_ended(one, evidence.year)]
        if left and len(left) < len(owners):
            narrowed.append(witness.says)
        if len(left) == 1:
            says = ", then ".join(narrowed)
            return Resolution(mention, left[0].party_id, witness.how, _ids(owners), decided_by=says)
        owners = left or owners
    return Resolution(mention, None, "ambiguous", _ids(owners))


def _as_elsewhere(meaning: Resolution, told: Set[str | None]) -> Resolution:
    """Return what an ambiguous name means where the release has told it, everywhere alike."""
    if meaning.how != "ambiguous":
        return meaning
    meant = [one for one in meaning.candidates if one in told]
    if len(meant) != 1:
        return meaning
    return replace(meaning, value=meant[0], how="weak", decided_by=ELSEWHERE)


def _contradicts(owners: list[Party], tied: frozenset[str]) -> bool:
    """Return whether the country beside a name is that of none of its owners.

    "X, MDC, Zimbabwe" is no party of France, even if the tables know no other MDC of that year.
    """
    national = {one.country_code for one in owners if one.country_code}
    return (
        bool(tied)
        and bool(national)
        and all(one.country_code for one in owners)
        and not national & tied
    )


def _is_far(mention: Mention, owner: Party, evidence: Evidence, gazetteer: Gazetteer) -> bool:
    """Return whether an abbreviation is that of a party of whose country the release says nothing.

    That the tables know no other bearer of three letters does not say that there is none.
    """
    names = gazetteer.parties_named(mention.text)
    short = bool(names) and all(one.kind == "abbreviation" for one in names)
    code = owner.country_code
    spoken = code in evidence.countries | evidence.house_countries
    others = evidence.names_of_country.get(code, frozenset()) - {mention.text}
    alone = dict(mention.parts).get("means", mention.text) == mention.text
    return short and alone and bool(code) and not spoken and not others


def _letter(mention: Mention, house: str | None, gazetteer: Gazetteer) -> str | None:
    found = (
        one.party_id for one in gazetteer.letters if one.house == house and one.text == mention.text
    )
    return next(found, None)


def _how_alone(mention: Mention, gazetteer: Gazetteer) -> str:
    names = gazetteer.parties_named(mention.text)
    return names[0].strength if names else "weak"


def _ids(parties: Iterable[Party]) -> tuple[str, ...]:
    return tuple(one.party_id for one in parties)
