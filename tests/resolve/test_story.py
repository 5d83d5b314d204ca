"""What a date leans on: publication, what was told last, or the event of its own clause."""

from dataclasses import replace

import pytest
from resolve.made import in_parts
from resolve.test_dates import RULES, dates

from pipeline.resolve.dates.stage import resolve_dates
from pipeline.types import Anchor, Annotated, Block, DateValue

PUBLISHED = Anchor("2017-10-12", "dateline")
STORY = "In 1936 it began. In 1937 it spread. In 1938 it went on. By 1939 it was over. "


def values(text: str, anchor: Anchor = PUBLISHED) -> list[DateValue]:
    """Return what each date of a text says, in order."""
    release = Annotated(in_parts(text), tuple(dates(text)), (), ((0, len(text)),))
    found = resolve_dates(release, [anchor], RULES.words)
    return [one.date for one in found.values() if one.date]


@pytest.mark.parametrize(
    ("text", "value", "anchor"),
    [
        ("On 5 May 2014 he was arrested. On 9 June he was sentenced.", "2014-06-09", "2014-05-05"),
        ("On 5 May 2014 he was arrested. On 9 October he was freed.", "2017-10-09", "2017-10-12"),
        ("On 5 May 2014 he was arrested. They will meet on 9 June.", "2018-06-09", "2017-10-12"),
        ("Founded in 2006, it was told in February.", "2017-02", "2017-10-12"),
        ("On 5 May 2014 he was arrested.\n\nOn 9 June he wept.", "2017-06-09", "2017-10-12"),
        # since tells no more than on where what was told last is leant on
        (
            "On 5 May 2014 he was arrested. She was held since 9 June.",
            "2014-06-09/..",
            "2014-05-05",
        ),
        (STORY + "It was lost on 28 March.", "1939-03-28", "1939"),
        # what is told lies before publication, and a day of history tells no year
        ("They met on 11 October 2017 and on 3 May.", "2017-05-03", "2017-10-12"),
        ("Since 9/11 much has changed. It was lost on 28 March.", "2017-03-28", "2017-10-12"),
    ],
)
def test_a_date_without_a_year_leans_on_what_was_told_or_on_publication(text, value, anchor):
    said = values(text)[-1]
    assert (said.value, said.anchor, said.relation) == (value, anchor, "partial")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("In 2010 he was convicted and two years later freed.", "2012"),
        ("He was heard in 1988; she was heard two years later.", "1990"),
        ("On 2 September they took her. Three days earlier he was led off.", "2017-08-30"),
        ("Eight years before the disputed vote of 2020 he joined.", "2012"),
        ("Two months after the hostilities of August 2008 it met.", "2008-10"),
        ("Two days after 5 May 2018 it met.", "2018-05-07"),
    ],
)
def test_what_counts_from_an_event_leans_on_its_date(text: str, value: str) -> None:
    (said,) = [one for one in values(text) if one.offset]
    assert (said.value, said.anchor_from) == (value, "text")


@pytest.mark.parametrize(
    "text",
    [
        "He was freed two years later.",
        "In 2010 he was convicted. It rained. He was freed two years later.",
        "In 2010 he was convicted. Two years after the war he was freed.",
        "In 1990 it ended. Two years later, in 1996, it began.",
        "In 2010 he was convicted and three days later freed.",
    ],
)
def test_where_the_event_has_no_date_the_value_is_empty_and_the_offset_kept(text: str) -> None:
    (said,) = [one for one in values(text) if one.offset]
    assert (said.value, said.anchor, said.implied) == (None, None, ())
    assert said.offset_direction == "after"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("In 2004 he left; that year she left.", "2004"),
        ("On 5 May 2014 he left; the same day she left.", "2014-05-05"),
        ("On 5 May 2014 he left; later that month she left.", "2014-05"),
        ("In 2004 he left; that day she left.", None),
        ("That year she left.", None),
        ("In autumn 1777 he left; the next spring he came.", "1778-21"),
        ("On 5 May 2014 it met, and on the 20th, it voted.", "2014-05-20"),
    ],
)
def test_that_year_and_the_same_day_are_those_told_last(text: str, value: str | None) -> None:
    assert values(text)[-1].value == value


def test_a_text_of_today_is_no_story_of_the_past() -> None:
    text = STORY + "Today, yesterday and this week they remember. It was lost on 28 March."
    assert values(text)[-1].value == "2017-03-28"


def test_a_story_needs_no_publication_date_and_nothing_else_is_filled_without_one() -> None:
    nothing = Anchor(None, None)
    assert values(STORY + "It was lost on 28 March.", nothing)[-1].value == "1939-03-28"
    assert values("In 1939 it was lost. It rained on 28 March.", nothing)[-1].value == "XXXX-03-28"


@pytest.mark.parametrize(
    ("head", "value"),
    [("2014", "2014-06-09"), ("2014: Talks", "2014-06-09"), ("The 2014 Act", "2018-06-09")],
)
def test_a_year_heads_the_dates_of_its_section(head: str, value: str) -> None:
    text = f"{head}\n\nIt will rain until 9 June and beyond today."
    cleaned = replace(in_parts(text), blocks=(Block("heading", 0, len(head)),))
    release = Annotated(cleaned, tuple(dates(text)), (), ((0, len(text)),))
    found = resolve_dates(release, [PUBLISHED], RULES.words)
    (said,) = [one.date for one in found.values() if one.date and "until" in one.mention.text]
    assert said.value == f"../{value}"


def test_the_next_heading_ends_a_year() -> None:
    text = "2014\n\nIt began on 9 June.\n\nAfterwards\n\nIt ended on 9 May."
    heads = (Block("heading", 0, 4), Block("heading", 27, 37))
    release = Annotated(
        replace(in_parts(text), blocks=heads), tuple(dates(text)), (), ((0, len(text)),)
    )
    found = resolve_dates(release, [PUBLISHED], RULES.words)
    assert [one.value for one in found.values()] == ["2014", "2014-06-09", "2017-05-09"]


def test_a_year_in_brackets_is_an_aside() -> None:
    text = STORY + "His book (1999) tells of it. It was lost on 28 March."
    assert values(text)[-1].value == "1939-03-28"


@pytest.mark.parametrize(
    "text",
    [
        "He left in 2010 and came back in 2014. Two years later he died.",
        "In 2010 he left and a year later came back. It fell 12 years before.",
    ],
)
def test_between_two_dates_of_the_sentence_before_nothing_is_guessed(text: str) -> None:
    last = values(text)[-1]
    assert (last.value, last.offset_direction is not None) == (None, True)
