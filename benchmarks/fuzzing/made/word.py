"""Makes documents of Word in raw XML: lists, tables, boxes, notes, changes that were tracked."""

from html import escape

from hypothesis import strategies as st

from benchmarks.fuzzing.inside import packed
from benchmarks.fuzzing.made.feed import told
from benchmarks.fuzzing.made.words import SOME, WORD

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    f'xmlns:r="{OFFICE}/relationships"'
)
PARTS = ("document", "styles", "numbering", "footnotes", "endnotes")
FORMATS = "application/vnd.openxmlformats"
KIND = f"{FORMATS}-officedocument.wordprocessingml"
TYPES = (
    f'<Types xmlns="{PACKAGE}/content-types">'
    f'<Default Extension="rels" ContentType="{FORMATS}-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{KIND}.document.main+xml"/>'
    + "".join(
        f'<Override PartName="/word/{one}.xml" ContentType="{KIND}.{one}+xml"/>'
        for one in PARTS[1:]
    )
    + '<Override PartName="/docProps/core.xml" '
    f'ContentType="{FORMATS}-package.core-properties+xml"/></Types>'
)
RELATIONS = f'<Relationships xmlns="{PACKAGE}/relationships">'
ROOT_RELATIONS = (
    f'{RELATIONS}<Relationship Id="r1" Type="{OFFICE}/relationships/officeDocument" '
    f'Target="word/document.xml"/><Relationship Id="r2" Type="{PACKAGE}/relationships/metadata/'
    'core-properties" Target="docProps/core.xml"/></Relationships>'
)
CORE = (
    f'<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{}</dc:title></cp:coreProperties>'
)


def _text(text: str) -> str:
    return escape(told(text))


TEXT = SOME.map(lambda text: f'<w:t xml:space="preserve">{_text(text)}</w:t>')
IN_RUN = st.one_of(
    TEXT,
    TEXT,
    TEXT,
    st.sampled_from(
        ("<w:br/>", "<w:tab/>", "<w:cr/>", "<w:noBreakHyphen/>", "<w:t/>",
         "<w:instrText>PAGE</w:instrText>", '<w:footnoteReference w:id="1"/>',
         '<w:footnoteReference w:id="2" w:customMarkFollows="1"/>',
         '<w:endnoteReference w:id="1"/>', '<w:endnoteReference w:id="99"/>',
         "<w:delText>x</w:delText>", "<!-- a -->", "<w:sym/>")),
)  # fmt: skip
RUN_LOOKS = st.sampled_from(
    (
        "",
        "",
        "<w:b/>",
        '<w:b w:val="0"/>',
        "<w:vanish/>",
        '<w:rStyle w:val="Strong"/>',
        '<w:vanish w:val="off"/>',
    )
)
RUN = st.builds(
    lambda look, inside: f"<w:r><w:rPr>{look}</w:rPr>{''.join(inside)}</w:r>",
    RUN_LOOKS, st.lists(IN_RUN, min_size=1, max_size=3),
)  # fmt: skip
WRAPPED = st.builds(
    lambda tags, run: (
        "".join(f"<w:{one}>" for one in tags) + run + "".join(f"</w:{one}>" for one in tags[::-1])
    ),
    st.sampled_from((("ins",), ("del",), ("moveFrom",), ("moveTo",), ("hyperlink",), ("smartTag",),
                     ("fldSimple",), ("sdt", "sdtContent"), ("ruby", "rt"), ("ins", "del"))),
    RUN,
)  # fmt: skip
LOOKS = st.lists(
    st.sampled_from(
        ('<w:pStyle w:val="Heading1"/>', '<w:pStyle w:val="Title"/>',
         '<w:pStyle w:val="ListBullet"/>', '<w:pStyle w:val="Circle"/>', '<w:pStyle w:val="none"/>',
         '<w:outlineLvl w:val="1"/>', '<w:outlineLvl w:val="9"/>', '<w:outlineLvl w:val="x"/>',
         "<w:rPr><w:del/></w:rPr>", '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>',
         '<w:numPr><w:numId w:val="0"/></w:numPr>',
         '<w:numPr><w:ilvl w:val="1"/><w:numId w:val="2"/></w:numPr>',
         '<w:numPr><w:numId w:val="3"/></w:numPr>',
         '<w:numPr><w:ilvl w:val="²"/><w:numId w:val="4"/></w:numPr>', "<w:numPr/>")),
    max_size=2,
).map("".join)  # fmt: skip
PLAIN = st.builds(
    lambda look, runs: f"<w:p><w:pPr>{look}</w:pPr>{''.join(runs)}</w:p>",
    LOOKS, st.lists(st.one_of(RUN, RUN, WRAPPED), min_size=1, max_size=4),
)  # fmt: skip


