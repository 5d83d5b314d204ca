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
from docx.table import Table
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
        ("Name", "Country", "Pia Sund\nMayor", "Finland"),
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
        "Name | Country\nPia Sund, Mayor | Finland"
    )
    assert entry.metadata == {"title": "Ports reopen"}


def test_every_block_says_where_it_stood() -> None:
    found = elements(read(release()))
    assert found[0] == ("# Ports reopen", "paragraph 1")
    assert found[3] == ("- Jo Lind", "paragraph 4")
    assert found[-1] == ("Pia Sund, Mayor | Finland", "table 1 row 2")


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


def with_table(*rows: tuple[str, ...]) -> Opened:
    """Return a document with a table; each line of a cell is a paragraph of its own."""
    document = Document()
    filled(document.add_table(len(rows), len(rows[0])), *rows)
    return document


def filled(table: Table, *rows: tuple[str, ...]) -> None:
    """Fill in the cells of a table."""
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text, *more = text.split("\n")
            for line in more:
                cell.add_paragraph(line)


def test_paragraphs_of_a_cell_are_kept_apart() -> None:
    document = with_table(("Pia Sund\nMayor of Lund,\nALDE", "Jo Lind\n\nKenya"))
    assert read(saved(document)).text == "Pia Sund, Mayor of Lund, ALDE | Jo Lind, Kenya"


PROSE = "The council met for three hours and put off its vote on the new harbour until the spring."


def test_a_row_of_prose_is_read_column_by_column() -> None:
    document = with_table(
        (f"Pia Sund spoke.\n{PROSE}\nShe left.", f"Jo Lind spoke.\n{PROSE}\nHe stayed.")
    )
    entry = read(saved(document))
    assert entry.text.split("\n\n") == [
        *("Pia Sund spoke.", PROSE, "She left."),
        *("Jo Lind spoke.", PROSE, "He stayed."),
    ]
    assert {one.element for one in entry.places} == {"table 1 row 1"}


def test_texts_in_two_languages_are_read_one_after_the_other() -> None:
    own = (
        "Pia Sund and Jo Lind signed the accord on the ports today.",
        "\N{LEFT DOUBLE QUOTATION MARK}This is a good day for those who fish,"
        "\N{RIGHT DOUBLE QUOTATION MARK} said Ada Berg.",
    )
    other = (
        "Pia Sund et Jo Lind ont signé aujourd'hui l'accord sur les ports.",
        "« C'est un bon jour pour tous les pêcheurs de la région. »",
    )
    text = read(saved(with_table(*zip(own, other, strict=True)))).text
    assert text.split("\n\n") == [*own, *other]


@pytest.mark.parametrize(
    "rows",
    [
        [("Pia Sund", PROSE), ("Jo Lind", PROSE)],
        [("Does the council put off its vote on the new harbour?", PROSE)] * 2,
        [("Pia Sund", "Finland", f"{PROSE} " * 4 + PROSE), ("Jo Lind", "Kenya", "None.")],
        [("Pia Sund", "Mayor of Lund"), ("Jo Lind", "Mayor of Ystad")],
    ],
    ids=["statements", "questions", "a long cell beside two labels", "names"],
)
def test_rows_that_say_something_of_something_stay_rows(rows: list[tuple[str, ...]]) -> None:
    assert read(saved(with_table(*rows))).text == "\n".join(map(" | ".join, rows))


def test_a_long_text_beside_one_label_keeps_its_paragraphs() -> None:
    long = "\n".join([PROSE] * 5)
    text = read(saved(with_table(("Contact", long), ("Pia Sund", "Lund")))).text
    assert text.split("\n\n") == ["Contact", *[PROSE] * 5, "Pia Sund | Lund"]


def test_a_nested_table_is_read_as_rows_of_its_own() -> None:
    document = Document()
    table = document.add_table(1, 2)
    table.cell(0, 0).text = "Members"
    filled(table.cell(0, 1).add_table(2, 2), ("Pia Sund", "Finland"), ("Jo Lind", "Kenya"))
    entry = read(saved(document))
    assert entry.text == "Members\n\nPia Sund | Finland\nJo Lind | Kenya"
    assert {one.element for one in entry.places} == {"table 1 row 1"}


def test_a_nested_table_beside_two_labels_is_flattened_into_its_cell() -> None:
    document = with_table(("Group", "Seats", "Members"), ("Greens", "2", ""))
    inner = document.tables[0].cell(1, 2).add_table(2, 2)
    filled(inner, ("Pia Sund", "Finland"), ("Jo Lind", "Kenya"))
    last = read(saved(document)).text.split("\n")[-1]
    assert last == "Greens | 2 | Pia Sund, Finland; Jo Lind, Kenya"


