"""The whole way from data to a model: gather, fit, export, calibrate, score, save."""

import platform
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

import torch
from spacy.language import Language

from pipeline.annotate.recogniser.component import read_words
from pipeline.annotate.recogniser.decode import Found, spans
from pipeline.annotate.recogniser.features import Vocabulary
from pipeline.annotate.recogniser.network import Network as ExportedNetwork
from pipeline.annotate.recogniser.stored import Model, Settings
from pipeline.train import fitting
from pipeline.train.calibrating import Bin, calibrate, judgements, reliability
from pipeline.train.convolutional import convolutional, find_by
from pipeline.train.distilling import begin_from, read_larger
from pipeline.train.encoder import find_encoder, pinned_encoder
from pipeline.train.examples import KEPT, LABELS, Example
from pipeline.train.exporting import export
from pipeline.train.gathering import Data, gather, read_dev
from pipeline.train.network import Design, load_network
from pipeline.train.saving import pipeline_of, save
from pipeline.train.scoring import Score, score
from pipeline.train.sources import Doses, epoch_of

PACKAGES = ("torch", "transformers", "onnx", "onnxruntime", "tokenizers", "spacy", "numpy")
TOKENIZER = "tokenizer.json"
LEAST_PERCENT = 58
"""A span that is less sure is not told. Tried on the dev sets: 50 costs .007 on parties of the
CrossNER fifth, 66 costs .010 on its persons."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """All that decides a model, besides its data."""

    design: Design
    doses: Doses
    settings: fitting.Settings
    quantised: bool = True


@dataclass(frozen=True, slots=True)
class Trained:
    """A model, its scores alone on dev data, and how sure it may be."""

    model: Model
    scores: Mapping[str, Mapping[str, Score]]
    reliability: tuple[Bin, ...]


def train(
    data: Data, recipe: Recipe, work: Path, *, told: fitting.Told, encoder: Path | None = None
) -> Trained:
    """Return the model that `recipe` makes of `data`; `work` holds the checkpoints.

    Raises UsageError for data that may not be trained on, and for another encoder than the pinned.
    """
    place = find_encoder(encoder)
    vocabulary = Vocabulary((place / TOKENIZER).read_bytes())
    sources, reader = gather(data, recipe.doses)
    torch.manual_seed(recipe.settings.seed)
    network = load_network(place, recipe.design)
    larger = read_larger(data.larger, place) if data.larger else None
    if larger:
        network = begin_from(network, larger)
    seed = recipe.settings.seed
    fitted = fitting.fit(
        network,
        lambda epoch: epoch_of(sources, seed, epoch),
        vocabulary,
        recipe.settings,
        folder=work,
        told=told,
        larger=larger,
    )
    content = export(fitted, quantised=recipe.quantised)
    model = Model(vocabulary, ExportedNetwork(content), Settings(LABELS, KEPT))
    return measured(model, read_dev(data.dev, reader), frozenset(reader.nlp.Defaults.stop_words))


def train_convolutional(
    data: Data, recipe: Recipe, told: Callable[[int, float], None]
) -> tuple[Language, Mapping[str, Mapping[str, Score]]]:
    """Return spaCy's own recogniser trained on the same data, and its scores on dev data."""
    sources, reader = gather(data, recipe.doses)
    seed = recipe.settings.seed
    nlp = convolutional(
        lambda epoch: epoch_of(sources, seed, epoch), seed, recipe.settings.epochs, told=told
    )
    dev = read_dev(data.dev, reader)
    return nlp, score([(one, find_by(nlp, one)) for one in dev])


def measured(model: Model, dev: Sequence[Example], openers: frozenset[str]) -> Trained:
    """Return a model with its confidence calibrated on `dev`, and scored there."""
    pairs = [(one, find(one, model, openers)) for one in dev]
    rated = judgements(pairs)
    curves = calibrate(rated)
    settings = Settings(LABELS, KEPT, LEAST_PERCENT, curves)
    calibrated = Model(model.vocabulary, model.network, settings)
    return Trained(calibrated, score(pairs), tuple(reliability(rated, curves)))


def find(example: Example, model: Model, openers: frozenset[str]) -> list[Found]:
    """Return what the model finds in an example, as a run would."""
    if not example.words:
        return []
    return spans(read_words(example.words, example.units, model, openers), LABELS)


def write_model(trained: Trained, recipe: Recipe, data: Data, folder: Path) -> None:
    """Write the pipeline for `spacy.load`, and `training.json`: what it was made of, and how."""
    save(pipeline_of(trained.model), folder, _card(trained, recipe, data))


def _card(trained: Trained, recipe: Recipe, data: Data) -> dict[str, Any]:
    return {
        "begun_from_larger": data.larger is not None,
        "data": [path.name for path in (*data.public, *data.gold)],
        "dev": [path.name for path in data.dev],
        "encoder": pinned_encoder().model_dump(),
        "packages": {
            "python": platform.python_version(),
            **{one: version(one) for one in PACKAGES},
        },
        "recipe": asdict(recipe),
        "reliability": [asdict(row) for row in trained.reliability],
        "alone": {
            dataset: {label: round(one.f, 1) for label, one in labels.items()}
            for dataset, labels in trained.scores.items()
        },
    }
