"""Makes PDFs: columns, tables, turned text, odd fonts, in raw objects or drawn by reportlab."""

import zlib
from io import BytesIO

from hypothesis import strategies as st
from reportlab.pdfgen.canvas import Canvas

from benchmarks.fuzzing.inside import with_table
from benchmarks.fuzzing.made.words import SOME, WORD

PROSE = "The ferry had carried nurses and fishermen since October 2004, and nobody had asked them. "
FONTS = (
    b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    b"<< /Type /Font /Subtype /Type1 /BaseFont /ABCDEF+Times-Bold /Encoding /WinAnsiEncoding >>",
    b"<< /Type /Font /Subtype /TrueType /BaseFont /Odd /FirstChar 32 /Widths [0 500 -9 99999] >>",
    b"<< /Type /Font /Subtype /Type1 /BaseFont /X /Encoding << /Differences [65 /eacute /g12 "
    b"/uni20AC] >> >>",
    b"<< /Type /Font /Subtype /Type3 /FontMatrix [0.001 0 0 0.001 0 0] /FontBBox [0 0 9 9] "
    b"/CharProcs << >> /Encoding << /Differences [65 /a] >> "
    b"/FirstChar 65 /LastChar 66 /Widths [500 500] >>",
    b"<< /Type /Font /Subtype /Type0 /BaseFont /Wide /Encoding /Identity-H /ToUnicode 9 0 R "
    b"/DescendantFonts [<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Wide /DW 600 "
    b"/W [1 [500 600] 5 9 300] "
    b"/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>] >>",
)
UNICODE = (
    b"/CIDInit /ProcSet findresource begin begincmap "
    b"1 begincodespacerange <0000> <FFFF> endcodespacerange "
    b"2 beginbfchar <0041> <0042> <0043> <D800> endbfchar "
    b"1 beginbfrange <0020> <007E> <0020> endbfrange endcmap"
)
IMAGE = b" /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray"
NUMBERS = st.one_of(
    st.integers(0, 800).map(str), st.integers(0, 800).map(str),
    st.sampled_from(("0", "-50", "1e5", "99999999", "0.0001", "595", "--5", ".")),
)  # fmt: skip
SIZES = st.sampled_from(("11", "11", "11", "8", "18", "0", "-9", "300", "0.01"))
TURNED = st.sampled_from(
    ("1 0 0 1", "1 0 0 1", "0 1 -1 0", "0.7 0.7 -0.7 0.7", "-1 0 0 1", "0 0 0 0", "1 0 0 -1")
)


def _shown(text: str) -> str:
    """Return a text as a string of a content stream."""
    plain = text.encode("cp1252", "replace").decode("latin-1")
    return "(" + plain.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)") + ")"


TEXT = st.builds(
    lambda font, size, turned, where, text: (
        f"BT /F{font} {size} Tf {turned} {where[0]} {where[1]} Tm {_shown(text)} Tj ET\n"
    ),
    st.integers(0, len(FONTS)), SIZES, TURNED, st.tuples(NUMBERS, NUMBERS), SOME,
)  # fmt: skip
COLUMN = st.builds(
    lambda x, y, pitch, lines: (
        f"BT /F0 11 Tf {pitch} TL 1 0 0 1 {x} {y} Tm "
        + " ".join(f"{_shown(one)} '" for one in lines)
        + " ET\n"
    ),
    st.sampled_from((50, 70, 300, 310)), st.integers(200, 780),
    st.sampled_from((14, 14, 12, 2, 60)),
    st.lists(st.one_of(WORD, st.integers(0, 40).map(lambda at: PROSE[at : at + 45])), max_size=12),
)  # fmt: skip
GRID = st.builds(
    lambda x, y, rows, columns: "".join(
        f"{x + 90 * column} {y - 20 * row} 90 20 re S BT /F0 9 Tf "
        f"1 0 0 1 {x + 90 * column + 4} {y - 20 * row + 6} Tm (Cell {row}) Tj ET\n"
        for row in range(rows) for column in range(columns)
    ),
    st.integers(40, 100), st.integers(300, 700), st.integers(0, 4), st.integers(0, 4),
)  # fmt: skip
OTHER = st.one_of(
    st.sampled_from(
        ("q\n", "Q\n", "/Fm0 Do\n", "/Im0 Do\n", "BI /W 1 /H 1 /BPC 8 /CS /G ID x EI\n",
         "0 0 600 800 re f\n", "3 Tr\n", "50 Tz\n", "4 Tc\n", "9 Tw\n", "5 Ts\n",
         "/P << /MCID 0 >> BDC\n", "EMC\n", "BT\n", "ET\n", "0.5 0 0 0.5 0 0 cm\n",
         "BT [(A) -9000 (b) 99 <00410042>] TJ ET\n", "BT /F5 11 Tf <004100420043> Tj ET\n",
         "10 10 m 500 10 l S\n", "/None gs\n", "1 2 3 4 5 6 7\n", "(\n", ">>\n", "] Tj\n",
         "<zz> Tj\n")),
    st.builds(lambda a, b, c, d: f"{a} {b} m {c} {d} l S\n", NUMBERS, NUMBERS, NUMBERS, NUMBERS),
)  # fmt: skip
CONTENT = st.lists(st.one_of(TEXT, TEXT, COLUMN, COLUMN, GRID, OTHER), max_size=10).map(
    lambda parts: "".join(parts).encode("latin-1")
)
PAGE_LOOKS = st.sampled_from(
    (b"", b"", b"", b"/Rotate 90", b"/Rotate 45", b"/CropBox [100 100 500 500]",
     b"/CropBox [9 9 8 8]", b"/MediaBox [0 0 0 0]", b"/UserUnit 2", b"/MediaBox [a b c d]",
     b"/MediaBox [0 0 1e9 1e9]")
)  # fmt: skip
INFO = st.sampled_from(
    (
        b"(On rivers)",
        b"(untitled)",
        b"(a.docx)",
        b"<FEFF0041D800>",
        b"7 0 R",
        b"[1]",
        b"(\\376\\377\\330\\000)",
    )
)
LANGUAGE = st.sampled_from((b"(en-GB)", b"(en-GB)", b"(x)", b"<FEFF>", b"/en", b"1 0 R"))


