"""Who is in a release: its members, the words of everybody else, and where all of them stand."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from pipeline.pseudonymise.circle import who_is
from pipeline.pseudonymise.groups import Known
from pipeline.pseudonymise.name_words import BETWEEN
from pipeline.pseudonymise.tokens import key_of, unbroken
from pipeline.records import Extraction, ReleaseRecord


def present_in(record: ReleaseRecord, numbers: Mapping[str, int]) -> frozenset[int]:
    """Return the numbers of the members that a release names."""
    return frozenset(numbers[who] for one in record.persons if (who := who_is(one)) in numbers)


def others_of(record: ReleaseRecord, numbers: Mapping[str, int]) -> dict[str, frozenset[str]]:
    """Return by word the persons of a release who are not protected and are so called."""
    found: dict[str, set[str]] = defaultdict(set)
    for person in record.persons:
        if who_is(person) not in numbers:
            for name in (person.name, *(one.text for one in person.mentions)):
                for word in BETWEEN.split(name):
                    found[key_of(word)].add(person.person_id)
    return {word: frozenset(persons) for word, persons in found.items() if word}


def known_places(extraction: Extraction, labels: Mapping[str, str]) -> Known:
    """Return where the members of a release stand, and the values that hold no name."""
    record, text = extraction.record, extraction.release.text
    names = sorted(
        (one.start, unbroken(text, one.start, one.end), labels[who_is(person)])
        for person in record.persons
        if who_is(person) in labels
        for one in person.mentions
    )
    kept = {(one.start, one.end) for one in record.dates if one.value is not None}
    kept |= {(one.start, one.end) for one in record.embedded}
    for country in record.countries:
        kept |= {(one.start, one.end) for one in country.mentions if country.code}
    kept |= {(one.start, one.end) for person in record.persons for one in person.roles}
    for party in record.parties:
        kept |= {(one.start, one.end) for one in party.mentions if party.party_id}
    others = {
        (one.start, one.end)
        for person in record.persons
        if who_is(person) not in labels
        for one in person.mentions
    }
    return Known(_without_overlap(names), _united(kept), _united(others))


def _united(stretches: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Return stretches in order, those joined that overlap.

    >>> _united([(12, 18), (0, 30), (40, 44)])
    ((0, 30), (40, 44))
    """
    found: list[tuple[int, int]] = []
    for start, end in sorted(stretches):
        if found and start < found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], end))
        else:
            found.append((start, end))
    return tuple(found)


def _without_overlap(names: list[tuple[int, int, str]]) -> tuple[tuple[int, int, str], ...]:
    found: list[tuple[int, int, str]] = []
    for start, end, label in names:
        if found and start < found[-1][1]:
            first = found[-1]
            found[-1] = (first[0], max(first[1], end), first[2])
        else:
            found.append((start, end, label))
    return tuple(found)
