"""Makes messages: parts in parts, odd encodings, what is quoted, forwarded and attached."""

import base64
import quopri

from hypothesis import strategies as st

from benchmarks.fuzzing.made.html import PAGE
from benchmarks.fuzzing.made.plain import PLAIN
from benchmarks.fuzzing.made.sheets import CSV
from benchmarks.fuzzing.made.words import CHARSETS, ODD, SOME, encoded

SUBJECTS = st.one_of(
    SOME,
    st.sampled_from(
        ("Fwd: AW: Reform of the ports", "WG: x", "Re: Re: x", "=?utf-8?b?WsO2w6s=?=", "=?x?q?a?=",
         "=?utf-8?q?=E2=80?=", "=?utf-7?q?+2AA-?=", "=?utf-8?b?@@@?=", "FW: [2]: x",
         "=?unicode_escape?q?=5Cud800?=", "=?idna?q?xn--a?=")),
)  # fmt: skip
DATES = st.sampled_from(
    ("Thu, 12 Oct 2017 10:15:00 +0200", "Thursday, October 12, 2017 at 10:15 AM", "99 Foo 0000",
     "12/10/17", "", "Thu, 31 Feb 2017 99:99:99 +9999", "12. Oktober 2017",
     "Thu, 12 Oct 20171 1:1:1 -9")
)  # fmt: skip
FROM = st.sampled_from(
    ("Assembly press <press@x.example>", "press@x.example", '"Holt, Anna" <a@b>', "<",
     "=?utf-8?q?Zo=C3?= <a@b>", "a@b, c@d", "Group: a@b;", "", "\udcff\udcfe <a@b>", "(" * 40)
)  # fmt: skip
LINES = st.one_of(
    SOME,
    SOME,
    SOME.map(lambda text: f"> {text}"),
    SOME.map(lambda text: f">> {text} "),
    st.sampled_from(
        ("-----Original Message-----", "Begin forwarded message:",
         "---------- Forwarded message ---------", "*From:* Pia Sund <pia@x.example>",
         "From: Pia Sund", "Sent: Thursday, October 12, 2017 10:15", "To: Jan",
         "Subject: On rivers", "Date: 12 October 2017", "Von: Pia", "Gesendet: 1", "Betreff: x",
         "On Thu, 12 Oct 2017 at 10:15 Pia Sund <pia@x.example> wrote:",
         "Am 12.10.2017 um 10:15 schrieb Jan:", "On Thu, 12 Oct 2017 at 10:15",
         "Pia Sund <pia@x.example>", "wrote:", "-- ", "--\N{NO-BREAK SPACE}", "", "", "", ">",
         "From x Thu Oct 12 10:15:00 2017", ">From the sea", "a " * 400)),
)  # fmt: skip
BODY = st.lists(LINES, max_size=12).map("\n".join)
DECLARED = st.sampled_from(
    (*CHARSETS, "x-unknown", "idna", "punycode", "unicode_escape", "", "hex")
)
WAYS = (
    "7bit", "8bit", "base64", "base64", "quoted-printable", "quoted-printable", "x-uue", "binary",
    "",
)  # fmt: skip
KINDS = (
    "text/plain",
    "text/plain",
    "text/plain; format=flowed",
    "text/plain; format=flowed; delsp=yes",
)
FILES = st.sampled_from(
    ("a.txt", "a.html", "b.csv", "c.pdf", "d.docx", "e.zip", "f.eml", "g.jpg", "../h.txt", "",
     "a\u202eb.md", "=?utf-8?b?YS50eHQ=?=", "=?utf-8?b?@?=.txt", "=?x?q?a?=.txt",
     "=?idna?q?=E2?=.txt", "x" * 300 + ".txt")
)  # fmt: skip


def packed_by(way: str, data: bytes) -> bytes:
    """Return bytes as a part of a message holds them."""
    if way == "base64":
        return base64.encodebytes(data)
    return quopri.encodestring(data) if way == "quoted-printable" else data


def _part(kind: str, charset: str, way: str, data: bytes) -> bytes:
    said = f"; charset={charset}" if charset else ""
    transfer = f"Content-Transfer-Encoding: {way}\n" if way else ""
    head = f"Content-Type: {kind}{said}\n{transfer}\n"
    return head.encode() + packed_by(way, data)