def _stream(content: bytes, is_packed: bool, extra: bytes = b"") -> bytes:
    data = zlib.compress(content, 1) if is_packed else content
    said = b" /Filter /FlateDecode" if is_packed else b""
    return b"<< /Length %d%s%s >>\nstream\n%s\nendstream" % (len(data), said, extra, data)


def _file(
    pages: list[tuple[bytes, bytes]], is_packed: bool, title: bytes, language: bytes
) -> bytes:
    first = 20
    kids = b" ".join(b"%d 0 R" % (first + 2 * number) for number in range(len(pages)))
    fonts = b" ".join(b"/F%d %s" % pair for pair in enumerate(FONTS))
    objects = {
        1: b"<< /Type /Catalog /Pages 2 0 R /Lang %s >>" % language,
        2: b"<< /Type /Pages /Kids [%s] /Count %d /MediaBox [0 0 595 842] >>" % (kids, len(pages)),
        3: b"<< /Title %s >>" % title,
        4: b"<< /Font << %s >> /XObject << /Fm0 5 0 R /Im0 6 0 R >> >>" % fonts,
        5: _stream(b"BT /F0 9 Tf 50 50 Td (In a form) Tj ET /Fm0 Do", False,
                   b" /Type /XObject /Subtype /Form /BBox [0 0 600 800] /Resources 4 0 R"),
        6: _stream(b"x", False, IMAGE),
        9: _stream(UNICODE, False),
    }  # fmt: skip
    for number, (look, content) in enumerate(pages):
        at = first + 2 * number
        objects[at] = b"<< /Type /Page /Parent 2 0 R /Resources 4 0 R /Contents %d 0 R %s >>" % (
            at + 1,
            look,
        )
        objects[at + 1] = _stream(content, is_packed)
    body = b"".join(b"%d 0 obj\n%s\nendobj\n" % pair for pair in sorted(objects.items()))
    return with_table(b"%PDF-1.7\n" + body, b"<< /Size 99 /Root 1 0 R /Info 3 0 R >>")


RAW = st.builds(
    _file, st.lists(st.tuples(PAGE_LOOKS, CONTENT), max_size=3), st.booleans(), INFO, LANGUAGE,
)  # fmt: skip


def _drawn(pages: list[list[tuple[float, float, int, str]]], is_packed: bool) -> bytes:
    buffer = BytesIO()
    canvas = Canvas(buffer, pageCompression=int(is_packed), invariant=1)
    for page in pages:
        for x, y, turn, text in page:
            canvas.saveState()
            canvas.translate(x, y)
            canvas.rotate(turn)
            canvas.setFont(
                ("Helvetica", "Times-Bold", "Courier", "Symbol")[turn % 4], 8 + turn % 11
            )
            canvas.drawString(0, 0, text.encode("utf-8", "replace").decode())
            canvas.rect(-2, -4, 80, 16)
            canvas.restoreState()
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


LINE = st.tuples(st.floats(0, 600), st.floats(0, 800), st.sampled_from((0, 0, 0, 90, 45, 7)), SOME)
DRAWN = st.builds(_drawn, st.lists(st.lists(LINE, max_size=6), max_size=2), st.booleans())
PDF = st.one_of(RAW, RAW, RAW, DRAWN)