def test_a_cell_over_several_rows_is_said_again_in_each() -> None:
    document = with_table(
        ("Country", "Name"), ("Finland", "Pia Sund"), ("", "Jo Lind"), ("", "Ada Berg")
    )
    table = document.tables[0]
    table.cell(1, 0).merge(table.cell(2, 0))
    text = read(saved(document)).text
    assert text == "Country | Name\nFinland | Pia Sund\nFinland | Jo Lind\n | Ada Berg"


def test_a_cell_over_all_columns_has_no_bars_beside_it() -> None:
    document = with_table(("Members", ""), ("Pia Sund", "Finland"))
    row = document.tables[0].rows[0]
    row.cells[0].merge(row.cells[1])
    assert read(saved(document)).text == "Members\nPia Sund | Finland"


def test_a_table_of_one_column_frames_a_text() -> None:
    document = Document()
    cell = document.add_table(1, 1).cell(0, 0)
    cell.text = "First paragraph."
    cell.add_paragraph("Second paragraph.")
    entry = read(saved(document))
    assert entry.text == "First paragraph.\n\nSecond paragraph."
    assert {one.element for one in entry.places} == {"table 1 row 1"}


def test_a_table_inside_a_frame_is_read_as_rows() -> None:
    document = Document()
    cell = document.add_table(1, 1).cell(0, 0)
    cell.text = "Votes"
    inner = cell.add_table(2, 2)
    for number, text in enumerate(("Pia Sund", "for", "Jo Lind", "against")):
        inner.cell(*divmod(number, 2)).text = text
    assert read(saved(document)).text == "Votes\n\nPia Sund | for\nJo Lind | against"


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


def test_a_table_in_a_text_box_is_read_as_rows() -> None:
    inner = with_table(("Pia Sund", "Finland"), ("Jo Lind", "Kenya")).tables[0]._tbl.xml
    box = f"<w:txbxContent>{inner}<w:p>{run('Signed')}</w:p></w:txbxContent>"
    data = with_body(f"<w:p>{run('Before')}<w:r><w:pict>{box}</w:pict></w:r></w:p>")
    assert elements(read(data)) == [
        ("Before", "paragraph 1"),
        ("Pia Sund | Finland", "text box 1"),
        ("Jo Lind | Kenya", "text box 1"),
        ("Signed", "text box 1"),
    ]


@pytest.mark.parametrize("properties", ["", "<w:b/>"])
def test_a_drop_cap_is_the_first_letter_of_its_word(properties: str) -> None:
    frame = "<w:pPr><w:framePr w:dropCap='drop' w:lines='3'/></w:pPr>"
    data = with_body(
        f"<w:p>{frame}{run('L', properties)}</w:p>", f"<w:p>{run('und, 3 May 2031')}</w:p>"
    )
    assert elements(read(data)) == [("Lund, 3 May 2031", "paragraph 1")]


def test_a_paragraph_in_another_frame_stands_by_itself() -> None:
    frame = "<w:pPr><w:framePr w:dropCap='none' w:wrap='around'/></w:pPr>"
    data = with_body(f"<w:p>{frame}{run('Embargo')}</w:p>", f"<w:p>{run('Lund met')}</w:p>")
    assert read(data).text == "Embargo\n\nLund met"


ABOVE = '<w:vertAlign w:val="superscript"/>'


@pytest.mark.parametrize(
    ("xml", "text"),
    [
        (f"<w:p>{run('Pia Sund')}{run('1', ABOVE)}{run(' of Lund')}</w:p>", "Pia Sund¹ of Lund"),
        (f"<w:p>{run('in 2031')}{run('12', ABOVE)}</w:p>", "in 2031¹²"),
        (f"<w:p>{run('Pia Sund')}{run('1, 2', ABOVE)}</w:p>", "Pia Sund¹, ²"),
        (f"<w:p>{run('Pia Sund', '<w:b/>')}{run('1', ABOVE)}</w:p>", "**Pia Sund**¹"),
        (f"<w:p>{run('the 3')}{run('rd', ABOVE)}{run(' day')}</w:p>", "the 3rd day"),
        (f"<w:p>{run('Jo Lind')}{run('*', ABOVE)}</w:p>", "Jo Lind*"),
        (f"<w:p>{run('CO')}{run('2', ABOVE.replace('super', 'sub'))}</w:p>", "CO2"),
    ],
)
def test_a_number_above_the_line_is_no_part_of_the_word_before_it(xml: str, text: str) -> None:
    assert read(with_body(xml)).text == text


