"""PDFs that are locked, broken or made to harm: a reason in bounded time, and no traceback."""

import random
import time
import zlib
from collections.abc import Callable, Sequence
from io import BytesIO
from itertools import accumulate

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from ingest.made_pdf import Layout, drawn_pdf, made_pdf
from pypdf import PdfReader, PdfWriter
from reportlab.pdfgen.canvas import Canvas

from pipeline.errors import UnreadableRelease
from pipeline.ingest.limits import Limits
from pipeline.ingest.pdf import read_pdf

SECONDS = 20
TEXT = "The groups of the Assembly of Bor asked for the release of Pia Sund."
WHOLE = made_pdf([("title", "On Pia Sund"), ("text", TEXT), ("table", [["A", "B"], ["C", "D"]])])


def reason_of(data: bytes, limits: Limits | None = None) -> str:
    """Return why a PDF is rejected; nothing where it is read."""
    begun = time.monotonic()
    try:
        entries = list(read_pdf(data, limits or Limits()))
    except UnreadableRelease as error:
        return str(error)
    finally:
        assert time.monotonic() - begun < SECONDS
    assert [entry.reason for entry in entries] == [""]
    return ""


def text_of(data: bytes) -> str:
    (entry,) = read_pdf(data, Limits())
    return entry.text


def said(canvas: Canvas, _: int) -> None:
    canvas.drawString(70, 700, TEXT)


def pdf_of(objects: Sequence[bytes]) -> bytes:
    """Return a PDF of objects numbered from 1, of which the first is the catalog."""
    parts = [b"%PDF-1.7\n", *(b"%d 0 obj\n%s\nendobj\n" % one for one in enumerate(objects, 1))]
    *places, end = accumulate(map(len, parts))
    body = b"".join(parts)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    tail = b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1,
        end,
    )
    return body + head + table + tail


def stream(data: bytes, keys: bytes = b"") -> bytes:
    return b"<</Length %d%s>>\nstream\n%s\nendstream" % (len(data), keys, data)


def page_of(content: bytes, box: bytes = b"[0 0 595 842]", more: bytes = b"") -> bytes:
    """Return a PDF of one page with a content stream as it is given."""
    font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"
    page = b"<</Type/Page/Parent 2 0 R/MediaBox %s/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>"
    return pdf_of(
        [
            b"<</Type/Catalog/Pages 2 0 R%s>>" % more,
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            page % box,
            content,
            font,
        ]
    )


