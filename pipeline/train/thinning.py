"""Makes an exported network smaller: inner units of its layers go whose part the others can take.

No training and no labels: the network is listened to while it reads texts, and `surgeon.py` fits
the units that stay. What the network is asked and answers keeps its form.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper
from spacy.tokens import Doc

from pipeline.annotate.recogniser.component import Recogniser
from pipeline.annotate.recogniser.network import Network
from pipeline.clean.stage import clean
from pipeline.errors import UsageError
from pipeline.layout import load_layout
from pipeline.train.reading import check_may_be_learned, spread_over
from pipeline.train.saving import model_in
from pipeline.train.surgeon import Moments, thin
from pipeline.types import Release

INNER = "network.encoder.encoder.layer.{}.intermediate.dense."
OUTER = "network.encoder.encoder.layer.{}.output.dense."
WEIGHT, SCALE, ZERO = (f"weight_Transposed_{one}" for one in ("quantized", "scale", "zero_point"))
LARGEST = 64
"""Of a weight in seven bits, as `exporting.py` has them."""
Told = Callable[[str], None]


def texts_of(files: Iterable[Path], gold: Iterable[Path]) -> Iterator[str]:
    """Yield texts of public data and the `.txt` of folders, cleaned as a run cleans them."""
    layout = load_layout()
    for path in files:
        for entry in spread_over(path):
            check_may_be_learned(entry, path)
            yield clean(Release(str(entry["id"]), entry["text"], path.name), layout).text
    for path in sorted(one for folder in gold for one in folder.rglob("*.txt")):
        yield clean(Release(path.stem, path.read_text("utf-8"), path.name), layout).text


def make_thin(
    component: Recogniser, documents: Iterable[Doc], widths: Sequence[int], told: Told
) -> None:
    """Give a recogniser as many inner units a layer as `widths` says.

    `documents` are those that it reads as they are drawn. Raises UsageError for widths that its
    layers do not have, and where not one word of the documents is read.
    """
    model = model_in(component)
    graph = _Graph(model.network.content)
    before = [graph.units(layer) for layer in range(graph.layers)]
    if len(widths) != len(before) or not all(map(_fits, widths, before)):
        raise UsageError(f"give a number of units for each layer, of at most {before}")
    moments = [Moments(units) for units in before]
    listening = _Listening(graph.with_inner_units(), moments)
    component.model = replace(model, network=listening)
    for _ in documents:
        pass
    if not all(one.rows for one in moments):
        raise UsageError("the texts hold no word that the network reads: give others")
    for layer, width in enumerate(widths):
        if width < before[layer]:
            error = graph.make_thin(layer, width, moments[layer])
            told(f"layer {layer}: {before[layer]} units to {width}, error {error:.4f}")
    component.model = replace(model, network=Network(graph.content()))


def _fits(width: int, most: int) -> bool:
    return 1 <= width <= most


class _Listening(Network):
    """A network that gives, behind its probabilities, what its inner units gave."""

    def __init__(self, content: bytes, moments: Sequence[Moments]) -> None:
        super().__init__(content)
        self._moments = moments

    def _run(self, taken: Mapping[str, object]) -> Sequence[Any]:
        outputs = super()._run(taken)
        for one, given in zip(self._moments, outputs[1:], strict=True):
            one.add(given)
        return outputs


class _Graph:
    """The ONNX graph that `exporting.py` writes in int8, and its weights by name."""

    def __init__(self, content: bytes) -> None:
        self.model = onnx.load_from_string(content)
        self._held = {one.name: one for one in self.model.graph.initializer}
        self.layers = sum(name.endswith(".output.dense." + WEIGHT) for name in self._held) // 2
        """Each layer has two such weights, of its attention and of its inner units."""

    def units(self, layer: int) -> int:
        """Return the number of the inner units of a layer."""
        return len(self._array(OUTER.format(layer) + WEIGHT))

    def content(self) -> bytes:
        """Return the ONNX file."""
        content: bytes = self.model.SerializeToString()
        return content

    def with_inner_units(self) -> bytes:
        """Return the ONNX file of a network that gives what the units of each layer gave, too."""
        copy = onnx.ModelProto()
        copy.CopyFrom(self.model)
        made = {name: node for node in copy.graph.node for name in node.output}
        taking = {name: node for node in copy.graph.node for name in node.input}
        for layer in range(self.layers):
            quantised = taking[OUTER.format(layer) + WEIGHT].input[0]
            given = made[quantised].input[0]
            copy.graph.output.append(helper.make_tensor_value_info(given, TensorProto.FLOAT, None))
        content: bytes = copy.SerializeToString()
        return content

    def make_thin(self, layer: int, width: int, moments: Moments) -> float:
        """Leave a layer `width` units; return the share of its output that is lost."""
        inner, outer = INNER.format(layer), OUTER.format(layer)
        weights = self._array(outer + WEIGHT) * self._array(outer + SCALE).astype(np.float64)
        left = thin(moments.mean(), weights, width)
        scale = np.abs(left.weights).max(axis=0) / LARGEST
        self._put(outer + WEIGHT, np.rint(left.weights / scale).astype(np.int8))
        self._put(outer + SCALE, scale.astype(np.float32))
        self._put(outer + "bias", (self._array(outer + "bias") + left.bias).astype(np.float32))
        for name in (inner + SCALE, inner + ZERO, inner + "bias"):
            self._put(name, self._array(name)[left.units])
        self._put(inner + WEIGHT, np.ascontiguousarray(self._array(inner + WEIGHT)[:, left.units]))
        del self.model.graph.value_info[:]  # it tells the shapes of before
        return left.error

    def _array(self, name: str) -> Any:
        return numpy_helper.to_array(self._held[name])

    def _put(self, name: str, value: Any) -> None:
        self._held[name].CopyFrom(numpy_helper.from_array(value, name))
