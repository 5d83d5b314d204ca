"""Starts a network from a larger one that was trained before, and measures how far it is from it.

A network with fewer layers, or with fewer that read every word, keeps nearly all that the larger
one learned where it takes over its weights and then learns from its probabilities too.
"""

from pathlib import Path
from pickle import UnpicklingError
from typing import Any

import torch
from torch import Tensor
from torch.nn import functional

from pipeline.errors import UsageError
from pipeline.train.network import Design, Network, load_network

SOFTNESS = 2.0
"""By what logits are divided before they are compared, so that the less likely tags count too.
Not tuned."""
UNREADABLE = (OSError, RuntimeError, KeyError, TypeError, ValueError, UnpicklingError)
LAYER = "encoder.encoder.layer."


def read_larger(checkpoint: Path, encoder: Path) -> Network:
    """Return the trained network of a checkpoint; raises UsageError where it holds none."""
    try:
        state: dict[str, Any] = torch.load(checkpoint, weights_only=True, map_location="cpu")
        network = load_network(encoder, Design(**state.get("design", {})))
        network.load_state_dict(state["network"])
    except UNREADABLE:
        raise UsageError(f"{str(checkpoint)!r} is no checkpoint of a training") from None
    network.eval()
    network.requires_grad_(False)
    return network


def begin_from(network: Network, larger: Network) -> Network:
    """Return `network` with the weights that `larger` has for the layers it keeps."""
    weights = larger.state_dict()
    names = {name: _name_in(larger.design, network.design, name) for name in network.state_dict()}
    network.load_state_dict({name: weights[theirs] for name, theirs in names.items()})
    return network


def distance(logits: Tensor, aims: Tensor) -> Tensor:
    """Return how far tags of shape (words, tags) are from those of the larger network."""
    ours = functional.log_softmax(logits.float() / SOFTNESS, dim=-1)
    theirs = functional.log_softmax(aims.float() / SOFTNESS, dim=-1)
    far = functional.kl_div(ours, theirs, reduction="batchmean", log_target=True)
    return far * SOFTNESS**2


def _name_in(larger: Design, smaller: Design, name: str) -> str:
    """Return what a weight of the smaller network is called in the larger one."""
    if not name.startswith(LAYER):
        return name
    number, rest = name.removeprefix(LAYER).split(".", 1)
    layer = smaller.layers[int(number)]
    if layer not in larger.layers:
        raise UsageError(f"the larger network has no layer {layer}: it has {larger.layers}")
    return f"{LAYER}{larger.layers.index(layer)}.{rest}"
