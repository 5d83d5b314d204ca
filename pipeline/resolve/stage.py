"""The stage itself: what each mention of a release means, seen together."""

from pipeline.gazetteer import Gazetteer
from pipeline.names import NameShape
from pipeline.resolve.anchors import Words, find_anchors
from pipeline.resolve.checks import check
from pipeline.resolve.countries import resolve_countries
from pipeline.resolve.dates.context import date_context, day_first
from pipeline.resolve.dates.value import date_value
from pipeline.resolve.parties import resolve_parties
from pipeline.resolve.people import join_people
from pipeline.types import Anchor, Annotated, Mention, Resolution, Resolved


def resolve(annotated: Annotated, gazetteer: Gazetteer, names: NameShape, words: Words) -> Resolved:
    """Return the release with one resolution per mention, its people and what to look at."""
    anchors = find_anchors(annotated, words)
    countries = resolve_countries(annotated, gazetteer)
    parties = resolve_parties(annotated, countries, anchors[0], gazetteer)
    dates = resolve_dates(annotated, anchors, words)
    known = countries | parties | dates
    resolutions = tuple(known.get(one) or _itself(one) for one in annotated.mentions)
    people, findings = join_people(annotated.mentions, names)
    resolved = Resolved(annotated, resolutions, people, anchors, None, findings)
    return check(resolved, words)


def resolve_dates(
    annotated: Annotated, anchors: tuple[Anchor, ...], words: Words
) -> dict[Mention, Resolution]:
    """Return a resolution for each DATE mention, leaning on the anchor of its part."""
    resolutions = {}
    text = annotated.cleaned.text
    dates = [one for one in annotated.mentions if one.label == "DATE"]
    order = day_first(text) if any("/" in one.text for one in dates) else None
    for mention in dates:
        anchor = anchors[part_of(annotated, mention.start)]
        context = date_context(text, mention, words, order)
        value = date_value(mention, anchor, words, context)
        how = "parsed" if value.anchor is None else "anchored"
        resolutions[mention] = Resolution(mention, value.value, how, (), value)
    return resolutions


def part_of(annotated: Annotated, position: int) -> int:
    """Return the number, from 0, of the part that holds a position."""
    parts = annotated.cleaned.parts
    return next(
        (number for number, part in enumerate(parts) if position < part.end), len(parts) - 1
    )


def _itself(mention: Mention) -> Resolution:
    return Resolution(mention, mention.text, "exact")
