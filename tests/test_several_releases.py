"""Several releases in one source become parts, each with its own date, in every format."""

from datetime import date

import pytest
from made_release import made
from read_files import read_files

DAYS = (date(2018, 3, 12), date(2018, 4, 3), date(2018, 5, 8))
STORIES = (
    ("Minister opens the bridge at Narva", "Ms Una Falk opened a new bridge in the city today and "
     "thanked the engineers for their work over the last four years."),
    ("Opposition asks for a new vote", "Mr Karl Bremm asked the parliament yesterday to vote again "
     "on the budget and said that nobody had been heard before it was adopted."),
    ("Committee hears witnesses on prisons", "The committee heard Dr Oda Lint today on the state "
     "of the prisons and will report to the chamber by 30 June."),
)  # fmt: skip


def written(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def datelines() -> list[tuple[str, str]]:
    """Return three releases, each with a dateline below its headline."""
    return [
        block
        for day, (title, text) in zip(DAYS, STORIES, strict=True)
        for block in (("title", title), ("text", f"TALLINN, {written(day)} – {text}"))
    ]


def document_lines() -> list[tuple[str, str]]:
    """Return three releases, each with the line of its document above the headline."""
    return [
        block
        for number, (day, (title, text)) in enumerate(zip(DAYS, STORIES, strict=True), 1)
        for block in (
            ("text", f"Press release {number}/2018 | {written(day)}"),
            ("title", title),
            ("text", text),
        )
    ]


def dated_headlines() -> list[tuple[str, str]]:
    """Return three releases, each with a headline and a date alone."""
    return [
        block
        for day, (title, text) in zip(DAYS, STORIES, strict=True)
        for block in (("title", title), ("text", written(day)), ("text", text))
    ]


SOURCES = {
    f"{way.__name__} {name}": data
    for way in (datelines, document_lines, dated_headlines)
    for name, data in made(way()).items()
}


@pytest.fixture(scope="module")
def records(kit, tmp_path_factory):
    """Return the record of each source by its name."""
    read = read_files(SOURCES, tmp_path_factory.mktemp("several"), kit)
    return {name: record for name, (record, _) in read.items()}


@pytest.mark.parametrize("name", SOURCES)
def test_each_release_is_a_part_with_its_own_date(records, name):
    parts = records[name].parts
    assert [part.published for part in parts] == [day.isoformat() for day in DAYS]
    people = [(one.name, one.mentions[0].start) for one in records[name].persons]
    assert [one for one, _ in people] == ["Una Falk", "Karl Bremm", "Oda Lint"]
    assert all(
        part.start <= start < part.end for part, (_, start) in zip(parts, people, strict=True)
    )
    codes = [one.code for one in records[name].issues]
    assert codes.count("several-releases") == 1


def test_datelines_alone_tell_parts_only_with_their_dates(say):
    (first, second, _) = (text for _, text in STORIES)
    dated = say(f"TALLINN, 12 March 2018 – {first}\n\nTARTU, 3 April 2018 – {second}\n")
    assert [part.published for part in dated.parts] == ["2018-03-12", "2018-04-03"]


def test_what_may_be_several_is_read_as_one_and_marked(say):
    (first, second, _) = (text for _, text in STORIES)
    record = say(f"TALLINN – {first}\n\nTARTU – {second}\n")
    assert len(record.parts) == 1
    (issue,) = [one for one in record.issues if one.code == "maybe-several-releases"]
    assert issue.message == "2 datelines stand in what was read as one release"


def test_a_part_in_another_language_is_kept_out_with_its_list(say):
    french = (
        "STRASBOURG, 12 mars 2018 – La commission a déclaré que le dragage du chenal avait coûté "
        "aux pêcheurs la moitié de leur saison, et que personne ne leur avait demandé leur avis."
    )
    english = f"STRASBOURG, 14 March 2018 – {STORIES[0][1]}"
    record = say(
        f"Le bac doit rester\n\n{french}\n\n- M. Karl Bremm (Autriche, ADLE)\n\n"
        f"The ferry must stay\n\n{english}\n"
    )
    assert [part.language for part in record.parts] == ["fr", "en"]
    assert [one.name for one in record.persons] == ["Una Falk"]
    assert (record.published, record.title) == ("2018-03-14", "The ferry must stay")


def test_of_a_text_without_a_line_that_is_read_nothing_is_said(say):
    noise = ".a" * 90
    record = say(
        f"-( **Kadri Paju** (Estonia)\n{noise}\nContact: Tyrell Holt, (202) 224-0000\n{noise}\n"
    )
    assert record.persons == () or all(one.mentions for one in record.persons)
