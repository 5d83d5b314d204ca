"""Example lines become a form, and where they cannot it is said which line and what to do."""

import tomllib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from pipeline.annotate.kit import Kit
from pipeline.errors import DataError, RollcallError, UsageError
from pipeline.examples import check_examples
from pipeline.local import local_faults
from pipeline.propose.blocks import Wanted
from pipeline.propose.stage import Asked, propose
from pipeline.run import extract
from pipeline.tables import OUR_DATA
from pipeline.types import Release

Lines = Callable[..., str]
SLASHES = ("Pia Sund / Finland / ALDE", "Tomas Vale / Norway / SOC", "Oda Lint / Malta / EPP/CD")


def block_of(load: Any, source: str, **wanted: str) -> dict[str, Any]:
    """Return the one block that is proposed, read back from its TOML."""
    proposal = propose(Asked(source, Wanted(**wanted)), load)
    (block,) = tomllib.loads(proposal.toml)["form"]
    return dict(block)


@pytest.mark.parametrize(
    ("texts", "form"),
    [
        (SLASHES, "{person} / {country} / {party}"),
        (
            ("Pia Sund / Finland / ALDE", "Tomas Vale [Norway, SOC]", "SUND Pia – ALDE – FI"),
            [
                "{person} / {country} / {party}",
                r"{person} \[{country}, {party}\]",
                "{person} – {party} – {country}",
            ],
        ),
        (  # what differs between the slots is a choice
            ("Pia Sund | Finland – ALDE", "Mr Tomas Vale | Norway, SOC", "Oda Lint | Malta – SOC"),
            r"{person} \| {country}( –|,) {party}",
        ),
        (  # what one line lacks may be absent
            ("Pia Sund | Finland – ALDE", "Tomas Vale | Norway – SOC", "Oda Lint | Malta"),
            r"{person} \| {country}[ – {party}]",
        ),
        (  # a code that no table knows stands where others have a party
            ("Pia Sund: Finland / ALDE", "Tomas Vale: Norway / SOC", "Oda Lint: Malta / XQZ"),
            "{person}: {country} / ({party}|{code})",
        ),
        (  # words around the names are left out, but for those that all lines have
            (
                "Then Pia Sund sits for Finland in the ALDE group.",
                "Tomas Vale sits for Norway in the SOC group, they said",
                "Oda Lint sat for Malta in the SOC group",
            ),
            "{person} (sits|sat) for {country} in the {party} group",
        ),
        (
            ("SUND, Pia / Finland", "VALE, Tomas / Norway", "LINT, Oda / Malta"),
            "{inverted} / {country}",
        ),
        (  # a constituency is tied to nobody
            ("Pia Sund [ALDE: Arlen]", "Tomas Vale [SOC: Varo, Bute]", "Oda Lint [SOC: Ree]"),
            r"{person} \[{party}: {place}\]",
        ),
        (
            (
                "Finland and its Minister Pia Sund",
                "Norway and its Minister Tomas Vale",
                "Malta and its Health Minister Oda Lint",
            ),
            "{country} and its {office} {person}",
        ),
    ],
)  # fmt: skip
def test_what_lines_have_in_common_is_the_form(load, lines: Lines, texts, form) -> None:
    assert block_of(load, lines(*texts))["form"] == form


@pytest.mark.parametrize(
    ("texts", "said"),
    [
        (SLASHES, {"within": "item", "country": "delegation"}),
        (
            ("Pia Sund was a Finnish citizen and wrote", "Oda Lint was a Maltese citizen then",
             "Tomas Vale was a Norwegian citizen, too"),
            {"country": "nationality"},
        ),
        (
            ("Pia Sund: Minister of Finland", "Oda Lint: Minister of Malta",
             "Tomas Vale: President of Norway"),
            {"country": "office", "role": ["office", "country"]},
        ),
        (
            ("Pia Sund, in exile: Finland", "Oda Lint, in exile: Malta",
             "Tomas Vale, in exile: Norway"),
            {"country": "residence"},
        ),
        (("Pia Sund / Finland", "Tomas Vale / Norway", "Oda Lint / Malta"), {"lists": True}),
    ],
)  # fmt: skip
def test_slots_and_words_say_what_is_tied(load, lines: Lines, texts, said) -> None:
    block = block_of(load, lines(*texts))
    assert {key: block.get(key) for key in said} == said


