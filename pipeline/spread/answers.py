"""What becomes of a piece of work, whoever did it."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from pipeline.spread.worker import DONE, SHORT

FAULT = "a fault of rollcall:"


@dataclass(frozen=True, slots=True)
class Answer:
    """A piece of work and the bytes made of it, or the reason why there are none."""

    piece: Any
    made: bytes = b""
    reason: str = ""
    is_fault: bool = False
    """Whether it would be the same again: nothing but the code and the piece is to blame."""


Spread = Callable[[Iterable[Sequence[Any]]], Iterator[Answer]]
"""Answers each piece of each batch, in any order."""


def answer_of(piece: Any, kind: str, made: bytes) -> Answer:
    """Return what `worker.answer` says of a piece."""
    if kind == DONE:
        return Answer(piece, made)
    told = made.decode("utf-8", "replace")
    if kind == SHORT:
        return Answer(piece, reason=f"broken: {told}")
    return Answer(piece, reason=f"{FAULT} {told}", is_fault=True)
