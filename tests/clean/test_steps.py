"""What the steps read past, and what they leave alone."""

import json
import time
import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from pipeline.clean.draft import Draft
from pipeline.clean.steps import STEPS
from pipeline.clean.tracked import track
from pipeline.types import Cleaned

Clean = Callable[[str], Cleaned]
MARKS = "*_#>[]()!\\`-~&;\n \t\u00ad\u200b\u0301\ufb01e\u201caB1.|:"


def stepped(text: str) -> Draft:
    draft = Draft(track(text))
    for step in STEPS:
        draft = step(draft)
    return draft


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("**Pia Sund** spoke", "Pia Sund spoke"),
        ("__Pia Sund__ and _Ivo_", "Pia Sund and Ivo"),
        ("*it* and ***both***", "it and both"),
        ("**Pia *and* Ivo**", "Pia and Ivo"),
        ("# On rivers #", "On rivers"),
        ("> quoted\n> twice", "quoted\ntwice"),
        ("[Ivo (the elder)](https://example.org/a_(b)) spoke", "Ivo (the elder) spoke"),
        ("![A bridge](bridge.jpg)", "A bridge"),
        ("<https://example.org>", "https://example.org"),
        ("1\\. \\*not bold\\*", "1. *not bold*"),
        ("one<br>two", "one\ntwo"),
        ("S&amp;D &ndash; R&eacute;union", "S&D – Réunion"),
        ("e\u0301lan of\ufb01ce", "élan office"),
        ("co\u00adope\u200bration", "cooperation"),
        ("a\u00a0b\u2009c  d", "a b c d"),
        ("\u201cyes\u201d, it\u2019s \u2013 so", '"yes", it\'s – so'),
        ("  one  \n  two  ", "one\ntwo"),
        ("hospi\u00ad\ntalisation", "hospitalisation"),
        ("a\u2028b", "a\nb"),
    ],
)
def test_marks_are_read_past(raw: str, clean: str) -> None:
    assert stepped(raw).tracked.text == clean


@pytest.mark.parametrize(
    "text",
    [
        "2 * 3 * 4 = 24",
        "snake_case_name and _x",
        "Ms Arcos * and Mr Holt *",
        "5 > 3",
        "#hashtag and C# too",
        "* the experts: three of them",
        "- a bullet stays",
        "[signatures]",
        "Smith & Sons; R&D; AT&T",
        "votes: 521-8-37",
        "Netherlands–Belgium — both",
    ],
)
def test_what_is_no_mark_stays(text: str) -> None:
    assert stepped(text).tracked.text == text


def test_links_and_their_addresses_go_to_the_metadata() -> None:
    links = stepped("See [the text](https://example.org/a) and [this](#).").metadata["links"]
    assert json.loads(links) == [["the text", "https://example.org/a"], ["this", "#"]]


def test_front_matter_goes_to_the_metadata(cleaned: Clean) -> None:
    done = cleaned('---\ntitle: "On rivers"\ndate: 2021-05-27\ntags: [a, b]\n---\n\n# Rivers\n')
    assert done.text.strip() == "Rivers"
    assert dict(done.metadata) == {
        "title": "On rivers",
        "published": "2021-05-27",
        "published_from": "front-matter",
        "tags": '["a", "b"]',
    }


@pytest.mark.parametrize(
    "text", ["---\nno: [yaml\n---\nText", "---\nplain words\n---\nText", "---\na: &b [*b]\n---\nT"]
)
def test_what_is_no_front_matter_stays(cleaned: Clean, text: str) -> None:
    assert cleaned(text).text.startswith("---\n")


WRAPPED = """\
The conductor, Siarhei Hrynkevich, was given seven years in a penal colony.
Lesser terms, none above five years, fell to the altos and to the tenors of
the choir, who had sung a lullaby in a shopping arcade and co-operated with
nobody at all. The soprano was tried in her absence, since she lives abroad
and does not answer.
"""


def test_a_hard_wrapped_paragraph_becomes_one_line() -> None:
    text = stepped(WRAPPED).tracked.text.strip()
    assert "\n" not in text
    assert "penal colony. Lesser terms" in text


OPEN_QUOTE = """\
Hrynkevich: “My grandmother taught me this lullaby, and so I will sing it.
It is short.”
"""


def test_a_quotation_that_is_open_at_the_end_of_a_line_goes_on() -> None:
    wrapped = "\n".join([WRAPPED] * 2)
    assert "sing it. It is short." in stepped(wrapped + "\n" + OPEN_QUOTE).tracked.text
    closed = OPEN_QUOTE.replace("“", "").replace("”", "")
    assert "sing it.\nIt is short." in stepped(wrapped + "\n" + closed).tracked.text


