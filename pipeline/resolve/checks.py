"""What a person should look at: each finding names a place, and says what was expected there."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from pipeline.resolve.legend import read_legend
from pipeline.types import Finding, Mention, Resolved

Words = Mapping[str, Mapping[str, str]]
NO_WORDS: Words = {}
ASKS = "asks"
"""The kind of a count of those who ask for something; it may be of others than the signatories."""
TOLD = {
    "releases_shown": "maybe-several-releases",
    "other_languages": "other-language-part",
    "pages_without_text": "pages-without-text",
    "duplicate_of": "duplicate-release",
    "mended": "text-mended",
}
"""What reading and cleaning tell of a source, and the code of the finding that says so."""
TABLES = {"COUNTRY": "countries", "PARTY": "parties", "DATE": "dates"}


def check(resolved: Resolved, words: Words = NO_WORDS) -> Resolved:
    """Return the release with its findings, in the order of the text, and what it states."""
    stated = _signatories_stated(resolved)
    number = _number(stated, words) if stated else None
    found = [*resolved.annotated.findings, *resolved.findings]
    found += _undated_parts(resolved)
    found += _undecided(resolved)
    found += _open_dates(resolved)
    found += _signatories(resolved, stated, number)
    found += _unused_legend(resolved)
    found += _several_parts(resolved)
    found += _of_the_source(resolved)
    findings = tuple(sorted(found, key=lambda one: (one.start, one.end, one.code)))
    return replace(resolved, findings=findings, signatories_stated=number)


def _undated_parts(resolved: Resolved) -> Iterator[Finding]:
    for anchor, part in zip(resolved.anchors, resolved.annotated.cleaned.parts, strict=True):
        if anchor.published is None and not part.foreign:
            yield Finding("no-publication-date", part.start, part.start)


def _undecided(resolved: Resolved) -> Iterator[Finding]:
    """Yield each distinct ambiguous or unknown country and party once, at its first mention."""
    seen: set[tuple[str, str]] = set()
    for one in resolved.resolutions:
        mention = one.mention
        key = (mention.label, mention.text)
        if one.how not in ("ambiguous", "unknown") or key in seen or mention.kind == "embedded":
            continue
        seen.add(key)
        if mention.label in ("COUNTRY", "PARTY"):
            yield Finding(
                f"{one.how}-{mention.label.lower()}",
                mention.start,
                mention.end,
                TABLES[mention.label],
                found=mention.text,
                candidates=one.candidates,
            )


def _open_dates(resolved: Resolved) -> Iterator[Finding]:
    for one in resolved.resolutions:
        date = one.date
        if date is None or date.kind in ("duration", "set"):
            continue
        event = dict(one.mention.parts).get("leans") in ("event", "object")
        if date.relation != "absolute" and date.anchor is None and not event:
            yield _dated("date-without-anchor", one.mention)
        if date.modifier == "ambiguous-order":
            yield _dated("ambiguous-date", one.mention)


def _dated(code: str, mention: Mention) -> Finding:
    return Finding(code, mention.start, mention.end, "dates", found=mention.text)


def _signatories_stated(resolved: Resolved) -> Mention | None:
    """Return where the text first states how many signed.

    "Seventeen members ask" states it only in a release that names who signed, and only where
    nothing else does.
    """
    stated = [one for one in resolved.annotated.mentions if one.label == "COUNT"]
    signed = any(link.value == "signatory" for link in resolved.annotated.links)
    asking = [one for one in stated if one.kind == ASKS and signed]
    return next(iter([*(one for one in stated if one.kind != ASKS), *asking]), None)


def _number(stated: Mention, words: Words) -> int | None:
    """Return the number of signatories in figures, whether written so or as a word."""
    written = dict(stated.parts).get("value", "").lower()
    figures = words.get("numberword", {}).get(written, written)
    return int(figures) if figures.isdigit() and int(figures) > 0 else None


def _signatories(
    resolved: Resolved, stated: Mention | None, number: int | None
) -> Iterator[Finding]:
    """Yield a finding where the number of signatories stated is not the number named."""
    if stated is None or number is None:
        return
    links = resolved.annotated.links
    signing = {link.person for link in links if link.value == "signatory"}
    named = sum(bool(signing & set(person.mentions)) for person in resolved.people)
    if named and number != named:
        cues = (one.kind for one in resolved.annotated.mentions if one.label == "CUE")
        code = "signatories-sampled" if "such-as" in cues else "signatories-differ"
        yield Finding(
            code, stated.start, stated.end, "releases", stated=str(number), found=str(named)
        )


def _unused_legend(resolved: Resolved) -> Iterator[Finding]:
    """Yield a finding where a release explains codes of groups and no party found is one of them.

    Then the brackets or columns that hold the codes were not read, and those who stand beside them
    may be missing too.
    """
    legends = [one for one in resolved.annotated.cleaned.blocks if one.kind == "legend"]
    explained: set[str] = set(read_legend(resolved.annotated))
    used: set[str] = set()
    for one in resolved.annotated.mentions:
        if one.label == "PARTY":
            inside = any(key.start <= one.start < key.end for key in legends)
            (explained if inside else used).add(one.text)
    if explained and not explained & used:
        listed = ", ".join(sorted(explained))
        yield Finding("legend-unused", legends[0].start, legends[0].end, found=listed)


def _several_parts(resolved: Resolved) -> Iterator[Finding]:
    parts = resolved.annotated.cleaned.parts
    if len(parts) > 1:
        yield Finding("several-releases", parts[1].start, parts[1].start, found=str(len(parts)))


def _of_the_source(resolved: Resolved) -> Iterator[Finding]:
    cleaned = resolved.annotated.cleaned
    if cleaned.metadata.get("encoding_guessed") == "true":
        yield Finding("guessed-encoding", 0, 0, found=cleaned.metadata.get("encoding", ""))
    if cleaned.metadata.get("metadata_missing") == "true":
        yield Finding("metadata-missing", 0, 0, found=cleaned.release.source)
    if cleaned.metadata.get("published_as_written") and not cleaned.metadata.get("published"):
        written = cleaned.metadata["published_as_written"]
        yield Finding("unreadable-publication-date", 0, 0, found=written)
    if "other_languages" not in cleaned.metadata and cleaned.language not in (None, "en"):
        yield Finding("other-language", 0, 0, found=cleaned.language or "")
    if cleaned.metadata.get("main_content") == "walked":
        yield Finding("main-content-walked", 0, 0, found=cleaned.release.source)
    for key, code in TOLD.items():
        if cleaned.metadata.get(key):
            yield Finding(code, 0, 0, found=cleaned.metadata[key])
