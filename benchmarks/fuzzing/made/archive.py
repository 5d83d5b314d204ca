"""Makes archives: odd names of members, other archives inside, members that lie of themselves."""

import zipfile
from io import BytesIO

from hypothesis import strategies as st

from benchmarks.fuzzing.made.html import HTML
from benchmarks.fuzzing.made.mail import EML
from benchmarks.fuzzing.made.plain import JSONL, PLAIN
from benchmarks.fuzzing.made.sheets import CSV
from benchmarks.fuzzing.made.words import ODD

Member = tuple[str, bytes, tuple[int, int, int]]
"""Its name and content, how it is packed, its flags, and its attributes."""
NAMES = st.one_of(
    st.sampled_from(
        ("a.txt", "b.md", "c.html", "d.csv", "e.eml", "f.zip", "g.jsonl", "h", "i/j.txt",
         "../k.txt", "/l.txt", "C:\\m.txt", "n\\o.txt", ".p.txt", "__MACOSX/q.txt", "r/",
         "s//t.txt", "./u.txt", "v\u202e.txt", "w\n.txt", "x" * 300 + ".txt", "Zoë.txt", "a.txt",
         "con.txt", "...", "y.ZIP")),
    st.sampled_from(("a.txt", "b.md", "c.html", "d.csv", "e.eml")),
    ODD.map(lambda text: f"{text}.txt"),
    ODD,
)  # fmt: skip
LOOKS = st.tuples(
    st.sampled_from((zipfile.ZIP_STORED, *[zipfile.ZIP_DEFLATED] * 7, zipfile.ZIP_BZIP2,
                     zipfile.ZIP_LZMA)),
    st.sampled_from((*[0] * 12, 1, 0x800, 8)),
    st.sampled_from((*[0] * 9, 0o100644 << 16, 0o120777 << 16, 0o040755 << 16)),
)  # fmt: skip
CONTENT = st.one_of(PLAIN, PLAIN, HTML, CSV, EML, JSONL, st.just(bytes(2_000_000)), st.just(b""))


def _archive(members: list[Member], comment: bytes, tail: bytes) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content, (method, flags, attributes) in members:
            info = zipfile.ZipInfo(name or "a", (1980, 1, 1, 0, 0, 0))
            info.external_attr = attributes
            archive.writestr(info, content, method, 1)
            info.flag_bits |= flags  # told by the table at the end alone
        archive.comment = comment
    return buffer.getvalue() + tail


def _archives(content: st.SearchStrategy[bytes]) -> st.SearchStrategy[bytes]:
    return st.builds(
        _archive, st.lists(st.tuples(NAMES, content, LOOKS), min_size=1, max_size=4),
        st.sampled_from((b"", b"", b"PK\x05\x06", b"x" * 99)),
        st.sampled_from((b"", b"", b"", b"\0" * 30)),
    )  # fmt: skip


NESTED = st.builds(
    lambda inner, others: _archive([("in.zip", inner, (8, 0, 0)), *others], b"", b""),
    st.recursive(
        _archives(CONTENT),
        lambda inner: inner.map(lambda one: _archive([("deep.zip", one, (8, 0, 0))], b"", b"")),
        max_leaves=4,
    ),
    st.lists(st.tuples(NAMES, CONTENT, LOOKS), max_size=2),
)
HIDDEN = st.just(
    _archive([(".a.txt", b"x", (8, 0, 0)), ("__MACOSX/b.txt", b"x", (8, 0, 0))], b"", b"")
)
SWOLLEN = st.integers(2, 9).map(
    lambda count: _archive(
        [(f"{number}.txt", b"A word. " * 100_000, (8, 0, 0)) for number in range(count)], b"", b""
    )
)
ZIP = st.one_of(_archives(CONTENT), _archives(CONTENT), NESTED, HIDDEN | SWOLLEN)
