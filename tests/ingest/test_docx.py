"""What is read of Word documents, and what of them is refused."""

import re
import time
import zipfile
from collections.abc import Callable
from io import BytesIO

import pytest
from docx import Document
from docx.document import Document as Opened
from docx.oxml.parser import parse_xml
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.errors import UnreadableRelease
from pipeline.ingest.docx import read_docx
from pipeline.ingest.entry import Entry
from pipeline.ingest.limits import Limits

NS = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)
LIMITS = Limits()
SECONDS = 5.0
OFF, WIDE = '<w:b w:val="0"/>', '<w:gridSpan w:val="2"/>'


def saved(document: Opened) -> bytes:
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def with_body(*xml: str) -> bytes:
    """Return a document whose body is the given XML."""
    document = Document()
    for one in xml:
        element = parse_xml(one.replace(">", f" {NS}>", 1))
        document.element.body.insert(len(document.element.body) - 1, element)
    return saved(document)


def changed(data: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    """Return a package in which one part is changed, or added."""
    file = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(file, "w", 8) as new:
        for one in old.namelist():
            new.writestr(one, change(old.read(one)) if one == name else old.read(one))
        if name not in old.namelist():
            new.writestr(name, change(b""))
    return file.getvalue()


def read(data: bytes, limits: Limits = LIMITS) -> Entry:
    return next(iter(read_docx(data, limits)))


def outcome(data: bytes) -> str:
    """Return the text of a document, or the reason why there is none; never another exception."""
    try:
        return read(data).text
    except UnreadableRelease as error:
        return str(error)


def elements(entry: Entry) -> list[tuple[str, str | None]]:
    return [(entry.text[one.start : one.end], one.element) for one in entry.places]


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def release() -> bytes:
    document = Document()
    document.core_properties.title = "Ports  reopen"
    document.add_heading("Ports reopen", 0)
    document.add_heading("The decision", 2)
    opened = document.add_paragraph()
    opened.add_run("Harbourtown, 12 March 2031").bold = True
    opened.add_run(" – Pia Sund spoke.\nShe\tsmiled.")
    document.add_paragraph("Jo Lind", style="List Bullet")
    document.add_paragraph("Ada Berg", style="List Bullet")
    document.add_paragraph("First", style="List Number")
    document.add_paragraph("Second", style="List Number")
    table = document.add_table(2, 2)
    for cell, text in zip(
        (one for row in table.rows for one in row.cells),
        ("Name", "Country", "Pia\nSund", "Finland"),
        strict=True,
    ):
        cell.text = text
    document.sections[0].header.paragraphs[0].text = "Letterhead"
    document.sections[0].footer.paragraphs[0].text = "Page 1"
    return saved(document)


def test_a_release_is_read_with_its_headings_lists_and_tables() -> None:
    entry = read(release())
    assert entry.text == (
        "# Ports reopen\n\n## The decision\n\n"
        "**Harbourtown, 12 March 2031** – Pia Sund spoke.\nShe\tsmiled.\n\n"
        "- Jo Lind\n- Ada Berg\n1. First\n2. Second\n\n"
        "Name | Country\nPia Sund | Finland"
    )
    assert entry.metadata == {"title": "Ports reopen"}


def test_every_block_says_where_it_stood() -> None:
    found = elements(read(release()))
    assert found[0] == ("# Ports reopen", "paragraph 1")
    assert found[3] == ("- Jo Lind", "paragraph 4")
    assert found[-1] == ("Pia Sund | Finland", "table 1 row 2")


@pytest.mark.parametrize(
    ("xml", "text"),
    [
        (f"<w:p>{run('We ')}<w:del>{run('never ')}</w:del>{run('met')}</w:p>", "We met"),
        (f"<w:p>{run('We ')}<w:ins>{run('all ')}</w:ins>{run('met')}</w:p>", "We all met"),
        (f"<w:p>{run('A')}<w:moveFrom>{run('B')}</w:moveFrom></w:p>", "A"),
        (f"<w:p>{run('A')}<w:moveTo>{run('B')}</w:moveTo></w:p>", "AB"),
        (f"<w:p>{run('A')}{run('hidden', '<w:vanish/>')}</w:p>", "A"),
        (f"<w:p><w:hyperlink>{run('linked')}</w:hyperlink></w:p>", "linked"),
        ("<w:p><w:r><w:instrText>PAGE</w:instrText><w:t>1</w:t></w:r></w:p>", "1"),
        ("<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t></w:r></w:p>", "a\tb\nc"),
        (f"<w:sdt><w:sdtContent><w:p>{run('held')}</w:p></w:sdtContent></w:sdt>", "held"),
        (f"<w:p>{run('Bold', '<w:b/>')}{run(' not', OFF)}</w:p>", "**Bold** not"),
        (f"<w:p>{run('Not ')}{run('bold', '<w:b/>')}</w:p>", "Not bold"),
        (f"<w:p>{run('5 * 3', '<w:b/>')}</w:p>", "5 * 3"),
    ],
)
def test_a_paragraph_reads_as_one_who_accepts_all_changes_sees_it(xml: str, text: str) -> None:
    assert read(with_body(xml)).text == text


def test_a_paragraph_whose_end_was_deleted_goes_on_in_the_next() -> None:
    ended = "<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>"
    data = with_body(f"<w:p>{ended}{run('Pia ')}</w:p>", f"<w:p>{run('Sund')}</w:p>")
    assert read(data).text == "Pia Sund"


def test_a_deleted_row_is_left_out_and_a_wide_cell_keeps_its_columns() -> None:
    def cell(text: str, properties: str = "") -> str:
        return f"<w:tc><w:tcPr>{properties}</w:tcPr><w:p>{run(text)}</w:p></w:tc>"

    data = with_body(
        f"<w:tbl><w:tr>{cell('A', WIDE)}{cell('B')}</w:tr>"
        f"<w:tr><w:trPr><w:del/></w:trPr>{cell('gone')}{cell('gone')}{cell('gone')}</w:tr>"
        f"<w:tr>{cell('1')}{cell('2')}{cell('3')}</w:tr></w:tbl>"
    )
    assert read(data).text == "A |  | B\n1 | 2 | 3"


def test_a_nested_table_is_flattened_into_its_cell() -> None:
    document = Document()
    table = document.add_table(1, 2)
    table.cell(0, 0).text = "Members"
    inner = table.cell(0, 1).add_table(1, 2)
    inner.cell(0, 0).text, inner.cell(0, 1).text = "Pia Sund", "Jo Lind"
    assert read(saved(document)).text == "Members | Pia Sund Jo Lind"


def test_a_table_of_one_column_frames_a_text() -> None:
    document = Document()
    cell = document.add_table(1, 1).cell(0, 0)
    cell.text = "First paragraph."
    cell.add_paragraph("Second paragraph.")
    entry = read(saved(document))
    assert entry.text == "First paragraph.\n\nSecond paragraph."
    assert {one.element for one in entry.places} == {"table 1 row 1"}


def test_a_text_box_is_read_once_behind_its_paragraph() -> None:
    box = f"<w:txbxContent><w:p>{run('Boxed')}</w:p></w:txbxContent>"
    both = (
        f"<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing>{box}</w:drawing>"
        f"</mc:Choice><mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    data = with_body(f"<w:p>{run('Before')}{both}</w:p>", f"<w:p>{run('After')}</w:p>")
    assert elements(read(data)) == [
        ("Before", "paragraph 1"),
        ("Boxed", "text box 1"),
        ("After", "paragraph 2"),
    ]


FOOTNOTES = (
    f"<w:footnotes {NS}><w:footnote w:id='0'><w:p>{run('separator')}</w:p></w:footnote>"
    f"<w:footnote w:id='2'><w:p>{run(' Of the ALDE group.')}</w:p></w:footnote>"
    f"<w:footnote w:id='3'><w:p>{run('* Retired.')}</w:p></w:footnote></w:footnotes>"
)
RELATION = (
    b'<Relationship Id="rIdNotes" Target="footnotes.xml" Type="http://schemas.openxmlformats.org'
    b'/officeDocument/2006/relationships/footnotes"/></Relationships>'
)


def test_footnotes_stand_below_the_text_with_their_marks() -> None:
    data = with_body(
        f"<w:p>{run('Pia Sund')}<w:r><w:footnoteReference w:id='2'/></w:r>{run(' and Jo Lind')}"
        "<w:r><w:footnoteReference w:id='3' w:customMarkFollows='1'/><w:t>*</w:t></w:r></w:p>"
    )
    data = changed(data, "word/footnotes.xml", lambda _: FOOTNOTES.encode())
    rels = "word/_rels/document.xml.rels"
    data = changed(data, rels, lambda old: old.replace(b"</Relationships>", RELATION))
    assert elements(read(data)) == [
        ("Pia Sund[1] and Jo Lind*", "paragraph 1"),
        ("[1] Of the ALDE group.", "note 1"),
        ("* Retired.", "note 2"),
    ]


NUMBERING = (
    f"<w:numbering {NS}><w:abstractNum w:abstractNumId='7'>"
    "<w:lvl w:ilvl='0'><w:start w:val='4'/><w:numFmt w:val='decimal'/></w:lvl>"
    "<w:lvl w:ilvl='1'><w:numFmt w:val='lowerLetter'/></w:lvl>"
    "<w:lvl w:ilvl='2'><w:numFmt w:val='none'/></w:lvl></w:abstractNum>"
    "<w:num w:numId='70'><w:abstractNumId w:val='7'/></w:num>"
    "<w:num w:numId='71'><w:abstractNumId w:val='7'/><w:lvlOverride w:ilvl='0'>"
    "<w:startOverride w:val='4'/></w:lvlOverride></w:num></w:numbering>"
)


def test_numbers_of_lists_count_as_in_word() -> None:
    def item(list_id: int, level: int, text: str) -> str:
        number = f"<w:ilvl w:val='{level}'/><w:numId w:val='{list_id}'/>"
        return f"<w:p><w:pPr><w:numPr>{number}</w:numPr></w:pPr>{run(text)}</w:p>"

    data = with_body(
        *(item(70, 0, "a"), item(70, 1, "b"), item(70, 1, "c"), item(70, 0, "d")),
        *(item(70, 1, "e"), item(71, 0, "f"), item(70, 2, "g"), item(99, 0, "h"), item(0, 0, "i")),
    )
    data = changed(data, "word/numbering.xml", lambda _: NUMBERING.encode())
    text = read(data).text
    assert text == "4. a\n1. b\n2. c\n5. d\n1. e\n4. f\ng\n- h\n\ni"


def test_an_outline_level_makes_a_heading_and_a_circle_of_styles_none() -> None:
    data = with_body(
        f"<w:p><w:pPr><w:outlineLvl w:val='2'/></w:pPr>{run('Deep')}</w:p>",
        f"<w:p><w:pPr><w:outlineLvl w:val='9'/></w:pPr>{run('Flat')}</w:p>",
        f"<w:p><w:pPr><w:pStyle w:val='Round'/></w:pPr>{run('Round')}</w:p>",
    )
    circle = b"<w:style w:type='paragraph' w:styleId='Round'><w:basedOn w:val='Round'/></w:style>"
    data = changed(
        data, "word/styles.xml", lambda old: old.replace(b"</w:styles>", circle + b"</w:styles>")
    )
    assert read(data).text == "### Deep\n\nFlat\n\nRound"


def test_a_document_without_properties_has_no_title() -> None:
    data = changed(
        release(),
        "_rels/.rels",
        lambda old: re.sub(rb"<Relationship [^>]*core-properties[^>]*/>", b"", old),
    )
    assert read(data).metadata == {}


OLE = bytes.fromhex("d0cf11e0a1b11ae1")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "not a zip archive"),
        (b"PK\x03\x04 broken", "not a zip archive"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
        (OLE + b"WordDocument", "an old or foreign office file: save it as .docx"),
        (saved(Document()), "empty"),
        (changed(b"PK\x05\x06" + bytes(18), "a.txt", lambda _: b"x"), "no sound Word document"),
        (changed(release(), "word/document.xml", lambda one: one[:500]), "no sound Word document"),
    ],
)
def test_what_cannot_be_read_says_why(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableRelease, match=f"^{reason}"):
        read(data)


