"""Turns examples into the batches of an epoch: windows of numbers, of about equal length."""

import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

import torch
from torch import Tensor
from torch.nn.utils.rnn import pad_sequence

from pipeline.annotate.recogniser.candidates import candidates
from pipeline.annotate.recogniser.features import Numbers, Vocabulary, as_numbers
from pipeline.annotate.recogniser.windows import WINDOW, pack
from pipeline.train.examples import Example, allowed_tags
from pipeline.train.network import TAGS

BATCH_PIECES = 1024
"""Pieces in a batch with its padding: eight full windows, or more that are shorter."""
SHORT = (24, 40, 64, 96, WINDOW, WINDOW)
"""Sizes of windows to draw from, so that sentences are also learned with little around them."""
IMPOSSIBLE = -1e4
SORTED_OVER = 64
"""Batches' worth of windows that are sorted by length together."""


@dataclass(frozen=True, slots=True)
class Item:
    """One window as numbers."""

    numbers: Numbers
    allowed: tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True)
class Batch:
    """Windows side by side, padded; see `network.Network.forward`."""

    pieces: Tensor
    shapes: Tensor
    kept: Tensor
    firsts: Tensor
    allowed: Tensor


def batches(
    examples: Iterable[Example], vocabulary: Vocabulary, draw: random.Random
) -> Iterator[Batch]:
    """Yield the batches of an epoch over `examples`, in the order that `draw` decides."""
    items = [one for example in examples for one in items_of(example, vocabulary, draw)]
    draw.shuffle(items)
    grouped: list[list[Item]] = []
    run = SORTED_OVER * BATCH_PIECES // WINDOW
    for start in range(0, len(items), run):
        near = sorted(items[start : start + run], key=lambda item: len(item.numbers.pieces))
        grouped += _filled(near)
    draw.shuffle(grouped)
    for group in grouped:
        yield stack(group)


def items_of(
    example: Example, vocabulary: Vocabulary, draw: random.Random | None = None
) -> Iterator[Item]:
    """Yield the windows of an example: as a run packs them, or of sizes that `draw` decides."""
    features = [vocabulary.features(word) for word in example.words]
    sizes = [len(pieces) for pieces, _ in features]
    tags = allowed_tags(example)
    named = candidates(example.words)
    most = draw.choice(SHORT) if draw else WINDOW
    for window in pack(example.units, sizes, most):
        asked = [word for word in window.words if word in named]
        if asked:
            numbers = as_numbers(window.words, named, features, vocabulary)
            yield Item(numbers, tuple(tags[word] for word in asked))


def _filled(items: Iterable[Item]) -> Iterator[list[Item]]:
    """Yield runs of items that fill a batch, each at the length of the longest."""
    held: list[Item] = []
    for item in items:
        if held and (len(held) + 1) * len(item.numbers.pieces) > BATCH_PIECES:
            yield held
            held = []
        held.append(item)
    if held:
        yield held


def stack(items: Sequence[Item]) -> Batch:
    """Return items as one batch."""
    numbers = [item.numbers for item in items]
    starts = [frozenset(one.firsts) for one in numbers]
    firsts = [
        [place in start for place in one.kept] for one, start in zip(numbers, starts, strict=True)
    ]
    return Batch(
        _padded([one.pieces for one in numbers]),
        _padded([one.shapes for one in numbers]),
        _padded([one.kept for one in numbers]),
        _padded(firsts).bool(),
        _penalties([tags for item in items for tags in item.allowed]),
    )


def _padded(rows: Sequence[Sequence[int]]) -> Tensor:
    """Return rows of numbers as one table, with 0 behind the shorter ones."""
    return pad_sequence([torch.tensor(row) for row in rows], batch_first=True).long()


def _penalties(allowed: Sequence[tuple[int, ...]]) -> Tensor:
    penalties = torch.full((len(allowed), len(TAGS)), IMPOSSIBLE)
    rows = [row for row, tags in enumerate(allowed) for _ in tags]
    columns = [tag for tags in allowed for tag in tags]
    penalties[rows, columns] = 0.0
    return penalties


def skipped(found: Iterator[Batch], number: int) -> Iterator[Batch]:
    """Return `found` after its first `number` batches, where a broken-off epoch goes on."""
    return islice(found, number, None)
