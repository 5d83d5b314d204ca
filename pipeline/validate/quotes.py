"""Builds the quote records, one per quotation, the people in them those of the records."""

from collections.abc import Mapping, Sequence

from pipeline.records import PersonRecord, QuoteRecord, make_id
from pipeline.types import Mention, Quote, Resolved
from pipeline.validate.proof import Proof


def build_quotes(
    resolved: Resolved, proof: Proof, people: Sequence[PersonRecord]
) -> tuple[QuoteRecord, ...]:
    """Return one record per quotation, in the order of the text."""
    ids = {
        mention: record.person_id
        for person, record in zip(resolved.people, people, strict=True)
        for mention in person.mentions
    }
    return tuple(_record(one, proof, ids) for one in resolved.annotated.quotes)


def _record(quote: Quote, proof: Proof, ids: Mapping[Mention, str]) -> QuoteRecord:
    span = proof.span(quote.start, quote.end)
    speakers = dict.fromkeys(ids[one] for one in quote.people if one in ids)
    return QuoteRecord(
        **span,  # type: ignore[arg-type]
        quote_id=make_id("q", proof.release_id, span["start"], span["end"]),
        speaker_as_written=proof.evidence(*quote.speaker) if quote.speaker else None,
        speaker_kind=quote.speaker_kind,
        verb=proof.evidence(*quote.verb) if quote.verb else None,
        kind=quote.kind,
        person_ids=tuple(speakers),
        how=quote.how,
        found_by=quote.found_by,
        part=proof.part(quote.start),
    )
