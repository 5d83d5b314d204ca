"""Puts right what hangs together: ids, counts, who stands in a sentence, what issues point to."""

from collections.abc import Iterator, Mapping

from pipeline.correct.changing import in_order
from pipeline.correct.finding import ties_of
from pipeline.correct.places import by_place
from pipeline.records import (
    CountryRecord,
    IssueRecord,
    PartyRecord,
    PersonRecord,
    ReleaseRecord,
    make_id,
)
from pipeline.vocabulary import issue_text

SIGNATORY = "signatory"
DIFFER, SAMPLED = "signatories-differ", "signatories-sampled"
HEADLINES = ("headline", "subheadline")
Ids = Mapping[str, str]


def settled(before: ReleaseRecord, after: ReleaseRecord, moved: Ids) -> ReleaseRecord:
    """Return a corrected record whose parts agree, as those of a record that is found do.

    `moved` leads from ids of rows that are others now to theirs.
    """
    known = {one.person_id: one for one in before.persons}
    people = [_person(one, known.get(one.person_id), after.release_id) for one in after.persons]
    ids = _ids(after, people, moved)
    changed = {one.person_id: one for one in people if one != known.get(one.person_id)}
    persons = in_order(people)
    record = after.model_copy(
        update={
            "persons": persons,
            "parties": by_place([_party(one, people) for one in after.parties]),
            "countries": by_place([_country(one, people) for one in after.countries]),
            "dates": tuple(
                one.model_copy(
                    update={"persons_in_sentence": _within(one.persons_in_sentence, ids, changed)}
                )
                for one in after.dates
            ),
            "quotes": tuple(
                one.model_copy(update={"person_ids": _kept(one.person_ids, ids)})
                for one in after.quotes
            ),
        }
    )
    record = _with_sentences(record, changed)
    return record.model_copy(update={"issues": tuple(_issues(before, record, ids))})


def _person(one: PersonRecord, old: PersonRecord | None, release_id: str) -> PersonRecord:
    """Return a person with the id that the first mention gives, and evidence that still stands."""
    if one == old:
        return one
    first = one.mentions[0]
    person_id = make_id("p", release_id, first.start, first.end)
    ties = sorted((*one.roles, *one.parties, *one.countries), key=lambda tie: tie.start)
    shown = [tie.evidence for tie in (*ties, *one.appearances)]
    evidence = one.evidence if one.evidence in shown else next(filter(None, shown), first.text)
    return one.model_copy(update={"person_id": person_id, "evidence": " ".join(evidence.split())})


def _ids(after: ReleaseRecord, people: list[PersonRecord], moved: Ids) -> dict[str, str]:
    """Return where the id of each person leads who is still there, by the ids of before too."""
    pairs = zip(after.persons, people, strict=True)
    ids = {old.person_id: new.person_id for old, new in pairs}
    for gone in moved:
        end, seen = gone, {gone}
        while end in moved and moved[end] not in seen:
            end = moved[end]
            seen.add(end)
        if end in ids:
            ids[gone] = ids[end]
    return ids


def _party(row: PartyRecord, people: list[PersonRecord]) -> PartyRecord:
    tied = sum(row.party_id in [tie.party_id for tie in one.parties] for one in people)
    return row.model_copy(update={"persons_tied": tied if row.party_id else 0})


def _country(row: CountryRecord, people: list[PersonRecord]) -> CountryRecord:
    tied = [one for one in people if row.code in [tie.code for tie in one.countries]]
    signing = [one for one in tied if SIGNATORY in one.appears_as]
    return row.model_copy(
        update={
            "persons_tied": len(tied) if row.code else 0,
            "signatories": len(signing) if row.code else 0,
            "in_headline": any(one.block in HEADLINES for one in row.mentions),
        }
    )


def _kept(person_ids: tuple[str, ...], ids: Ids) -> tuple[str, ...]:
    return tuple(dict.fromkeys(ids[one] for one in person_ids if one in ids))


def _within(
    person_ids: tuple[str, ...], ids: Ids, changed: Mapping[str, PersonRecord]
) -> tuple[str, ...]:
    return tuple(one for one in _kept(person_ids, ids) if one not in changed)


def _with_sentences(record: ReleaseRecord, changed: Mapping[str, PersonRecord]) -> ReleaseRecord:
    """Return a record whose dates name the changed persons of their sentences too."""
    order = {one.person_id: number for number, one in enumerate(record.persons)}
    sentences = {
        key: {mention.sentence for mention in one.mentions} for key, one in changed.items()
    }

    def named(sentence: str, others: tuple[str, ...]) -> tuple[str, ...]:
        found = [key for key, told in sentences.items() if sentence and sentence in told]
        return tuple(sorted({*others, *found}, key=lambda one: order[one]))

    dates = tuple(
        one.model_copy(update={"persons_in_sentence": named(one.sentence, one.persons_in_sentence)})
        for one in record.dates
    )
    return record.model_copy(update={"dates": dates})


def _issues(before: ReleaseRecord, record: ReleaseRecord, ids: Ids) -> Iterator[IssueRecord]:
    """Yield the issues whose rows are still there, and how many signed as it is now."""
    rows = {record.release_id, *(one.person_id for one in record.persons)}
    rows |= {one.date_id for one in record.dates} | {one.quote_id for one in record.quotes}
    rows |= {one.row_id for one in record.parties} | {one.row_id for one in record.countries}
    rows |= {tied.tie.tie_id for one in record.persons for tied in ties_of(one)}
    named, was = _signing(record), _signing(before)
    told = False
    for one in record.issues:
        issue = one.model_copy(update={"row_id": ids.get(one.row_id, one.row_id)})
        if issue.code in (DIFFER, SAMPLED) and named != was:
            told = True
            if str(named) != issue.stated:
                yield _signatories(issue, named)
        elif issue.row_id in rows:
            yield issue
    stated = record.signatories_stated
    if not told and named not in (was, stated) and stated == was:
        yield _signatories(_differ(record, str(stated)), named)


def _signing(record: ReleaseRecord) -> int:
    return sum(SIGNATORY in one.appears_as for one in record.persons)


def _signatories(issue: IssueRecord, named: int) -> IssueRecord:
    text = issue_text(issue.code, {"stated": issue.stated, "found": str(named)})
    return issue.model_copy(update={"found": str(named), "message": text.message})


def _differ(record: ReleaseRecord, stated: str) -> IssueRecord:
    text = issue_text(DIFFER, {"stated": stated})
    return IssueRecord(
        issue_id=make_id("i", record.release_id, DIFFER, 0, 0),
        severity=text.severity,
        code=DIFFER,
        message=text.message,
        suggestion=text.suggestion,
        stated=stated,
        table="releases",
        row_id=record.release_id,
        start=0,
        end=0,
    )
