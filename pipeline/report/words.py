"""What the values and columns mean, for whoever points at them in the page."""

from pipeline.vocabulary import values

SHOWN = (
    "how", "date_kind", "relation", "precision", "published_from", "anchor_from", "appears_as",
    "person_kind", "tie_kind", "tie_status", "severity", "party_kind", "country_status",
    "country_mention_kind", "compared_with_published", "quote_kind", "speaker_kind", "issue_code",
)  # fmt: skip
"""The vocabularies whose values the page shows."""


def meanings() -> dict[str, dict[str, str]]:
    """Return the meaning of every value that the page shows, by vocabulary and value.

    >>> meanings()["date_kind"]["duration"]
    'A length of time; it stands in offset and has no calendar value.'
    """
    found: dict[str, dict[str, str]] = {name: {} for name in SHOWN}
    for one in values():
        if one.vocabulary in found:
            found[one.vocabulary][one.value] = one.meaning
    return found
