"""The kept corpus: what each target began with, and what was found to reach new code."""

import zipfile
from collections.abc import Sequence
from functools import cache
from pathlib import Path

SOUND = "-text"
SEEDS = Path(__file__).parent / "seeds"


@cache
def kept(name: str) -> Sequence[bytes]:
    """Return the kept inputs of a target, in order."""
    with zipfile.ZipFile(path_of(name)) as archive:
        return [archive.read(one) for one in archive.namelist()]


@cache
def sound(name: str) -> Sequence[bytes]:
    """Return those of them that give a text: most of what is changed begins with one."""
    with zipfile.ZipFile(path_of(name)) as archive:
        return [archive.read(one) for one in archive.namelist() if one.endswith(SOUND)]


def keep(name: str, inputs: Sequence[tuple[bytes, bool]]) -> None:
    """Keep inputs, each with whether it gives a text, in the place of the old ones.

    The same inputs make the same file.
    """
    SEEDS.mkdir(exist_ok=True)
    with zipfile.ZipFile(path_of(name), "w", zipfile.ZIP_LZMA) as archive:
        for number, (data, is_sound) in enumerate(inputs):
            info = zipfile.ZipInfo(f"{number:04}{SOUND if is_sound else ''}", (2026, 1, 1, 0, 0, 0))
            archive.writestr(info, data, zipfile.ZIP_LZMA)


def path_of(name: str) -> Path:
    """Return where the inputs of a target are kept."""
    return SEEDS / f"{name}.zip"
