"""Turns a trained network into the file that a run reads: ONNX, with weights in int8."""

import math
import tempfile
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
    are one product, and the scale is in its weights. That is a fifth faster in int8. A network that
    does not read the case has zeros in that table.
    """

    def __init__(self, network: Network) -> None:
        super().__init__()
        encoder = network.encoder
        self.network = network
        self.layers = nn.ModuleList(_Layer(one, encoder.config) for one in encoder.encoder.layer)
        embeddings = encoder.embeddings
        places = embeddings.position_embeddings.weight + embeddings.token_type_embeddings.weight[0]
        self.places = nn.Parameter(places.detach())

    def forward(self, pieces: Tensor, shapes: Tensor, kept: Tensor, firsts: Tensor) -> Tensor:
        embeddings = self.network.encoder.embeddings
        hidden = embeddings.word_embeddings(pieces[0]) + self.places[: pieces.shape[1]]
        hidden = embeddings.LayerNorm(hidden + self.network.case(shapes[0]))
        lower = self.network.design.lower
        for layer in self.layers[:lower]:
            hidden = layer(hidden)
        if lower < len(self.layers):
            above = hidden[kept]
            for layer in self.layers[lower:]:
                above = layer(above)
            hidden = hidden.index_put((kept,), above)
        return torch.softmax(self.network.tagger(hidden[firsts]), dim=-1)


class _Layer(nn.Module):
    """A layer of the encoder over one window of shape (pieces, width)."""

    def __init__(self, layer: nn.Module, config: object) -> None:
        super().__init__()
        attention = layer.attention
        self.heads: int = config.num_attention_heads  # type: ignore[attr-defined]
        self.width: int = config.hidden_size  # type: ignore[attr-defined]
        parts = [attention.self.query, attention.self.key, attention.self.value]
        scales = [1 / math.sqrt(self.width // self.heads), 1.0, 1.0]
        pairs = list(zip(parts, scales, strict=True))
        self.joined = nn.Linear(self.width, 3 * self.width)
        self.joined.weight.data = torch.cat([one.weight.data * scale for one, scale in pairs])
        self.joined.bias.data = torch.cat([one.bias.data * scale for one, scale in pairs])
        self.out, self.inner, self.outer = attention.output, layer.intermediate, layer.output

    def forward(self, hidden: Tensor) -> Tensor:
        split = self.joined(hidden).reshape(-1, 3, self.heads, self.width // self.heads)
        query, key, value = split.permute(1, 2, 0, 3)
        weights = torch.softmax(query @ key.transpose(1, 2), dim=-1)
        seen = (weights @ value).permute(1, 0, 2).reshape(-1, self.width)
        hidden = self.out.LayerNorm(hidden + self.out.dense(seen))
        inner = functional.gelu(self.inner.dense(hidden))
        result: Tensor = self.outer.LayerNorm(hidden + self.outer.dense(inner))
        return result


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
