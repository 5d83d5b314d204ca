"""Names below a text that speaks for them: they have signed it."""

import pytest


def signed(annotated, text: str) -> list[str]:
    return sorted(
        link.person.text
        for link in annotated(text).links
        if link.value == "signatory" and link.found_by in ("finder:closing", "rule:cue.for-a-body")
    )


ASK = "We ask that all twelve be freed without conditions before the end of this year.\n\n"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (f"{ASK}Pia Sund, director, Watch\nTomas Vale, chair", ["Pia Sund", "Tomas Vale"]),
        (f"{ASK}* Pia Sund*\n* Tomas Vale**", ["Pia Sund", "Tomas Vale"]),
        (f"{ASK}Pia Sund, director, Harbour Watch", []),
        (f"{ASK}Pia Sund met Tomas Vale\nTomas Vale met Pia Sund", []),
        ("All twelve were freed without any conditions before the end of this year.\n\n"
         "Pia Sund, director\nTomas Vale, chair", []),
        (f"{ASK}For the Harbour Guild:\nPia Sund, chair", ["Pia Sund"]),
        (f"{ASK}For Iceland:\nPia Sund, chair", []),
    ],
)  # fmt: skip
def test_who_opens_lines_right_below_we_ask_has_signed(annotated, text, names):
    assert signed(annotated, text) == names


UNDERSIGNED = "We, the undersigned members, are alarmed.\n\n"
TWO = "Mr Jan BERG, Malta ; Ms Ana RUIZ, Spain"
THREE = f"{TWO} ; Mr Ole DAHL, Norway"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (UNDERSIGNED + THREE, ["Ana RUIZ", "Jan BERG", "Ole DAHL"]),
        (UNDERSIGNED + TWO, []),
        (f"The members are alarmed.\n\n{THREE}", []),
    ],
)
def test_the_lists_below_the_undersigned_are_theirs(annotated, text, names):
    assert signed(annotated, text) == names


def test_a_country_above_a_row_of_names_is_that_of_each(annotated):
    links = annotated(
        "CO-SPONSORS\n\nAUSTRIA\nMs. Theresia EGGEN – Mr. Stefan LACK\n\nCANADA\nMs. Ana RUIZ"
    ).links
    tied = {
        (link.person.text, link.other.text)
        for link in links
        if link.other is not None and link.other.label == "COUNTRY"
    }
    assert tied == {
        ("Theresia EGGEN", "AUSTRIA"),
        ("Stefan LACK", "AUSTRIA"),
        ("Ana RUIZ", "CANADA"),
    }


def test_a_line_of_a_table_does_not_end_a_list(annotated):
    text = "Signatories\n\nName | Country\n--- | ---\nAna Ruiz | Spain\nOle Dahl | Norway"
    names = {one.person.text for one in annotated(text).links if one.value == "signatory"}
    assert names == {"Ana Ruiz", "Ole Dahl"}
