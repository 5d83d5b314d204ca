"""One invented release, made as a file of each format that is read."""

from email.message import EmailMessage
from html import escape
from io import BytesIO

from docx import Document
from ingest.made_pdf import Layout, made_pdf

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


def as_text(mark: str = "") -> bytes:
    """Return the release as plain text, or as Markdown where `mark` is `#`."""
    paragraphs = []
    for kind, held in BLOCKS:
        lead = {"title": f"{mark} ", "heading": f"{mark * 2} "}.get(kind, "") if mark else ""
        items = "\n".join(f"- {one}" for one in held) if kind == "items" else held
        paragraphs.append(f"{lead}{items}")
    return ("\n\n".join(paragraphs) + "\n").encode()


def as_html(template: str = "article") -> bytes:
    """Return a page: an `article`, an old one laid out in a `table`, or one of bare `list` rows."""
    inner = {"article": _paragraphs, "table": _cells, "list": _rows}[template]()
    return (
        "<!doctype html><html lang='en'><head><meta charset='utf-8'>"
        f"<title>{escape(BLOCKS[0][1])} | Assembly</title></head><body>"
        "<a href='#main'>Skip to main content</a>"
        "<nav><ul><li><a href='/n'>Newsroom</a></li><li><a href='/m'>Members</a></li></ul></nav>"
        f"<div class='cookie-banner'>We use cookies <button>OK</button></div>{inner}"
        "<aside><h2>Read also</h2><ul><li><a href='/1'>Ms Una Falk opens a bridge in Latvia</a>"
        "</li></ul></aside><footer>Share this page <a href='/p'>Privacy</a></footer></body></html>"
    ).encode()


def _paragraphs() -> str:
    tags = {"title": "h1", "heading": "h2", "text": "p"}
    inner = ""
    for kind, held in BLOCKS:
        if kind == "items":
            inner += "<ul>" + "".join(f"<li>{escape(one)}</li>" for one in held) + "</ul>"
        else:
            inner += f"<{tags[kind]}>{escape(held)}</{tags[kind]}>"
    return f"<main id='main'><article>{inner}</article></main>"


def _cells() -> str:
    inner = ""
    for kind, held in BLOCKS:
        text = "<br>".join(map(escape, held)) if kind == "items" else escape(held)
        bold = f"<b>{text}</b>" if kind in ("title", "heading") else text
        inner += f"<tr><td>{bold}</td></tr>"
    return f"<table width='100%'><tr><td id='main'><table>{inner}</table></td></tr></table>"


def _rows() -> str:
    inner = f"<h1>{escape(BLOCKS[0][1])}</h1>"
    for kind, held in BLOCKS[1:]:
        if kind == "items":
            rows = (f"<li><span>{escape(one)}</span></li>" for one in held)
            inner += f"<ul class='rows'>{''.join(rows)}</ul>"
        else:
            inner += f"<div class='row'>{escape(held)}</div>"
    return f"<div id='main'>{inner}</div>"


def as_pdf(columns: int = 1) -> bytes:
    """Return the release as a PDF in one column or two, with a running header and page numbers."""
    return made_pdf(BLOCKS, Layout(columns=columns, header="Assembly", footer="{page}"))


def as_docx() -> bytes:
    """Return the release as a document of Word."""
    document = Document()
    for kind, held in BLOCKS:
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


def as_mail(subtype: str = "plain") -> bytes:
    """Return the release as a message of plain text or HTML."""
    message = EmailMessage()
    message["From"] = "Assembly press <press@assembly.example>"
    message["Subject"] = BLOCKS[0][1]
    text = as_text() if subtype == "plain" else as_html()
    message.set_content(text.decode(), subtype=subtype)
    return message.as_bytes()


MADE = {
    "release.txt": as_text(),
    "release.md": as_text("#"),
    "article.html": as_html("article"),
    "table.html": as_html("table"),
    "list.html": as_html("list"),
    "one.pdf": as_pdf(1),
    "two.pdf": as_pdf(2),
    "release.docx": as_docx(),
    "plain.eml": as_mail("plain"),
    "page.eml": as_mail("html"),
}
