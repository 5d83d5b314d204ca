"""What is read of messages and mailboxes: the release, not what is quoted around it."""

import time
from collections.abc import Iterator
from email.message import EmailMessage

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.errors import UnreadableRelease
from pipeline.ingest.entry import Entry
from pipeline.ingest.inner import DataReader
from pipeline.ingest.limits import Limits
from pipeline.ingest.mail import read_eml, read_mbox
from pipeline.ingest.mail_text import cut
from pipeline.types import Place

LIMITS = Limits()
SECONDS = 5.0
DATE = "Thu, 12 Oct 2017 23:15:00 -0500"


def read_text(data: bytes, limits: Limits) -> Iterator[Entry]:
    if not data.strip():
        raise UnreadableRelease("empty: no text")
    yield Entry(data.decode("utf-8", "replace"))


def read_tagged(data: bytes, limits: Limits) -> Iterator[Entry]:
    """Read HTML of one `<p>` a line, as the reader of HTML might, with its places."""
    text = data.decode("utf-8-sig").replace("<p>", "").replace("</p>", "")
    yield Entry(text, metadata={"title": "no"}, places=(Place(0, len(text), element="/html"),))


def by_suffix(name: str) -> DataReader | None:
    readers = {"txt": read_text, "html": read_tagged}
    return readers.get(name.rpartition(".")[2])


def message(body: str = "", subject: str = "Ports reopen", **parameters: str) -> EmailMessage:
    made = EmailMessage()
    made["From"] = "Harbour Agency <press@harbour.example>"
    made["Date"] = DATE
    made["Subject"] = subject
    if body:
        made.set_content(body, cte="8bit")
    for name, value in parameters.items():
        made.set_param(name, value)
    return made


def read(data: bytes | EmailMessage, limits: Limits = LIMITS) -> list[Entry]:
    return list(read_eml(bytes(data), limits, by_suffix))


def body_of(text: str, subject: str = "Ports reopen") -> str:
    return read(message(text, subject))[0].text


def test_a_message_is_a_release_with_what_its_head_says() -> None:
    entry = read(message("Pia Sund spoke.\n\nShe smiled.\n", "Re: Fwd: Ports   reopen in Åbo"))[0]
    assert entry.text == "Pia Sund spoke.\n\nShe smiled."
    assert entry.metadata == {
        "title": "Ports reopen in Åbo",
        "published": "2017-10-12",
        "published_from": "metadata",
        "publisher": "Harbour Agency",
    }


@pytest.mark.parametrize(
    ("date", "metadata"),
    [
        ("12/10/17", {"published_as_written": "12/10/17"}),
        ("12. Oktober 2017", {"published": "2017-10-12", "published_from": "metadata"}),
        (
            "Thu, 31 Feb 2017 10:00:00 +0000",
            {"published_as_written": "Thu, 31 Feb 2017 10:00:00 +0000"},
        ),
    ],
)
def test_a_date_is_read_where_it_is_one(date: str, metadata: dict[str, str]) -> None:
    data = f"From: press@harbour.example\nDate: {date}\n\nText".encode()
    assert read(data)[0].metadata == metadata


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("Ours.\n\n> Theirs.\n>> Older.\n\nOurs too.", "Ours.\n\nOurs too."),
        ("Ours.\n\nOn Thu, 12 Oct 2017, Jo Lind wrote:\n> Theirs.\n", "Ours."),
        (
            "Ours.\n\nOn Thu, Oct 12, 2017 at 10:15 AM Jo Lind <\njo@x.example> wrote:\n\n> T.",
            "Ours.",
        ),
        ("Ours.\nOn 12 Oct 2017 at 10:15 Jo Lind <jo@x.example> wrote:\nTheirs.", "Ours."),
        ("Ours.\nAm 12.10.2017 um 10:15 schrieb Jo Lind:\n> Theirs.", "Ours."),
        ("Ours.\n\n-----Original Message-----\nFrom: Jo\nSent: today\n\nTheirs.", "Ours."),
        ("Ours.\n\nFrom: Jo\nSent: today\nTo: Pia\nSubject: Ports\n\nTheirs.", "Ours."),
        ("Ours.\n-- \nPia Sund\nHarbour Agency", "Ours."),
    ],
)
def test_what_is_quoted_and_the_signature_are_left_out(text: str, own: str) -> None:
    assert body_of(text) == own