def _box(paragraphs: list[str]) -> str:
    inside = f"<w:txbxContent>{''.join(paragraphs)}</w:txbxContent>"
    return (
        f"<w:p><w:r><mc:AlternateContent><mc:Choice>{inside}</mc:Choice><mc:Fallback>{inside}"
        "</mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )


def _around(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    cell = st.builds(
        lambda span, inside: f"<w:tc><w:tcPr>{span}</w:tcPr>{''.join(inside)}</w:tc>",
        st.sampled_from(("", "", "", '<w:gridSpan w:val="2"/>', '<w:gridSpan w:val="999"/>',
                         '<w:gridSpan w:val="x"/>', "<w:vMerge/>")), st.lists(inner, max_size=2),
    )  # fmt: skip
    row = st.builds(
        lambda look, cells: f"<w:tr><w:trPr>{look}</w:trPr>{''.join(cells)}</w:tr>",
        st.sampled_from(("", "", "", "<w:del/>", "<w:ins/>")), st.lists(cell, max_size=3),
    )  # fmt: skip
    table = st.lists(row, max_size=3).map(lambda rows: f"<w:tbl>{''.join(rows)}</w:tbl>")
    content = st.lists(inner, max_size=2).map(
        lambda inside: f"<w:sdt><w:sdtPr/><w:sdtContent>{''.join(inside)}</w:sdtContent></w:sdt>"
    )
    return st.one_of(table, table, st.lists(inner, max_size=2).map(_box), content)


BODY = st.lists(st.recursive(PLAIN, _around, max_leaves=5), min_size=1, max_size=5).map("".join)
STYLES = (
    '<w:style w:styleId="Heading1"><w:name w:val="heading 1"/></w:style>'
    '<w:style w:styleId="Title"><w:name w:val="Title"/><w:basedOn w:val="Heading1"/></w:style>'
    '<w:style w:styleId="ListBullet"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
    "</w:style>"
    '<w:style w:styleId="Circle"><w:name w:val="x"/><w:basedOn w:val="Circle"/></w:style>'
    '<w:style w:styleId="Strong"><w:rPr><w:b/></w:rPr></w:style>'
)
LEVEL = st.builds(
    lambda level, form, start: (
        f'<w:lvl w:ilvl="{level}"><w:numFmt w:val="{form}"/><w:start w:val="{start}"/></w:lvl>'
    ),
    st.integers(0, 2), st.sampled_from(("bullet", "decimal", "none", "lowerRoman", "")),
    st.sampled_from(("1", "5", "x", "", "-3")),
)  # fmt: skip
NUMBERING = st.lists(LEVEL, max_size=3).map(
    lambda levels: (
        f'<w:abstractNum w:abstractNumId="7">{"".join(levels)}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num><w:num '
        'w:numId="2"><w:abstractNumId '
        'w:val="7"/><w:lvlOverride><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
        '<w:num w:numId="3"><w:abstractNumId w:val="9"/></w:num>'
    )
)
NOTES = st.lists(PLAIN, max_size=2).map("".join)


def _document(body: str, numbering: str, notes: str, others: tuple[str, str, str]) -> bytes:
    title, without, mode = others
    relations = "".join(
        f'<Relationship Id="r{number}" Type="{OFFICE}/relationships/{one}" '
        f'Target="{one}.xml"{mode}/>'
        for number, one in enumerate(PARTS[1:])
    )
    note = f'note w:id="1">{notes}</w:'
    inner = {
        "document": f"<w:body>{body}<w:sectPr/></w:body>", "styles": STYLES, "numbering": numbering,
        "footnotes": f"<w:foot{note}footnote>", "endnotes": f"<w:end{note}endnote>",
    }  # fmt: skip
    members = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": ROOT_RELATIONS,
        "word/_rels/document.xml.rels": f"{RELATIONS}{relations}</Relationships>",
        "docProps/core.xml": CORE.format(_text(title)),
    } | {f"word/{one}.xml": f"<w:{one} {SPACES}>{text}</w:{one}>" for one, text in inner.items()}
    return packed([(name, text.encode()) for name, text in members.items() if name != without])


OTHERS = st.tuples(
    WORD,
    st.sampled_from((*[""] * 12, "docProps/core.xml", "word/styles.xml", "word/document.xml")),
    st.sampled_from(("", "", "", "", ' TargetMode="External"')),
)
DOCX = st.builds(_document, BODY, NUMBERING, NOTES, OTHERS)
