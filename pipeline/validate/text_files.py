"""Safe names for the files of `texts/`: ids may hold slashes and colons in real data."""

from hashlib import sha256

import regex

UNSAFE = regex.compile(r"[^A-Za-z0-9._-]+")
OURS = regex.compile(r"r[0-9a-f]{16}")
LONGEST = 80


def text_file(release_id: str) -> str:
    """Return a file name that every system takes; two ids never share one.

    >>> text_file("r0c79c6a37ae2ac93"), text_file("raw/Biden:1.txt")
    ('r0c79c6a37ae2ac93.txt', 'raw_Biden_1.txt-3f07e204.txt')
    """
    safe = UNSAFE.sub("_", release_id).strip(".")[:LONGEST]
    if OURS.fullmatch(release_id):
        return f"{release_id}.txt"
    return f"{safe}-{sha256(release_id.encode()).hexdigest()[:8]}.txt"
