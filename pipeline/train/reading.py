"""Reads public data and our own gold as examples, through the same `clean` as a run."""

import json
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.annotate.recogniser.windows import lines_of
from pipeline.annotated_data import Entry, first_by_hash, read_entries
from pipeline.clean.stage import clean
from pipeline.errors import UsageError
from pipeline.layout import Layout
from pipeline.train.examples import Example, Mark
from pipeline.train.label_maps import GOLD, LabelMap, label_map
from pipeline.types import Cleaned, Release

GOLD_SUFFIX = ".gold.json"
FORBIDDEN = "eval"
"""What `meta.use` says of an entry that may be measured on and never trained on."""
MOST = 400
"""Entries of unlabelled data that are read: of releases about a quarter of the words of all other
data."""
IsParty = Callable[[str], bool]


@dataclass(frozen=True)
class Reader:
    """What every source is read with: the tokenizer, how pages look, the maps, known parties."""

    nlp: Language
    layout: Layout
    maps: dict[str, LabelMap]
    is_party: IsParty
    """Whether a text is the full name of a party that the tables know."""


Raw = tuple[int, int, tuple[str, ...]]
"""An entity in the stored text, and the labels it may be."""


def read_public(path: Path, reader: Reader, *, back: bool = False) -> Iterator[Example]:
    """Yield the examples of a file of annotated public data that may be trained on.

    With `back`, those that are kept back for measuring, or all where none are. Raises UsageError
    for data whose licence allows measuring only, unless it is to be measured on.
    """
    entries = list(read_entries(path))
    kept = _kept_back(entries, reader.maps)
    for entry in entries:
        labels = label_map(reader.maps, entry["dataset"])
        if not back:
            check_may_be_learned(entry, path)
        if (str(entry["id"]) in kept) != (back and bool(kept)) or not _holds(entry, labels):
            continue
        raw = list(_entities(entry, labels, reader.is_party))
        name = str(entry["id"])
        yield _example(Release(name, entry["text"], name), raw, labels, reader)