@pytest.mark.parametrize(
    "text",
    [
        "On Tuesday 12 October Ms Sund wrote:\n\nWe shall open the ports.",
        "From: the harbour\n\nTo: the sea",
        "Members\n--\nPia Sund",
        "From here on\nthe ports are open.",
    ],
)
def test_what_only_looks_like_it_stays(text: str) -> None:
    assert body_of(text) == text


def test_a_message_of_quotes_alone_is_empty() -> None:
    with pytest.raises(UnreadableRelease, match=r"^empty"):
        read(message("On Thu, 12 Oct 2017, Jo Lind wrote:\n> Theirs.\n", "Re: Ports"))


GMAIL = (
    "See below.\n-- \nPia\n\n---------- Forwarded message ---------\n"
    "From: Sea Council <news@sea.example>\nDate: Tue, Oct 3, 2017 at 9:30 AM\n"
    "Subject: A new\n lighthouse\nTo: <pia@x.example>\n\nThe council met.\n\nIt was short.\n"
)
OUTLOOK = (
    "See below.\n\nVon: Sea Council [mailto:news@sea.example]\n"
    "Gesendet: Dienstag, 3. Oktober 2017 09:30\nAn: Pia Sund\nBetreff: A new lighthouse\n\n"
    "The council met.\n\nIt was short.\n"
)
APPLE = (
    "See below.\n\nBegin forwarded message:\n\n> From: Sea Council <news@sea.example>\n"
    "> Date: 3 October 2017 at 09:30:00 CEST\n> Subject: A new lighthouse\n> \n"
    "> The council met.\n> \n> It was short.\n"
)
HTML_OUTLOOK = (
    "See below.\n\n**From:** Sea Council\n**Sent:** Tuesday, October 3, 2017 9:30 AM\n"
    "**To:** Pia\n**Subject:** A new lighthouse\n\nThe council met.\n\nIt was short."
)
APART = (
    "See below.\n\n**From:** Sea Council\n\n**Date:** 3 October 2017\n\n"
    "**Subject:** A new lighthouse\n\n**To:** Pia\n\n**Cc:** Jo\n\n"
    "The council met.\n\nIt was short."
)
CLOSE = (
    "---------- Forwarded message ---------\nFrom: Sea Council <news@sea.example>\n"
    "To: Pia <pia@x.example>,\nJo <jo@x.example>\nDate: 3 October 2017\n"
    "Subject: A new\nlighthouse\nCc: Ada\nThe council met.\n\nIt was short."
)
TWICE = f"From: Jo\nSent: today\nTo: Pia\nSubject: FW: A new lighthouse\n\n{GMAIL}"


@pytest.mark.parametrize("text", [GMAIL, OUTLOOK, APPLE, HTML_OUTLOOK, APART, CLOSE, TWICE])
def test_a_forwarded_release_is_kept_as_the_release_itself(text: str) -> None:
    entry = read(message(text, "Fwd: A new lighthouse"))[0]
    assert entry.text == "The council met.\n\nIt was short."
    assert entry.metadata == {
        "title": "A new lighthouse",
        "published": "2017-10-03",
        "published_from": "metadata",
        "publisher": "Sea Council",
    }


def test_a_forwarded_release_that_is_quoted_whole_is_unquoted() -> None:
    assert body_of("> The council met.\n>\n> It was short.", "Fw: Ports") == (
        "The council met.\n\nIt was short."
    )


def test_an_answer_below_a_forwarded_release_is_no_part_of_it() -> None:
    text = f"{GMAIL}\nOn Mon, 2 Oct 2017 at 10:15 Jo Lind <jo@x.example> wrote:\nOlder."
    assert body_of(text, "Fwd: x") == "The council met.\n\nIt was short."


