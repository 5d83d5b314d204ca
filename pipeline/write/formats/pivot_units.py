"""What each ready pivot counts in one release: the rows and columns of every unit."""

from collections.abc import Collection, Iterator

from pipeline.records import PersonRecord, ReleaseRecord

UNRESOLVED, NOT_STATED = "? (not resolved)", "(none stated)"
DENIED, SIGNATORY, GROUP = "denied", "signatory", "group"
RELEASES, PERSONS, MENTIONS = "releases", "persons", "mentions"
Unit = tuple[Collection[str], Collection[str], int]
"""The rows and columns in which something is counted, and how often."""


def _people(record: ReleaseRecord) -> Iterator[PersonRecord]:
    return (one for one in record.persons if one.kind == "person")


def _countries(person: PersonRecord) -> list[str]:
    tied = [one for one in person.countries if one.status != DENIED]
    return [one.name or UNRESOLVED for one in tied] or [NOT_STATED]


def _groups(person: PersonRecord) -> list[str]:
    tied = [one for one in person.parties if one.status != DENIED and one.kind == GROUP]
    return [one.name or UNRESOLVED for one in tied] or [NOT_STATED]


def signatories(record: ReleaseRecord) -> Iterator[Unit]:
    """Yield each signatory with countries and groups."""
    for person in _people(record):
        if SIGNATORY in person.appears_as:
            yield _countries(person), _groups(person), 1


def appearances(record: ReleaseRecord) -> Iterator[Unit]:
    """Yield each person with countries and what the person appears as."""
    for person in _people(record):
        yield _countries(person), person.appears_as, 1


def kinds(record: ReleaseRecord) -> Iterator[Unit]:
    """Yield each tie of a person to a country with its kind."""
    for person in _people(record):
        for tie in person.countries:
            if tie.status != DENIED:
                yield [tie.name or UNRESOLVED], [tie.kind], 1


def parties_of_persons(record: ReleaseRecord) -> Iterator[Unit]:
    """Yield each tie of a person to a party with its status."""
    for person in _people(record):
        for tie in person.parties:
            if tie.status == DENIED:
                continue
            yield [tie.name or UNRESOLVED], [tie.status], 1


def named_countries(record: ReleaseRecord) -> Iterator[Unit]:
    """Yield how often each country is named, and for whom."""
    for one in record.countries:
        row = [one.name or UNRESOLVED]
        yield row, [RELEASES], 1
        yield row, [MENTIONS], len(one.mentions)
        yield row, ["persons tied to it"], one.persons_tied
        yield row, ["signatories"], one.signatories


def named_parties(record: ReleaseRecord) -> Iterator[Unit]:
    """Yield how often each party is named, and for whom."""
    for one in record.parties:
        row = [one.name or UNRESOLVED]
        yield row, [RELEASES], 1
        yield row, [MENTIONS], len(one.mentions)
        yield row, ["persons tied to it"], one.persons_tied


def dates(record: ReleaseRecord) -> Iterator[Unit]:
    """Yield the month of each date, and where it stands to the publication."""
    for one in record.dates:
        if one.kind in ("date", "interval"):
            yield [_month(one.earliest, one.latest)], [one.compared_with_published], 1


def _month(earliest: str | None, latest: str | None) -> str:
    """Return the month that a date lies in, or what is known where it is no single month.

    >>> _month("2017-10-12", "2017-10-12"), _month("2004-01-01", "2004-12-31"), _month(None, None)
    ('2017-10', '2004 (no single month)', '(no calendar value)')
    """
    if earliest is None and latest is None:
        return "(no calendar value)"
    if earliest is None or latest is None or earliest[:4] != latest[:4]:
        return "(over several years, or open)"
    whole = earliest[:7] == latest[:7]
    return earliest[:7] if whole else f"{earliest[:4]} (no single month)"


def published(record: ReleaseRecord) -> Iterator[Unit]:
    """Yield what was found by the month of publication."""
    month = [record.published[:7] if record.published else "(not known)"]
    people = list(_people(record))
    yield month, [RELEASES], 1
    yield month, [PERSONS], len(people)
    yield month, ["signatories"], sum(SIGNATORY in one.appears_as for one in people)
    yield month, ["issues"], len(record.issues)


def speakers(record: ReleaseRecord) -> Iterator[Unit]:
    """Yield who speaks in each quotation, and its kind."""
    for one in record.quotes:
        yield [one.speaker_kind], [one.kind], 1


def issues(record: ReleaseRecord) -> Iterator[Unit]:
    """Yield code and severity of each issue."""
    for one in record.issues:
        yield [one.code], [one.severity], 1


def nobody(record: ReleaseRecord) -> Iterator[Unit]:
    """Yield nothing: what is counted at the end is none of one release."""
    return iter(())
