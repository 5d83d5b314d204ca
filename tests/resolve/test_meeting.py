"""Minutes count from the day of the meeting, whenever they came out."""

import pytest
from resolve.test_dates import RULES, dates

from pipeline.resolve.dates.meeting import meeting_day


def leans(text: str) -> str | None:
    found = meeting_day(text, 0, dates(text), RULES.words)
    return found and found.published


@pytest.mark.parametrize(
    "line",
    [
        "Minutes of the meeting held on Wednesday 12 March 2031",
        "MINUTES OF THE MEETING OF 12 MARCH 2031",
        "Record of the sitting of 12 March 2031 in Riga",
        "**Draft minutes of the 3rd meeting on 12 March 2031**",
    ],
)
def test_the_line_of_minutes_says_what_their_dates_count_from(line: str) -> None:
    assert leans(f"FRIENDS OF LATVIA\n\n{line}\n\nHe came yesterday.") == "2031-03-12"


@pytest.mark.parametrize(
    "text",
    [
        "The group met on 12 March 2031.\n\nHe came yesterday.",
        "Minutes were kept. It met on 12 March 2031.",
        "Minutes of the meeting held in March 2031.",
        f"{'Pia Sund spoke. ' * 60}\nMinutes of the meeting of 12 March 2031",
    ],
)
def test_all_else_counts_from_publication(text: str) -> None:
    assert leans(text) is None
