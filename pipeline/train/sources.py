"""The examples of each epoch: public data varied anew, our gold, and our snippets filled anew."""

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from pipeline.train.examples import Example
from pipeline.train.filling import Carrier, Workbench, filled, in_headline
from pipeline.train.replacing import Stock, vary


@dataclass(frozen=True, slots=True)
class Doses:
    """How much of what an epoch holds; the ablations of the card change it."""

    vary: bool = True
    """Whether names are replaced and our snippets are used."""
    gold: int = 4
    """How often each release of ours comes, with other names each time."""
    snippets: int = 7
    """How often each snippet comes."""
    part: int = 1
    """Of so many examples of public data one is kept: 3 is a fixed third."""


HEADLINES = 0.04
"""Of the snippets, those that are set in capitals."""


@dataclass(frozen=True)
class Sources:
    """What epochs are made of."""

    public: tuple[Example, ...]
    gold: tuple[Example, ...]
    carriers: tuple[Carrier, ...]
    stock: Stock
    bench: Workbench
    doses: Doses = Doses()
    repeated: Mapping[str, int] = field(default_factory=dict)
    """How often each example of a dataset comes, where it is more than once."""


def epoch_of(sources: Sources, seed: int, epoch: int) -> Iterator[Example]:
    """Yield the examples of an epoch; equal seeds and epochs give equal examples."""
    draw = random.Random(f"examples {seed} {epoch}")
    doses = sources.doses
    public = sources.public[:: doses.part]
    if not doses.vary:
        yield from public
        yield from sources.gold[:: doses.part]
        return
    for example in public:
        for _ in range(sources.repeated.get(example.dataset, 1)):
            yield vary(example, sources.stock, draw)
    for _ in range(doses.gold):
        for example in sources.gold[:: doses.part]:
            yield vary(example, sources.stock, draw)
    for carrier in sources.carriers[:: doses.part]:
        for _ in range(doses.snippets):
            one = filled(carrier, sources.bench, draw)
            yield in_headline(one) if draw.random() < HEADLINES else one
