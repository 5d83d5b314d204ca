"""What lays text out unusually and must not weave it: floats, marks, numbers, letters set apart."""

from collections.abc import Iterable

import pytest
from ingest.made_pdf import Draw, Layout, drawn_pdf, made_pdf
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from pipeline.ingest.entry import Entry
from pipeline.ingest.limits import Limits
from pipeline.ingest.pdf import read_pdf

PROSE = (
    "The five groups of the Assembly of Bor said on Monday",
    "that they had followed the arrest of the editor Pia Sund",
    "with deep concern, and they asked the government of the",
    "country to let her go at once and to tell her family why",
)
FONT = "Helvetica"


def entry_of(data: bytes) -> Entry:
    (entry,) = read_pdf(data, Limits())
    assert entry.reason == ""
    return entry


def text_of(*draws: Draw) -> str:
    """Return what is read of one page that all of `draws` draw on."""
    return entry_of(drawn_pdf(lambda canvas, page: [draw(canvas, page) for draw in draws])).text


def at(x: float, lines: Iterable[str], top: float = 700, size: float = 11) -> Draw:
    """Return what draws lines below each other."""

    def draw(canvas: Canvas, _: int) -> None:
        canvas.setFont(FONT, size)
        for number, line in enumerate(lines):
            canvas.drawString(x, top - 14 * number, line)

    return draw


def justified(x: float, width: float, lines: Iterable[str], top: float = 700) -> Draw:
    """Return what draws lines whose blanks are stretched to one width."""

    def draw(canvas: Canvas, _: int) -> None:
        canvas.setFont(FONT, 11)
        for number, line in enumerate(lines):
            words = line.split()
            room = width - sum(stringWidth(word, FONT, 11) for word in words)
            place = x
            for word in words:
                canvas.drawString(place, top - 14 * number, word)
                place += stringWidth(word, FONT, 11) + room / (len(words) - 1)

    return draw


def spaced(text: str, gap: float, size: float = 16) -> Draw:
    """Return what draws the letters of a title apart."""

    def draw(canvas: Canvas, _: int) -> None:
        canvas.drawText(_object(canvas, text, gap, size))

    return draw


def _object(canvas: Canvas, text: str, gap: float, size: float):
    drawn = canvas.beginText(70, 760)
    drawn.setFont(FONT, size)
    drawn.setCharSpace(gap)
    drawn.textLine(text)
    return drawn


STRETCHED = (
    "The five groups of the Assembly of",
    "Bor said on Monday that all",
    "internationally recognised recommendations",
    "unanimously adopted",
    "would be followed. Ms Pia Sund of",
    "Finland agreed with the members.",
)


@pytest.mark.parametrize("places", [(70,), (70, 320)])
def test_wide_blanks_of_justified_prose_part_no_cells(places: tuple[int, ...]) -> None:
    text = text_of(*(justified(x, 215, STRETCHED) for x in places))
    assert " ".join(text.split()) == " ".join(STRETCHED * len(places))


def test_blanks_between_cells_are_not_those_of_justified_prose() -> None:
    rows = [
        ("Name", "Country", "Group"),
        ("Pia Sund", "Finland", "no group"),
        ("Jan Lint", "", "EPP"),
    ]
    draws = [at(70 + 130 * n, column) for n, column in enumerate(zip(*rows, strict=True))]
    assert text_of(*draws).split("\n") == [
        "Name | Country | Group",
        "Pia Sund | Finland | no group",
        "Jan Lint |  | EPP",
    ]


def signed(second: tuple[str, str, str], between: float) -> str:
    """Return what is read of three rows of three names, each with a second line."""
    names = ["Pia Sund", "Jan Lint", "Ida Rosenlund"]
    draws: list[Draw] = [at(70, ["The letter of the groups was signed by these members:"], 730)]
    for row in range(3):
        top = 700 - row * (14 + between)
        for n, (name, more) in enumerate(zip(names, second, strict=True)):
            draws.append(at(70 + 160 * n, [name, more], top))
    return text_of(*draws)


