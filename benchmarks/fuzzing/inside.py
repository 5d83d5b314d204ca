"""Changes what lies inside a packed file, and packs it soundly again: a zip archive, a PDF."""

import gzip
import random
import re
import zipfile
import zlib
from collections.abc import Callable
from io import BytesIO

from benchmarks.fuzzing.trees import changed_tree

Inside = Callable[[random.Random, bytes, Callable[[bytes], bytes]], bytes]
"""Returns a file with one of its parts changed by the function."""
OBJECT = re.compile(rb"(?<!\d)(\d+) (\d+) obj\b")
STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.S)
DICTIONARY = re.compile(rb"(?<=obj\n)<<.*?>>(?=\s*(?:endobj|stream))", re.S)
LENGTH = re.compile(rb"/Length \d+")
XML = (".xml", ".rels")
SOUND = 0.7
"""The share of XML that is changed as a tree."""
UNSOUND = 0.2
"""The share of PDFs whose table is left as it was."""
DATE = (1980, 1, 1, 0, 0, 0)


def in_zip(chance: random.Random, data: bytes, change: Callable[[bytes], bytes]) -> bytes:
    """Return an archive with one member changed, left out, or in the place of another."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as old:
            members = [(one.filename, old.read(one)) for one in old.infolist()]
    except Exception:  # a kept input is broken on purpose: it is changed as a whole
        return change(data)
    if not members:
        return change(data)
    number = chance.randrange(len(members))
    name, content = members[number]
    if chance.random() < 0.05:
        del members[number]
    elif chance.random() < 0.05:
        members[number] = (chance.choice(members)[0], content)
    else:
        whole = name.endswith(XML) and chance.random() < SOUND
        members[number] = (name, changed_tree(chance, content) if whole else change(content))
    return packed(members)


def in_xml(chance: random.Random, data: bytes, change: Callable[[bytes], bytes]) -> bytes:
    """Return XML that is mostly changed as a tree."""
    return changed_tree(chance, data) if chance.random() < SOUND else change(data)


def in_gzip(_: random.Random, data: bytes, change: Callable[[bytes], bytes]) -> bytes:
    """Return a file packed by gzip whose content is changed."""
    try:
        return gzip.compress(change(gzip.decompress(data)), 1, mtime=0)
    except (OSError, EOFError, zlib.error):
        return change(data)


def packed(members: list[tuple[str, bytes]]) -> bytes:
    """Return an archive of members, as many of one name as are given."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as new:
        for name, content in members:
            info = zipfile.ZipInfo(name, DATE)
            new.writestr(info, content, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def in_pdf(chance: random.Random, data: bytes, change: Callable[[bytes], bytes]) -> bytes:
    """Return a PDF with a stream or a dictionary changed; lengths and places mostly mended."""
    pattern = chance.choice((STREAM, DICTIONARY))
    found = list(pattern.finditer(data))
    if not found:
        return change(data)
    one = chance.choice(found)
    start, end = one.span(pattern.groups)
    made = data[:start] + change(data[start:end]) + data[end:]
    return made if chance.random() < UNSOUND else mended(made)


def mended(data: bytes) -> bytes:
    """Return a PDF whose lengths of streams and table of objects are as they should be.

    A file without a table of the old kind gets its lengths mended alone.
    """
    parts, at = [], 0
    for one in STREAM.finditer(data):
        head, length = data[at : one.start()], len(one[1])
        places = list(LENGTH.finditer(head))
        if places:
            first, last = places[-1].span()
            head = head[:first] + b"/Length %d" % length + head[last:]
        parts += [head, one[0]]
        at = one.end()
    whole = b"".join([*parts, data[at:]])
    table = whole.rfind(b"\nxref")
    trailer = re.search(rb"trailer\s*(<<.*?>>)\s*startxref", whole[table:], re.S)
    return whole if table < 0 or trailer is None else with_table(whole[: table + 1], trailer[1])


def with_table(body: bytes, trailer: bytes) -> bytes:
    """Return the objects of a PDF with the table of where they stand."""
    places = {int(one[1]): one.start() for one in OBJECT.finditer(body) if int(one[1]) < 10_000}
    rows = [b"0000000000 65535 f \n"]
    for number in range(1, max(places, default=0) + 1):
        at = places.get(number)
        rows.append(b"%010d %05d %s \n" % (at or 0, 0, b"f" if at is None else b"n"))
    head = b"xref\n0 %d\n" % len(rows)
    return b"".join(
        [body, head, *rows, b"trailer\n", trailer, b"\nstartxref\n%d\n%%%%EOF\n" % len(body)]
    )
