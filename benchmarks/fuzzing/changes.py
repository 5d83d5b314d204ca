"""Changes bytes at random: bits, cuts, doubled runs, pieces put in, elements moved, numbers."""

import random
import re
from collections.abc import Callable, Sequence

MOST = 200_000
"""Bytes of an input that is swollen."""
BORDERS = (b"<", b"\n", b" ", b",", b"/", b"{", b"\r\n")
NUMBER = re.compile(rb"\d+")
NUMBERS = (b"0", b"1", b"00", b"-1", b"2147483648", b"9" * 20, b"1e9", b"0.5", b"65536")
PIECES = (
    b"\x00", b"\xff", b"\xfe\xff", b"\xef\xbb\xbf", b"\xed\xa0\x80", b"\xe2\x80\xae", b"\x85",
    b"<", b">", b"<div>", b"&#x0;", b"&#xD800;", b"&amp;", b"]]>", b"<!--", b'"', b"'", b"\\",
    b"\r\n\r\n", b"\n\n", b"\t", b"\x1b", b"9" * 20, b"--", b"(" * 50, b"[" * 200, b"=", b":",
    b'<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]>', b"file:///etc/passwd",
    b"http://127.0.0.1:9/x",
)  # fmt: skip
Change = Callable[[random.Random, bytearray], None]


def changed(chance: random.Random, data: bytes, pieces: Sequence[bytes] = ()) -> bytes:
    """Return bytes with one to eight changes; `pieces` are what means something in their format."""
    made = bytearray(data)
    for _ in range(min(chance.randint(1, 8), chance.randint(1, 8))):
        change = chance.choices(CHANGES, WEIGHTS)[0]
        if pieces and change is _put and chance.random() < 0.6:
            _insert(chance, made, chance.choice(pieces))
        else:
            change(chance, made)
    return bytes(made)


def spliced(chance: random.Random, first: bytes, second: bytes) -> bytes:
    """Return the head of the one and the tail of the other."""
    return first[: chance.randrange(len(first) + 1)] + second[chance.randrange(len(second) + 1) :]


def _flip(chance: random.Random, made: bytearray) -> None:
    if made:
        made[chance.randrange(len(made))] = chance.randrange(256)


def _cut(chance: random.Random, made: bytearray) -> None:
    start = chance.randrange(len(made) + 1)
    del made[start : start + chance.randint(1, 200)]


def _double(chance: random.Random, made: bytearray) -> None:
    start = chance.randrange(len(made) + 1)
    _insert(chance, made, bytes(made[start : start + chance.randint(1, 200)]))


def _swell(chance: random.Random, made: bytearray) -> None:
    start = chance.randrange(len(made) + 1)
    piece = bytes(made[start : start + chance.randint(1, 60)])
    made[start:start] = (piece * chance.choice((20, 300, 5000)))[:MOST]


def _put(chance: random.Random, made: bytearray) -> None:
    _insert(chance, made, chance.choice(PIECES))


def _move(chance: random.Random, made: bytearray) -> None:
    """Move, double or cut what stands between two borders: an element, a line, a word."""
    border = chance.choice(BORDERS)
    places = [found.start() for found in re.finditer(re.escape(border), made)]
    if len(places) < 2:
        return
    first = chance.randrange(len(places) - 1)
    last = min(first + chance.choice((1, 1, 2, 5)), len(places) - 1)
    piece = bytes(made[places[first] : places[last]])
    if chance.random() < 0.7:
        del made[places[first] : places[last]]
    if chance.random() < 0.7:
        at = chance.choice(places)
        made[at:at] = piece


def _number(chance: random.Random, made: bytearray) -> None:
    """Write another number in the place of one."""
    found = list(NUMBER.finditer(made))
    if found:
        start, end = chance.choice(found).span()
        made[start:end] = chance.choice(NUMBERS)


def _insert(chance: random.Random, made: bytearray, piece: bytes) -> None:
    start = chance.randrange(len(made) + 1)
    made[start:start] = piece


CHANGES: Sequence[Change] = (_flip, _cut, _double, _swell, _put, _move, _number)
WEIGHTS = (20, 12, 8, 1, 25, 25, 9)
