"""Makes PDFs for tests: a release from a small structure, or words drawn where one wants them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from io import BytesIO

from reportlab.lib.enums import TA_LEFT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import cm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    PageBreak,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
    TableStyle,
)

BODY = ParagraphStyle("body", fontName="Helvetica", fontSize=11, leading=14, spaceAfter=8)
BOLD = ParagraphStyle("bold", BODY, fontName="Helvetica-Bold")
TITLE = ParagraphStyle("title", BOLD, fontSize=18, leading=22, alignment=TA_LEFT, spaceAfter=10)
HEADING = ParagraphStyle("heading", BOLD, fontSize=14, leading=18, spaceBefore=6)
NOTE = ParagraphStyle("note", BODY, fontSize=8, leading=10)
LINE = ParagraphStyle("line", BODY, spaceAfter=0)
STYLES = {"title": TITLE, "heading": HEADING, "bold": BOLD, "text": BODY, "note": NOTE}
MARGIN = 2.5 * cm
Block = tuple[str, object]
"""A kind and what it holds: ("text", "…"), ("items", ["…"]), ("lines", ["…"]), ("table", [["…"]]),
("cells", [["…"]]) for a table without rules, ("page", None) for a new page; titles, headings,
bold lines and notes hold a text."""
Draw = Callable[[Canvas, int], None]


@dataclass(frozen=True)
class Layout:
    """How a PDF looks: its columns, what stands on each page, what it says of itself."""

    columns: int = 1
    header: str = ""
    footer: str = ""
    title: str = ""
    author: str = ""
    language: str = ""
    draw: Draw = field(default=lambda canvas, page: None)


def made_pdf(blocks: Sequence[Block], layout: Layout | None = None) -> bytes:
    """Return a PDF of `blocks`; `{page}` in a header or footer is the page's number."""
    look = layout or Layout()
    buffer = BytesIO()
    document = BaseDocTemplate(buffer, pagesize=A4, title=look.title, author=look.author,
                               lang=look.language or None, invariant=1)  # fmt: skip
    gap = 0.8 * cm
    width = (A4[0] - 2 * MARGIN - gap * (look.columns - 1)) / look.columns
    frames = [
        Frame(MARGIN + n * (width + gap), MARGIN, width, A4[1] - 2 * MARGIN, 0, 0, 0, 0)
        for n in range(look.columns)
    ]

    def on_page(canvas: Canvas, _: BaseDocTemplate) -> None:
        page = canvas.getPageNumber()
        canvas.setFont("Helvetica", 9)
        canvas.drawString(MARGIN, A4[1] - 1.2 * cm, look.header.format(page=page))
        canvas.drawCentredString(A4[0] / 2, 1.2 * cm, look.footer.format(page=page))
        look.draw(canvas, page)

    document.addPageTemplates([PageTemplate(frames=frames, onPage=on_page)])
    document.build([flow for block in blocks for flow in _flowables(*block)])
    return buffer.getvalue()


def _flowables(kind: str, held: object) -> list[Flowable]:
    if kind == "page":
        return [PageBreak()]
    if kind == "items":
        return [Paragraph(f"• {one}", LINE) for one in held] + [Spacer(1, 10)]
    if kind == "lines":
        return [Paragraph(one, LINE) for one in held] + [Spacer(1, 10)]
    if kind in ("table", "cells"):
        style = [("FONTSIZE", (0, 0), (-1, -1), 11), ("LEADING", (0, 0), (-1, -1), 14)]
        rules = [("GRID", (0, 0), (-1, -1), 0.5, "black")] if kind == "table" else []
        tight = [("TOPPADDING", (0, 0), (-1, -1), 0), ("BOTTOMPADDING", (0, 0), (-1, -1), 0)]
        spaced = [] if kind == "table" else tight
        rows = [[Paragraph(cell, LINE) for cell in row] for row in held]
        return [Table(rows, style=TableStyle(style + rules + spaced)), Spacer(1, 10)]
    return [Paragraph(held, STYLES[kind])]


def drawn_pdf(*pages: Draw, encrypt: str | None = None) -> bytes:
    """Return a PDF of pages that are drawn; with a password to open it if `encrypt` is given."""
    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=A4, invariant=1, encrypt=encrypt)
    for number, draw in enumerate(pages, 1):
        canvas.setFont("Helvetica", 11)
        draw(canvas, number)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()