def spread_over(path: Path) -> Iterator[Entry]:
    """Yield some MOST entries of a file, spread over it, or all where they are fewer."""
    entries = list(read_entries(path))
    yield from entries[:: max(1, len(entries) // MOST)]


def check_may_be_learned(entry: Entry, path: Path) -> None:
    """Raise UsageError for an entry whose licence allows measuring only."""
    if entry.get("meta", {}).get("use") == FORBIDDEN:
        raise UsageError(f"{path.name} may only be measured on: its licence forbids training")


def read_gold(folder: Path, reader: Reader) -> Iterator[Example]:
    """Yield an example for each release below `folder` that has its gold beside it."""
    labels = reader.maps[GOLD]
    for path in sorted(folder.rglob(f"*{GOLD_SUFFIX}")):
        stem = path.name.removesuffix(GOLD_SUFFIX)
        text = next(
            one.read_text("utf-8")
            for suffix in (".txt", ".md")
            if (one := path.with_name(stem + suffix)).is_file()
        )
        raw = list(_marked(json.loads(path.read_bytes()), labels))
        yield _example(Release(stem, text, stem), raw, labels, reader)


def _kept_back(entries: Sequence[Entry], maps: Mapping[str, LabelMap]) -> set[str]:
    """Return the ids of the entries that are kept back for measuring."""
    back: set[str] = set()
    for (dataset, split), found in _by_split(entries).items():
        number = (label_map(maps, dataset).kept_back or {}).get(split, 0)
        back.update(str(entry["id"]) for entry in first_by_hash(found, number))
    return back


def _by_split(entries: Sequence[Entry]) -> dict[tuple[str, str], list[Entry]]:
    splits: dict[tuple[str, str], list[Entry]] = {}
    for entry in entries:
        key = (entry["dataset"], str(entry.get("split", "")))
        splits.setdefault(key, []).append(entry)
    return splits


def _holds(entry: Entry, labels: LabelMap) -> bool:
    wanted = labels.only_with
    return not wanted or any(entity["label"] in wanted for entity in entry["entities"])


def _entities(entry: Entry, labels: LabelMap, is_party: IsParty) -> Iterator[Raw]:
    members = _objects(entry, labels.party_relation)
    for entity in entry["entities"]:
        taught = labels.taught(entity)
        if "PARTY" in taught and (
            entity.get("attrs", {}).get("eid") in members or is_party(entity["text"])
        ):
            taught = ("PARTY",)
        if taught:
            start, end = entity.get("attrs", {}).get(labels.span) or (
                entity["start"],
                entity["end"],
            )
            yield start, end, taught


def _objects(entry: Entry, relation: str) -> set[str]:
    relations = entry.get("meta", {}).get("relations", []) if relation else []
    return {str(one[2]) for one in relations if one[1] == relation}


def _marked(record: dict[str, Any], labels: LabelMap) -> Iterator[Raw]:
    groups = {"PERSON": "persons", "PARTY": "parties", "COUNTRY": "countries"}
    for label, key in groups.items():
        for one in record[key]:
            for mention in one["mentions"]:
                yield mention["start"], mention["end"], labels.labels[label]


def _example(release: Release, raw: Sequence[Raw], labels: LabelMap, reader: Reader) -> Example:
    cleaned = clean(release, reader.layout)
    doc = reader.nlp(cleaned.text)
    marks = tuple(_marks(doc, cleaned, raw))
    repeats = _repeats(doc, marks) if labels.repeats_unmarked else frozenset()
    unsure = repeats | _cut(doc, cleaned, raw)
    return Example(release.id, labels.id, *words_of(doc), marks, labels.free, unsure)


def words_of(doc: Doc) -> tuple[tuple[str, ...], tuple[tuple[int, int], ...]]:
    """Return the words of a document and its units."""
    words = tuple(token.text for token in doc)
    starts = {sentence.start for sentence in doc.sents}
    return words, tuple(lines_of(words, starts.__contains__))


def _marks(doc: Doc, cleaned: Cleaned, raw: Iterable[Raw]) -> Iterator[Mark]:
    taken: set[int] = set()
    ordered = sorted(raw, key=lambda one: (one[0] - one[1], one[0]))
    for start, end, labels in ordered:
        span = doc.char_span(*_in_cleaned(cleaned, start, end))
        if span is not None and taken.isdisjoint(range(span.start, span.end)):
            taken.update(range(span.start, span.end))
            yield Mark(span.start, span.end, labels)


def _cut(doc: Doc, cleaned: Cleaned, raw: Iterable[Raw]) -> frozenset[int]:
    """Return the words of entities that begin or end inside one: what they are, is left open."""
    cut: set[int] = set()
    for start, end, _ in raw:
        place = _in_cleaned(cleaned, start, end)
        if doc.char_span(*place) is None:
            around = doc.char_span(*place, alignment_mode="expand")
            cut.update(range(around.start, around.end) if around else ())
    return frozenset(cut)


def _in_cleaned(cleaned: Cleaned, start: int, end: int) -> tuple[int, int]:
    """Return where an interval of the stored text stands in the cleaned one."""
    return bisect_left(cleaned.starts, start), bisect_left(cleaned.starts, end)


def _repeats(doc: Doc, marks: Sequence[Mark]) -> frozenset[int]:
    """Return the words outside marks that are also capitalised words of a marked person."""
    named = {doc[at].text for mark in marks if mark.labels == ("PERSON",) for at in _range(mark)}
    inside = {at for mark in marks for at in _range(mark)}
    names = {word for word in named if word[0].isupper() and len(word) > 2}
    return frozenset(token.i for token in doc if token.text in names and token.i not in inside)


def _range(mark: Mark) -> range:
    return range(mark.start, mark.end)