def test_soft_line_ends_are_joined() -> None:
    text = "Pia Sund \nspoke \nat length.\n\n  Indented.\n> Quoted \n> softly.\n-- \nPia"
    assert read(message(text, format="flowed"))[0].text == "Pia Sund spoke at length.\n\n Indented."
    assert read(message("Har \nbour", format="flowed", delsp="yes"))[0].text == "Harbour"


def test_the_plain_text_goes_before_the_html() -> None:
    made = message("Plain.")
    made.add_alternative("<p>HTML.</p>", subtype="html")
    assert [one.text for one in read(made)] == ["Plain."]


def test_html_alone_is_read_by_its_reader_and_keeps_its_places() -> None:
    made = message()
    made.set_content(
        "<p>Zoë met.</p>\n<p>&gt;</p>\n<p>-- </p>\n<p>Pia</p>", subtype="html", charset="cp1252"
    )
    entry = read(made)[0]
    assert entry.text == "Zoë met.\n&gt;"
    assert entry.places == (Place(0, 13, element="/html"),)
    assert entry.metadata["title"] == "Ports reopen"


def test_html_without_a_reader_is_an_entry_with_its_reason() -> None:
    made = message()
    made.set_content("<p>One.</p>", subtype="html")
    assert next(read_eml(bytes(made), LIMITS, lambda _: None)).reason.startswith("HTML")


def test_attachments_that_can_be_read_are_further_entries() -> None:
    made = message("See attached.")
    made.add_attachment(b"Ports.", maintype="application", subtype="x", filename="Häfen 1.txt")
    made.add_attachment(b"GIF89a", maintype="image", subtype="gif", filename="logo.gif")
    entries = read(made)
    assert [(one.text, one.place) for one in entries] == [
        ("See attached.", ""),
        ("Ports.", "/Häfen 1.txt"),
    ]
    assert entries[1].metadata == {
        "published": "2017-10-12",
        "published_from": "metadata",
        "publisher": "Harbour Agency",
    }


def test_plain_text_that_only_leads_to_the_html_is_not_the_release() -> None:
    made = message("View this email in your browser: https://a.example/1")
    made.add_alternative("<p>Pia Sund of Norway spoke to the members on Tuesday. </p>" * 9, "html")
    (entry,) = read(made)
    assert entry.text.startswith("Pia Sund of Norway")


def test_an_attachment_is_known_by_its_type_and_one_that_cannot_be_read_is_told() -> None:
    made = message("Please find our release attached.")
    made.add_attachment(b"Pia Sund spoke.", "text", "plain", filename="Release 14 of 2024")
    made.add_attachment(b"\xd0\xcf\x11\xe0", "application", "msword", filename="release.doc")
    made.add_attachment(b"0", "application", "pkcs7-signature", filename="smime.p7s")
    assert [(one.place, one.text, one.reason[:14]) for one in read(made)] == [
        ("", "Please find our release attached.", ""),
        ("/Release 14 of 2024.txt", "Pia Sund spoke.", ""),
        ("/release.doc", "", "unknown format"),
    ]


def test_an_attachment_alone_needs_no_text_above() -> None:
    made = message()
    made.add_attachment(b"Ports.", maintype="text", subtype="x", filename="a.txt")
    assert [one.place for one in read(made)] == ["/a.txt"]


def test_an_attached_message_is_a_release_and_who_forwards_it_only_its_cover() -> None:
    inner = message("The council met.", "A new lighthouse")
    made = message("See attached.", "Fwd: A new lighthouse")
    made.add_attachment(inner)
    assert [(one.text, one.place) for one in read(made)] == [("The council met.", "/message.eml")]


def test_messages_in_messages_have_an_end() -> None:
    made = message("Innermost.")
    for _ in range(5):
        outer = message("Outer.")
        outer.add_attachment(made)
        made = outer
    entries = read(made)
    assert [one.text for one in entries] == ["Outer."] * 3 + [""]
    assert entries[-1].reason.startswith("nested too deeply")
    assert entries[-1].place == "/message.eml" * 3


