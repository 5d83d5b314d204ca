"""What kind of text stands where."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.clean.dateline import find_dateline, is_document_line
from pipeline.clean.lines import cut_lines
from pipeline.clean.stage import clean
from pipeline.layout import Layout
from pipeline.types import Cleaned, Release

Clean = Callable[[str], Cleaned]
PROSE = (
    "The members of the committee met in the old town hall and talked until late about the "
    "budget of the coming year, which they had not yet seen in writing."
)
LETTER = f"""\
Skip to main content
Newsroom   Plenary   Members   Calendar
MINISTRY OF WATERWAYS AND ISLAND SHIPPING
Press release | 18 June 2025

Four island states agree on one logbook
Ferries will be checked by all of them

**SUVA**, 18 June 2025 – {PROSE}

> {PROSE}

What changes:
- one logbook
- one fee

Signed:

Ms Pia SUND, Finland, ALDE ;
Mr Ivo PETRÁK, Czech Republic, EPP/CD ;
Mr Ned HALL, United Kingdom, SOC

SOC: Socialist Group
EPP/CD: Group of the European People's Party

About the Assembly

{PROSE}

Notes to editors

{PROSE}

Contact: Ann Poe, +1 202 555 0100

Read also
• Another headline
ENDS
"""


def kinds(cleaned: Cleaned) -> list[tuple[str, str]]:
    return [(block.kind, cleaned.text[block.start : block.end][:24]) for block in cleaned.blocks]


def test_a_release_is_cut_into_its_blocks(cleaned: Clean) -> None:
    assert kinds(cleaned(LETTER)) == [
        ("furniture", "Skip to main content"),
        ("furniture", "Newsroom Plenary Members"),
        ("heading", "MINISTRY OF WATERWAYS AN"),
        ("document-line", "Press release | 18 June "),
        ("headline", "Four island states agree"),
        ("subheadline", "Ferries will be checked "),
        ("body", "SUVA, 18 June 2025 – The"),
        ("dateline", "SUVA, 18 June 2025"),
        ("bold", "SUVA"),
        ("body", "The members of the commi"),
        ("quote", "The members of the commi"),
        ("heading", "What changes:"),
        ("list", "- one logbook"),
        ("list", "- one fee"),
        ("heading", "Signed:"),
        ("list", "Ms Pia SUND, Finland, AL"),
        ("list", "Mr Ivo PETRÁK, Czech Rep"),
        ("list", "Mr Ned HALL, United King"),
        ("legend", "SOC: Socialist Group"),
        ("legend", "EPP/CD: Group of the Eur"),
        ("about", "About the Assembly\n\nThe "),
        ("notes", "Notes to editors\n\nThe me"),
        ("contact", "Contact: Ann Poe, +1 202"),
        ("furniture", "Read also"),
        ("furniture", "• Another headline"),
        ("furniture", "ENDS"),
    ]


def test_a_group_over_its_members_is_a_heading(cleaned: Clean) -> None:
    rows = "Fine Gael\nDeputy Ann Poe\nDeputy Jo Lind\n\nLabour\nDeputy Els De Wit\n"
    found = kinds(cleaned(f"Members of the committee named\n\n{PROSE}\n\n{rows}"))
    assert [kind for kind, _ in found[2:]] == ["heading", "list", "list", "heading", "list"]


def test_a_release_that_begins_with_its_text_has_no_headline(cleaned: Clean) -> None:
    done = cleaned(PROSE)
    assert kinds(done)[0][0] == "body"
    assert done.parts[0].title is None


@pytest.mark.parametrize(
    ("line", "dateline"),
    [
        ("Strasbourg, 14.03.2012 – Sixteen months have passed.", "Strasbourg, 14.03.2012"),
        ("TBILISI/ZUGDIDI, 9 May 2014 - Closing the point", "TBILISI/ZUGDIDI, 9 May 2014"),
        ("WASHINGTON, Sept. 18, 2008 — Cranes lie", "WASHINGTON, Sept. 18, 2008"),
        ("WASHINGTON – March 17, 2022 – Senators", "WASHINGTON – March 17, 2022"),
        ("GENEVA (6 June 2019) – Forty-five years", "GENEVA (6 June 2019)"),
        ("(Brussels) – The group said", "(Brussels)"),
        ("Ottawa, ON, August 24, 2017 – The", "Ottawa, ON, August 24, 2017"),
        ("August 24, 2017 – Ottawa, ON – The", "August 24, 2017"),
        ("Dublin, 5th October 2016. Doors open", "Dublin, 5th October 2016"),
        ("Rio de Janeiro, 3 May 2018 – The", "Rio de Janeiro, 3 May 2018"),
        ("WASHINGTON -- The senator", "WASHINGTON"),
        ("The vote – the first since 2004 – was close", None),
        ("Ms Sund – a lawyer – spoke on 3 May 2018", None),
        ("Wednesday, 14th October 2009", None),
        ("On 3 May 2018 – a Thursday – they met", None),
        ("NATO and the EU agreed", None),
    ],
)
def test_a_dateline_ends_before_its_dash(layout: Layout, line: str, dateline: str | None) -> None:
    end = find_dateline(cut_lines(line, ())[0], layout, first=False)
    assert (None if end is None else line[:end]) == dateline


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Written declaration | Doc. 14420 | 12 October 2017", True),
        ("Published 9 December 2022", True),
        ("23rd January 2024", True),
        ("13-07-2023 - 13:40", True),
        ("Observers to arrive in Minsk on 3 May 2018", False),
        ("The vote was held on 3 May 2018.", False),
        ("- 3 May 2018", False),
        ("Press release", False),
    ],
)
def test_a_document_line_prints_a_date_and_little_else(
    layout: Layout, line: str, expected: bool
) -> None:
    assert is_document_line(cut_lines(line, ())[0], layout) is expected


PARTS = f"""\
ALL BULLETINS, NEWEST FIRST

