"""The table `quotes`: one row per quotation."""

from collections.abc import Iterator

from pipeline.write.cells import Row, in_order, joined
from pipeline.write.tables.context import Context

SAME_NAME = (
    "speaker_as_written", "speaker_kind", "verb", "text", "kind", "quote_id", "start", "end",
    "found_by", "how",
)  # fmt: skip


def quote_rows(context: Context) -> Iterator[Row]:
    """Yield one row per quotation, in the order of the text."""
    for quote in sorted(context.record.quotes, key=lambda one: (one.start, one.end)):
        yield in_order(
            "quotes",
            context.in_part(quote.part)
            | {name: getattr(quote, name) for name in SAME_NAME}
            | {
                "person_ids": joined(quote.person_ids),
                "check": context.check("quotes", quote.quote_id),
            },
        )
