"""The other senses of country names: each row of the table is an expression that can be laid on."""

import pytest
from our_tables import GAZETTEER

from pipeline.errors import DataError
from pipeline.senses import load_senses
from pipeline.tables import OUR_DATA

SENSES = load_senses()
HEAD = "sense,side,pattern,why\n"


@pytest.fixture(scope="module")
def known():
    """Return the other senses that names of countries have."""
    named = GAZETTEER.country_names.values()
    return {part for owners in named for one in owners for part in one.other_sense.split("; ")}


@pytest.mark.parametrize("sense", SENSES, ids=lambda one: f"{one.row.sense}-{one.row.side}")
def test_a_sense_is_one_that_a_country_name_has(sense, known):
    assert sense.row.of == "every" or sense.row.sense in known


@pytest.mark.parametrize("sense", SENSES, ids=lambda one: f"{one.row.sense}-{one.row.side}")
def test_a_sense_says_why(sense):
    assert sense.row.why


@pytest.mark.parametrize("sense", SENSES, ids=lambda one: f"{one.row.sense}-{one.row.side}")
def test_only_the_word_of_a_name_beside_it_needs_no_pattern(sense):
    assert sense.row.pattern or sense.row.side in ("name-before", "name-after")


def test_a_local_folder_adds_a_sense(tmp_path):
    (tmp_path / "senses.csv").write_text(HEAD + "common-word,after,\\sjumper,ours\n")
    added = load_senses((OUR_DATA, tmp_path))[-1]
    assert added.expression.match(" jumper")


def test_a_pattern_may_name_any_state_of_the_united_states():
    town = next(one for one in SENSES if "{us_state}" in one.row.pattern)
    assert town.expression.match(", Indiana.")
    assert not town.expression.match(", Ontario.")


def test_every_faulty_pattern_is_named_and_there_is_no_traceback(tmp_path):
    (tmp_path / "senses.csv").write_text(HEAD + "one,after,(,w\ntwo,after,[,w\n")
    with pytest.raises(DataError) as caught:
        load_senses((tmp_path,))
    assert [fault.key for fault in caught.value.faults] == ["one", "two"]


def test_an_unknown_side_is_a_fault_with_its_line(tmp_path):
    (tmp_path / "senses.csv").write_text(HEAD + "one,above,x,w\n")
    with pytest.raises(DataError, match=r"senses.csv, line 2: side is 'above'"):
        load_senses((tmp_path,))