def test_a_word_cut_at_a_line_end_is_joined_only_if_the_text_has_it_whole() -> None:
    line = "The committee asked for more parliamentary oversight and for less parlia-\n"
    rest = "mentary routine in the work of every single body that it had looked at so"
    assert "less parliamentary routine" in stepped(line + rest).tracked.text
    other = line.replace("parliamentary", "public") + rest
    assert "less parlia-mentary routine" in stepped(other).tracked.text


LIST = """\
Mr Henrik SOLGAARD-NIELSEN, the United Kingdom of Denmark, ALDE ;
Ms Tuva EKDAHL-NORDIN OF THE NORTH, Bosnia and Herzegovina, SOC ;
Mr Aksel BREKKHUS, Norway, EPP/CD ;
"""


def test_the_rows_of_a_list_are_not_joined() -> None:
    assert stepped(LIST).tracked.text == LIST


WIDE_TABLE = """\
    Lawyer                      Bar of         Today                  On our list
    --------------------------  -------------  ---------------------  -----------
    VALE Ana                    Bolivia        in custody             in custody
    MOOR Lea                    Malta          freed on Wednesday     in custody
    LINDQVIST Tor               Norway         15 days, since Monday  (missing)
"""


def test_the_rows_of_a_wide_table_in_a_wrapped_text_are_not_joined() -> None:
    text = stepped("\n".join([WRAPPED] * 2) + "\n" + WIDE_TABLE).tracked.text
    assert "\nVALE Ana | Bolivia | in custody | in custody\nMOOR Lea | Malta" in text


@pytest.mark.parametrize("head", ["5. Any other business", "IN ATTENDANCE", "What came of it"])
def test_a_heading_right_above_a_wrapped_paragraph_does_not_keep_it_broken(head: str) -> None:
    text = stepped(f"{head}\n{WRAPPED}").tracked.text.strip()
    assert text.startswith(f"{head}\n")
    assert text.count("\n") == 1


def test_a_name_alone_above_a_short_line_is_not_joined_to_it() -> None:
    signed = "\n".join([WRAPPED] * 2) + "\n\nAna Vale\nMember of Parliament, Bolivia\n"
    assert "Ana Vale\nMember of Parliament, Bolivia" in stepped(signed).tracked.text


def test_a_bracket_at_the_head_of_a_line_goes_on_behind_the_line_above() -> None:
    line = "Sir Ned Hall MP (Labour, Leith West); Dame Philippa Ormerod-Vane MP\n"
    wrapped = "\n".join([WRAPPED] * 2) + "\n" + line
    assert "MP (Con, Ely)" in stepped(wrapped + "(Con, Ely), who sent her apologies.").tracked.text
    assert "MP\n(ii) the clerk" in stepped(wrapped + "(ii) the clerk of the group").tracked.text


@given(st.text() | st.text(alphabet=MARKS))
@example(";\t0\n;\t0")
@settings(max_examples=200, deadline=None)
def test_every_character_leads_back_to_the_stored_text(raw: str) -> None:
    done = stepped(raw).tracked
    assert all(0 <= s < e <= len(raw) for s, e in zip(done.starts, done.ends, strict=True))
    assert list(done.starts) == sorted(done.starts)
    assert list(done.ends) == sorted(done.ends)
    for char, start, end in zip(done.text, done.starts, done.ends, strict=True):
        assert char == raw[start] or end > start + 1 or not raw[start].isascii() or char in " \n|"


@given(st.text(alphabet="e\u0301a\u0323\u1100\u1161\u11a8\u212b "))
def test_the_text_is_composed(raw: str) -> None:
    assert unicodedata.is_normalized("NFC", stepped(raw).tracked.text)


@pytest.mark.slow
@pytest.mark.timed
@pytest.mark.parametrize(
    "piece",
    ["*a ", "**a", "_a ", "__", "[", "[a](", "![", "(", "> ", "# ", "\\", "&", "-\n", " ", "\n",
     "---\n", "a: b\n", "<", "\u0301", "A, ", "Ab ", "AB/", "A-", "1 May ", "***", "* ",
     "a\t", "a\tb\n", "a   b\n", "a . . . . b\n", "|", "a|b\n", "First | Last\n"],
)  # fmt: skip
def test_no_text_takes_more_than_linear_time(cleaned: Clean, piece: str) -> None:
    begin = time.perf_counter()
    cleaned(piece * (100_000 // len(piece)))
    assert time.perf_counter() - begin < 5