def test_a_part_over_the_limit_costs_itself() -> None:
    made = message("Short.")
    made.add_attachment(b"x" * 500, maintype="text", subtype="x", filename="a.txt")
    entries = read(made, Limits(max_bytes=100))
    assert entries[0].text == "Short."
    assert entries[1].reason.startswith("too large")


@pytest.mark.parametrize(
    ("head", "body", "text"),
    [
        ("Content-Type: text/plain; charset=nonsense", "Zoë".encode(), "Zoë"),
        ("Content-Type: text/plain; charset=punycode", b"Zoe-", "Zoe-"),
        ("Content-Type: text/plain; charset=us-ascii", "Zoë".encode(), "Zoë"),
        (
            "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64",
            b"Wm/Dqw==",
            "Zoë",
        ),
        (
            "Content-Type: text/plain\nContent-Transfer-Encoding: quoted-printable",
            b"Zo=C3=AB s=\noft",
            "Zoë soft",
        ),
        ("Content-Type: multipart/mixed", b"No boundary.", "No boundary."),
    ],
)
def test_a_body_is_decoded_as_it_can_be(head: str, body: bytes, text: str) -> None:
    assert read(b"From: a@x.example\n" + head.encode() + b"\n\n" + body)[0].text == text


@pytest.mark.parametrize("charset", ["idna", "punycode", "no-such-thing", "\x00"])
@pytest.mark.parametrize("kind", ["text/plain", "multipart/mixed", "message/rfc822"])
def test_an_odd_charset_of_a_part_costs_neither_message_nor_mailbox(charset, kind) -> None:
    body = b"\nZo\xeb said so.\n"
    odd = f"From: a@b\nContent-Type: {kind}; charset={charset}\n".encode() + body
    begin = b"From x Thu Oct 12 10:15:00 2017\n"
    found = list(
        read_mbox(begin + odd + b"\n" + begin + bytes(message("Good.")), LIMITS, by_suffix)
    )
    assert found[-1].text == "Good."
    assert found[0].place == "#1"


def test_headers_in_bytes_are_read() -> None:
    data = "From: Zoë <a@x.example>\nSubject: =?utf-8?q?H=C3=A4fen?=\n\nText".encode()
    assert read(data)[0].metadata == {"title": "Häfen", "publisher": "Zoë"}


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "no mail message"),
        (b"Once upon a time.\n\nThe end.", "no mail message"),
        (b"From: a@x.example\n\n", "empty"),
        (b"From: a@x.example\nContent-Type: application/pkcs7-mime\n\nMIAG", "encrypted"),
        (
            b'From: a@x.example\nContent-Type: multipart/encrypted; boundary="x"\n\n--x--',
            "encrypted",
        ),
    ],
)
def test_what_is_no_message_says_why(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableRelease, match=f"^{reason}"):
        read(data)


MBOX = (
    b"From pia@x.example Thu Oct 12 10:15:00 2017\nFrom: a@x.example\nSubject: One\n\nFirst.\n"
    b">From the harbour.\nFrom nobody in 2017\n\n"
    b"From pia@x.example Thu Oct 12 10:16:00 2017\nSubject: Two\n\n\n\n"
    b"From pia@x.example Thu Oct 12 10:17:00 2017\nSubject: Three\n\nThird.\n"
)


@pytest.mark.parametrize("end", [b"\n", b"\r\n"])
def test_each_message_of_a_mailbox_has_its_number(end: bytes) -> None:
    entries = list(read_mbox(MBOX.replace(b"\n", end), LIMITS, by_suffix))
    assert [(one.place, one.text) for one in entries] == [
        ("#1", "First.\nFrom the harbour.\nFrom nobody in 2017"),
        ("#2", ""),
        ("#3", "Third."),
    ]
    assert entries[1].reason.startswith("empty")


def test_a_mailbox_stops_at_its_limit() -> None:
    entries = list(read_mbox(MBOX, Limits(max_entries=2), by_suffix))
    assert [one.reason[:8] for one in entries] == ["", "empty: t", "too many"]


