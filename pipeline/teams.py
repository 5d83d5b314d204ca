"""Says who reads: processes of this machine, or the workers of a Dask cluster."""

import os
from collections.abc import Callable, Sequence
from contextlib import nullcontext
from dataclasses import replace
from functools import cache, partial
from pathlib import Path
from types import ModuleType

from pipeline.errors import UsageError
from pipeline.keep import fingerprints
from pipeline.languages import making_ready
from pipeline.loading import load_kit
from pipeline.read_all import Known, packed
from pipeline.spread.answers import Spread
from pipeline.spread.options import DASK, HERE, SpreadOptions
from pipeline.spread.pool import FORKS, Team, spread
from pipeline.spread.worker import Begin, Work

DATA = "--data"
"""The part of what reads a release that each run may choose."""
ABSENT = "--on dask needs the extra `dask`: pip install 'rollcall[dask]'"
Fingerprints = tuple[tuple[str, str], ...]
SHOWN = 12
"""Digits of a fingerprint in a message."""


def check_spread(options: SpreadOptions) -> None:
    """Raise UsageError where who is to read cannot be had; nobody is started for this."""
    if options.on not in (HERE, DASK):
        raise UsageError(f"--on is {options.on!r}; the one place besides this machine is {DASK}")
    if options.scheduler and options.on != DASK:
        raise UsageError("--scheduler is the address of a Dask cluster; add --on dask")
    if options.on == DASK:
        _cluster().check_reached(options.scheduler)


def spread_of(options: SpreadOptions, known: Known, many: bool) -> Spread:
    """Return what hands releases out: each process starts with all that the run knows.

    It is copied with that, or makes it anew. `many` tells that one process cannot read all at once.
    """
    options = replace(options, workers=workers_of(options))
    if options.on == DASK:
        data = tuple(one.resolve() for one in known.data)
        begin = Begin(work_of, (data, fingerprints_of(data)))
        return partial(_cluster().spread_over, options=options, begin=begin)
    return partial(spread, team=Team(options.workers, _start(known, many), options.seconds))


def workers_of(options: SpreadOptions) -> int:
    """Return in how many processes a run works: as many as it may use processors, if not told."""
    if options.workers:
        return options.workers
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def work_of(data: Sequence[Path], told: Fingerprints) -> Work:
    """Return what reads a release here, where all that it knows is what the run `told`.

    Raises UsageError where it is not: then the same release might not say the same.
    """
    absent = [str(folder) for folder in data if not folder.is_dir()]
    if absent:
        raise UsageError(
            f"there is no folder {absent[0]!r} here: put --data where the run and every worker "
            "see it under one path"
        )
    wanted = dict(told)
    seen = (*_as_started(), *fingerprints_of(data))
    other = {
        name: f"{name} {here[:SHOWN]} here, {wanted[name][:SHOWN]} in the run"
        for name, here in seen
        if here != wanted[name]
    }
    if other:
        raise UsageError(
            f"another version of rollcall: {'; '.join(other.values())}; "
            "install the same rollcall, libraries and --data on both, and start the worker anew"
        )
    return _anew(data)


@cache
def _as_started() -> Fingerprints:
    """Return the fingerprints of what this process began with: code that is loaded stays loaded.

    A worker may live on while another version is installed under it.
    """
    return tuple(one for one in fingerprints_of(()) if one[0] != DATA)


def fingerprints_of(data: Sequence[Path]) -> Fingerprints:
    """Return the fingerprint of each part of what reads a release."""
    parts = fingerprints.of_parts(data)
    return tuple((name, digest.hex()) for name, digest in parts.items())


def _start(known: Known, many: bool) -> Callable[[], Work]:
    """Return what a process begins with; of few releases most need nothing to tell languages."""
    if not FORKS:
        return partial(_anew, known.data)
    with making_ready() if many else nullcontext():
        kit = known.kit
    return lambda: partial(packed, kit=kit)


def _anew(data: Sequence[Path]) -> Work:
    return partial(packed, kit=load_kit(data))


def _cluster() -> ModuleType:
    """Return the module that knows Dask; raises UsageError where the extra is absent."""
    try:
        from pipeline.spread import cluster
    except ModuleNotFoundError as error:
        raise UsageError(ABSENT) from error
    return cluster