def test_the_examples_of_the_form_are_the_lines_with_their_names_marked(load, lines) -> None:
    assert block_of(load, lines(*SLASHES))["finds"][0] == (
        "[PERSON Pia Sund] / [COUNTRY Finland] / [PARTY ALDE] -> COUNTRY Finland, PARTY ALDE"
    )


def test_letters_mean_parties_in_the_house_that_is_given(load, lines: Lines) -> None:
    texts = ("Max Boone [D, Ore.]", "Amy Cole [R, Texas]", "Ned Hall [R, Ohio]")
    block = block_of(load, lines(*texts), house="us-congress")
    assert (block["form"], block["house"]) == (r"{person} \[{letter}, {state}\]", "us-congress")


def test_a_name_that_is_not_recognised_can_be_marked(load, lines: Lines) -> None:
    texts = ("Tall Oak Hall, Pia Sund / ALDE", "Tall Oak Hall, Tomas Vale / SOC")
    odd = "Uwe Holt, Odd Xi Zz / EPP/CD"
    with pytest.raises(DataError, match=r"line 3: the form .* does not tie 'Uwe Holt'"):
        block_of(load, lines(*texts, odd))
    marked = odd.replace("Odd Xi Zz", "[PERSON Odd Xi Zz]")
    assert block_of(load, lines(*texts, marked))["form"] == "{place}, {person} / {party}"


def test_a_form_that_ties_a_near_miss_is_made_narrower(load, lines: Lines) -> None:
    texts = ("Ms Pia Sund / ALDE / Arlen", "Mr Tomas Vale / SOC / Varo", "Ms Oda Lint / SOC / Ree")
    assert "known" not in block_of(load, lines(*texts))
    block = block_of(load, lines(*texts, "! Tall Whistle / SOC / Ree"))
    assert block["known"]
    assert block["ignores"] == ["Tall Whistle / SOC / Ree"]


def test_a_near_miss_that_no_form_of_the_lines_can_leave_alone_is_told(load, lines) -> None:
    with pytest.raises(
        DataError, match=r"! Lea Moor / Spain / SOC: every form of the lines ties it"
    ):
        block_of(load, lines(*SLASHES, "! Lea Moor / Spain / SOC"), within="text")


@pytest.mark.parametrize(
    ("texts", "problem"),
    [
        (SLASHES[:2], "has 2 of the 3 example lines"),
        ((*SLASHES[:2], "! Oda Lint / Malta / SOC"), "has 2 of the 3 example lines"),
        ((*SLASHES, "ALDE / Finland"), "line 4: nothing in 'ALDE / Finland' looks like a person's"),
        ((*SLASHES, "Lea Moor / baker"), "line 4: nothing in 'Lea Moor / baker' is a country"),
        ((*SLASHES, "Lea Moor / Malta / Harbour List"),
         "line 4: 'Harbour List' stands where other lines have a party, and no table knows it"),
        (("Max Boone [D: Ree]", "Amy Cole [R: Arlen]", "Ned Hall [R: Lodi]"),
         "give --house us-congress"),
        ((*SLASHES, "Lea Moor -> Malta"), "line 4: 'Lea Moor -> Malta' holds ' ->'"),
    ],
)  # fmt: skip
def test_what_is_not_recognised_is_told_with_its_line(load, lines, texts, problem) -> None:
    with pytest.raises(RollcallError) as caught:
        block_of(load, lines(*texts))
    assert problem in str(caught.value)