LAUGHS = b'<!DOCTYPE x [<!ENTITY a "haha">' + b"".join(
    b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(9)
)


@pytest.mark.parametrize(
    "declared",
    [LAUGHS + b"]>", b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'],
    ids=["billion laughs", "external entity"],
)
@pytest.mark.parametrize("name", ["word/document.xml", "[Content_Types].xml", "_rels/.rels"])
def test_entities_are_refused_in_no_time(declared: bytes, name: str) -> None:
    data = changed(release(), name, lambda one: one.replace(b"?>", b"?>" + declared, 1))
    begin = time.monotonic()
    with pytest.raises(UnreadableRelease, match="unsafe XML"):
        read(data)
    assert time.monotonic() - begin < SECONDS


def test_a_bomb_is_refused_in_no_time() -> None:
    data = changed(release(), "word/media/a.bin", lambda _: bytes(60_000_000))
    begin = time.monotonic()
    with pytest.raises(UnreadableRelease, match="too large"):
        read(data)
    assert time.monotonic() - begin < SECONDS


@pytest.mark.parametrize("deep", [100, 3000])
def test_tables_in_tables_cost_no_more_than_their_document(deep: int) -> None:
    xml = "<w:tbl><w:tr><w:tc>" * deep + f"<w:p>{run('In')}</w:p>" + "</w:tc></w:tr></w:tbl>" * deep
    whole = f"<w:document {NS}><w:body>{xml}</w:body></w:document>".encode()
    data = changed(release(), "word/document.xml", lambda _: whole)
    begin = time.monotonic()
    assert outcome(data) == "In" or outcome(data).startswith("no sound Word document")
    assert time.monotonic() - begin < SECONDS


def test_many_paragraphs_take_time_in_proportion() -> None:
    document = Document()
    for _ in range(3000):
        document.element.body.insert(0, parse_xml(f"<w:p {NS}>{run('Pia Sund spoke. ' * 5)}</w:p>"))
    data = saved(document)
    begin = time.monotonic()
    assert len(read(data).text) > 200_000
    assert time.monotonic() - begin < SECONDS


WHOLE = release()


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_no_change_of_bytes_does_more_than_make_a_document_unreadable(draw: st.DataObject) -> None:
    data = bytearray(WHOLE)
    for _ in range(draw.draw(st.integers(1, 4))):
        at = draw.draw(st.integers(0, len(data) - 1))
        data[at : at + draw.draw(st.integers(0, 8))] = draw.draw(st.binary(max_size=8))
    assert outcome(bytes(data))


@settings(max_examples=80, deadline=None)
@given(st.sampled_from(["word/document.xml", "word/styles.xml", "word/numbering.xml"]), st.data())
def test_no_change_of_a_part_does_more_than_that(name: str, draw: st.DataObject) -> None:
    def change(part: bytes) -> bytes:
        tags = [one.span() for one in re.finditer(rb"<[^>]*>|\"[^\"]*\"", part)]
        start, end = draw.draw(st.sampled_from(tags))
        return (
            part[:start]
            + draw.draw(st.sampled_from([b"", b'"x"', b"<w:p/>", b"<w:tbl/>"]))
            + part[end:]
        )

    assert outcome(changed(WHOLE, name, change))


@given(st.binary(max_size=400))
def test_random_bytes_are_unreadable(data: bytes) -> None:
    with pytest.raises(UnreadableRelease):
        read(data)
