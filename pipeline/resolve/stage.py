"""The stage itself: what each mention of a release means, seen together."""

from pipeline.gazetteer import Gazetteer
from pipeline.names import NameShape
from pipeline.resolve.anchors import Words, find_anchors
from pipeline.resolve.checks import check
from pipeline.resolve.countries import resolve_countries
from pipeline.resolve.dates.stage import resolve_dates
from pipeline.resolve.parties import resolve_parties
from pipeline.resolve.people import join_people
from pipeline.types import Annotated, Mention, Resolution, Resolved


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


def _itself(mention: Mention) -> Resolution:
    return Resolution(mention, mention.text, "exact")
