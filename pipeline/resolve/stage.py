"""The stage itself: what each mention of a release means, seen together."""

from collections.abc import Mapping

from pipeline.gazetteer import Gazetteer
from pipeline.resolve.anchors import Words, find_anchors
from pipeline.resolve.appearances import with_appearances
from pipeline.resolve.checks import check
from pipeline.resolve.countries import resolve_countries
from pipeline.resolve.dates.stage import resolve_dates
from pipeline.resolve.parties import resolve_parties
from pipeline.resolve.people import Hints, join_people
from pipeline.same_names import Naming
from pipeline.types import Annotated, Mention, Resolution, Resolved

ALIAS = "alias"
"""The kind of a link between two names of one person."""


def resolve(annotated: Annotated, gazetteer: Gazetteer, naming: Naming, words: Words) -> Resolved:
    """Return the release with one resolution per mention, its people and what to look at."""
    anchors = find_anchors(annotated, words)
    countries = resolve_countries(annotated, gazetteer)
    parties = resolve_parties(annotated, countries, anchors[0], gazetteer)
    dates = resolve_dates(annotated, anchors, words)
    known = countries | parties | dates
    resolutions = tuple(known.get(one) or _itself(one) for one in annotated.mentions)
    people, findings = join_people(annotated.mentions, naming, _hints(annotated, countries, naming))
    annotated = with_appearances(annotated, people, words)
    resolved = Resolved(annotated, resolutions, people, anchors, None, findings)
    return check(resolved, words)


def _hints(annotated: Annotated, countries: Mapping[Mention, Resolution], naming: Naming) -> Hints:
    """Return whose names keep the family name first, and who has another name."""
    tied = ((one.person.text, countries.get(one.other)) for one in annotated.links if one.other)
    return Hints(
        frozenset(text for text, meant in tied if meant and meant.value in naming.shape.eastern),
        tuple(
            (one.person, one.other) for one in annotated.links if one.kind == ALIAS and one.other
        ),
    )


def _itself(mention: Mention) -> Resolution:
    return Resolution(mention, mention.text, "exact")
