"""The training loop: seeded, and resumed from its last checkpoint after any break."""

import random
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import torch
from torch.optim import AdamW
from torch.optim.lr_scheduler import LambdaLR

from pipeline.annotate.recogniser.features import Vocabulary
from pipeline.train.distilling import distance
from pipeline.train.epochs import Batch, batches, skipped
from pipeline.train.examples import Example
from pipeline.train.network import Network, loss_of

CHECKPOINT = "checkpoint.pt"
EVERY = 400
"""Steps between checkpoints: about three minutes on two cores."""
TOLD_EVERY = 20
WARM_UP = 0.06
"""Part of all steps over which the learning rate rises."""
LONGEST_STEP = 1.0


@dataclass(frozen=True, slots=True)
class Settings:
    """How a network is fitted; with the data and the seed they decide it."""

    epochs: int = 3
    seed: int = 1
    encoder_rate: float = 1e-4
    head_rate: float = 1e-3
    decay: float = 0.01


@dataclass(frozen=True, slots=True)
class Progress:
    """Where the loop stands; `loss` is the mean since the last report."""

    epoch: int
    step: int
    steps: int
    loss: float

    def __str__(self) -> str:
        """Return a line to show."""
        done = f"epoch {self.epoch + 1}, step {self.step} of {self.steps}"
        return f"{done}, loss {self.loss:.3f}"


Examples = Callable[[int], Iterable[Example]]
"""The examples of an epoch, by its number: replaced names differ from epoch to epoch."""
Told = Callable[[Progress], None]


@dataclass
class _Loop:
    network: Network
    optimiser: AdamW
    schedule: LambdaLR
    steps: int
    """In an epoch."""
    epoch: int = 0
    step: int = 0
    larger: Network | None = None


def fit(
    network: Network,
    examples: Examples,
    vocabulary: Vocabulary,
    settings: Settings,
    *,
    folder: Path,
    told: Told = lambda _: None,
    larger: Network | None = None,
) -> Network:
    """Return the network after all epochs; goes on where the checkpoint in `folder` broke off.

    With a `larger` network it learns from that one's probabilities too.
    """
    torch.manual_seed(settings.seed)
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    network.to(device)
    steps = sum(1 for _ in _epoch(examples, vocabulary, settings, 0))
    loop = _start(network, settings, steps)
    loop.larger = larger.to(device) if larger else None
    _resume(loop, settings, folder)
    while loop.epoch < settings.epochs:
        found = _epoch(examples, vocabulary, settings, loop.epoch)
        _run_epoch(loop, skipped(found, loop.step), lambda: _save(loop, settings, folder), told)
        loop.epoch, loop.step = loop.epoch + 1, 0
        _save(loop, settings, folder)
    network.eval()
    return network


def _epoch(
    examples: Examples, vocabulary: Vocabulary, settings: Settings, epoch: int
) -> Iterator[Batch]:
    draw = random.Random(f"{settings.seed} {epoch}")
    return batches(examples(epoch), vocabulary, draw)


def _start(network: Network, settings: Settings, steps: int) -> _Loop:
    encoder = [one for one in network.encoder.parameters() if one.requires_grad]
    head = [*network.case.parameters(), *network.tagger.parameters()]
    groups = [
        {"params": encoder, "lr": settings.encoder_rate},
        {"params": head, "lr": settings.head_rate},
    ]
    optimiser = AdamW([one for one in groups if one["params"]], weight_decay=settings.decay)
    total = steps * settings.epochs
    warm = max(1, int(WARM_UP * total))

    def rate(step: int) -> float:
        return step / warm if step < warm else max(0.0, (total - step) / max(1, total - warm))

    return _Loop(network, optimiser, LambdaLR(optimiser, rate), steps)


def _run_epoch(loop: _Loop, found: Iterable[Batch], save: Callable[[], None], told: Told) -> None:
    loop.network.train()
    total = 0.0
    for batch in found:
        total += _step(loop, batch)
        loop.step += 1
        if loop.step % TOLD_EVERY == 0:
            told(Progress(loop.epoch, loop.step, loop.steps, total / TOLD_EVERY))
            total = 0.0
        if loop.step % EVERY == 0:
            save()


def _step(loop: _Loop, batch: Batch) -> float:
    device = loop.network.tagger.weight.device
    given = [one.to(device) for one in (batch.pieces, batch.shapes, batch.kept, batch.firsts)]
    with torch.autocast(device.type, torch.bfloat16):
        logits = loop.network(*given)
    loss = loss_of(logits, batch.allowed.to(device))
    if loop.larger:
        with torch.autocast(device.type, torch.bfloat16), torch.no_grad():
            aims = loop.larger(*given)
        loss = loss + distance(logits, aims)
    loop.optimiser.zero_grad()
    loss.backward()
    torch.nn.utils.clip_grad_norm_(loop.network.parameters(), LONGEST_STEP)
    loop.optimiser.step()
    loop.schedule.step()
    return float(loss.detach())


def _save(loop: _Loop, settings: Settings, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    state = {
        "settings": asdict(settings),
        "design": asdict(loop.network.design),
        "network": loop.network.state_dict(),
        "optimiser": loop.optimiser.state_dict(),
        "schedule": loop.schedule.state_dict(),
        "random": torch.get_rng_state(),
        "epoch": loop.epoch,
        "step": loop.step,
    }
    whole = folder / f"{CHECKPOINT}.new"
    torch.save(state, whole)
    whole.replace(folder / CHECKPOINT)


def _resume(loop: _Loop, settings: Settings, folder: Path) -> None:
    path = folder / CHECKPOINT
    if not path.is_file():
        return
    state: dict[str, Any] = torch.load(path, weights_only=True)
    if state["settings"] != asdict(settings):
        return
    loop.network.load_state_dict(state["network"])
    loop.optimiser.load_state_dict(state["optimiser"])
    loop.schedule.load_state_dict(state["schedule"])
    torch.set_rng_state(state["random"])
    loop.epoch, loop.step = state["epoch"], state["step"]
