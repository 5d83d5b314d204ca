"""Runs the network that training exported, one window at a time, with onnxruntime.

One window a call: its result depends on nothing else, whatever stands before or behind it in a
release, a folder or a batch, although int8 takes its scales from what it is given.
"""

from collections.abc import Container, Mapping, Sequence
from typing import Any

import numpy as np
import onnxruntime

from pipeline.annotate.recogniser.decode import Probabilities
from pipeline.annotate.recogniser.features import Features, Vocabulary, as_numbers

THREADS = 1
"""More cores are for more workers: a window is too short to be shared."""
NO_MEMORY = "alloc"
"""In what onnxruntime says where memory is short, by an error of its own: "Failed to allocate
memory for requested buffer", "std::bad_alloc"."""


class Network:
    """The exported network, in memory; `content` is the ONNX file as it was read."""

    def __init__(self, content: bytes) -> None:
        self.content = content
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = THREADS
        options.inter_op_num_threads = THREADS
        options.log_severity_level = 3
        self._session = onnxruntime.InferenceSession(
            content, options, providers=["CPUExecutionProvider"]
        )
        self._inputs = [one.name for one in self._session.get_inputs()]
        """A network all of whose layers read every piece takes no `kept`."""

    def probabilities(
        self,
        words: Sequence[int],
        asked: Container[int],
        features: Sequence[Features],
        vocabulary: Vocabulary,
    ) -> Probabilities:
        """Return the probability of each tag for each asked word of a window's `words`."""
        numbers = as_numbers(words, asked, features, vocabulary)
        given = {
            "pieces": np.array([numbers.pieces], dtype=np.int64),
            "shapes": np.array([numbers.shapes], dtype=np.int64),
            "kept": np.array(numbers.kept, dtype=np.int64),
            "firsts": np.array(numbers.firsts, dtype=np.int64),
        }
        taken = {name: given[name] for name in self._inputs}
        found: Probabilities = self._run(taken)[0]
        return found

    def _run(self, taken: Mapping[str, object]) -> Sequence[Any]:
        """Return what the network gives; raises MemoryError where onnxruntime finds too little."""
        try:
            outputs: Sequence[Any] = self._session.run(None, taken)
        except Exception as error:
            if NO_MEMORY in str(error):
                raise MemoryError from error
            raise
        return outputs
