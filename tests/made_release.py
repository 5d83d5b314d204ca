"""An invented release, or several in one source, made as a file of each format that is read."""

import csv
import gzip
import json
import zipfile
from collections.abc import Sequence
from email.message import EmailMessage
from html import escape
from io import BytesIO, StringIO

from docx import Document
from ingest.made_pdf import Block, Layout, made_pdf
from openpyxl import Workbook

BLOCKS = [
    ("title", "Members ask for the island ferry to be kept"),
    (
        "text",
        "STRASBOURG, 12 March 2018 – Ms Anna Holt (Norway, SOC) told the Parliamentary Assembly "
        "of the Council of Europe today that the ferry had carried nurses and fishermen since "
        "October 2004, and that nobody had asked them.",
    ),
    (
        "text",
        "The Maltese Transport Minister, Carmelo Vella, said on Friday that the line would be "
        "sold by 30 June. Dr Piotr Lis, a Polish engineer, was arrested in January and is still "
        "in custody.",
    ),
    ("heading", "Signed by:"),
    (
        "items",
        [
            "Mr Karl Bremm, Austria, ALDE",
            "Ms Oda Lint, Netherlands, SOC",
            "Mr Ivo Petrák, Czech Republic, EPP/CD",
            "Ms Pia Sund, Finland, ALDE",
        ],
    ),
    ("text", "The declaration stays open for signature until 31 March 2018."),
]
FURNITURE = ("Skip to main content", "Newsroom", "We use cookies", "Read also", "Share this page")


Blocks = Sequence[Block]


def as_text(blocks: Blocks, mark: str = "") -> bytes:
    """Return a release as plain text, or as Markdown where `mark` is `#`."""
    paragraphs = []
    for kind, held in blocks:
        lead = {"title": f"{mark} ", "heading": f"{mark * 2} "}.get(kind, "") if mark else ""
        items = "\n".join(f"- {one}" for one in held) if kind == "items" else held
        paragraphs.append(f"{lead}{items}")
    return ("\n\n".join(paragraphs) + "\n").encode()


def as_html(blocks: Blocks, template: str = "article") -> bytes:
    """Return a page: an `article`, an old one laid out in a `table`, or one of bare `list` rows."""
    inner = {"article": paragraphs, "table": _cells, "list": _rows}[template](blocks)
    return (
        "<!doctype html><html lang='en'><head><meta charset='utf-8'>"
        f"<title>{escape(blocks[0][1])} | Assembly</title></head><body>"
        "<a href='#main'>Skip to main content</a>"
        "<nav><ul><li><a href='/n'>Newsroom</a></li><li><a href='/m'>Members</a></li></ul></nav>"
        f"<div class='cookie-banner'>We use cookies <button>OK</button></div>{inner}"
        "<aside><h2>Read also</h2><ul><li><a href='/1'>Ms Una Falk opens a bridge in Latvia</a>"
        "</li></ul></aside><footer>Share this page <a href='/p'>Privacy</a></footer></body></html>"
    ).encode()


def paragraphs(blocks: Blocks) -> str:
    """Return the markup of an article."""
    tags = {"title": "h1", "heading": "h2", "text": "p"}
    inner = ""
    for kind, held in blocks:
        if kind == "items":
            inner += "<ul>" + "".join(f"<li>{escape(one)}</li>" for one in held) + "</ul>"
        else:
            inner += f"<{tags[kind]}>{escape(held)}</{tags[kind]}>"
    return f"<main id='main'><article>{inner}</article></main>"


def _cells(blocks: Blocks) -> str:
    inner = ""
    for kind, held in blocks:
        text = "<br>".join(map(escape, held)) if kind == "items" else escape(held)
        bold = f"<b>{text}</b>" if kind in ("title", "heading") else text
        inner += f"<tr><td>{bold}</td></tr>"
    return f"<table width='100%'><tr><td id='main'><table>{inner}</table></td></tr></table>"


def _rows(blocks: Blocks) -> str:
    inner = ""
    for kind, held in blocks:
        if kind == "items":
            rows = (f"<li><span>{escape(one)}</span></li>" for one in held)
            inner += f"<ul class='rows'>{''.join(rows)}</ul>"
        elif kind == "title":
            inner += f"<h1>{escape(held)}</h1>"
        else:
            inner += f"<div class='row'>{escape(held)}</div>"
    return f"<div id='main'>{inner}</div>"


