"""Shows a record as text that a person can read in a diff: one line a row, with its line number."""

from collections.abc import Iterator, Sequence

from pipeline.records import (
    CountryRecord,
    DateRecord,
    IssueRecord,
    PartyRecord,
    PersonRecord,
    ReleaseRecord,
    Tie,
)

NOTHING = "-"


def render(record: ReleaseRecord) -> str:
    """Return a record as lines, ordered as the record is.

    >>> print(render(ReleaseRecord(release_id="r0", source="a.txt", characters=0,
    ...     text_sha256="", text_file="a.txt", house="pace")))
    published -  house pace  language -  signatories stated -
    """
    return "\n".join(_lines(record)) + "\n"


def _lines(record: ReleaseRecord) -> Iterator[str]:
    yield (
        f"published {_or(record.published)}{_bracket(record.published_from)}  "
        f"house {_or(record.house)}  language {_or(record.language)}  "
        f"signatories stated {_or(record.signatories_stated)}"
    )
    for part in record.parts[1:]:
        yield f"part {part.part}: published {_or(part.published)}{_bracket(part.published_from)}"
    for person in record.persons:
        yield from _person(person)
    for country in record.countries:
        yield _country(country)
    for embedded in record.embedded:
        yield f"{_at(embedded.line)} EMBEDDED {embedded.text} = {_or(embedded.value)}"
    for party in record.parties:
        yield _party(party)
    for date in record.dates:
        yield _date(date)
    for issue in record.issues:
        yield _issue(issue)


def _person(person: PersonRecord) -> Iterator[str]:
    title = f"{person.honorific} | " if person.honorific else ""
    label = "FAMILY" if person.kind == "family" else "PERSON"
    lines = _places(person.mentions)
    appears = ", ".join(person.appears_as)
    yield f"{_at(person.mentions[0].line)} {label} {title}{person.name}  [{appears}]  {lines}"
    for role in person.roles:
        yield f"       role {_words(role)}"
    for country in person.countries:
        yield f"       {country.kind} {_or(country.code)} {_words(country)}"
    for party in person.parties:
        yield f"       {party.kind} {_or(party.party_id)} {_words(party)}"


def _country(country: CountryRecord) -> str:
    return (
        f"{_at(country.mentions[0].line)} COUNTRY {_or(country.code)} ({country.how})  "
        f"{_places(country.mentions)}{_candidates(country.candidates)}"
    )


def _party(party: PartyRecord) -> str:
    return (
        f"{_at(party.mentions[0].line)} PARTY {_or(party.party_id)} ({party.how})  "
        f"{_places(party.mentions)}{_candidates(party.candidates)}"
    )


def _date(date: DateRecord) -> str:
    more = (date.offset, date.offset_direction, date.modifier)
    said = " ".join(one for one in (date.kind, date.relation, *more) if one)
    anchor = f"  leans on {date.anchor}" if date.anchor else ""
    return f"{_at(date.line)} DATE {_one_line(date.text)!r} = {_or(date.value)}  [{said}]{anchor}"


def _issue(issue: IssueRecord) -> str:
    return f"     ! {issue.code}: {issue.message}"


def _words(tie: Tie) -> str:
    status = "" if tie.status == "current" else f" ({tie.status})"
    return f"{_one_line(tie.text)!r}{status} by {tie.found_by}"


def _places(mentions: Sequence[object]) -> str:
    """Return each way of writing a name once, with the lines it stands on."""
    lines: dict[str, list[str]] = {}
    for one in mentions:
        lines.setdefault(_one_line(one.text), []).append(str(one.line))  # type: ignore[attr-defined]
    return "; ".join(f"{text!r} {','.join(numbers)}" for text, numbers in lines.items())


def _candidates(candidates: Sequence[str]) -> str:
    shown = ", ".join(candidates[:4])
    more = f" and {len(candidates) - 4} more" if len(candidates) > 4 else ""
    return f"  candidates {shown}{more}" if candidates else ""


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _at(line: int) -> str:
    return f"{line:>5} "[:6]


def _or(value: object) -> str:
    return NOTHING if value is None else str(value)


def _bracket(value: str | None) -> str:
    return f" ({value})" if value else ""
