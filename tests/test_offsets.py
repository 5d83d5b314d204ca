"""What holds for every release, whatever its text: offsets lead back, ids are unique."""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.annotate.kit import Kit
from pipeline.evaluate.marked import read_marked
from pipeline.records import Extraction, ReleaseRecord
from pipeline.run import extract
from pipeline.types import Release
from pipeline.vocabulary import vocabulary

CORPUS = Path(__file__).parents[1] / "corpus"
BLANKS = frozenset(" \t\n\r\N{NO-BREAK SPACE}\N{ZERO WIDTH SPACE}\N{SOFT HYPHEN}")
"""What no record begins or ends with; what was said may begin with a sign: "#MeToo is here"."""
OUTER_MARKS = BLANKS | frozenset("*_`#[]<>|\\")
PIECES = (
    "Pia Sund", "Mr Stefan VALE", "Ms Oda van der Lint", "the Vales", "Zh. Omar", "B.Omarov",
    "Zoe\N{COMBINING DIAERESIS} Holt", "Ste\N{LATIN SMALL LIGATURE FF}en Berg", "O’Neill", "Sund",
    "Finland", "FRANCE", "the Republic of\nMoldova", "Sino-British", "Geor\N{SOFT HYPHEN}gia",
    "(Finland, ALDE)", "(Netherlands; SOC)", " (D-N.M.)", "Labour MP", "Bank of Uganda",
    "Congolese", "3\N{NO-BREAK SPACE}May 2031", "On 30 October", "12 years before", "last Tuesday",
    "2008–10",
    "from 5 to 9 May", "every Tuesday", "03/04/2018", "since 2004", "31 February 2031",
    "26 members signed", "Signatories (26):\n\n- ", "Signed by:", "the signatories such as ",
    "STRASBOURG, 12 March 2031 – ", "Contact: ", "Notes to editors\n", "ENDS\n", "# ", "> ", "* ",
    "**", "__", "*", "_", "`", "~~", "[", "](#)", "](http://x.y/(z))", "![", "<b>", "</b>", "&amp;",
    "&nbsp;", "---\npublished: 2031-03-12\n---\n", "|", "\\", "\\*", "- ", "1. ", "\n\n", "\n",
    "\r\n", " ", "\t", ", ", "; ", " and ", "; ", ".", ":", "(", ")", "“", "”", "'s", "-", "- \n",
    "-\n",
    "\N{ZERO WIDTH SPACE}", "\N{SOFT HYPHEN}", "\N{ZERO WIDTH NO-BREAK SPACE}",
    "\N{COMBINING ACUTE ACCENT}", "\N{LATIN SMALL LIGATURE FI}", "\N{GRINNING FACE}",
    "\N{REGIONAL INDICATOR SYMBOL LETTER F}",
    "\ue001", "\ue100", "\ue03f", "\uf8ff", "\N{RIGHT-TO-LEFT OVERRIDE}", "שלום", "مرحبا", "北京",
    "\x00", "\x0b", "\x0c", "\x1c", "\x85", "\u2028", "Ä\N{COMBINING DIAERESIS}", "ǅ",
    "İstanbul", "ß",
)  # fmt: skip
"""What releases are made of, and what breaks those who read them."""
TEXTS = st.lists(st.sampled_from(PIECES), max_size=24).map("".join)


@pytest.fixture(scope="module")
def extractions(kit: Kit) -> list[Extraction]:
    """Return what every release of train and dev says."""
    marked = read_marked([CORPUS / "train", CORPUS / "dev"])
    releases = [Release(one.record.release_id, one.text, one.file_name) for one in marked]
    return list(extract(releases, kit))


def spans(value: Any) -> Iterator[dict[str, Any]]:
    """Yield every part of a record that has a start, an end and a text."""
    if isinstance(value, dict):
        if {"start", "end", "text"} <= value.keys():
            yield value
        value = list(value.values())
    if isinstance(value, list | tuple):
        for one in value:
            yield from spans(one)


def assert_offsets_lead_back(extraction: Extraction) -> None:
    stored = extraction.release.text
    for one in spans(extraction.record.model_dump()):
        assert one["text"] == stored[one["start"] : one["end"]]
        outer = BLANKS if "quote_id" in one else OUTER_MARKS
        assert one["text"][0] not in outer, one
        assert one["text"][-1] not in outer, one
    for person in extraction.record.persons:
        for mention in person.mentions:
            assert mention.full_start <= mention.start
            assert mention.full_end == mention.end