def as_pdf(blocks: Blocks, columns: int = 1) -> bytes:
    """Return a release as a PDF in one column or two, with a running header and page numbers."""
    return made_pdf(blocks, Layout(columns=columns, header="Assembly", footer="{page}"))


def as_docx(blocks: Blocks) -> bytes:
    """Return a release as a document of Word."""
    document = Document()
    for kind, held in blocks:
        if kind == "items":
            for one in held:
                document.add_paragraph(one, style="List Bullet")
        elif kind == "text":
            document.add_paragraph(held)
        else:
            document.add_heading(held, level=1 if kind == "title" else 2)
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def as_mail(blocks: Blocks, subtype: str = "plain") -> bytes:
    """Return a release as a message of plain text or HTML."""
    message = EmailMessage()
    message["From"] = "Assembly press <press@assembly.example>"
    message["Subject"] = blocks[0][1]
    text = as_text(blocks) if subtype == "plain" else as_html(blocks)
    message.set_content(text.decode(), subtype=subtype)
    return message.as_bytes()


def as_saved_page(blocks: Blocks) -> bytes:
    """Return a release as a page that a browser saved as one file."""
    message = EmailMessage()
    message["From"] = "<Saved by Blink>"
    message["Snapshot-Content-Location"] = "https://assembly.example/ferry"
    message.set_content(as_html(blocks).decode(), subtype="html", cte="quoted-printable")
    message.add_related(b"p { margin: 0 }", "text", "css")
    return message.as_bytes()


def as_mailbox(blocks: Blocks) -> bytes:
    """Return a release as the one message of a mailbox."""
    return b"From press@assembly.example Mon Mar 12 09:00:00 2018\n" + as_mail(blocks) + b"\n"


def as_feed(blocks: Blocks) -> bytes:
    """Return a release as the one item of a feed, its text as escaped HTML."""
    titled = blocks[0][0] == "title"
    title, rest = (blocks[0][1], blocks[1:]) if titled else ("Press releases", blocks)
    return (
        '<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>Assembly</title>'
        f"<item><title>{escape(title)}</title><link>https://assembly.example/1</link>"
        f"<description>{escape(paragraphs(rest))}</description></item></channel></rss>"
    ).encode()


def as_csv(blocks: Blocks) -> bytes:
    """Return a release as a row of a sheet."""
    sheet = StringIO()
    csv.writer(sheet).writerows([["id", "text"], ["a1", as_text(blocks).decode()]])
    return sheet.getvalue().encode()


def as_xlsx(blocks: Blocks) -> bytes:
    """Return a release as a row of a workbook."""
    book = Workbook()
    for row in (["id", "text"], ["a1", as_text(blocks).decode()]):
        book.active.append(row)
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def as_zip(blocks: Blocks) -> bytes:
    """Return a release as a page in an archive."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("press/release.html", as_html(blocks))
    return buffer.getvalue()


def as_jsonl(blocks: Blocks) -> bytes:
    """Return a release as a record of JSON Lines."""
    return json.dumps({"id": "a1", "text": as_text(blocks).decode()}).encode() + b"\n"


def made(blocks: Blocks) -> dict[str, bytes]:
    """Return a source in every format that is read, by the name of its file."""
    return {
        "release.txt": as_text(blocks),
        "release.md": as_text(blocks, "#"),
        "release.jsonl": as_jsonl(blocks),
        "article.html": as_html(blocks, "article"),
        "table.html": as_html(blocks, "table"),
        "list.html": as_html(blocks, "list"),
        "one.pdf": as_pdf(blocks, 1),
        "two.pdf": as_pdf(blocks, 2),
        "release.docx": as_docx(blocks),
        "plain.eml": as_mail(blocks, "plain"),
        "page.eml": as_mail(blocks, "html"),
        "release.mhtml": as_saved_page(blocks),
        "release.mbox": as_mailbox(blocks),
        "release.rss": as_feed(blocks),
        "release.csv": as_csv(blocks),
        "release.xlsx": as_xlsx(blocks),
        "release.zip": as_zip(blocks),
        "release.html.gz": gzip.compress(as_html(blocks), mtime=0),
    }


MADE = made(BLOCKS)