def test_a_style_may_set_a_number_above_the_line() -> None:
    style = f"<w:style w:type='character' w:styleId='Up'><w:rPr>{ABOVE}</w:rPr></w:style>"
    own = '<w:rStyle w:val="Up"/>'
    baseline = own + '<w:vertAlign w:val="baseline"/>'
    data = with_body(f"<w:p>{run('Pia Sund')}{run('1', own)}{run('2', baseline)}</w:p>")
    end = b"</w:styles>"
    data = changed(data, "word/styles.xml", lambda old: old.replace(end, style.encode() + end))
    assert read(data).text == "Pia Sund¹2"


def with_footnotes(data: bytes, notes: str) -> bytes:
    """Return a document with a part of footnotes."""
    data = changed(data, "word/footnotes.xml", lambda _: notes.encode())
    rels = "word/_rels/document.xml.rels"
    return changed(data, rels, lambda old: old.replace(b"</Relationships>", RELATION))


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
    assert elements(read(with_footnotes(data, FOOTNOTES))) == [
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


@pytest.mark.parametrize(
    "title",
    [
        *("Microsoft Word - Ports v3.dot", "Microsoft Word - Ports reopen", "Ports.docx"),
        *("Document1", "Dokument 2", "untitled", "PR_2031_ports", "Ports final.dotx"),
        *("News template v3", "Template", ""),
    ],
)
def test_the_name_of_a_file_or_a_template_is_no_title(title: str) -> None:
    document = with_table(("Pia Sund", "Lund"))
    document.core_properties.title = title
    assert read(saved(document)).metadata == {}


@pytest.mark.parametrize(
    "title",
    ["Lund adopts a template for the reopening of ports", "Documents on ports", "Microsoft Word"],
)
def test_a_title_that_only_speaks_of_such_is_one(title: str) -> None:
    document = with_table(("Pia Sund", "Lund"))
    document.core_properties.title = title
    assert read(saved(document)).metadata == {"title": title}


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


def test_many_parts_that_are_small_each_are_refused_as_a_whole() -> None:
    data = release()
    for number in range(20):
        data = changed(data, f"word/media/{number}.bin", lambda _: bytes(1_000_000))
    with pytest.raises(UnreadableRelease, match="too large: it unpacks to far more than its size"):
        read(data)


def test_a_text_that_only_its_parts_together_make_too_long_is_refused() -> None:
    text = "Pia Sund spoke. " * 16_000
    mark = "<w:r><w:footnoteReference w:id='2'/></w:r>"
    data = with_body(f"<w:p>{run(text)}{mark}</w:p>")
    data = with_footnotes(data, FOOTNOTES.replace(" Of the ALDE group.", text))
    assert read(data).text.endswith("spoke.")
    with pytest.raises(UnreadableRelease, match="too large: its text is over 450000 characters"):
        read(data, Limits(max_bytes=450_000))


@pytest.mark.parametrize("deep", [100, 3000])
def test_tables_in_tables_cost_no_more_than_their_document(deep: int) -> None:
    xml = "<w:tbl><w:tr><w:tc>" * deep + f"<w:p>{run('In')}</w:p>" + "</w:tc></w:tr></w:tbl>" * deep
    whole = f"<w:document {NS}><w:body>{xml}</w:body></w:document>".encode()
    data = changed(release(), "word/document.xml", lambda _: whole)
    begin = time.monotonic()
    assert outcome(data) == "In" or outcome(data).startswith("no sound Word document")
    assert time.monotonic() - begin < SECONDS


@pytest.mark.slow
@pytest.mark.timed
@pytest.mark.parametrize("deep", [1, 60])
def test_cells_of_many_paragraphs_take_time_in_proportion(deep: int) -> None:
    label = f"<w:tc><w:p>{run('Pia Sund')}</w:p></w:tc>"
    begin, end = f"<w:tbl><w:tr>{label}{label}<w:tc>", "</w:tc></w:tr><w:tr/></w:tbl>"
    xml = begin * deep + f"<w:p>{run('Jo Lind')}</w:p>" * 20_000 + end * deep
    whole = f"<w:document {NS}><w:body>{xml}</w:body></w:document>".encode()
    data = changed(release(), "word/document.xml", lambda _: whole)
    started = time.monotonic()
    assert read(data, Limits(max_ratio=10_000)).text.startswith("Pia Sund")
    assert time.monotonic() - started < SECONDS


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
