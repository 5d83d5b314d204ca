"""Turns a trained network into the file that a run reads: ONNX, with weights in int8."""

import math
import tempfile
from collections.abc import Sequence
from pathlib import Path

import torch
from onnx import TensorProto
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn
from torch.nn import functional

from pipeline.train.network import Network

OPSET = 17


class _Tagger(nn.Module):
    """The network as a run calls it: one window without padding, probabilities out.

    It computes what `Network` does, written for one window: the three projections of an attention
    are one product, and the scale is in its weights. That is a fifth faster in int8. Of the last
    lower layer only the kept pieces are computed, from all. A network that does not read the case
    has zeros in that table.
    """

    def __init__(self, network: Network) -> None:
        super().__init__()
        encoder, lower = network.encoder, network.design.lower
        self.network = network
        layers = [
            _Layer(one, encoder.config, narrows=number == lower < len(encoder.encoder.layer))
            for number, one in enumerate(encoder.encoder.layer, start=1)
        ]
        self.lower = nn.ModuleList(layers[:lower])
        self.upper = nn.ModuleList(layers[lower:])
        embeddings = encoder.embeddings
        places = embeddings.position_embeddings.weight + embeddings.token_type_embeddings.weight[0]
        self.places = nn.Parameter(places.detach())

    def forward(self, pieces: Tensor, shapes: Tensor, kept: Tensor, firsts: Tensor) -> Tensor:
        embeddings = self.network.encoder.embeddings
        hidden = embeddings.word_embeddings(pieces[0]) + self.places[: pieces.shape[1]]
        hidden = embeddings.LayerNorm(hidden + self.network.case(shapes[0]))
        for layer in self.lower[:-1]:
            hidden = layer(hidden)
        if self.upper:
            above = self.lower[-1](hidden[kept], hidden)
            for layer in self.upper:
                above = layer(above)
            hidden = hidden.index_put((kept,), above)
        else:
            hidden = self.lower[-1](hidden)
        return torch.softmax(self.network.tagger(hidden[firsts]), dim=-1)


class _Layer(nn.Module):
    """A layer of the encoder over one window of shape (pieces, width)."""

    def __init__(self, layer: nn.Module, config: object, *, narrows: bool) -> None:
        super().__init__()
        attention = layer.attention
        self.heads: int = config.num_attention_heads  # type: ignore[attr-defined]
        self.width: int = config.hidden_size  # type: ignore[attr-defined]
        scale = 1 / math.sqrt(self.width // self.heads)
        query, key, value = attention.self.query, attention.self.key, attention.self.value
        parts = [[(query, scale)], [(key, 1.0), (value, 1.0)]]
        self.products = nn.ModuleList(map(_joined, parts if narrows else [[*parts[0], *parts[1]]]))
        self.out, self.inner, self.outer = attention.output, layer.intermediate, layer.output

    def forward(self, hidden: Tensor, others: Tensor | None = None) -> Tensor:
        """Return what `hidden` become, who look at themselves or at `others`."""
        given = (hidden,) if len(self.products) == 1 else (hidden, others)
        made = [product(one) for product, one in zip(self.products, given, strict=True)]
        query, key, value = (part for one in made for part in self._parted(one))
        weights = torch.softmax(query @ key.transpose(1, 2), dim=-1)
        seen = (weights @ value).permute(1, 0, 2).reshape(-1, self.width)
        hidden = self.out.LayerNorm(hidden + self.out.dense(seen))
        inner = functional.gelu(self.inner.dense(hidden))
        result: Tensor = self.outer.LayerNorm(hidden + self.outer.dense(inner))
        return result

    def _parted(self, made: Tensor) -> tuple[Tensor, ...]:
        """Return the one or more parts of a product, each of shape (heads, pieces, width)."""
        number = made.shape[1] // self.width
        shaped = made.reshape(-1, number, self.heads, self.width // self.heads)
        parts: tuple[Tensor, ...] = shaped.permute(1, 2, 0, 3).unbind(0)
        return parts


def _joined(parts: Sequence[tuple[nn.Linear, float]]) -> nn.Linear:
    """Return one product in the place of several, the scale of each in its weights."""
    first = parts[0][0]
    joined = nn.Linear(first.in_features, len(parts) * first.out_features)
    joined.weight.data = torch.cat([one.weight.data * scale for one, scale in parts])
    joined.bias.data = torch.cat([one.bias.data * scale for one, scale in parts])
    return joined


def export(network: Network, *, quantised: bool = True) -> bytes:
    """Return the ONNX file of a network, with weights in int8 or, if asked, in float32.

    Weights keep to seven bits, so that processors without the newer integer instructions do not
    overflow and give other results.
    """
    network = network.eval().cpu().float()
    with tempfile.TemporaryDirectory() as folder:
        plain, small = Path(folder, "plain"), Path(folder, "small")
        _write_plain(network, plain)
        if not quantised:
            return plain.read_bytes()
        quantize_dynamic(
            plain,
            small,
            per_channel=True,
            reduce_range=True,
            weight_type=QuantType.QInt8,
            extra_options={"DefaultTensorType": TensorProto.FLOAT},
        )
        return small.read_bytes()


def _write_plain(network: Network, path: Path) -> None:
    example = (
        torch.tensor([[1, 2, 3, 4]]),
        torch.tensor([[0, 2, 3, 0]]),
        torch.tensor([0, 1, 2]),
        torch.tensor([1, 2]),
    )
    torch.onnx.export(
        _Tagger(network).eval(),
        example,
        str(path),
        input_names=["pieces", "shapes", "kept", "firsts"],
        output_names=["probabilities"],
        dynamic_axes={
            "pieces": {1: "p"},
            "shapes": {1: "p"},
            "kept": {0: "k"},
            "firsts": {0: "w"},
        },
        opset_version=OPSET,
        dynamo=False,
    )
