"""Reads `.docx`: headings, paragraphs, lists, tables, text boxes and notes; changes accepted."""

from collections.abc import Iterator
from io import BytesIO

from docx import Document
from docx.document import Document as Opened
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.exceptions import OpcError
from docx.oxml.parser import parse_xml

from pipeline.errors import UnreadableRelease
from pipeline.ingest.document_titles import title_of
from pipeline.ingest.entry import Entry
from pipeline.ingest.limits import Limits
from pipeline.ingest.members import FAULTY, one_line
from pipeline.ingest.office import check_office
from pipeline.ingest.pieces import assembled
from pipeline.ingest.word_blocks import Reading
from pipeline.ingest.word_styles import Styles
from pipeline.ingest.word_text import MAIN, Element

BROKEN = (*FAULTY, OpcError, AttributeError, TypeError, SyntaxError, AssertionError)
"""What python-docx raises for a package with parts missing, out of place or broken."""
NOTES = ("footnote", "endnote")


def read_docx(data: bytes, limits: Limits) -> Iterator[Entry]:
    """Yield the one text of a Word document, with its title where its properties have one.

    Deleted text, hidden text, comments, headers and footers are left out. The places are
    `paragraph 12`, `table 2 row 3`, `text box 1` and `note 1`. Nothing outside the file is
    opened and no macro is run. Raises UnreadableRelease.
    """
    check_office(data, limits, ".docx")
    try:
        document = Document(BytesIO(data))
        blocks = list(_reading(document).blocks(document.element.body))
        title = _title(document)
    except BROKEN as error:
        reason = f"no sound Word document: {one_line(error)}; save it anew as .docx"
        raise UnreadableRelease(reason) from None
    text, places = assembled(blocks)
    if not text:
        raise UnreadableRelease("empty: the document holds no text; a scan needs to be read first")
    if len(text) > limits.max_bytes:
        raise UnreadableRelease(f"too large: its text is over {limits.max_bytes} characters")
    yield Entry(text, metadata={"title": title} if title else {}, places=places)


def _reading(document: Opened) -> Reading:
    styles = Styles(_part(document, "styles"), _part(document, "numbering"))
    notes: dict[tuple[str, str], Element] = {}
    for kind in NOTES:
        root = _part(document, f"{kind}s")
        for note in () if root is None else root.findall(MAIN + kind):
            notes[kind, note.get(f"{MAIN}id", "")] = note
    return Reading(styles, notes)


def _part(document: Opened, name: str) -> Element | None:
    """Return the root of the part of a document that a relation of this name leads to."""
    for relation in document.part.rels.values():
        if relation.reltype.endswith(f"/{name}") and not relation.is_external:
            return parse_xml(relation.target_part.blob)
    return None


def _title(document: Opened) -> str:
    """Return the title that the properties say; for none of them, python-docx would invent one."""
    relations = document.part.package.rels.values()
    if not any(one.reltype == RELATIONSHIP_TYPE.CORE_PROPERTIES for one in relations):
        return ""
    return title_of(document.core_properties.title)
