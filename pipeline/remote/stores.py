"""Object stores and other places that fsspec reaches, by their addresses."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

import regex

from pipeline.errors import RollcallError, UsageError

ADDRESS = regex.compile(r"(?P<scheme>[a-z][a-z0-9+.-]+)://", regex.I)
PAGES, DISKS = ("http", "https"), ("file", "local")
EXTRA = "object stores need the extra `remote`: pip install 'rollcall[remote]'"


def is_address(text: str) -> bool:
    """Return whether a source or output lies in a store, and not on this machine's disks.

    >>> is_address("s3://bucket/letters"), is_address("letters/"), is_address("C:/letters")
    (True, False, False)
    """
    return ADDRESS.match(text) is not None


def shown(address: str) -> str:
    r"""Return an address without what may be secret in it: a user, a password, a signature.

    >>> shown("ftp://ada:secret@example.org/letters?key=1"), shown("s3://bucket/letters/")
    ('ftp://example.org/letters', 's3://bucket/letters')
    """
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}{parts.path}".rstrip("/")


def opened(address: str) -> tuple[Any, str]:
    """Return the store of an address and the path inside it; raises UsageError where there is none.

    Keys and addresses of servers come from the environment, as the store's own tools take them.
    """
    scheme = urlsplit(address).scheme
    if scheme in PAGES:
        raise UsageError(f"{shown(address)!r} is a page: save it, and name the file")
    if scheme in DISKS:
        raise UsageError(f"{shown(address)!r} is on this machine: give its path alone")
    try:
        from fsspec.core import url_to_fs
    except ModuleNotFoundError as error:
        raise UsageError(EXTRA) from error
    try:
        store, path = url_to_fs(address)
    except ImportError as error:
        raise UsageError(f"{scheme}:// needs another package: {error}") from error
    except ValueError as error:
        raise UsageError(f"{shown(address)!r} is no address of a store: {error}") from error
    store.invalidate_cache()  # what lay there a moment ago may have changed
    return store, path.rstrip("/")


@contextmanager
def refusals(address: str, kind: type[RollcallError], what: str) -> Iterator[None]:
    """Turn what a store refuses inside the body into an error of this kind."""
    try:
        yield
    except RollcallError:
        raise
    except Exception as error:  # each store raises its own
        told = " ".join(str(error).split())[:200] or type(error).__name__
        raise kind(
            f"{shown(address)!r} cannot be {what}: {told}; look at the address, the keys in the "
            "environment and the network"
        ) from error
