"""Makes plain texts in many encodings, and lines of records."""

import gzip
import json

from hypothesis import strategies as st

from benchmarks.fuzzing.made.words import CHARSET, ODD, SOME, TEXT, WORD, encoded

MARKS = (
    b"",
    b"",
    b"",
    b"\xef\xbb\xbf",
    b"\xff\xfe",
    b"\xfe\xff",
    b"\xff\xfe\x00\x00",
    b"\x00\x00\xfe\xff",
)
ENDS = ("\n", "\r\n", "\r", "\n\n", "\u2028")
TEXTS = st.builds(
    lambda mark, lines, end, charset: mark + encoded(end.join(lines), charset),
    st.sampled_from(MARKS), st.lists(SOME, max_size=8), st.sampled_from(ENDS), CHARSET,
)  # fmt: skip
PLAIN = st.one_of(TEXTS, TEXTS, TEXTS, st.binary(max_size=200))

KEYS = st.sampled_from(
    (
        "text",
        "id",
        "title",
        "published",
        "url",
        "publisher",
        "language",
        "",
        "published_from",
        "x\n",
    )
)
VALUES = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), SOME, TEXT, WORD),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(WORD, inner, max_size=3)),
    max_leaves=4,
)
RECORDS = st.builds(
    lambda text, others: json.dumps({**others, "text": text}, ensure_ascii=len(text) % 2 == 0),
    SOME, st.dictionaries(KEYS, VALUES, max_size=5),
)  # fmt: skip
LINES = st.one_of(
    RECORDS,
    RECORDS,
    RECORDS,
    st.dictionaries(KEYS, VALUES, max_size=4).map(json.dumps),
    VALUES.map(json.dumps),
    st.builds(lambda line, at: line[:at], RECORDS, st.integers(0, 60)),
    st.sampled_from(
        ('{"text": "\\ud83d"}', '{"text": "\\ud83d\\ude00"}', "{", "[" * 3000, "", " ")
    ),
    ODD,
)
JSONL = st.builds(
    lambda lines, end, charset: encoded(end.join(lines), charset),
    st.lists(LINES, max_size=6), st.sampled_from(("\n", "\n", "\r\n", "\n\n")),
    st.sampled_from(("utf-8", "utf-8", "utf-8", "utf-8-sig", "latin-1", "utf-16")),
)  # fmt: skip


def _packed(inside: st.SearchStrategy[bytes]) -> st.SearchStrategy[bytes]:
    """Return what packs inputs alone, soundly or cut, with nothing or something behind."""
    return st.builds(
        lambda data, level, cut, tail: gzip.compress(data, level, mtime=0)[: cut or None] + tail,
        inside, st.integers(0, 9), st.sampled_from((0, 0, 0, 0, 5, 12, -1, -5)),
        st.sampled_from((b"", b"", b"", b"\0" * 9, gzip.compress(b'{"text": "x"}', mtime=0), b"x")),
    )  # fmt: skip


JSONL_GZ = _packed(JSONL)
GZ = _packed(PLAIN)