def test_what_is_no_mailbox_says_why() -> None:
    with pytest.raises(UnreadableRelease, match=r"^no mailbox"):
        list(read_mbox(b"From: a@x.example\n\nText", LIMITS, by_suffix))


def test_places_are_those_of_what_is_left() -> None:
    places = [Place(0, 4, element="a"), Place(4, 8, element="b"), Place(8, 14, element="c")]
    text, left = cut("one\ntwo\nthree!", places, [(0, 3), (10, 14)])
    assert (text, left) == ("one\nree!", (Place(0, 3, element="a"), Place(4, 8, element="c")))


HOSTILE = {
    "quotes": b"Subject: x\n\n" + b">" * 300_000,
    "lines that open an attribution": b"Subject: x\n\n" + b"On 1 wrote\n" * 30_000,
    "heads": b"Subject: Fwd: x\n\n" + b"From: a\nDate: b\nSubject: Fwd: c\n\n" * 10_000,
    "marks": b"Subject: x\n\n" + b"--- Forwarded message ---\n" * 20_000,
    "hyphens": b"Subject: x\n\n" + (b"- " * 290 + b"\n") * 500,
    "prefixes": b"Subject: " + b"Re: " * 50_000 + b"\n\nText",
    "brackets in From": b"From: " + b"(" * 50_000 + b"\n\nText",
    "a long type": b"Subject: x\nContent-Type: text/plain" + b'; a="' * 5_000 + b"\n\nText",
    "parts in parts": b"Subject: x\n"
    + b"".join(
        b'Content-Type: multipart/mixed; boundary="%d"\n\n--%d\n' % (n, n) for n in range(900)
    ),
    "messages in messages": b"Subject: x\n" + b"Content-Type: message/rfc822\n\n" * 900,
}


@pytest.mark.parametrize("data", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_hostile_message_costs_little(data: bytes) -> None:
    begin = time.monotonic()
    assert outcome(data)
    assert time.monotonic() - begin < SECONDS


def outcome(data: bytes) -> list[str]:
    """Return the texts or reasons of a message; never another exception."""
    try:
        return [one.text or one.reason for one in read(data)]
    except UnreadableRelease as error:
        return [str(error)]


MIXED = message(GMAIL, "Fwd: x")
MIXED.add_alternative("<p>HTML.</p>", subtype="html")
MIXED.add_attachment(b"Ports.", maintype="text", subtype="x", filename="a.txt")
MIXED.add_attachment(message("Inner."))
for number, part in enumerate(MIXED.walk()):
    if part.is_multipart() and part.get_content_maintype() == "multipart":
        part.set_boundary(f"border-{number}")
WHOLE = bytes(MIXED)


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_no_change_of_bytes_does_more_than_make_a_message_unreadable(draw: st.DataObject) -> None:
    data = bytearray(WHOLE)
    for _ in range(draw.draw(st.integers(1, 6))):
        at = draw.draw(st.integers(0, len(data) - 1))
        data[at : at + draw.draw(st.integers(0, 12))] = draw.draw(st.binary(max_size=12))
    assert all(outcome(bytes(data)))


PIECES = st.sampled_from(
    [
        *(
            b"From: ",
            b"Subject: ",
            b"Content-Type: ",
            b"multipart/mixed; boundary=x",
            b"\n",
            b"--x",
        ),
        *(b"text/plain; charset=", b"utf-7", b"filename*0*=", b"=?utf-8?b?", b"?=", b'"', b"> "),
        *(b"Content-Disposition: attachment; ", b"Content-Transfer-Encoding: base64\n"),
        *(b"message/rfc822", b"\xff\xfe", b"On 1 wrote:\n"),
    ]
)


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES, max_size=30))
def test_no_pieces_of_messages_do_more_than_that(pieces: list[bytes]) -> None:
    assert all(outcome(b"Subject: x\n" + b"".join(pieces)))


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=300))
def test_random_bytes_are_read_or_refused(data: bytes) -> None:
    assert all(outcome(data))
    assert all(outcome(b"Subject: x\n\n" + data))