def test_a_country_below_its_name_in_brackets_is_of_its_cell() -> None:
    row = "Pia Sund (Finland) | Jan Lint (Norway) | Ida Rosenlund (Spain)"
    text = signed(("(Finland)", "(Norway)", "(Spain)"), 24)
    assert text.split("\n\n")[1] == "\n".join([row] * 3)


def test_a_role_below_its_name_is_a_row_of_its_own() -> None:
    text = signed(("Chair", "Member", "Rapporteur"), 24)
    assert "Pia Sund | Jan Lint | Ida Rosenlund\nChair | Member | Rapporteur" in text


def test_a_line_of_prose_above_cells_glues_none_of_them() -> None:
    assert "Pia Sund Jan" not in signed(("Chair", "Member", "Rapporteur"), 24)


def test_a_quotation_beside_a_paragraph_stands_after_it() -> None:
    narrow = [line.rsplit(" ", 2)[0] for line in PROSE]
    wide = ["of the press in the country and of the two other editors who were held in the spring",
            "and have not been seen by their families or by a lawyer since then."]  # fmt: skip
    quotation = ["“We shall not rest,” said", "Jan Lint, the chair of", "the mission."]
    text = text_of(at(70, narrow), at(390, quotation), at(70, wide, 700 - 14 * 4))
    assert text.startswith(" ".join([*narrow, *wide]))
    assert text.endswith("\n".join(quotation))


def test_a_list_beside_an_article_stands_after_its_paragraph() -> None:
    links = ["Related news", "Jan Lint visits Lund", "Ida Moe visits Bor"]
    article = [*PROSE, "they had not been let in to see her before the trial and not", "since."]
    text = text_of(at(70, article), at(392, links, 704, 8))
    assert text.startswith(" ".join(article))
    assert text.endswith("\n\n".join(links[1:]))


def test_columns_that_go_on_to_the_right_are_no_floats() -> None:
    right = ["and when she would be tried, as the", "law of the country says that they must."]
    text = text_of(at(70, PROSE), at(370, right), at(70, ["Notes to editors"], 630))
    assert " ".join(text.split()).startswith(" ".join([*PROSE, *right]))


@pytest.mark.parametrize("angle", [45, -30, 60])
def test_a_mark_across_the_page_is_woven_into_nothing(angle: int) -> None:
    def mark(canvas: Canvas, _: int) -> None:
        canvas.saveState()
        canvas.translate(200, 665)
        canvas.rotate(angle)
        canvas.setFont(FONT, 60)
        canvas.drawString(-60, 0, "DRAFT")
        canvas.restoreState()

    assert text_of(mark, at(70, PROSE)) == " ".join(PROSE)


def test_a_page_that_was_scanned_a_little_crooked_keeps_its_text() -> None:
    def crooked(canvas: Canvas, page: int) -> None:
        canvas.rotate(0.2)
        at(70, PROSE)(canvas, page)

    assert text_of(crooked) == " ".join(PROSE)


@pytest.mark.parametrize(
    ("cap", "rest", "read"),
    [("V", "ienna, 3 June", "Vienna, 3 June"), ("A", "group of editors", "A group of editors")],
)
def test_a_drop_cap_is_the_letter_of_the_word_beside_it(cap: str, rest: str, read: str) -> None:
    second, third = "she told the members and the other group that", "all groups agreed with her:"
    lines = [f"{rest} – The chair of the Assembly spoke;", f"{second} {third[:3]}"]
    after = [third[4:], *PROSE]
    text = text_of(at(70, [cap], 684, 34), at(100, lines), at(70, after, 672))
    assert text.startswith(f"{read} – The chair of the Assembly spoke; {second} all groups")


def test_a_large_letter_beside_capitalised_lines_is_no_drop_cap() -> None:
    assert "APia" not in text_of(at(70, ["A"], 680, 40), at(104, ["Pia Sund", "Jan Lint"]))


