"""The stage itself: a resolved release to its record, every span checked against the text."""

from hashlib import sha256

from pipeline.gazetteer import Gazetteer
from pipeline.records import Extraction, PartRecord, ReleaseRecord
from pipeline.types import Part, Resolved
from pipeline.validate.dates import build_dates
from pipeline.validate.issues import build_issues
from pipeline.validate.people import build_people
from pipeline.validate.places import build_countries, build_embedded, build_parties
from pipeline.validate.proof import Proof, one_line, open_proof
from pipeline.validate.quotes import build_quotes
from pipeline.validate.text_files import text_file

METADATA_COLUMNS = (
    *("title", "url", "publisher", "house", "published", "published_from", "duplicate_of"),
)


def validate(resolved: Resolved, gazetteer: Gazetteer) -> Extraction:
    """Return the record of a release, whose every span is found in the stored text."""
    proof = open_proof(resolved)
    people = build_people(resolved, proof, gazetteer)
    record = _release(resolved, proof).model_copy(
        update={
            "persons": people,
            "parties": build_parties(resolved, proof, gazetteer, people),
            "countries": build_countries(resolved, proof, gazetteer, people),
            "embedded": build_embedded(resolved, proof),
            "dates": build_dates(resolved, proof, people),
            "quotes": build_quotes(resolved, proof, people),
        }
    )
    issues = build_issues(resolved, proof, record, gazetteer)
    return Extraction(
        resolved.annotated.cleaned.release, record.model_copy(update={"issues": issues})
    )


def _release(resolved: Resolved, proof: Proof) -> ReleaseRecord:
    annotated = resolved.annotated
    cleaned, release = annotated.cleaned, annotated.cleaned.release
    metadata = cleaned.metadata
    number = _first_read(resolved)
    first = resolved.anchors[number]
    return ReleaseRecord(
        release_id=release.id,
        source=release.source,
        title=metadata.get("title") or _title(cleaned.parts[number]),
        published=first.published,
        published_from=first.published_from,
        url=metadata.get("url"),
        publisher=metadata.get("publisher"),
        house=annotated.house,
        house_from=annotated.house_from,
        language=cleaned.language,
        characters=len(release.text),
        text_sha256=sha256(release.text.encode()).hexdigest(),
        text_file=text_file(release.id),
        signatories_stated=resolved.signatories_stated,
        duplicate_of=metadata.get("duplicate_of"),
        parts=_parts(resolved, proof),
        metadata={key: metadata[key] for key in sorted(metadata) if key not in METADATA_COLUMNS},
    )


def _first_read(resolved: Resolved) -> int:
    """Return the number of the first part in the language that is read, or that of the first."""
    parts = resolved.annotated.cleaned.parts
    return next((number for number, part in enumerate(parts) if not part.foreign), 0)


def _title(part: Part) -> str | None:
    return one_line(part.title) if part.title else None


def _parts(resolved: Resolved, proof: Proof) -> tuple[PartRecord, ...]:
    parts = resolved.annotated.cleaned.parts
    records = []
    for number, (part, anchor) in enumerate(zip(parts, resolved.anchors, strict=True), 1):
        start, end = proof.cleaned.to_raw(part.start, part.end) if part.end > part.start else (0, 0)
        records.append(
            PartRecord(
                part=number,
                start=start,
                end=end,
                title=_title(part),
                language=part.language,
                published=anchor.published,
                published_from=anchor.published_from,
            )
        )
    return tuple(records)
