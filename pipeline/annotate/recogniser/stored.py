"""A recogniser as it lies on disk: the vocabulary, the network, and what training found out."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from pipeline.annotate.recogniser.calibration import Calibration
from pipeline.annotate.recogniser.decode import Found
from pipeline.annotate.recogniser.features import Vocabulary
from pipeline.annotate.recogniser.network import Network

FILES = VOCABULARY, NETWORK, SETTINGS = "tokenizer.json", "network.onnx", "settings.json"


@dataclass(frozen=True, slots=True)
class Settings:
    """What training found out and a run needs besides the network."""

    labels: tuple[str, ...]
    """In the order of the network's tags."""
    kept: tuple[str, ...]
    """Those that become entities; the others only teach the network what is neither."""
    least_percent: int = 0
    """Spans of a smaller confidence are left out."""
    curves: Mapping[str, Calibration] = field(default_factory=dict)
    """The calibration of each label that is kept."""

    def percent(self, found: Found) -> int:
        """Return how sure a span is."""
        return self.curves.get(found.label, Calibration()).percent(found.probability)


@dataclass(frozen=True, slots=True)
class Model:
    """All that the component reads from disk."""

    vocabulary: Vocabulary
    network: Network
    settings: Settings


def files_of(model: Model) -> dict[str, bytes]:
    """Return the content of a model's files, by name."""
    settings = json.dumps(asdict(model.settings), indent=1, sort_keys=True) + "\n"
    return {
        VOCABULARY: model.vocabulary.content,
        NETWORK: model.network.content,
        SETTINGS: settings.encode(),
    }


def model_of(files: Mapping[str, bytes]) -> Model:
    """Return the model that files make, by the names of FILES."""
    stored: dict[str, Any] = json.loads(files[SETTINGS])
    curves = {
        label: Calibration(tuple(curve["probabilities"]), tuple(curve["percents"]))
        for label, curve in stored["curves"].items()
    }
    labels, kept = tuple(stored["labels"]), tuple(stored["kept"])
    settings = Settings(labels, kept, stored["least_percent"], curves)
    return Model(Vocabulary(files[VOCABULARY]), Network(files[NETWORK]), settings)
