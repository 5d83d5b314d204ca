"""A decision is taken only where its row, its words and its value hold; else it is told why."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from made_decisions import TEXT, Desk
from test_offsets import assert_holds

from pipeline.corrections import Correction
from pipeline.decided import ALLOWED
from pipeline.deciding.checking import Accepted
from pipeline.deciding.given import Given
from pipeline.deciding.keeping import contrary, kept
from pipeline.deciding.targets import targets_of
from pipeline.errors import Fault

ALDE = "Alliance of Liberals and Democrats for Europe"
"""A name of groups of two houses; the release is of one."""


def refused(desk: Desk, table: str, words: str, cell: str) -> Fault:
    found = [desk.check(desk.read(), one) for one in desk.given(desk.read(), table, words, cell)]
    (fault,) = [one for one in found if isinstance(one, Fault)]
    return fault


@pytest.mark.parametrize(
    ("table", "words", "cell", "problem", "remedy"),
    [
        ("persons", "Pia Sund", "country Ruritania", "no table has 'Ruritania'", "gazetteer"),
        ("persons", "Pia Sund", "country Congo", "'Congo' can be several", "CD (Democratic"),
        ("persons", "Pia Sund", "party Labour", "'Labour' can be several", "write one of"),
        ("persons", "Pia Sund", "party Finland", "it is no party", "gazetteer"),
        ("persons", "Pia Sund", "party '; DROP", "no table has", "gazetteer"),
        ("persons", "Pia Sund", "rename =1+1", "no name of a person", "begins with a letter"),
        ("persons", "Pia Sund", "rename \u202eevil", "no name of a person", "begins with a letter"),
        ("persons", "Pia Sund", f"rename {'x' * 5000}", "has 5000 characters", "shorten"),
        ("persons", "Pia Sund", "rename", "rename has no value", "write it behind rename"),
        ("persons", "Pia Sund", "role minister", "does not stand in the text", "no more than"),
        ("persons", "Pia Sund", "merge Nobody", "no person, or more than one", "Amir Saken"),
        ("persons", "Pia Sund", "merge Pia Sund", "is the person of this row", "the other"),
        ("persons", "Pia Sund", "merge p0", "of another release", "same,NAME @ made.txt,Eva Moor"),
        ("persons", "Pia Sund", "split", "takes no split", "a row of mentions"),
        ("persons", "Pia Sund", "date 2031", "takes no date", "use ok, wrong"),
        ("dates", "30 April", "date 30.4.2031", "is no date in EDTF", "2031-10-11"),
        ("dates", "30 April", "date 2031-02-30", "is no date in EDTF", "2031-10-11"),
        ("dates", "30 April", "date NaN", "is no date in EDTF", "2031-10-11"),
        ("ties", "ALDE", "country FI", "a tie of the kind group has no country", "decide again"),
        ("ties", "Amir Saken", "wrong", "mentioned says that nothing else", "decide again"),
        ("mentions", "Malta", "split", "only a mention of a person", "use ok or wrong"),
        ("mentions", "Oda Holt", "split", "every mention of the person", "decide again"),
        ("releases", "r1", "wrong", "takes no wrong", "use ok, add"),
        ("releases", "r1", "add Zoltan Nemo", "do not stand in the text", "mark it in the report"),
        ("persons", "Pia Sund", "add Oda Holt", "name a person already", "mark it"),
    ],
)
def test_a_decision_that_does_not_hold_is_told(desk, table, words, cell, problem, remedy) -> None:
    fault = refused(desk, table, words, cell)
    assert problem in fault.problem
    assert remedy in fault.remedy
    assert fault.file == "made.csv"


@pytest.mark.parametrize(
    ("cell", "value", "means"),
    [
        ("country finland", "FI", "Finland"),
        ("country fi", "FI", "Finland"),
        ("country NA", "NA", "Namibia"),
        ("party pf:1516", "pf:1516", "Labour Party"),
        ("party SOC", "pace:SOC", "Socialists, Democrats and Greens Group"),
        (f"party {ALDE}", "pace:ALDE", ALDE),
        ("rename Pia   Sund-Holt", "Pia Sund-Holt", ""),
        ("rename D'Arcy O’Neill", "D'Arcy O’Neill", ""),
        ("merge Vale", "Tomas Vale", "Tomas Vale"),
        ("role HARBOUR GUILD", "HARBOUR GUILD", ""),
    ],
)
def test_a_value_is_kept_as_a_code_an_id_or_words(desk: Desk, cell, value, means) -> None:
    if cell == "country finland":
        cell = "country Finland"
    (one,) = desk.keep(desk.read(), ("persons", "Pia Sund", cell))
    assert (one.value, one.means) == (value, means)


def given_at(desk: Desk, words: str, **more: object) -> Given:
    start = TEXT.index(words)
    place = {"start": start, "end": start + len(words), "quote": words}
    base = Given("a.json", "decision 1", "wrong", "", "persons", "r1", "")
    return replace(base, **place | more)  # type: ignore[arg-type]


def test_words_that_are_not_those_of_the_text_are_told(desk: Desk) -> None:
    one = given_at(desk, "Pia Sund", quote="Eva Moor")
    found = desk.check(desk.read(), one)
    assert isinstance(found, Fault)
    assert "the text has 'Pia Sund'" in found.problem


@pytest.mark.parametrize("place", [(10**12, 10**12 + 8), (-1, 8), (5, 2)])
def test_a_place_outside_the_text_is_told(desk: Desk, place: tuple[int, int]) -> None:
    one = given_at(desk, "Pia Sund", start=place[0], end=place[1])
    assert isinstance(desk.check(desk.read(), one), Fault)


def test_a_row_of_older_rules_is_found_by_its_words(desk: Desk) -> None:
    found = desk.check(desk.read(), given_at(desk, "Pia Sund", row_id="p" + "0" * 16))
    assert isinstance(found, Accepted)
    assert found.correction.name == "Pia Sund"


def test_a_row_that_is_nowhere_is_told(desk: Desk) -> None:
    found = desk.check(desk.read(), given_at(desk, "harbour", row_id="p" + "0" * 16))
    assert isinstance(found, Fault)
    assert "there is no row" in found.problem


def test_split_may_be_said_of_a_person_at_one_mention(desk: Desk) -> None:
    start = TEXT.index("T. Vale")
    one = given_at(desk, "T. Vale", start=start, decision="split")
    found = desk.check(desk.read(), one)
    assert isinstance(found, Accepted)
    assert (found.correction.table, found.correction.kind) == ("mentions", "PERSON")


def test_a_missed_person_that_was_marked_is_added_without_the_signs_around(desk: Desk) -> None:
    one = given_at(desk, " committee. ", decision="add", value="", table="")
    found = desk.check(desk.read(), replace(one, table="persons"))
    assert isinstance(found, Accepted)
    assert (found.correction.quote, found.correction.value) == ("committee", "committee")


def accept(desk: Desk, table: str, words: str, *cells: str) -> list[Accepted]:
    found = [
        desk.check(desk.read(), one)
        for cell in cells
        for one in desk.given(desk.read(), table, words, cell)
    ]
    return [one for one in found if isinstance(one, Accepted)]


@pytest.mark.parametrize(
    ("cells", "clashes"),
    [
        (("rename Pia Moor", "rename Pia Holt"), 2),
        (("wrong", "ok"), 2),
        (("wrong", "country SE", "country NO"), 3),
        (("country SE", "country NO", "ok", "rename Pia Moor"), 0),
        (("wrong", "wrong"), 0),
    ],
)
def test_decisions_that_contradict_each_other_are_told(desk, cells, clashes) -> None:
    sound, faults = contrary(accept(desk, "persons", "Pia Sund", *cells))
    assert (len(sound), len(faults)) == (len(cells) - clashes, clashes)
    assert all("of the same row" in one.problem for one in faults)


def keep(desk: Desk, old: tuple[Correction, ...], table: str, words: str, cell: str):
    new = accept(desk, table, words, cell)
    return kept(old, new, {"r1": desk.read()}, desk.knowledge)


def test_deciding_again_on_a_row_takes_the_place_of_what_was_decided(desk: Desk) -> None:
    first = keep(desk, (), "persons", "Pia Sund", "rename Pia Moor")
    second = keep(desk, first.rows, "persons", "Pia Sund", "rename Pia Holt")
    assert [one.words() for one in second.rows] == ["rename Pia Holt"]
    assert (second.new, second.replaced) == (1, 1)
    third = keep(desk, second.rows, "persons", "Pia Sund", "wrong")
    assert [one.words() for one in third.rows] == ["wrong"]
    back = keep(desk, third.rows, "persons", "Pia Sund", "ok")
    assert [one.words() for one in back.rows] == ["ok"]


def test_the_same_decision_again_changes_nothing(desk: Desk) -> None:
    first = keep(desk, (), "dates", "30 April", "date 2030")
    again = keep(desk, first.rows, "dates", "30 April", "date 2030")
    assert again.rows == first.rows
    assert (again.new, again.replaced) == (0, 0)


def test_a_decision_on_another_row_leaves_the_first_alone(desk: Desk) -> None:
    first = keep(desk, (), "persons", "Pia Sund", "wrong")
    second = keep(desk, first.rows, "persons", "Oda Holt", "wrong")
    assert [one.name for one in second.rows] == ["Pia Sund", "Oda Holt"]


VALUES = {
    "rename": ["Pia Moor", "van der Holt", "Ó Neill"],
    "merge": ["Tomas Vale", "Pia Sund", "Amir Saken"],
    "party": ["pace:SOC", "pace:ALDE", "pf:1516"],
    "country": ["MT", "UG", "KZ", "FI office"],
    "date": ["2030", "199X", "2004/..", "XXXX-10-30"],
    "role": ["harbour guild", "committee", "rapporteur"],
    "add": ["harbour", "committee", "Mr T", "written declaration", "Norway", "April"],
}


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_after_any_decisions_the_records_keep_every_promise(desk: Desk, data) -> None:
    before = desk.read()
    accepted = []
    for _ in range(data.draw(st.integers(1, 7))):
        table = data.draw(st.sampled_from(list(ALLOWED)))
        rows = list(targets_of(before.record, table))
        if not rows:
            continue
        row = data.draw(st.sampled_from(rows))
        verb = data.draw(st.sampled_from(ALLOWED[table]))
        value = data.draw(st.sampled_from(VALUES.get(verb, [""])))
        one = Given("a.csv", "line 2", verb, value, table, "r1", row.row_id)
        found = desk.check(before, one)
        accepted += [found] if isinstance(found, Accepted) else []
    sound, _ = contrary(accepted)
    rows = kept((), sound, {"r1": before}, desk.knowledge).rows
    new, outcomes = desk.apply(before, rows)
    assert len(outcomes) == len(rows)
    assert_holds(new)
    ids = {one.person_id for one in new.record.persons}
    assert all(set(one.person_ids) <= ids for one in new.record.quotes)
    assert all(set(one.persons_in_sentence) <= ids for one in new.record.dates)
    for country in new.record.countries:
        codes = [[tie.code for tie in one.countries] for one in new.record.persons]
        assert country.persons_tied == sum(country.code in one for one in codes)
    assert desk.apply(before, rows)[0] == new
