"""Persons: renamed, joined with another of the release, parted from one."""

from collections.abc import Sequence
from dataclasses import replace

from pipeline.correct.case import Case, Change, already, done, unfit
from pipeline.correct.changing import (
    DECIDED,
    joined_ties,
    with_appearances,
    with_mentions,
    with_person,
)
from pipeline.correct.finding import is_named, mention_at, only, person_at, ties_of
from pipeline.correct.likeness import unlike
from pipeline.decided import MERGE, RENAME, SPLIT, found_by
from pipeline.name_parts import fold, split_name
from pipeline.records import PersonMention, PersonRecord, ReleaseRecord, Span, make_id

NOBODY = "no person is found at these words any more; one who is named there is added by add NAME"
FAMILY = "family"


def rename(case: Case) -> Change:
    """Return the release with a person under another name."""
    person = person_at(case.record, case.place)
    if person is None:
        return unfit(NOBODY)
    if person.name == case.value:
        return already()
    first = person.mentions[0].model_copy(update={"found_by": found_by(RENAME)})
    new = person.model_copy(
        update={"mentions": (first, *person.mentions[1:])} | named(case, case.value, person.kind)
    )
    return done(with_person(case.record, person, new))


def named(case: Case, name: str, kind: str) -> dict[str, str | None]:
    """Return a name with its parts, as the cells of a person hold them."""
    if kind == FAMILY:
        family = name.removeprefix("the ").removeprefix("The ")
        return {"name": name, "family_name": family}
    parts = split_name(name, case.knowledge.names)
    family_name = parts.family if parts.given else None
    said = {"given_name": parts.given, "family_name": family_name, "sort_name": parts.sort}
    return {"name": name} | said


def merge(case: Case) -> Change:
    """Return the release with two persons as one, under the name of the one that was chosen."""
    person = person_at(case.record, case.place)
    target = person_called(case.record, case.value)
    if person is None:
        return unfit(NOBODY)
    if target is None:
        return unfit(f"no person, or more than one, is called {case.value!r}")
    if target is person:
        return already()
    if target.kind != person.kind:
        return unfit(f"{target.name} is a {target.kind}, and {person.name} a {person.kind}")
    moved = [_marked(one, MERGE) for one in person.mentions]
    whole = target.model_copy(
        update=joined_ties(target, person) | {"honorific": target.honorific or person.honorific}
    )
    whole = with_mentions(whole, [*target.mentions, *moved], found_by(MERGE))
    without = with_person(case.record, person)
    change = done(with_person(without, target, whole), **{person.person_id: target.person_id})
    return replace(change, reason=unlike(person, target))


def person_called(record: ReleaseRecord, name: str) -> PersonRecord | None:
    """Return the one person who bears a name, or is called so in the text.

    A name wins over words of the text: Pia Sund is not her mother, whom a caption calls so.
    """
    exact = [one for one in record.persons if fold(one.name) == fold(name)]
    return only(exact or [one for one in record.persons if is_named(one, name)])


def split(case: Case) -> Change:
    """Return the release with a mention, and those of the same words, as a person of their own.

    What is tied to the person goes with the mention that it stands next to.
    """
    person = person_at(case.record, case.place)
    mention = None if person is None else mention_at(person, case.place)
    if person is None or mention is None:
        return unfit(NOBODY)
    words = _words(mention)
    gone = [one for one in person.mentions if _words(one) == words]
    kept = [one for one in person.mentions if _words(one) != words]
    if not kept:
        return already("every mention of the person has these words")
    first = gone[0]
    other = PersonRecord(
        person_id=make_id("p", case.record.release_id, first.start, first.end, SPLIT),
        kind=person.kind,
        name="",
        honorific=honorific(case.release.text, first),
        appears_as=(),
        mentions=tuple(_marked(one, SPLIT) for one in gone),
    ).model_copy(update=named(case, " ".join(mention.text.split()), person.kind))
    theirs = _parted(person, gone)
    return done(
        with_person(
            _with_quotes(case.record, person, other),
            person,
            with_mentions(person.model_copy(update=theirs[0]), kept, found_by(SPLIT)),
            with_appearances(other.model_copy(update=theirs[1]), found_by(SPLIT)),
        )
    )


def _parted(
    person: PersonRecord, gone: Sequence[PersonMention]
) -> tuple[dict[str, object], dict[str, object]]:
    """Return the ties that stay with a person, and those that go with mentions."""
    sides: tuple[dict[str, list[object]], dict[str, list[object]]] = ({}, {})
    for one in ties_of(person):
        goes = nearest(person.mentions, one.tie) in gone
        for side in sides:
            side.setdefault(one.field, [])
        sides[goes][one.field].append(one.tie)
    stay, leave = sides
    return _as_tuples(stay), _as_tuples(leave)


def _as_tuples(ties: dict[str, list[object]]) -> dict[str, object]:
    return {field: tuple(found) for field, found in ties.items()}


def _with_quotes(record: ReleaseRecord, person: PersonRecord, other: PersonRecord) -> ReleaseRecord:
    """Return the release with the quotations of a person handed on, where `other` stands nearer."""
    starts = {one.start for one in other.mentions}

    def speakers(quote: Span, ids: tuple[str, ...]) -> tuple[str, ...]:
        hers = nearest(person.mentions, quote).start in starts
        return tuple(other.person_id if hers and one == person.person_id else one for one in ids)

    quotes = tuple(
        one.model_copy(update={"person_ids": speakers(one, one.person_ids)})
        if person.person_id in one.person_ids
        else one
        for one in record.quotes
    )
    return record.model_copy(update={"quotes": quotes})


def nearest(mentions: Sequence[PersonMention], span: Span) -> PersonMention:
    """Return the mention that stands nearest to a span, the earlier of two."""
    return min(mentions, key=lambda one: max(one.start - span.end, span.start - one.end, 0))


def honorific(text: str, mention: PersonMention) -> str | None:
    """Return the address before a name, without the marks of Markdown."""
    words = text[mention.full_start : mention.start].strip(" \t\n*_[")
    return " ".join(words.split()) or None


def _words(mention: Span) -> str:
    return fold(" ".join(mention.text.split()))


def _marked(mention: PersonMention, verb: str) -> PersonMention:
    return mention.model_copy(update={"found_by": found_by(verb), "how": DECIDED})
