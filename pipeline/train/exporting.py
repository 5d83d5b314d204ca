"""Turns a trained network into the file that a run reads: ONNX, its operators fused, int8."""

import tempfile
from pathlib import Path

import torch
from onnx import TensorProto
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.transformers.fusion_options import FusionOptions
from onnxruntime.transformers.optimizer import optimize_model
from torch import Tensor, nn

from pipeline.train.network import Network

HEADS, WIDTH = 12, 384


class _Tagger(nn.Module):
    """The network as a run calls it: one window without padding, probabilities out."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, pieces: Tensor, shapes: Tensor, firsts: Tensor) -> Tensor:
        network = self.network
        embedded = network.encoder.embeddings.word_embeddings(pieces)
        if network.design.case:
            embedded = embedded + network.case(shapes)
        hidden = network.encoder(inputs_embeds=embedded).last_hidden_state
        return torch.softmax(network.tagger(hidden[0][firsts]), dim=-1)


def export(network: Network, *, quantised: bool = True) -> bytes:
    """Return the ONNX file of a network, with weights in int8 or, if asked, in float32.

    Weights keep to seven bits, so that processors without the newer integer instructions do not
    overflow and give other results.
    """
    network = network.eval().cpu().float()
    with tempfile.TemporaryDirectory() as folder:
        plain, fused, small = (Path(folder) / name for name in ("plain", "fused", "small"))
        _write_plain(network, plain)
        options = FusionOptions("bert")
        optimize_model(
            str(plain), "bert", HEADS, WIDTH, opt_level=0, optimization_options=options
        ).save_model_to_file(str(fused))
        if not quantised:
            return fused.read_bytes()
        quantize_dynamic(
            fused,
            small,
            per_channel=True,
            reduce_range=True,
            weight_type=QuantType.QInt8,
            extra_options={"DefaultTensorType": TensorProto.FLOAT},
        )
        return small.read_bytes()


def _write_plain(network: Network, path: Path) -> None:
    example = (
        torch.tensor([[101, 2000, 2001, 102]]),
        torch.tensor([[0, 2, 3, 0]]),
        torch.tensor([1, 2]),
    )
    torch.onnx.export(
        _Tagger(network),
        example,
        str(path),
        input_names=["pieces", "shapes", "firsts"],
        output_names=["probabilities"],
        dynamic_axes={"pieces": {1: "p"}, "shapes": {1: "p"}, "firsts": {0: "w"}},
        opset_version=17,
        dynamo=False,
    )