SHOWN = b"BT /F 12 Tf 70 700 Td (Pia Sund is free) Tj ET"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b"\0\0\n", "empty"),
        (b"Pia Sund is free", "not a PDF"),
        (b"%PDF-1.7\n", "broken: it is cut off"),
        (b"%PDF-1.7\n%%EOF", "broken"),
        (pdf_of([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[]/Count 0>>"]), "no pages"),
        (page_of(stream(b"")), "empty: there is no text"),
        (page_of(stream(b"x\x9c" + bytes(60), b"/Filter/FlateDecode")), "broken: page 1"),
    ],
)
def test_what_is_no_pdf_is_rejected_with_its_reason(data: bytes, reason: str) -> None:
    assert reason_of(data).startswith(reason)


def test_a_pdf_made_by_hand_is_read() -> None:
    assert text_of(page_of(stream(SHOWN))) == "Pia Sund is free"


def test_a_locked_pdf_asks_for_one_without_a_password() -> None:
    assert reason_of(drawn_pdf(said, encrypt="secret")).startswith("encrypted: it needs a password")


def test_a_pdf_that_only_forbids_changes_is_read() -> None:
    writer = PdfWriter(clone_from=PdfReader(BytesIO(WHOLE)))
    writer.encrypt(user_password="", owner_password="secret", algorithm="AES-256")
    locked = BytesIO()
    writer.write(locked)
    assert TEXT in text_of(locked.getvalue())


def test_limits_of_bytes_and_pages_hold() -> None:
    assert reason_of(WHOLE, Limits(max_bytes=100)).startswith("too large")
    assert reason_of(drawn_pdf(said, said, said), Limits(max_pages=2)).startswith("too long")
    assert reason_of(drawn_pdf(said, said), Limits(max_pages=2)) == ""


def test_what_a_pdf_would_run_or_unpack_is_passed_over() -> None:
    run = b"/OpenAction<</S/JavaScript/JS(app.alert\\('run'\\))>>"
    writer = PdfWriter(clone_from=PdfReader(BytesIO(page_of(stream(SHOWN), more=run))))
    writer.add_attachment("run.exe", b"MZ Jan Lint")
    full = BytesIO()
    writer.write(full)
    assert b"JavaScript" in full.getvalue()
    assert text_of(full.getvalue()) == "Pia Sund is free"


def one_stream() -> bytes:
    blank = zlib.compress(b" " * (60 * 1024 * 1024), 9)
    return page_of(stream(blank, b"/Filter/FlateDecode"))


def packed_twice() -> bytes:
    twice = zlib.compress(zlib.compress(b" " * (200 * 1024 * 1024), 9), 9)
    return page_of(stream(twice, b"/Filter[/FlateDecode/FlateDecode]"))


@pytest.mark.parametrize(("count", "reason"), [(4, "no pages"), (5, "unpacks too far")])
def test_streams_that_swell_only_together_are_not_unpacked(count: int, reason: str) -> None:
    packed = stream(zlib.compress(bytes(range(256)) * 3900), b"/Filter/FlateDecode")
    empty = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[]>>"]
    data = pdf_of([*empty, *[packed] * count])
    assert reason_of(data, Limits(max_bytes=1_000_000)).startswith(reason)


@pytest.mark.parametrize("made", [one_stream, packed_twice])
def test_a_stream_that_swells_is_not_unpacked(made: Callable[[], bytes]) -> None:
    assert reason_of(made()).startswith("unpacks too far")


def test_a_tree_of_pages_that_leads_back_to_itself_ends() -> None:
    loop = pdf_of([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 9>>"])
    assert reason_of(loop).startswith("no pages")


@pytest.mark.parametrize(
    "objects",
    [[b"5 0 R"], [b"6 0 R", b"5 0 R"], [b"6 0 R", b"7 0 R", b"6 0 R"]],
    ids=["itself", "each other", "a circle further on"],
)
@pytest.mark.parametrize("more", [b"", b"/Lang 5 0 R", b"/Metadata 5 0 R"])
def test_an_object_that_refers_to_itself_is_none(objects: list[bytes], more: bytes) -> None:
    font = b"/Resources<</Font<</F 5 0 R>>>>/MediaBox[0 0 595 842]"
    page = b"<</Type/Page/Parent 2 0 R/Contents 4 0 R%s>>" % font
    catalog, pages = (
        b"<</Type/Catalog/Pages 2 0 R%s>>" % more,
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
    )
    data = pdf_of([catalog, pages, page, stream(SHOWN), *objects])
    reason_of(data)
    reason_of(data.replace(b"/Root 1 0 R", b"/Root 1 0 R/Info 5 0 R"))
    reason_of(data.replace(b"/Root 1 0 R", b"/Root 1 0 R/Info<</Title 5 0 R>>"))
    reason_of(data.replace(b"/Root 1 0 R", b"/Root 5 0 R"))


def test_a_deep_tree_of_pages_ends() -> None:
    kids = [b"<</Type/Pages/Kids[%d 0 R]/Count 1>>" % number for number in range(3, 5003)]
    assert reason_of(pdf_of([b"<</Type/Catalog/Pages 2 0 R>>", *kids])).startswith(("broken", "no"))


def test_a_parent_that_is_its_own_child_ends() -> None:
    form = stream(b"/X Do " + SHOWN, b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources 5 0 R")
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources 5 0 R>>"
    own = b"<</XObject<</X 4 0 R>>/Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>"
    tree = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>"]
    reason_of(pdf_of([*tree, page, form, own]))


@pytest.mark.parametrize(
    "box",
    [b"[0 0 1e9 1e9]", b"[0 0 0 0]", b"[-1e30 -1e30 1e30 1e30]", b"[1 2]", b"(x)", b"null"],
)
def test_a_page_of_any_size_is_read_or_rejected(box: bytes) -> None:
    reason = reason_of(page_of(stream(SHOWN), box))
    assert reason == "" or reason.startswith("broken")


def test_letters_at_impossible_places_do_no_harm() -> None:
    odd = b"BT /F 1e300 Tf 1e308 1e308 Td (a) Tj 1e308 1e308 Td (b) Tj /F 0 Tf (c) Tj ET " + SHOWN
    assert "Pia Sund is free" in text_of(page_of(stream(odd)))


@pytest.mark.slow
@pytest.mark.timed
def test_many_objects_take_bounded_time() -> None:
    tree = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[]/Count 0>>"]
    assert reason_of(pdf_of([*tree, *([b"[]"] * 100_000)])).startswith("no pages")


@pytest.mark.slow
@pytest.mark.timed
def test_many_lines_and_letters_take_bounded_time() -> None:
    rules = b"".join(b"%d %d m %d 800 l S\n" % (n, n % 700, n % 500) for n in range(5000))
    words = b"".join(
        b"1 0 0 1 %d %d Tm (%d) Tj\n" % (n * 7 % 595, n * 13 % 842, n) for n in range(5000)
    )
    assert reason_of(page_of(stream(rules + b"BT /F 3 Tf " + words + b"ET"))) == ""


def test_letters_that_the_file_does_not_name_are_no_text() -> None:
    draws = b"BT /F 12 Tf 70 700 Td (\x81\x8d\x8f\x90\x9d\x81\x8d\x8f\x90) Tj ET"
    assert reason_of(page_of(stream(draws))).startswith("no letters: its fonts do not say")


def test_a_file_cut_off_anywhere_is_rejected() -> None:
    for end in range(0, len(WHOLE) - 7, max(1, len(WHOLE) // 150)):
        assert reason_of(WHOLE[:end]).split(":")[0] in {"empty", "not a PDF", "broken"}


def test_a_file_with_any_broken_bytes_is_read_or_rejected() -> None:
    chance = random.Random(7)
    for _ in range(150):
        data = bytearray(WHOLE)
        for _ in range(chance.randint(1, 20)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        reason_of(bytes(data))


@settings(max_examples=100, deadline=None)
@given(some.binary(max_size=400))
def test_random_bytes_are_read_or_rejected(noise: bytes) -> None:
    assert reason_of(b"%PDF-1.4\n" + noise + b"\n%%EOF")
    reason_of(page_of(stream(noise)))
    reason_of(page_of(stream(b"BT /F 9 Tf " + noise)))


@pytest.mark.parametrize("language", [b"99 0 R", b"/en", b"[(en)]", b"<<>>", b"<FEFFD8>", b"4 0 R"])
def test_a_language_that_is_none_is_passed_over(language: bytes) -> None:
    data = page_of(stream(SHOWN), more=b"/Lang %s" % language)
    (entry,) = read_pdf(data, Limits())
    assert entry.text == "Pia Sund is free"


@pytest.mark.slow
@pytest.mark.timed
def test_a_page_with_too_many_rows_is_read_as_it_comes() -> None:
    lines = b"".join(b"1 0 0 1 %d %d Tm (x%d) Tj " % (n % 2 * 200, 3 * n, n) for n in range(3200))
    data = page_of(stream(b"BT /F 1 Tf " + lines + b"ET"), b"[0 0 600 9999]")
    assert text_of(data).startswith("x3199")


def test_a_title_of_any_bytes_is_read() -> None:
    data = made_pdf(
        [("text", TEXT)],
        Layout(title="Zoë \ud83d\ude00".encode("utf-16", "surrogatepass").decode("utf-16")),
    )
    assert reason_of(data) == ""
