"""Says which party or group a name means, by evidence of the same release only."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace

from pipeline.gazetteer import Gazetteer
from pipeline.gazetteer_rows import Party
from pipeline.resolve.evidence import Evidence, gather_evidence, owners_of
from pipeline.resolve.twins import one_of_twins
from pipeline.types import Anchor, Annotated, Mention, Resolution

Choice = Callable[[list[Party]], list[Party]]


def resolve_parties(
    annotated: Annotated,
    countries: Mapping[Mention, Resolution],
    anchor: Anchor,
    gazetteer: Gazetteer,
) -> dict[Mention, Resolution]:
    """Return a resolution for each PARTY mention."""
    evidence = gather_evidence(annotated, countries, anchor, gazetteer)
    parties = [one for one in annotated.mentions if one.label == "PARTY"]
    first = {one: _resolve(one, evidence, gazetteer) for one in parties}
    return {one: _as_elsewhere(meaning, first.values()) for one, meaning in first.items()}


def _resolve(mention: Mention, evidence: Evidence, gazetteer: Gazetteer) -> Resolution:
    parts = dict(mention.parts)
    letter = _letter(mention, parts.get("house", evidence.house), gazetteer)
    if letter:
        return Resolution(mention, letter, "exact")
    owners = owners_of(parts.get("means", mention.text), gazetteer)
    if not owners:
        return Resolution(mention, None, "unknown")
    if _contradicts(owners, evidence.tied_countries.get(mention, frozenset())):
        return Resolution(mention, None, "ambiguous", _ids(owners))
    if len(owners) == 1:
        return Resolution(mention, owners[0].party_id, _how_alone(mention, gazetteer))
    for how, choice in _choices(mention, evidence):
        chosen = [one for one in choice(owners) if not _has_ended(one, evidence.year)]
        if len(chosen) == 1:
            return Resolution(mention, chosen[0].party_id, how, _ids(owners))
        owners = chosen or owners
    return Resolution(mention, None, "ambiguous", _ids(owners))


def _as_elsewhere(meaning: Resolution, others: Iterable[Resolution]) -> Resolution:
    """Return what an ambiguous name means where the release has told it, everywhere alike."""
    if meaning.how != "ambiguous":
        return meaning
    told = {one.value for one in others if one.value in meaning.candidates}
    if len(told) != 1:
        return meaning
    return replace(meaning, value=told.pop(), how="weak")


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


def _letter(mention: Mention, house: str | None, gazetteer: Gazetteer) -> str | None:
    found = (
        one.party_id for one in gazetteer.letters if one.house == house and one.text == mention.text
    )
    return next(found, None)


def _how_alone(mention: Mention, gazetteer: Gazetteer) -> str:
    names = gazetteer.parties_named(mention.text)
    return names[0].strength if names else "weak"


def _choices(mention: Mention, evidence: Evidence) -> Iterator[tuple[str, Choice]]:
    """Yield the evidence in the order of its weight: each narrows the owners, or leaves them."""
    tied = evidence.tied_countries.get(mention, frozenset())
    yield (
        "exact",
        lambda owners: [one for one in owners if one.house and one.house == evidence.house],
    )
    yield "exact", _of(tied)
    around = evidence.around[mention]
    yield "exact", _of(around.beside)
    for near in (around.row, around.sentence, around.paragraph, around.heading):
        yield "weak", _of(near)
    yield "weak", lambda owners: _living(owners, evidence)
    yield "weak", _of(evidence.house_countries)
    if len(evidence.party_countries) == 1:
        yield "weak", _of(evidence.party_countries)
    yield "weak", _of(evidence.countries | evidence.party_countries)
    yield "weak", _of(evidence.head)
    yield "weak", lambda owners: _called(owners, mention.text)
    yield "weak", lambda owners: one_of_twins(owners, mention.text)


def _living(owners: list[Party], evidence: Evidence) -> list[Party]:
    """Return the owners that existed in the year of the release, or all if only years would decide.

    That the others are no more makes nobody meant: the release must speak of the one's country.
    """
    living = [one for one in owners if _lives(one, evidence.year)]
    spoken = evidence.countries | evidence.party_countries | evidence.house_countries
    at_home = {one.country_code for one in owners} <= {living[0].country_code} if living else False
    if len(living) == 1 and not at_home and living[0].country_code not in spoken:
        return owners
    return living


def _called(owners: list[Party], text: str) -> list[Party]:
    """Return the owners in one country of which a name is the full one, or the abbreviation."""
    if len({one.country_code for one in owners}) > 1:
        return owners
    return [one for one in owners if text in (one.name, one.abbreviation)]


def _of(countries: frozenset[str]) -> Choice:
    return lambda owners: [one for one in owners if one.country_code in countries]


def _has_ended(party: Party, year: str) -> bool:
    """Return whether a group of a house was no more, or not yet, in `year`.

    The years of national parties are those of elections that the sources know: they only narrow.
    """
    return bool(party.house) and not _lives(party, year)


def _lives(party: Party, year: str) -> bool:
    """Return whether a party existed in `year`; one of unknown years, or no year, may have."""
    return not year or ((party.since or year)[:4] <= year and (party.until or year)[:4] >= year)


def _ids(parties: Iterable[Party]) -> tuple[str, ...]:
    return tuple(one.party_id for one in parties)