@pytest.mark.parametrize(
    ("wanted", "problem"),
    [
        ({"country": "home"}, "--country is 'home': give one of delegation, nationality"),
        ({"within": "line"}, "--within is 'line': give one of item, text"),
        ({"house": "moon"}, "--house is 'moon': give one of au-parliament"),
        ({"form_id": "bracket.country"}, "there is a form 'bracket.country' already"),
    ],
)
def test_an_option_that_there_is_not_is_told_with_those_that_there_are(
    load, lines: Lines, wanted: dict[str, str], problem: str
) -> None:
    with pytest.raises(UsageError, match=problem):
        block_of(load, lines(*SLASHES), **wanted)


def test_it_is_said_what_forms_tie_already_and_what_is_tied_to_nobody(load, lines: Lines) -> None:
    texts = ("Pia Sund (Finland, ALDE)", "Tomas Vale (Norway, SOC)", "Oda Lint (Malta, SOC)")
    notes = propose(Asked(lines(*texts)), load).notes
    assert notes[0] == (
        "line 1: tied already: COUNTRY Finland by form:bracket.country-party, "
        "PARTY ALDE by form:bracket.country-party"
    )
    assert "all lines are tied already: no new form is needed" in notes
    towns = ("Pia Sund / ALDE / Arlen", "Tomas Vale / SOC / Varo", "Oda Lint / SOC / Ree")
    notes = propose(Asked(lines(*towns)), load).notes
    assert "{place} is tied to nobody: Arlen, Varo, Ree" in notes
    assert not any("menu" in one for one in notes)
    uneven = ("Pia Sund / ALDE / Arlen", "Tomas Vale / SOC / Varo / Ree", "Oda Lint / SOC / Ree")
    notes = propose(Asked(lines(*uneven)), load).notes
    assert any("takes such lines (line 1, 2, 3) for the menu of a web page" in one for one in notes)


def test_an_accepted_form_is_used_by_a_run_with_its_folder(
    kit: Kit, load, lines: Lines, tmp_path: Path
) -> None:
    folder = tmp_path / "mine"
    asked = Asked(lines(*SLASHES), Wanted(form_id="mine.slashes"), folder=folder)
    path = propose(asked, load).path
    assert path == folder / "forms" / "proposed.toml"
    assert not local_faults((folder,))
    mine = check_examples(load, (folder,))
    text = "Signed in Arlen:\n\n- Ana Ruiz / Spain / SOC\n- Uwe Holt / Germany / EPP/CD\n"
    assert ties(text, kit) != ties(text, mine)
    assert ties(text, mine) == [
        ("Ana Ruiz", ["ES"], ["SOC"], "form:mine.slashes"),
        ("Uwe Holt", ["DE"], ["EPP/CD"], "form:mine.slashes"),
    ]


def ties(text: str, kit: Kit) -> list[tuple[str, list[str | None], list[str], str]]:
    """Return each person of a text with countries and parties, and which form tied the country."""
    (one,) = extract([Release("r1", text, "letter.txt")], kit)
    return [
        (
            person.name,
            [tie.code for tie in person.countries],
            [tie.text for tie in person.parties],
            next((tie.found_by for tie in person.countries), ""),
        )
        for person in one.record.persons
    ]


def test_a_second_form_joins_the_first_under_another_id(load, lines: Lines, tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    for _ in range(2):
        propose(Asked(lines(*SLASHES), folder=folder), load)
    blocks = tomllib.loads((folder / "forms" / "proposed.toml").read_text("utf-8"))["form"]
    start = "local.person-country-party"
    assert [block["id"] for block in blocks] == [start, f"{start}-2"]
    with pytest.raises(UsageError, match="already"):
        propose(Asked(lines(*SLASHES), Wanted(form_id=start), folder=folder), load)


@pytest.mark.parametrize("folder", [OUR_DATA, OUR_DATA / "forms"])
def test_our_own_data_is_never_written(load, lines: Lines, folder: Path) -> None:
    with pytest.raises(UsageError, match="is rollcall's own data"):
        propose(Asked(lines(*SLASHES), folder=folder), load)


def test_the_same_lines_give_the_same_form(load, lines: Lines) -> None:
    asked = Asked(lines(*SLASHES), replace(Wanted(), why="Harbour letters."))
    assert propose(asked, load) == propose(asked, load)
