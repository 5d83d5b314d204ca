"""The network: a pre-trained encoder, the case of each word added to its input, a tag a word."""

from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor, nn
from transformers import BertConfig, BertModel

from pipeline.annotate.recogniser.decode import tags_of
from pipeline.annotate.recogniser.features import SHAPES
from pipeline.train.examples import LABELS

DROPOUT = 0.1
TAGS = tags_of(LABELS)


@dataclass(frozen=True, slots=True)
class Design:
    """What a network is made of; the ablations of the card change it."""

    layers: tuple[int, ...] = (0, 1, 2, 3, 4, 5)
    """Those of the encoder that are kept."""
    case: bool = True
    """Whether the shape of each word's case is read."""
    frozen: bool = False
    """Whether the encoder stays as it is."""
    lower: int = 3
    """Layers that read every piece; those above read the pieces of candidates alone."""


class Network(nn.Module):
    """Gives the logits of the tags of each asked word; of shape (words, tags)."""

    def __init__(self, config: BertConfig, design: Design) -> None:
        super().__init__()
        self.design = design
        self.encoder = BertModel(config, add_pooling_layer=False)
        self.case = nn.Embedding(len(SHAPES), config.hidden_size)
        self.dropout = nn.Dropout(DROPOUT)
        self.tagger = nn.Linear(config.hidden_size, len(TAGS))
        nn.init.zeros_(self.case.weight)

    def forward(self, pieces: Tensor, shapes: Tensor, kept: Tensor, firsts: Tensor) -> Tensor:
        """Return the logits of the asked words, window by window.

        `pieces` and `shapes` are of shape (windows, pieces); `kept` and `firsts` (windows, kept
        pieces): the place of each kept piece, and whether a word begins with it. All are padded
        with 0: no piece, and the place of the opening, which is always kept first.
        """
        embedded = self.encoder.embeddings.word_embeddings(pieces)
        if self.design.case:
            embedded = embedded + self.case(shapes)
        hidden = self.encoder.embeddings(inputs_embeds=embedded)
        layers = self.encoder.encoder.layer
        for layer in layers[: self.design.lower]:
            hidden = layer(hidden, (pieces > 0)[:, None, None, :])
        hidden = hidden.gather(1, kept[..., None].expand(-1, -1, hidden.shape[-1]))
        seen = kept > 0
        seen[:, 0] = True
        for layer in layers[self.design.lower :]:
            hidden = layer(hidden, seen[:, None, None, :])
        logits: Tensor = self.tagger(self.dropout(hidden[firsts]))
        return logits


def load_network(encoder: Path, design: Design) -> Network:
    """Return a network whose encoder has the weights of the folder `encoder`.

    The table of word pieces is kept as it is: it is half of the weights, most of its rows never
    occur in training, and a step without it is a tenth faster.
    """
    whole = BertModel.from_pretrained(encoder, add_pooling_layer=False)
    config = BertConfig.from_pretrained(encoder)
    config.num_hidden_layers = len(design.layers)
    network = Network(config, design)
    network.encoder.embeddings = whole.embeddings
    kept = [whole.encoder.layer[number] for number in design.layers]
    network.encoder.encoder.layer = nn.ModuleList(kept)
    network.encoder.embeddings.word_embeddings.weight.requires_grad = False
    if design.frozen:
        network.encoder.requires_grad_(False)
    return network


def loss_of(logits: Tensor, allowed: Tensor) -> Tensor:
    """Return the mean of -log of the probability that each word has one of its allowed tags.

    `allowed` is 0 where a tag is allowed and a large negative number elsewhere: what a dataset does
    not mark is summed over, not taken for "no name".
    """
    rows = torch.logsumexp(logits.float() + allowed, dim=-1)
    return (torch.logsumexp(logits.float(), dim=-1) - rows).mean()
