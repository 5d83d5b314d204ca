"""Reaches the scheduler of a Dask cluster, or starts a cluster on this machine."""

import logging
import signal
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from multiprocessing import resource_tracker

from distributed import Client, LocalCluster

from pipeline.errors import OutputError, UsageError
from pipeline.interrupts import held_back
from pipeline.spread.options import SpreadOptions

SECONDS = 10.0
"""How long a scheduler may take to answer."""
LOG = "distributed.client"
HERE = "127.0.0.1"


@contextmanager
def connected(options: SpreadOptions) -> Iterator[Client]:
    """Give the body a client of the cluster, and close it and a cluster of our own behind it."""
    with ExitStack() as stack:
        stack.enter_context(_silent())
        address = options.scheduler or stack.enter_context(_own(options.workers)).scheduler_address
        client = stack.enter_context(_client(address))
        options.told(f"Dask at {address}, dashboard at {client.dashboard_link}")
        yield client


def check_reached(address: str) -> None:
    """Raise UsageError where no scheduler answers at an address; a blank one is ours to start."""
    if address:
        with _client(address):
            pass


def _client(address: str) -> Client:
    try:
        return Client(address, timeout=SECONDS, set_as_default=False)
    except (OSError, ValueError, TypeError) as error:
        raise UsageError(
            f"no Dask scheduler answers at {address!r} within {SECONDS:.0f} seconds; start one "
            "with `dask scheduler`, or leave --scheduler away for processes of this machine"
        ) from error


def _own(workers: int) -> LocalCluster:
    """Return a cluster of this machine that nobody else can reach."""
    try:
        with held_back(), _deaf():
            return LocalCluster(
                n_workers=workers,
                threads_per_worker=1,
                host=HERE,
                dashboard_address=f"{HERE}:0",
                memory_limit=0,  # its workers hold no data; what a release takes is not foreseen
                silence_logs=logging.CRITICAL,  # what matters comes as an error
            )
    except OSError as error:
        raise OutputError(f"no Dask cluster can be started here: {error}") from error


@contextmanager
def _silent() -> Iterator[None]:
    """Keep the client's log still while the body runs: what matters comes as an error."""
    log = logging.getLogger(LOG)
    before = log.level
    log.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        log.setLevel(before)


@contextmanager
def _deaf() -> Iterator[None]:
    """Have threads and processes that the body starts hear no Ctrl-C: the run ends them itself."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    resource_tracker.ensure_running()  # the thread that starts it hears again
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
