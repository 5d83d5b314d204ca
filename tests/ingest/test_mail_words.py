"""The table of what mail programs write, and what is made of it."""

import pytest

from pipeline.ingest.mail_words import MailWord, mail_words
from pipeline.rules import Word
from pipeline.tables import read_table

KINDS = {
    *("forwarded", "original", "attribution", "from", "date", "to", "subject"),
    *("forward-prefix", "reply-prefix"),
}


def test_kinds_of_mail_words_are_closed() -> None:
    assert {row.kind for row in read_table("mail_words", MailWord)} == KINDS


def test_every_attribution_has_a_gap_for_date_and_sender() -> None:
    rows = [one for one in read_table("mail_words", MailWord) if one.kind == "attribution"]
    assert [one.text for one in rows if one.text.count(" … ") != 1] == []


def test_a_word_of_a_head_stands_for_one_field() -> None:
    rows = read_table("mail_words", MailWord)
    names = [one.text.lower() for one in rows if one.kind in ("from", "date", "to", "subject")]
    assert len(names) == len(set(names))


def test_columns_of_sheets_are_written_small_and_stand_for_what_we_know() -> None:
    rows = read_table("text_columns", Word)
    known = {"text", "id", "title", "published", "url", "publisher", "language"}
    assert {row.value for row in rows} == known
    assert [row.text for row in rows if row.text != row.text.lower()] == []
    assert len(rows) == len({row.text for row in rows})


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("Thu, 12 Oct 2017 23:15:00 -0500", "2017-10-12"),
        ("Thu, Oct 12, 2017 at 10:15 AM", "2017-10-12"),
        ("jeu. 12 oct. 2017 à 10:15", "2017-10-12"),
        ("12. Oktober 2017 um 10:15:00 MESZ", "2017-10-12"),
        ("2017-10-12 10:15", "2017-10-12 10:15"),
        ("12/10/2017", "12/10/2017"),
        ("31 February 2017", "31 February 2017"),
        ("October 2017", "October 2017"),
        ("", ""),
        ("soon", "soon"),
    ],
)
def test_a_day_is_read_where_its_month_is_a_word(written: str, day: str) -> None:
    assert mail_words().day(written) == day
