"""What stands beside the records of a run: rows of identities and of what could not be read."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from pipeline.corrections import Outcome
from pipeline.identities import Identity
from pipeline.name_parts import fold
from pipeline.pseudonymise.key import Key
from pipeline.pseudonymise.page import Page
from pipeline.types import Rejection

WITHHELD = "withheld/"
"""What a source begins with that held a name, or whose release did, or that was not read."""
REASON_GONE = "the reason named the source"
SAID = ("value", "means", "name", "said")
QUOTED = ("quote", "before", "after", "text_sha256", "why")
"""What a correction was found by: words of the text as it was, cut anywhere."""


def identities_with(
    identities: Iterable[Identity], pages: tuple[Page, Page], key: Key, labels: Mapping[str, str]
) -> list[Identity]:
    """Return rows of identities in the order of the names that they have now.

    The first page is for the names of others, who may have a given name of a member's, the second
    for all that is said of them.
    """
    found = []
    for one in identities:
        row = _identity_with(one, pages[1], key, labels.get(one.canonical_id))
        names = (row.name, row.sort_name, *row.names_seen)
        name, sort_name, *seen = map(pages[0].words, names)
        found.append(replace(row, name=name, sort_name=sort_name, names_seen=tuple(seen)))
    return sorted(found, key=lambda one: (fold(one.sort_name), one.sort_name, one.canonical_id))


def _identity_with(identity: Identity, page: Page, key: Key, label: str | None) -> Identity:
    """Return a row of identities: of a member nothing but the pseudonym, of others their names.

    The releases of earlier outputs are left out, as their ids lead to texts with names, and of a
    member also whether there are any, as they hold a list of who it can be.
    """
    evidence = key.ids_in(page.words(identity.evidence))
    found = replace(
        identity,
        canonical_id=key.id(identity.canonical_id),
        named_before_in=(),
        evidence=evidence,
        decision=tuple(key.ids_in(page.words(one)) for one in identity.decision),
    )
    if label is None:
        return found
    return replace(
        found,
        name=label,
        sort_name=label,
        names_seen=(label,),
        named_before="",
        decision=("decided",) * len(identity.decision),
    )


def rejection_with(
    rejection: Rejection, page: Page, key: Key, sources: Mapping[str, str]
) -> Rejection:
    """Return what could not be read, its source withheld: nobody knows whom its name tells of.

    A person is protected for what a text says, and this one has no text that was read.
    """
    source, reason = rejection.source, rejection.reason
    for old, new in sorted(sources.items(), key=lambda pair: -len(pair[0])):
        reason = reason.replace(old, new)
    reason = page.words(reason.replace(source, REASON_GONE))
    return replace(rejection, source=WITHHELD + key.id(source), reason=reason)


def outcome_with(outcome: Outcome, page: Page, key: Key, sources: Mapping[str, str]) -> Outcome:
    """Return what became of a correction; of a release that changes, without the words quoted."""
    one = outcome.correction
    words = {name: page.words(str(getattr(one, name))) for name in SAID}
    changes = {name: text for name, text in words.items() if text != getattr(one, name)}
    is_gone = one.source in sources or bool(changes) or page.words(one.source) != one.source
    if not is_gone:
        return outcome
    blank = dict.fromkeys(QUOTED, "")
    if changes:  # what stands beside the name may be another spelling of it
        words = dict.fromkeys(SAID, "") | changes
    ids = {"release_id": key.id(one.release_id), "row_id": key.id(one.row_id)}
    source = {"source": sources.get(one.source, WITHHELD + key.id(one.source))}
    changed = one.model_copy(update=words | blank | ids | source)
    return Outcome(
        changed,
        outcome.status,
        page.words(outcome.reason),
        key.id(outcome.release_id or one.release_id),
    )
