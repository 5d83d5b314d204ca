"""What may be chosen when the service is started, and what is wrong with it."""

import ipaddress
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import regex

from pipeline.errors import UsageError
from pipeline.ingest.limits import MEBIBYTE, Limits

LOCAL = "127.0.0.1"
PORT = 8017
NAMES = ("localhost", LOCAL, "[::1]")
"""What a program on this machine calls it; any other name in a request is a trick of a page."""
TOKEN = regex.compile(r"[\x21-\x7e]{16,500}")


@dataclass(frozen=True, slots=True)
class ServeLimits:
    """What requests may cost; all can be set by `--limit`."""

    bytes: int = 5 * MEBIBYTE
    """The largest body of a request."""
    characters: int = 200_000
    """The longest text: some 60 pages."""
    pages: int = 200
    """Pages of a PDF."""
    texts: int = 50
    """Releases in one file."""
    seconds: int = 30
    """Time to read one text, to take one file apart, and for all texts of a file together."""
    rate: int = 6000
    """Requests of one client in a minute; a tenth of them may come at once."""
    waiting: int = 64
    """Requests that wait for a process."""
    patience: int = 60
    """Seconds that one of them waits."""
    slow: int = 15
    """Seconds in which a request must have come in: its head, and then its body."""
    connections: int = 256
    """Open connections."""

    def of_files(self) -> Limits:
        """Return what taking a file apart may cost."""
        return Limits(
            max_bytes=self.bytes,
            max_characters=self.characters,
            max_pages=self.pages,
            max_entries=self.texts,
            max_seconds=self.seconds,
        )


@dataclass(frozen=True)
class ServeOptions:
    """Where the service listens, who may ask, and what a request may cost."""

    host: str = LOCAL
    port: int = PORT
    """0 for one that is free."""
    token: str = ""
    """Without one only this machine can ask."""
    names: tuple[str, ...] = ()
    """Names by which requests may call the service besides those of this machine."""
    workers: int = 0
    """Processes that read; 0 for as many as there are processors."""
    data: tuple[Path, ...] = ()
    limits: ServeLimits = field(default_factory=ServeLimits)

    def allowed(self) -> tuple[str, ...]:
        """Return the names by which requests may call the service; none for any."""
        if self.names or is_local(self.host):
            return (*NAMES, *(name.lower() for name in self.names))
        return ()


def check_serving(options: ServeOptions) -> None:
    """Raise UsageError where others could ask without a token, or a limit fits no other."""
    if not is_local(options.host) and not options.token:
        raise UsageError(
            f"--host {options.host} lets other machines ask: name a file with a token too "
            "(--token-file), or leave --host out"
        )


def is_local(host: str) -> bool:
    """Return whether an address is this machine's own, which no other can reach.

    >>> is_local("127.0.0.1"), is_local("::1"), is_local("localhost"), is_local("0.0.0.0")
    (True, True, True, False)
    """
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def read_token(path: Path) -> str:
    """Return the token that a file holds; raises UsageError where it is none or easily guessed."""
    try:
        token = path.read_bytes().decode("ascii", "replace").strip()
    except OSError as error:
        raise UsageError(f"--token-file {path}: cannot be read: {error.strerror}") from None
    if not TOKEN.fullmatch(token):
        raise UsageError(
            f"--token-file {path}: holds no token of 16 to 500 letters, digits and signs without "
            "blanks; make one with: python -c 'import secrets; print(secrets.token_urlsafe())'"
        )
    return token


def names_of(given: Sequence[str]) -> tuple[str, ...]:
    """Return the names of `--allow-host`; raises UsageError for one with a port or a path."""
    for one in given:
        if not regex.fullmatch(r"[A-Za-z0-9.-]{1,253}|\[[0-9A-Fa-f:]+\]", one):
            raise UsageError(f"--allow-host is {one!r}: give a name such as records.example.org")
    return tuple(given)
