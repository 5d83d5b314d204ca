"""What a PDF becomes: its text in reading order, its rows of cells, the page of each paragraph."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from ingest.made_pdf import Block, Layout, drawn_pdf, made_pdf
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from pipeline.errors import UnreadableRelease
from pipeline.ingest.entry import Entry
from pipeline.ingest.limits import Limits
from pipeline.ingest.pdf import read_pdf

FIRST = (
    "The five groups of the Assembly of Bor said on Monday that they had followed the arrest of "
    "the editor Pia Sund with deep concern, and asked the government to let her go at once."
)
SECOND = (
    "“Nobody should be held for what she wrote,” said Jan Lint, the chair of the committee. He "
    "had met her family in the spring and had promised to come back before the end of the year."
)
THIRD = (
    "A delegation of the Assembly will travel to the river port of Lund in the first week of "
    "March to speak with judges, with lawyers and with the mayor about the state of the press."
)


WORD = re.compile(r"\w+")


def entry_of(data: bytes) -> Entry:
    (entry,) = read_pdf(data, Limits())
    assert entry.reason == ""
    return entry


def text_of(data: bytes) -> str:
    return entry_of(data).text


def prose(count: int) -> list[Block]:
    """Return paragraphs that all differ."""
    marks = [f"{chr(97 + n // 26)}{chr(97 + n % 26)}" for n in range(count)]
    texts = (FIRST, SECOND, THIRD)
    return [("text", f"As {one} said: so it is. {texts[n % 3]}") for n, one in enumerate(marks)]


def placed(entry: Entry) -> list[tuple[str, int | None]]:
    return [(entry.text[place.start : place.end], place.page) for place in entry.places]


def at(x: float, *lines: str, top: float = 700, step: float = 14):
    """Return what draws lines below each other."""

    def draw(canvas: Canvas, _: int) -> None:
        for number, line in enumerate(lines):
            canvas.drawString(x, top - step * number, line)

    return draw


def both(*draws):
    return lambda canvas, page: [draw(canvas, page) for draw in draws]


def test_lines_that_go_on_are_one_paragraph() -> None:
    assert text_of(made_pdf([("text", FIRST), ("text", SECOND)])) == f"{FIRST}\n\n{SECOND}"


def test_larger_letters_are_headings_and_bold_is_bold() -> None:
    blocks = [
        ("title", "Five groups condemn the arrest of the editor Pia Sund in the port of Lund"),
        ("text", f"<b>Bor, 12 October 2017</b> – {FIRST}"),
        ("heading", "What the groups ask"),
        ("text", SECOND),
        ("bold", "Notes to editors"),
        ("text", THIRD),
    ]
    assert text_of(made_pdf(blocks)).split("\n\n") == [
        "# Five groups condemn the arrest of the editor Pia Sund in the port of Lund",
        f"**Bor, 12 October 2017** – {FIRST}",
        "## What the groups ask",
        SECOND,
        "**Notes to editors**",
        THIRD,
    ]


def test_items_and_short_lines_stay_lines() -> None:
    long = (
        "Ms Ana Reis (Portugal; EPP), who spoke for the committee of inquiry and for its new chair"
    )
    blocks = [
        ("text", FIRST),
        ("items", ["Mr Stefan Holm (Austria; SOC)", long]),
        ("lines", ["Mr Jo Lind, Finland", "Ms Ida Moe, Norway", "Mr Karl Nuss, Austria"]),
    ]
    assert text_of(made_pdf(blocks)) == (
        f"{FIRST}\n\n- Mr Stefan Holm (Austria; SOC)\n- {long}\n\n"
        "Mr Jo Lind, Finland\nMs Ida Moe, Norway\nMr Karl Nuss, Austria"
    )


def test_a_list_alone_stays_a_list() -> None:
    rows = [f"{n}. Ms Ida {name} (Norway)" for n, name in enumerate(["Moe", "Rosenlund", "Li"], 1)]
    assert text_of(drawn_pdf(at(70, *rows))) == "\n".join(rows)


def test_two_columns_are_read_one_after_the_other() -> None:
    blocks = prose(12)
    text = text_of(made_pdf(blocks, Layout(columns=2)))
    assert text == "\n\n".join(str(held) for _, held in blocks)


def test_a_list_beside_prose_is_a_column_of_its_own() -> None:
    prose = [FIRST[n : n + 45].strip() for n in range(0, 180, 45)]
    listed = [f"Ms Pia Sund {number}, Finland" for number in range(9)]
    text = text_of(drawn_pdf(both(at(70, *prose), at(330, *listed))))
    assert text.index(prose[-1]) < text.index(listed[0])


def test_columns_out_of_step_are_read_one_after_the_other() -> None:
    left = [f"Line {word} of what stands left" for word in ("one", "two", "three", "four", "five")]
    right = [line.replace("left", "right") for line in left]
    text = text_of(drawn_pdf(both(at(70, *left), at(330, *right, top=693))))
    assert text.index("five of what stands left") < text.index("one of what stands right")


def test_a_title_over_two_columns_comes_first() -> None:
    def draw(canvas: Canvas, _: int) -> None:
        canvas.setFont("Helvetica-Bold", 18)
        canvas.drawString(70, 805, "Five groups condemn the arrest of an editor")

    blocks = prose(8)
    text = text_of(made_pdf(blocks, Layout(columns=2, draw=draw)))
    assert text.startswith("# Five groups condemn the arrest of an editor\n\nAs aa said")
    assert text.endswith(str(blocks[-1][1]))


def test_signatures_side_by_side_are_rows_of_cells() -> None:
    cells = [["Pia Sund", "Jan Lint"], ["Chair of the committee", "Member of Parliament"]]
    more = [["Ida Moe", "Karl Nuss"], ["Rapporteur", "Ambassador to Bor"]]
    text = text_of(made_pdf([("text", FIRST), ("cells", cells), ("cells", more)]))
    assert text == (
        f"{FIRST}\n\nPia Sund | Jan Lint\nChair of the committee | Member of Parliament\n\n"
        "Ida Moe | Karl Nuss\nRapporteur | Ambassador to Bor"
    )


def test_a_signature_on_the_right_alone_keeps_its_column() -> None:
    rows = [
        (70, "Pia Sund", 330, "Jan Lint"),
        (70, "Chair", 330, "Member"),
        (330, "for the Greens"),
    ]
    draws = [
        at(x, text, top=700 - 14 * number)
        for number, row in enumerate(rows)
        for x, text in zip(row[::2], row[1::2], strict=True)
    ]
    assert text_of(drawn_pdf(both(*draws))).split("\n") == [
        "Pia Sund | Jan Lint",
        "Chair | Member",
        " | for the Greens",
    ]


@pytest.mark.parametrize("kind", ["table", "cells"])
def test_a_table_is_rows_of_cells_ruled_or_not(kind: str) -> None:
    rows = [["Name", "Country", "Group"], ["Pia Sund", "Finland", "ALDE"], ["Jan Lint", "", "EPP"]]
    text = text_of(made_pdf([("text", FIRST), (kind, rows), ("text", SECOND)]))
    table = "Name | Country | Group\nPia Sund | Finland | ALDE\nJan Lint |  | EPP"
    assert text == f"{FIRST}\n\n{table}\n\n{SECOND}"


def test_a_wrapped_cell_of_a_ruled_table_is_one_cell() -> None:
    long = "Rapporteur of the committee on the state of the press and of the courts in Lund"
    text = text_of(made_pdf([("table", [["Pia Sund", long], ["Jan Lint", "Chair"]])]))
    assert text == f"Pia Sund | {long}\nJan Lint | Chair"


def test_what_runs_along_the_pages_is_left_out() -> None:
    layout = Layout(header="Assembly of Bor – release 17/{page}", footer="Page {page} of 3")
    blocks = prose(38)
    entry = entry_of(made_pdf(blocks, layout))
    assert entry.text == "\n\n".join(str(held) for _, held in blocks)
    assert {place.page for place in entry.places} == {1, 2, 3}


BROWSERS = {
    "Chromium": ("11/29/26, 4:28 AM        A ferry for Bor", "https://bor.example/ferry     1/1"),
    "Firefox": ("A ferry for Bor      https://bor.example/ferry", "1 of 1     29.11.2026, 04:28"),
    "Safari": (
        "A ferry for Bor      29/11/2026, 04:28",
        "https://bor.example/ferry    Page 1 of 1",
    ),
    "German": ("29.11.26, 04:28      A ferry for Bor", "https://bor.example/ferry   1 von 1"),
}


@pytest.mark.parametrize(("above", "below"), BROWSERS.values(), ids=BROWSERS.keys())
def test_what_a_browser_prints_around_a_page_is_left_out(above: str, below: str) -> None:
    lines = ("12/10/2017, 14:30", "Pia Sund is free")
    page = both(at(24, above, top=822), at(70, *lines, top=780), at(24, below, top=18))
    assert text_of(drawn_pdf(page)) == "\n".join(lines)


def test_page_numbers_alone_are_left_out() -> None:
    assert text_of(made_pdf(prose(24), Layout(footer="– {page} –"))).count("–") == 0


def test_the_text_of_one_page_is_no_furniture() -> None:
    assert text_of(drawn_pdf(at(70, "1", top=820))) == "1"
    lines = ("Assembly of Bor", "Pia Sund is free", "12 October")
    assert text_of(drawn_pdf(at(70, *lines, top=820))) == "\n".join(lines)


def test_a_number_that_is_not_the_pages_stays() -> None:
    text = text_of(drawn_pdf(both(at(70, "Held since"), at(70, "2017", top=40))))
    assert text == "Held since\n\n2017"


def test_text_that_comes_twice_is_no_header() -> None:
    page = at(70, "Pia Sund was set free on Monday,", "and Jan Lint was with her then.", top=780)
    other = at(70, "Pia Sund was set free on Monday,", "and nobody else was there at all.", top=780)
    assert text_of(drawn_pdf(page, other)).count("Pia Sund was set free on Monday,") == 2


def test_a_paragraph_over_a_page_break_has_two_places() -> None:
    above = ["It was said in the morning, and in the evening it was said by all", "of them again."]
    end = [
        "The groups of the Assembly of Bor said on Monday that they had",
        "heard of the arrest of",
    ]
    rest = "the editor Pia Sund in the port of Lund."
    first = both(
        at(70, *above), at(70, end[0], f"{end[1]} Jan Lint in Rome on Friday and then of", top=660)
    )
    entry = entry_of(drawn_pdf(first, at(70, rest, top=780)))
    runs = [(f"{end[0]} {end[1]} Jan Lint in Rome on Friday and then of ", 1), (rest, 2)]
    assert placed(entry) == [(" ".join(above), 1), *runs]
    assert entry.text.endswith("".join(text for text, _ in runs))


def test_every_place_holds_what_stands_on_its_page() -> None:
    entry = entry_of(
        made_pdf([("text", FIRST), ("page", None), ("items", ["Pia Sund", "Jo Lind"])])
    )
    assert placed(entry) == [(FIRST, 1), ("- Pia Sund\n- Jo Lind", 2)]


def test_footnotes_stand_after_the_text_of_their_page() -> None:
    def note(canvas: Canvas, page: int) -> None:
        if page == 1:
            canvas.setFont("Helvetica", 8)
            canvas.drawString(71, 60, "¹ Pia Sund edits the Lund Courier.")

    entry = entry_of(made_pdf(prose(14), Layout(draw=note)))
    parts = entry.text.split("\n\n")
    assert all(part.endswith(".") for part in parts)
    assert (
        parts.index("¹ Pia Sund edits the Lund Courier.")
        == len([place for place in entry.places if place.page == 1]) - 1
    )


def test_a_raised_number_is_no_part_of_the_name() -> None:
    def draw(canvas: Canvas, _: int) -> None:
        canvas.drawString(70, 700, "Pia Sund")
        end = 70 + canvas.stringWidth("Pia Sund", "Helvetica", 11)
        canvas.setFont("Helvetica", 6)
        canvas.drawString(end, 704, "12")
        canvas.setFont("Helvetica", 11)
        canvas.drawString(end + 10, 700, "and Jan Lint spoke in 12 ports.")

    assert text_of(drawn_pdf(draw)) == "Pia Sund¹² and Jan Lint spoke in 12 ports."


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (
            ("The parlia-", "ment met. The parliament", "will go."),
            "The parliament met. The parliament",
        ),
        (("It was a co-", "operation."), "It was a co-operation."),
        (("A Franco-", "German plan"), "A Franco-\nGerman plan"),
    ],
)
def test_a_hyphen_goes_only_where_the_whole_word_stands_elsewhere(
    lines: tuple[str, ...], text: str
) -> None:
    assert text_of(drawn_pdf(at(70, *lines))).startswith(text)


def test_what_a_pdf_says_of_itself_is_no_publication_date() -> None:
    layout = Layout(title="On Pia Sund", author="Jan Lint", language="en-GB")
    entry = entry_of(made_pdf([("text", FIRST)], layout))
    assert entry.metadata == {"title": "On Pia Sund", "language": "en-GB"}


@pytest.mark.parametrize("title", ["Microsoft Word - final.docx", "untitled", "a.pdf"])
def test_the_name_of_a_file_is_no_title(title: str) -> None:
    assert entry_of(made_pdf([("text", FIRST)], Layout(title=title))).metadata == {}


def test_the_same_pdf_gives_the_same_text() -> None:
    data = made_pdf(prose(20), Layout(columns=2, header="Bor", footer="{page}"))
    assert entry_of(data) == entry_of(data)


def image(canvas: Canvas, _: int) -> None:
    canvas.drawImage(ImageReader(Image.new("L", (40, 60), 200)), 0, 0, 595, 842)


def test_pages_that_are_images_are_rejected_as_scanned() -> None:
    with pytest.raises(UnreadableRelease, match=r"^scanned: .* run OCR first"):
        list(read_pdf(drawn_pdf(image, image), Limits()))


def test_scanned_pages_with_printed_numbers_are_scanned() -> None:
    def page(canvas: Canvas, number: int) -> None:
        image(canvas, number)
        canvas.drawString(300, 20, str(number))

    with pytest.raises(UnreadableRelease, match=r"^scanned"):
        list(read_pdf(drawn_pdf(page, page, page), Limits()))


def test_a_scanned_page_among_others_is_told() -> None:
    entry = entry_of(drawn_pdf(at(70, FIRST[:60]), image))
    assert entry.metadata == {"pages_without_text": "2"}


def test_printers_marks_outside_the_page_are_left_out() -> None:
    draw = both(at(70, "Pia Sund is free"), at(70, "sund_v3.indd 12/10/2017", top=-20))
    assert text_of(drawn_pdf(draw)) == "Pia Sund is free"


def test_a_title_of_two_centred_lines_is_one_heading() -> None:
    def draw(canvas: Canvas, _: int) -> None:
        canvas.setFont("Helvetica-Bold", 16)
        canvas.drawCentredString(297, 760, "Five groups of the Assembly condemn the arrest")
        canvas.drawCentredString(297, 740, "Of The Editor of the Lund Courier")

    title = "# Five groups of the Assembly condemn the arrest Of The Editor of the Lund Courier"
    body = at(70, *(["It was said on Monday in Bor that she"] * 4))
    text = text_of(drawn_pdf(both(body, draw)))
    assert text.split("\n")[0] == title


def test_a_list_over_a_page_break_stays_one_list() -> None:
    names = [f"Ms Ida Moe, seat {number}" for number in range(80)]
    text = text_of(made_pdf([("text", FIRST), ("lines", names)], Layout(footer="{page}")))
    assert text == "\n\n".join([FIRST, "\n".join(names)])


def test_a_box_beside_the_text_is_not_woven_into_it() -> None:
    lines = [
        "The council of Bor said on Monday that it",
        "had heard of the arrest of the editor and",
        "that it would ask the ministers about it",
        "in the first week of March or before it.",
    ]
    box = at(70, "Contact", "Ida Moe", "Press officer", top=697, step=11)
    text = text_of(drawn_pdf(both(box, at(220, *lines))))
    assert text == "Contact\nIda Moe\nPress officer\n\n" + " ".join(lines)


def test_letters_that_are_drawn_twice_to_look_bold_are_read_once() -> None:
    assert text_of(drawn_pdf(both(at(70, "All shall fall"), at(70.3, "All shall fall")))) == (
        "All shall fall"
    )


def test_a_glyph_without_a_name_before_a_line_is_a_bullet() -> None:
    assert text_of(made_pdf([("items", ["Pia Sund"])])) == "- Pia Sund"


def test_a_wrapped_cell_of_a_table_without_rules_is_one_cell() -> None:
    long = [
        "Rapporteur of the committee on the state of the",
        "press and of the courts in the ports",
    ]
    draws = [
        at(70, "Pia Sund", "Jan Lint", step=28),
        at(200, *long),
        at(200, "Chair of the committee on rivers and bridges", top=672),
    ]
    assert text_of(drawn_pdf(both(*draws))) == (
        f"Pia Sund | {' '.join(long)}\nJan Lint | Chair of the committee on rivers and bridges"
    )


def test_wrapped_items_are_joined_and_stay_items() -> None:
    items = [f"{FIRST} Item {number}." for number in range(3)]
    text = text_of(made_pdf([("text", SECOND), ("items", items)]))
    assert text == "\n\n".join([SECOND, "\n".join(f"- {item}" for item in items)])


def test_a_signature_on_the_right_is_not_joined_to_a_line() -> None:
    draw = at(330, "For the committee,", "Jan Lint", "Chair", top=600)
    text = text_of(made_pdf([("text", FIRST)], Layout(draw=draw)))
    assert text == f"{FIRST}\n\nFor the committee,\nJan Lint\nChair"


BLOCKS = some.lists(
    some.sampled_from(
        [
            ("title", "On Pia Sund"),
            ("text", FIRST),
            ("text", SECOND),
            ("bold", "Notes"),
            ("lines", ["Mr Jo Lind", "Ms Ida Moe"]),
            ("items", ["Pia Sund", "Jo Lind"]),
            ("cells", [["Pia Sund", "Jan Lint"], ["Chair", "Member"]]),
            ("table", [["Name", "Country"], ["Pia Sund", "Finland"]]),
            ("note", "1. A note."),
            ("page", None),
        ]
    ),
    min_size=1,
    max_size=25,
)


def test_a_title_of_two_lines_that_begins_as_the_one_of_the_page_before_is_whole() -> None:
    blocks: list[Block] = [("title", "On Pia Sund aaa"), ("page", None)]
    blocks += [("title", "On Pia Sund ccc"), ("text", FIRST)]
    text = text_of(made_pdf(blocks, Layout(columns=3)))
    assert "# On Pia Sund aaa\n\n# On Pia Sund ccc\n\n" in text


@settings(max_examples=40, deadline=None)
@given(BLOCKS, some.integers(1, 3))
def test_no_word_is_lost_or_doubled_and_all_text_has_a_place(
    blocks: list[Block], columns: int
) -> None:
    named = [(kind, marked(held, f" {chr(97 + n) * 3}")) for n, (kind, held) in enumerate(blocks)]
    held = [one for _, one in named if one is not None]
    if not held:
        return
    entry = entry_of(made_pdf(named, Layout(columns=columns)))
    assert sorted(words_of(entry.text)) == sorted(words_of(repr(held)))
    end = 0
    for place in entry.places:
        assert end <= place.start < place.end <= len(entry.text)
        assert not entry.text[end : place.start].strip()
        end = place.end
    assert end == len(entry.text)


def marked(held: object, mark: str) -> object:
    """Return what a block holds with a word of its own: what comes twice may be furniture."""
    if isinstance(held, list):
        return [marked(one, mark) for one in held]
    return held if held is None else f"{held}{mark}"


def words_of(text: str) -> list[str]:
    return [word for word in WORD.findall(text.replace("\\n", " ")) if not word.isdigit()]


def test_headers_of_odd_and_even_pages_are_left_out() -> None:
    def draw(canvas: Canvas, page: int) -> None:
        canvas.setFont("Helvetica", 9)
        canvas.drawString(70, 810, "Assembly of Bor" if page % 2 else "On the state of the press")

    blocks = prose(60)
    entry = entry_of(made_pdf(blocks, Layout(draw=draw)))
    assert max(place.page or 0 for place in entry.places) >= 4
    assert entry.text == "\n\n".join(str(held) for _, held in blocks)


def test_a_short_line_below_columns_comes_after_both() -> None:
    days = ("one", "two", "three", "four")
    left = at(70, *[f"On day {day} of the year it was said" for day in days])
    right = at(330, *[f"and on day {day} it was heard in" for day in days])
    below = at(70, "Signed by", "Pia Sund", top=600)
    assert text_of(drawn_pdf(both(left, right, below))).split("\n")[-2:] == [
        "Signed by",
        "Pia Sund",
    ]
