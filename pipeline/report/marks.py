"""Where a row stands in the text, and why: the marks that the page lays on it."""

from typing import Any

from pipeline.records import DateRecord, MentionRecord, Span, Tie, make_id

PLACE = ("page", "element", "link")
"""Where it stood in a source that is no plain text."""


def mention_mark(mention: MentionRecord) -> dict[str, Any]:
    """Return the mark of one mention; a key without a value is left out."""
    return filled(
        {
            "id": mention.mention_id,
            **_span(mention),
            "found_by": mention.found_by,
            "how": mention.how,
            "confidence": mention.confidence,
            "candidates": "; ".join(mention.candidates),
        }
        | _place(mention)
    )


def date_mark(release_id: str, date: DateRecord) -> dict[str, Any]:
    """Return the mark of a date, under the id that the table `mentions` gives it."""
    mention_id = make_id("m", release_id, "DATE", date.start, date.end)
    said = {"id": mention_id, **_span(date), "found_by": date.found_by, "how": date.how}
    return filled(said | _place(date))


def role_mark(release_id: str, role: Tie) -> dict[str, Any]:
    """Return the mark of a role, under the id that the table `mentions` gives it."""
    mention_id = make_id("m", release_id, "ROLE", role.start, role.end)
    return {"id": mention_id, **_span(role), "found_by": role.found_by, "how": role.how}


def bare_mark(row_id: str, span: Span, found_by: str) -> dict[str, Any]:
    """Return the mark of a row that is a span itself, such as a quotation."""
    return {"id": row_id, **_span(span), "found_by": found_by}


def filled(cells: dict[str, Any]) -> dict[str, Any]:
    """Return what has a value.

    >>> filled({"how": "exact", "page": None, "candidates": ""})
    {'how': 'exact'}
    """
    return {key: value for key, value in cells.items() if value not in (None, "", [])}


def _span(span: Span) -> dict[str, Any]:
    return {"start": span.start, "end": span.end}


def _place(record: MentionRecord | DateRecord) -> dict[str, Any]:
    return {name: getattr(record, name) for name in PLACE} | {"line": record.line}
