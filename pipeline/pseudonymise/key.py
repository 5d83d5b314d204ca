"""The key: a file of its own, and what is made with it. It leads from no pseudonym to a name."""

import hmac
import os
import secrets
import stat
from dataclasses import dataclass, field
from pathlib import Path

import regex

from pipeline.errors import UsageError

BYTES = 32
WRITTEN = regex.compile(rf"[0-9a-f]{{{2 * BYTES}}}\n?")
OUR_ID = regex.compile(r"[a-z][0-9a-f]{16}")
IN_WORDS = regex.compile(r"(?<!\w)[a-z][0-9a-f]{16}(?!\w)")
RELEASE = "r"


@dataclass(frozen=True, slots=True)
class Key:
    """A secret and the marks made with it; it is never shown."""

    secret: bytes = field(repr=False)

    def _mark(self, *parts: str) -> str:
        return hmac.new(self.secret, "\x1f".join(parts).encode(), "sha256").hexdigest()

    def digits(self, count: int, *parts: str) -> str:
        """Return `count` digits for some words: digits, so that no initial can be among them."""
        return f"{int(self._mark('name', *parts), 16) % 10**count:0{count}d}"

    def id(self, old: str, letter: str = "") -> str:
        """Return an id for another one, of the same letter; one that is not ours is a release's.

        >>> key = Key(b"k" * 32)
        >>> key.id("p0c79c6a37ae2ac93")[0], key.id("cases/Saken.txt")[0], len(key.id("x"))
        ('p', 'r', 17)
        """
        letter = letter or (old[0] if OUR_ID.fullmatch(old) else RELEASE)
        return letter + self._mark("id", old)[:16]

    def ids_in(self, words: str) -> str:
        """Return words with the ids in them replaced."""
        return IN_WORDS.sub(lambda found: self.id(found[0]), words)


def check_place(path: Path, folder: Path) -> None:
    """Raise UsageError where the key would lie in the output, beside what it protects."""
    if path.resolve().is_relative_to(folder.resolve()):
        raise UsageError(
            f"--pseudonym-key {str(path)!r} lies inside the output {str(folder)!r}: whoever gets "
            "the output would get the key; name a file outside it"
        )


def read_key(path: Path) -> Key:
    """Return the key of a file, which is made, for its owner's eyes alone, where it is absent.

    Raises UsageError where the file is no key of ours, or where others may read it.
    """
    if not path.exists():
        _make(path)
    shown = repr(str(path))
    if os.name != "nt" and stat.S_IMODE(path.stat().st_mode) & 0o077:
        raise UsageError(f"--pseudonym-key {shown} can be read by others; chmod 600 it")
    text = path.read_bytes().decode("ascii", "replace")
    if not WRITTEN.fullmatch(text):
        raise UsageError(
            f"--pseudonym-key {shown} is no key: it holds {2 * BYTES} hex digits on one line; "
            "name a file that is not there, and a key is made"
        )
    return Key(bytes.fromhex(text.strip()))


def _make(path: Path) -> None:
    """Write a new key; a file that another run makes at the same moment is left as it is."""
    file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(file, "w", encoding="ascii", newline="\n") as opened:
        opened.write(secrets.token_hex(BYTES) + "\n")
