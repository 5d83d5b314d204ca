"""Gathers all that a training reads: examples, names, snippets, and what it must not see."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

import spacy

from pipeline.gazetteer import Gazetteer, load_gazetteer
from pipeline.layout import load_layout
from pipeline.train.examples import KEPT, Example
from pipeline.train.filling import Workbench, read_carriers
from pipeline.train.label_maps import CARRIERS, LabelMap, read_label_maps
from pipeline.train.reading import Reader, read_gold, read_public
from pipeline.train.self_training import marked_by
from pipeline.train.sources import Doses, Sources
from pipeline.train.stock import load_fillers, load_stock


@dataclass(frozen=True, slots=True)
class Data:
    """Where the data lies; see `rollcall train --help`."""

    public: tuple[Path, ...]
    gold: tuple[Path, ...]
    reference: Path
    dev: tuple[Path, ...] = ()
    """Files and folders to calibrate and to score on; nothing is learned from them."""
    unlabelled: Path | None = None
    """Releases that `teacher` marks, to learn from too."""
    teacher: Path | None = None
    """The folder of an earlier model."""
    larger: Path | None = None
    """The checkpoint of a larger network, to begin from and to imitate."""


def load_reader(gazetteer: Gazetteer) -> Reader:
    """Return the reader of all sources: the tokenizer and the sentences of a run."""
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")

    def is_party(text: str) -> bool:
        owners = gazetteer.parties_named(text) if " " in text else ()
        return any(owner.strength == "strong" for owner in owners)

    return Reader(nlp, load_layout(), read_label_maps(), is_party)


def gather(data: Data, doses: Doses) -> tuple[Sources, Reader]:
    """Return what epochs are made of, and what else is to be read with."""
    gazetteer = load_gazetteer()
    reader = load_reader(gazetteer)
    public = [one for path in data.public for one in read_public(path, reader)]
    gold = [one for folder in data.gold for one in read_gold(folder, reader)]
    if data.unlabelled and data.teacher:
        public += marked_by(data.teacher, data.unlabelled, reader)
    fillers = load_fillers(data.reference, gazetteer)
    sources = Sources(
        tuple(public),
        tuple(gold),
        read_carriers(),
        load_stock(fillers, gazetteer, reader.nlp),
        Workbench(fillers, reader.nlp, reader.maps[CARRIERS]),
        doses,
        {name: one.dose for name, one in reader.maps.items()},
    )
    return sources, reader


def read_dev(paths: Iterable[Path], reader: Reader) -> list[Example]:
    """Return the examples to measure on: of gold folders, and of files of public data.

    Of a file that is also trained on, only the entries that are kept back. A label that a dataset
    does not tell from others is left open, so that no find of it counts as false.
    """
    found: list[Example] = []
    for path in paths:
        found += read_gold(path, reader) if path.is_dir() else read_public(path, reader, back=True)
    return [replace(one, free=_open(one, reader.maps[one.dataset])) for one in found]


def _open(example: Example, labels: LabelMap) -> tuple[str, ...]:
    return (*example.free, *(one for one in KEPT if one not in labels.sure | set(example.free)))
