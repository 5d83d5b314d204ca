"""CoNLL-U Plus is read by others' readers, and the stored text can be made of it again."""

import conllu
import pytest
import regex
from conllu.models import TokenList
from export.conftest import Export
from export.made import FIRST, SECOND

from pipeline.export.conll import COLUMNS

SIGNS = {"s": " ", "t": "\t", "n": "\n", "r": "\r", "p": "|", "\\": "\\"}


@pytest.fixture
def sentences(exported: Export) -> list[TokenList]:
    """Return what the library reads."""
    return conllu.parse(exported("conll").read_text("utf-8"))


def tagged(sentences: list[TokenList], column: str) -> list[tuple[str, str]]:
    """Return the words with a tag in a column."""
    return [(one["form"], one[column]) for each in sentences for one in each if one[column] != "O"]


def test_the_columns_are_named_in_the_file(sentences: list[TokenList]) -> None:
    assert list(sentences[0][0]) == [one.lower() for one in COLUMNS]
    assert [one.metadata["release_id"] for one in sentences if "newdoc id" in one.metadata] == [
        "r1:a", "r2:b",
    ]  # fmt: skip


def test_names_are_tagged_as_iob2(sentences: list[TokenList]) -> None:
    found = tagged(sentences, "rollcall:ne")
    assert found[:8] == [
        ("3", "B-DATE"), ("May", "I-DATE"), ("2031", "I-DATE"), ("Pia", "B-PERSON"),
        ("Sund", "I-PERSON"), ("Finland", "B-COUNTRY"), ("ALDE", "B-PARTY"), ("Ned", "B-PERSON"),
    ]  # fmt: skip
    assert ("Holt", "I-PERSON") in found, "a name over two lines is one name"
    assert ("May2031", "B-DATE") in found


def test_a_role_over_a_country_and_a_country_in_a_name_have_columns(
    sentences: list[TokenList],
) -> None:
    assert ("Chadian", "B-ROLE") in tagged(sentences, "rollcall:role")
    assert ("Chadian", "B-COUNTRY") in tagged(sentences, "rollcall:ne")
    assert tagged(sentences, "rollcall:inner") == [("Uganda", "B-EMBEDDED")]


def test_each_token_says_where_it_stands(sentences: list[TokenList]) -> None:
    text = FIRST
    for sentence in sentences:
        text = SECOND if sentence.metadata.get("newdoc id") == "r2:b" else text
        for one in sentence:
            start, end = map(int, one["misc"]["TokenRange"].split(":"))
            assert text[start:end] == one["form"]


def test_the_text_can_be_made_again(sentences: list[TokenList]) -> None:
    made = ""
    for one in [one for sentence in sentences for one in sentence]:
        misc = one["misc"]
        after = " " if misc.get("SpaceAfter") != "No" else ""
        made += spaces(misc.get("SpacesBefore", "")) + one["form"]
        made += spaces(misc["SpacesAfter"]) if "SpacesAfter" in misc else after
    assert made == FIRST + SECOND


def spaces(written: str) -> str:
    """Return the spaces that UDPipe writes so; what it has no sign for stands by its number."""
    numbers = regex.sub(r"\\u([0-9a-f]{4})", lambda one: chr(int(one[1], 16)), written)
    return regex.sub(r"\\(.)", lambda one: SIGNS[one[1]], numbers)


def test_no_sentence_begins_inside_a_name(sentences: list[TokenList]) -> None:
    assert not [one for one in sentences if one[0]["rollcall:ne"].startswith("I-")]


def test_values_stand_at_the_first_token(sentences: list[TokenList]) -> None:
    misc = {one["form"]: one["misc"] for each in sentences for one in each}
    assert misc["ALDE"]["PartyValue"] == "pace:ALDE"
    assert "PersonValue" not in misc["Holt"]