***

Pumps from the north bank

BUCHAREST, 11 June 2013 – {PROSE}

***

One village leaves, one man stays

GIURGIU, 4 June 2013 – {PROSE}
"""


def test_repeated_datelines_under_headlines_are_several_releases(cleaned: Clean) -> None:
    done = cleaned(PARTS)
    titles = [part.title for part in done.parts]
    assert titles == ["Pumps from the north bank", "One village leaves, one man stays"]
    assert [part.start for part in done.parts] == [0, done.parts[0].end]
    assert done.parts[1].end == len(done.text)


@pytest.mark.parametrize(
    "text",
    [
        f"On rivers and bridges in spring\n\nOSLO, 3 May 2018 – {PROSE}\n\n***\n\n{PROSE}",
        f"On rivers and bridges in spring\n\nFirst heading\n\n{PROSE}\n\nSecond heading\n\n{PROSE}",
        f"On rivers and bridges in spring\n\n{PROSE}\n\nENDS\n\nNotes to editors\n\n{PROSE}",
    ],
)
def test_when_in_doubt_it_is_one_release(cleaned: Clean, text: str) -> None:
    assert len(cleaned(text).parts) == 1


LINES = st.sampled_from(
    [PROSE, "", "***", "# On rivers", "Contact:", "- item", "> quote", "**Pia**", "OSLO – Yes",
     "SOC: Group", "Mr Hall (UK) ;", "3 May 2018", "Read also", "About us", "\f", "Ann\nJo\nEls"]
)  # fmt: skip


@given(st.text() | st.lists(LINES).map("\n".join))
@settings(max_examples=150, deadline=None)
def test_blocks_cover_all_words_and_do_not_overlap(layout: Layout, text: str) -> None:
    done = clean(Release("r1", text, "a.txt"), layout)
    covered = 0
    for block in done.blocks:
        assert 0 <= block.start < block.end <= len(done.text)
        if block.kind not in ("bold", "quote") and block.start >= covered:
            assert done.text[covered : block.start].strip() == ""
            covered = block.end
    assert done.parts[0].start == 0
    assert done.parts[-1].end == len(done.text)


def test_what_was_given_for_a_release_wins_over_its_front_matter(layout: Layout) -> None:
    text = "---\ndate: 2021-05-27\n---\nText"
    given_one = {"published": "2020-01-01", "published_from": "metadata"}
    given_all = {"published": "2020-01-01", "published_from": "option"}
    one = clean(Release("r1", text, "a.md", given_one), layout)
    every = clean(Release("r1", text, "a.md", given_all), layout)
    assert one.metadata["published"] == "2020-01-01"
    assert every.metadata["published"] == "2021-05-27"
