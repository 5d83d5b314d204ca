"""Says why each record of a release is there, and what was considered and left out."""

from collections.abc import Iterator

from pipeline.annotate.kit import Kit
from pipeline.annotate.stage import annotate
from pipeline.clean.stage import clean
from pipeline.errors import UsageError
from pipeline.ingest.options import IngestOptions
from pipeline.ingest.stage import ingest
from pipeline.resolve.stage import resolve
from pipeline.same_names import Naming
from pipeline.senses import DOUBT
from pipeline.types import Cleaned, Link, Mention, Rejection, Release, Resolution, Resolved


def explain_release(
    source: str, options: IngestOptions, kit: Kit, at: int | None = None
) -> Iterator[str]:
    """Yield the lines that explain one release; raises UsageError where it cannot be read."""
    release = _only(source, options)
    if at is not None and not 0 <= at < len(release.text):
        raise UsageError(f"--at {at} is outside the text, which has {len(release.text)} characters")
    annotated = next(iter(annotate([clean(release, kit.layout)], kit)))
    resolved = resolve(annotated, kit.gazetteer, Naming(kit.names, kit.ways), kit.rules.words)
    cleaned = annotated.cleaned
    yield f"{release.source}: {len(release.text)} characters, {_house(resolved)}"
    for number, anchor in enumerate(resolved.anchors, 1):
        yield f"part {number}: published {anchor.published or '?'} ({anchor.published_from or '-'})"
    for one in resolved.resolutions:
        if _touches(cleaned, one.mention, at):
            yield from _found(cleaned, one, resolved)
    for mention in annotated.considered:
        if _touches(cleaned, mention, at):
            yield f"{_where(cleaned, mention)}  left out: {mention.found_by}"


def _only(source: str, options: IngestOptions) -> Release:
    rejections: list[Rejection] = []
    releases = list(ingest([source], rejections.append, options))
    if len(releases) == 1:
        return releases[0]
    if rejections and not releases:
        raise UsageError(f"{source!r} cannot be read: {rejections[0].reason}")
    raise UsageError(f"{source!r} holds {len(releases)} releases; name a file that holds one")


def _house(resolved: Resolved) -> str:
    annotated = resolved.annotated
    if annotated.house is None:
        return "no house"
    return f"house {annotated.house} (from {annotated.house_from})"


def _touches(cleaned: Cleaned, mention: Mention, at: int | None) -> bool:
    start, end = cleaned.to_raw(mention.start, mention.end)
    return at is None or start <= at < end


def _where(cleaned: Cleaned, mention: Mention) -> str:
    start, end = cleaned.to_raw(mention.start, mention.end)
    return f"{start:>6}-{end:<6} {mention.label:<8} {mention.text!r}"


def _found(cleaned: Cleaned, one: Resolution, resolved: Resolved) -> Iterator[str]:
    value = one.value if one.value is not None else "?"
    yield f"{_where(cleaned, one.mention)} = {value}  [{one.how}; {one.mention.found_by}]"
    if one.decided_by and one.candidates:
        yield f"{'':>14} decided by {one.decided_by}, among {', '.join(one.candidates)}"
    elif one.candidates:
        yield f"{'':>14} nothing decides among {', '.join(one.candidates)}{_doubt(one)}"
    elif one.decided_by:
        yield f"{'':>14} {one.decided_by}"
    if one.date is not None:
        yield from _date(one)
    for link in resolved.annotated.links:
        if link.person == one.mention:
            yield _tie(cleaned, link)


def _doubt(one: Resolution) -> str:
    """Return the other sense in which a name may be used, where that is why it is open."""
    sense = dict(one.mention.parts).get(DOUBT)
    return f" and the sense {sense!r}" if sense else ""


def _date(one: Resolution) -> Iterator[str]:
    date = one.date
    if date is None:
        return
    said = "+".join(date.said) or "nothing"
    implied = "+".join(date.implied) or "nothing"
    yield f"{'':>14} {date.kind}, {date.relation}: said {said}, implied {implied}"
    if date.anchor:
        yield f"{'':>14} leans on {date.anchor} ({date.anchor_from})"
    if date.offset:
        yield f"{'':>14} offset {date.offset} {date.offset_direction or ''}".rstrip()


def _tie(cleaned: Cleaned, link: Link) -> str:
    what = f"{link.kind} {link.other.text!r}" if link.other else f"{link.kind} {link.value}"
    evidence = " ".join(cleaned.text[link.start : link.end].split())
    return f"{'':>14} tied: {what} by {link.found_by}, from {evidence!r}"
