"""Takes a corrected file back: the list of readers, and the releases that each file speaks of."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from pipeline.errors import UsageError
from pipeline.export.asked import Asked
from pipeline.export.returned.changes import Came
from pipeline.export.returned.conll import read_conll
from pipeline.export.returned.docbin import read_docbin
from pipeline.export.returned.documents import Document, Placed, Reading, places
from pipeline.export.returned.label_studio import read_label_studio
from pipeline.export.returned.prodigy import read_prodigy
from pipeline.export.returned.web_annotation import read_web_annotation
from pipeline.export.spans import LABELS, labelled
from pipeline.records import Extraction, ReleaseRecord
from pipeline.written import check_output

READERS: Mapping[str, Callable[[Path], Reading]] = {
    "labelstudio": read_label_studio,
    "prodigy": read_prodigy,
    "docbin": read_docbin,
    "conll": read_conll,
    "webannotation": read_web_annotation,
}
KEPT = "{0} spans are kept, as the file holds none at all (--label {0} takes them as removed)"


@dataclass(frozen=True, slots=True)
class Returned:
    """One release of ours, and how it came back."""

    extraction: Extraction
    came: Came


def read_returned(path: Path, name: str) -> Reading:
    """Return what a file in the form `name` holds; raises UsageError or DataError."""
    read = READERS.get(name.lower())
    if read is None:
        raise UsageError(f"no form {name!r} to import from; there are {', '.join(READERS)}")
    return read(path)


def returned(asked: Asked, reading: Reading, notes: Counter[str]) -> Iterator[Returned]:
    """Yield the releases of an output that a file speaks of; what fits none is counted in `notes`.

    A label that the whole file lacks was not asked for, unless it is named: nothing of it went.
    """
    check_output(asked.folder)
    notes.update(reading.notes)
    documents = _by_name(reading, notes)
    labels = _labels(asked, reading, notes)
    for extraction in asked.releases():
        found = [documents.pop(one, None) for one in _names(extraction.record)]
        document = _together([one for one in found if one is not None])
        if document is None:
            notes["releases of the output are not in the file; nothing is taken from them"] += 1
        elif document.text not in (None, extraction.release.text):
            notes["releases have another text in the file; nothing is taken from them"] += 1
        else:
            spans, lost = places(document, extraction)
            notes["spans are not to be found in the text of their release"] += lost
            kept = [] if asked.labels else _unasked(extraction.record, labels)
            notes.update(KEPT.format(one.label) for one in kept)
            wanted = asked.labels or LABELS
            yield Returned(extraction, Came([*spans, *kept], document.links, wanted))
    notes["releases of the file are none of the output"] += len(documents)


def _by_name(reading: Reading, notes: Counter[str]) -> dict[str, Document]:
    documents = {one.name: one for one in reading.documents}
    twice = len(reading.documents) - len(documents)
    notes["releases stand several times in the file; the last one was taken"] += twice
    return documents


def _names(record: ReleaseRecord) -> list[str]:
    names = (record.release_id, record.text_file, record.url)
    return list(dict.fromkeys(one for one in names if one))


def _together(documents: list[Document]) -> Document | None:
    """Return the documents of one release, which is known by its text and its address, as one."""
    if not documents:
        return None
    first, *more = documents
    spans = (*first.spans, *(span for one in more for span in one.spans))
    return replace(first, spans=spans)


def _unasked(record: ReleaseRecord, labels: Sequence[str]) -> list[Placed]:
    """Return our own spans of the labels that the file does not hold at all."""
    return [
        Placed(one.label, one.start, one.end, one.text, one.mention_id)
        for one in labelled(record)
        if one.label not in labels
    ]


def _labels(asked: Asked, reading: Reading, notes: Counter[str]) -> tuple[str, ...]:
    """Return the labels that the file holds, or those that were asked for."""
    held = Counter(one.label for document in reading.documents for one in document.spans)
    for label in sorted(set(held) - set(LABELS)):
        notes[f"spans have the label {label!r}, which is none of ours"] += held[label]
    return asked.labels or tuple(one for one in LABELS if one in held)