@pytest.mark.parametrize("gap", [4.0, 7.0])
def test_a_title_of_spaced_letters_is_words(gap: float) -> None:
    text = text_of(spaced("PRESS RELEASE", gap), at(70, PROSE))
    assert text.startswith("# PRESS RELEASE\n\n")


def test_marks_in_the_cells_of_a_row_are_no_spaced_word() -> None:
    draws = [at(70 + 60 * n, ["A", "X"]) for n in range(5)]
    assert "AAAAA" not in text_of(*draws).replace(" ", "x")


NUMBERED = [*PROSE, *(line.replace("The", "the") for line in PROSE * 2)]


@pytest.mark.parametrize("step", [5, 1])
def test_the_numbers_of_lines_are_no_words(step: int) -> None:
    numbers = [str(n) if n % step == 0 else "" for n in range(1, len(NUMBERED) + 1)]
    assert text_of(at(45, numbers), at(70, NUMBERED)) == " ".join(NUMBERED)


def test_the_numbers_of_a_list_stay() -> None:
    names = [f"Ms Ida {name} (Norway)" for name in ("Moe", "Li", "Holm", "Sund", "Lind", "Nuss")]
    text = text_of(at(45, [str(n) for n in range(1, 7)]), at(70, names))
    assert [line.split()[0] for line in text.split("\n")] == ["1", "2", "3", "4", "5", "6"]


def test_a_row_of_a_table_that_a_page_cuts_is_one_row() -> None:
    head = ["Time", "Speaker", "Subject"]
    here = [head, ["9:00", "Ms Pia Sund", "On the law."], ["9:15", "Mr Jan Lint", "On the law of"]]
    overleaf = [head, ["", "", "the sea."], ["9:30", "Ms Ida Moe", "On the press."]]
    blocks = [("text", " ".join(PROSE)), ("table", here), ("page", None), ("table", overleaf)]
    text = entry_of(made_pdf(blocks)).text
    assert "9:15 | Mr Jan Lint | On the law of the sea.\n" in text
    assert text.endswith("9:30 | Ms Ida Moe | On the press.")


def test_a_row_overleaf_that_says_more_of_its_own_stays_a_row() -> None:
    here = [["Time", "Speaker", "Subject"], ["9:15", "Mr Jan Lint", "On the law."]]
    overleaf = [["", "Ms Ida Moe", "on the press"], ["9:30", "Ms Pia Sund", "On the sea."]]
    blocks = [("text", " ".join(PROSE)), ("table", here), ("page", None), ("table", overleaf)]
    assert " | Ms Ida Moe | on the press\n" in entry_of(made_pdf(blocks)).text


@pytest.mark.parametrize(
    ("end", "begin", "read"),
    [
        ("on the 3rd of Septem-", "ber", "on the 3rd of September"),
        ("the government of Portu-", "gal", "the government of Portugal"),
        ("the editor Alexan-", "der", "the editor Alexander"),
        ("a London-", "based firm", "a London-based firm"),
        ("Ms Pia Sund-", "Moe", "Ms Pia Sund-Moe"),
    ],
)
def test_a_name_that_we_know_loses_the_hyphen_of_a_line(end: str, begin: str, read: str) -> None:
    lines = [*PROSE, f"and they named the day and the place, {end}", f"{begin}, for a visit."]
    assert f", {read}, for a visit." in " ".join(text_of(at(70, lines)).split("\n"))


@pytest.mark.parametrize(
    "title", ["p2.html", "(anonymous)", "Document1", "Microsoft Word - PR 14", "about:blank"]
)
def test_what_a_program_writes_for_a_title_is_none(title: str) -> None:
    pdf = made_pdf([("text", " ".join(PROSE))], Layout(title=title))
    assert "title" not in entry_of(pdf).metadata


@pytest.mark.parametrize("title", ["Document on the rights of editors", "Parliament rejects"])
def test_a_title_of_words_stays(title: str) -> None:
    pdf = made_pdf([("text", " ".join(PROSE))], Layout(title=title))
    assert entry_of(pdf).metadata["title"] == title
