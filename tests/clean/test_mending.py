"""Mojibake and glued words are repaired where it is certain, and the change is told."""

import pytest

from pipeline.clean.draft import Draft
from pipeline.clean.mending import mended
from pipeline.clean.tracked import track


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("Inés Roldán of CafÃ© SÃ£o", "Inés Roldán of Café São"),
        ("â€œHelloâ€\x9d", "“Hello”"),
        ("12 March 2018LONDON – Ms Sund", "12 March 2018 LONDON – Ms Sund"),
        ("the report (seeDoc. 1234)", "the report (see Doc. 1234)"),
        ("Ångström, Âge, naïve, 2018Lo", "Ångström, Âge, naïve, 2018Lo"),
        ("ISO 2018ABC", "ISO 2018 ABC"),
    ],
)
def test_what_is_certain_is_repaired(raw: str, text: str) -> None:
    assert mended(Draft(track(raw))).tracked.text == text


def test_each_repaired_character_stands_for_the_whole_run() -> None:
    raw = "Ms SÃ£o left"
    done = mended(Draft(track(raw)))
    at = done.tracked.text.index("ã")
    assert raw[slice(*done.tracked.to_raw(at, at + 1))] == "SÃ£o"
    assert done.metadata["mended"] == "SÃ£o → São"


def test_a_name_with_mojibake_is_found_and_the_issue_tells_the_change(say) -> None:
    record = say("Ms Inês MagalhÃ£es said that the ferry was late.")
    (person,) = record.persons
    assert (person.name, person.mentions[0].text) == ("Inês Magalhães", "Inês MagalhÃ£es")
    assert "text-mended" in [one.code for one in record.issues]