TEXT_PART = st.builds(
    lambda kind, way, text, charset, lie: _part(kind, lie or charset, way, encoded(text, charset)),
    st.sampled_from(KINDS), st.sampled_from(WAYS), BODY, st.sampled_from(CHARSETS),
    st.one_of(st.just(""), DECLARED),
)  # fmt: skip
HTML_PART = st.builds(
    lambda way, data, charset: _part("text/html", charset, way, data),
    st.sampled_from(WAYS), PAGE | BODY.map(lambda text: f"<div>{text}</div>".encode()), DECLARED,
)  # fmt: skip
FILE_PART = st.builds(
    lambda name, kind, way, data: (
        f'Content-Type: {kind}; name="{name}"\n'
        f'Content-Disposition: attachment; filename="{name}"\n'
        f"Content-Transfer-Encoding: {way}\n\n"
    ).encode("utf-8", "replace") + packed_by(way, data),
    FILES,
    st.sampled_from(("application/octet-stream", "text/plain", "text/html", "message/rfc822")),
    st.sampled_from(WAYS), st.one_of(PLAIN, CSV, PAGE),
)  # fmt: skip


def _multipart(inner: st.SearchStrategy[bytes]) -> st.SearchStrategy[bytes]:
    return st.builds(
        lambda kind, mark, parts, closed: (
            f"Content-Type: multipart/{kind}; boundary={mark}\n\npreamble\n".encode()
            + b"".join(b"--%s\n%s\n" % (mark.encode(), part) for part in parts)
            + (b"--%s--\n" % mark.encode() if closed else b"")
        ),
        st.sampled_from(("mixed", "alternative", "related", "signed", "encrypted", "digest",
                         "report")),
        st.sampled_from(("b", "c", '"d e"', "", "b")), st.lists(inner, min_size=1, max_size=3),
        st.integers(0, 4),
    )  # fmt: skip


def _message(head: list[str], part: bytes) -> bytes:
    return "".join(f"{line}\n" for line in head).encode("utf-8", "surrogateescape") + part


HEAD = st.lists(
    st.one_of(
        SUBJECTS.map(lambda text: f"Subject: {text}"),
        DATES.map(lambda text: f"Date: {text}"),
        FROM.map(lambda text: f"From: {text}"),
        st.sampled_from(
            ("MIME-Version: 1.0", "To: a@b", " folded", "X: y", "Received: x; 1", ":", "no head")
        ),
        ODD.map(lambda text: f"X-Odd: {text}"),
    ),
    max_size=5,
).map(lambda lines: ["From: Pia <a@b>", *lines])
ATTACHED = b"Content-Type: message/rfc822\n\n"
PARTS = st.recursive(
    st.one_of(TEXT_PART, TEXT_PART, HTML_PART, FILE_PART),
    lambda inner: st.one_of(
        _multipart(inner),
        st.builds(lambda head, part: ATTACHED + _message(head, part), HEAD, inner),
    ),
    max_leaves=4,
)  # fmt: skip
EML = st.one_of(
    st.builds(_message, HEAD, PARTS),
    st.builds(_message, HEAD, BODY.map(lambda text: b"\n" + text.encode("utf-8", "replace"))),
)
BEGINS = st.sampled_from(
    ("From x Thu Oct 12 10:15:00 2017\n", "From a@b 10:15\n", "From \x00 1:11\r\n", "From x\n", "",
     "from x 1:11\n")
)  # fmt: skip
MBOX = st.lists(
    st.builds(lambda begin, message: begin.encode() + message + b"\n\n", BEGINS, EML),
    min_size=1, max_size=4,
).map(lambda parts: b"From x Thu Oct 12 10:15:00 2017\n" + b"".join(parts))  # fmt: skip
SAVED = st.builds(
    lambda address, head, part: (
        f"Snapshot-Content-Location: {address}\n".encode() + _message(head, part)
    ),
    st.sampled_from(("https://x.example/2017/10/12/a", "http://[", "file:///a", "")), HEAD,
    st.one_of(
        HTML_PART, HTML_PART, _multipart(HTML_PART), _multipart(HTML_PART),
        _multipart(_multipart(HTML_PART | TEXT_PART)), TEXT_PART,
    ),
)  # fmt: skip
"""A page as a browser saves it, with all that belongs to it."""