def assert_ids_are_unique(record: ReleaseRecord) -> None:
    named = [*record.persons, *record.parties, *record.countries]
    mentions = [mention.mention_id for one in named for mention in one.mentions]
    tied = [
        tie.tie_id
        for one in record.persons
        for tie in (*one.appearances, *one.roles, *one.parties, *one.countries)
    ]
    ids = (
        [one.person_id for one in record.persons],
        [one.row_id for one in (*record.parties, *record.countries)],
        [one.date_id for one in record.dates],
        [one.issue_id for one in record.issues],
        [*mentions, *(one.mention_id for one in record.embedded)],
        tied,
    )
    for one in ids:
        assert len(one) == len(set(one)), [twin for twin in one if one.count(twin) > 1]


def assert_mentions_stand_once_and_apart(record: ReleaseRecord) -> None:
    named = [*record.persons, *record.parties, *record.countries]
    mentions = [mention for one in named for mention in one.mentions]
    everything = [*mentions, *record.dates, *record.embedded]
    places = sorted((one.start, one.end, one.text) for one in everything)
    for (_, end, first), (start, _, second) in pairwise(places):
        assert end <= start, (first, second)


def assert_order_and_words(record: ReleaseRecord) -> None:
    for rows in (record.persons, record.parties, record.countries):
        starts = [one.mentions[0].start for one in rows]
        assert starts == sorted(starts)
    assert [one.start for one in record.dates] == sorted(one.start for one in record.dates)
    known = {one.person_id for one in record.persons} | {one.date_id for one in record.dates}
    known |= {one.row_id for one in (*record.parties, *record.countries)} | {record.release_id}
    assert {one.row_id for one in record.issues} <= known
    for person in record.persons:
        assert set(person.appears_as) <= set(vocabulary("appears_as"))
        assert person.appears_as == ("mentioned",) or "mentioned" not in person.appears_as


def assert_holds(extraction: Extraction) -> None:
    assert_offsets_lead_back(extraction)
    assert_ids_are_unique(extraction.record)
    assert_mentions_stand_once_and_apart(extraction.record)
    assert_order_and_words(extraction.record)


@pytest.mark.parametrize(
    "promise",
    [
        assert_offsets_lead_back,
        lambda one: assert_ids_are_unique(one.record),
        lambda one: assert_mentions_stand_once_and_apart(one.record),
        lambda one: assert_order_and_words(one.record),
    ],
    ids=["offsets", "ids", "mentions", "order"],
)
def test_the_releases_of_our_corpus_keep_every_promise(extractions, promise) -> None:
    assert len(extractions) >= 60
    for one in extractions:
        promise(one)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n",
        "\N{SOFT HYPHEN}",
        "**Mr Pia Sund** (Finland; SOC)",
        "*Pia* **Sund** of __Finland__",
        "[Pia Sund](#)'s visit to [France](http://x.y) on `3 May 2031`",
        "Zoe\N{COMBINING DIAERESIS} Holt met Ste\N{LATIN SMALL LIGATURE FF}en Berg.",
        "Mr Pia\N{NO-BREAK SPACE}Sund\r\n(Fin\N{SOFT HYPHEN}land; SOC)",
        "\ue001\ue100 met Mr Pia Sund \ue03f in France",
        "The members of the group, such as Mr Ivo Petrák, left.",
        "1,200 members signed. Signatories:\nPia Sund, Finland",
    ],
)
def test_odd_texts_keep_every_promise(kit: Kit, text: str) -> None:
    (extraction,) = extract([Release("r0", text, "made.txt")], kit)
    assert_holds(extraction)


@settings(
    max_examples=150,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(text=TEXTS)
def test_made_texts_keep_every_promise(kit: Kit, text: str) -> None:
    (extraction,) = extract([Release("r0", text, "made.txt")], kit)
    assert_holds(extraction)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(text=st.text(max_size=200))
def test_any_characters_keep_every_promise(kit: Kit, text: str) -> None:
    stored = text.replace("\r\n", "\n").replace("\r", "\n")
    (extraction,) = extract([Release("r0", stored, "made.txt")], kit)
    assert_holds(extraction)
