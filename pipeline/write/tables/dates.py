"""The table `dates`: one row per date mention."""

from collections.abc import Iterator

from pipeline.write.cells import Row, in_order, joined, one_line
from pipeline.write.tables.context import Context

SAME_NAME = (
    "text", "value", "earliest", "latest", "precision", "kind", "relation", "modifier", "offset",
    "offset_direction", "stated_as", "compared_with_published", "anchor", "anchor_from",
    "sentence", "date_id", "start", "end", "found_by", "how",
)  # fmt: skip


def date_rows(context: Context) -> Iterator[Row]:
    """Yield one row per date, interval, duration and set, in the order of the text."""
    names = {one.person_id: one.name for one in context.record.persons}
    for date in sorted(context.record.dates, key=lambda one: (one.start, one.end)):
        people = (names.get(one, one) for one in date.persons_in_sentence)
        yield in_order(
            "dates",
            context.in_part(date.part)
            | {name: getattr(date, name) for name in SAME_NAME}
            | {
                "said": joined(date.said),
                "implied": joined(date.implied),
                "check": context.check("dates", date.date_id),
                "evidence": one_line(date.text),
                "persons_in_sentence": joined(people),
            },
        )
