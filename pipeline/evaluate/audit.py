"""Measures the checks of a release by removal: what of the product is switched off, do they tell?

Each source that finds people is switched off in turn, and so is the recogniser. A mention of a
gold person that was found before and overlaps no person now is removed; it is pointed at where an
issue of the audit stands in its line. Most sources back each other up, so each is also switched off
where the recogniser is off already. A false alarm is an issue of the run with everything on, in
whose line no gold person is missed.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from pipeline.annotate.audit.stage import CODES
from pipeline.annotate.kit import Kit
from pipeline.annotate.language import load_language
from pipeline.annotate.recognised import MODEL
from pipeline.evaluate.gold import line_of
from pipeline.evaluate.gold_files import Gold, read_gold
from pipeline.records import IssueRecord, PersonMention, ReleaseRecord, Span
from pipeline.run import extract, load_kit
from pipeline.types import Release

RECOGNISER = "the recogniser"
Found = Mapping[int, ReleaseRecord]
"""What a run says, by the place of its gold."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place that the audit should have told, or told for nothing: `why` is code or source."""

    source: str
    line: int
    why: str
    text: str


@dataclass(frozen=True, slots=True)
class Round:
    """What was switched off, how many mentions went with it, and how many the audit points at."""

    off: str
    removed: int
    on_line: int
    """Those in whose line an issue stands."""
    at_name: int
    """Those of them that an issue itself overlaps."""
    silent: tuple[Spot, ...] = ()
    """Those in whose line none stands."""


@dataclass(frozen=True, slots=True)
class Audit:
    """The rounds of a corpus, and what the run with everything on points at."""

    releases: int
    rounds: tuple[Round, ...]
    missed: Round
    """What the product misses with everything on, read as a round."""
    false_alarms: tuple[Spot, ...] = ()


def audit_gold(folder: Path, rules: Sequence[Path] = ()) -> Audit:
    """Return how the audit fares on the gold below `folder`; DataError for faulty gold."""
    kit = load_kit(rules)
    return audit(read_gold(folder), kit, replace(kit, nlp=load_language(recogniser=False)))


def audit(gold: Sequence[Gold], kit: Kit, unaided: Kit) -> Audit:
    """Return how the audit fares on some gold; `unaided` is the kit without its recogniser."""
    everyone = range(len(gold))
    normal, bare = _run(gold, kit, everyone), _run(gold, unaided, everyone)
    rounds = [
        _round(RECOGNISER, gold, normal, bare),
        *_each_source(gold, kit, normal, ""),
        *_each_source(gold, unaided, bare, f" and {RECOGNISER}"),
    ]
    nothing = {at: one.model_copy(update={"persons": gold[at].record.persons})
               for at, one in normal.items()}  # fmt: skip
    return Audit(
        len(gold),
        tuple(one for one in rounds if one.removed),
        _round("nothing", gold, nothing, normal),
        tuple(_false_alarms(gold, normal)),
    )


def _run(gold: Sequence[Gold], kit: Kit, places: Sequence[int]) -> Found:
    releases = (
        Release(gold[at].record.release_id, gold[at].text, gold[at].record.source) for at in places
    )
    found = extract(releases, kit)
    return {at: one.record for at, one in zip(places, found, strict=True)}


def _each_source(gold: Sequence[Gold], kit: Kit, before: Found, also: str) -> Iterator[Round]:
    """Yield a round for each source but the recogniser, over the releases where it finds people."""
    places: dict[str, set[int]] = defaultdict(set)
    for at, record in before.items():
        for mention in _mentions(record):
            places[mention.found_by].add(at)
    for source in sorted(set(places) - {MODEL}):
        after = _run(gold, replace(kit, off=frozenset({source})), sorted(places[source]))
        yield _round(f"{source}{also}", gold, before, after)


def _round(off: str, gold: Sequence[Gold], before: Found, after: Found) -> Round:
    removed, on_line, at_name = 0, 0, 0
    silent: list[Spot] = []
    for at, record in after.items():
        issues = list(_issues(record))
        lines = {line_of(gold[at].text, one.start) for one in issues}
        for mention in _removed(gold[at], before[at], record):
            removed += 1
            on_line += mention.line in lines
            at_name += _meets(mention, issues)
            if mention.line not in lines:
                silent.append(Spot(gold[at].record.source, mention.line, off, mention.text))
    return Round(off, removed, on_line, at_name, tuple(silent))


def _removed(gold: Gold, before: ReleaseRecord, after: ReleaseRecord) -> Iterator[PersonMention]:
    """Yield the mentions of gold persons that overlap a person before, and none after."""
    then, now = list(_mentions(before)), list(_mentions(after))
    for mention in _mentions(gold.record):
        if _meets(mention, then) and not _meets(mention, now):
            yield mention


def _false_alarms(gold: Sequence[Gold], found: Found) -> Iterator[Spot]:
    for at, record in found.items():
        people = list(_mentions(record))
        missed = {one.line for one in _mentions(gold[at].record) if not _meets(one, people)}
        for issue in _issues(record):
            line = line_of(gold[at].text, issue.start)
            if line not in missed:
                yield Spot(gold[at].record.source, line, issue.code, issue.found)


def _mentions(record: ReleaseRecord) -> Iterator[PersonMention]:
    return (mention for person in record.persons for mention in person.mentions)


def _issues(record: ReleaseRecord) -> Iterator[IssueRecord]:
    return (one for one in record.issues if one.code in CODES)


def _meets(one: Span, others: Sequence[Span | IssueRecord]) -> bool:
    return any(other.start < one.end and one.start < other.end for other in others)
