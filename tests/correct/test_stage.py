"""What was decided of a release holds in its records, and nothing that hangs on it is forgotten."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from made_decisions import TEXT, Desk, target
from test_offsets import assert_holds

from pipeline.correct.stage import correct
from pipeline.corrections import ALREADY, APPLIED, ELSEWHERE, UNFIT, Correction, Outcome
from pipeline.records import CountryTie, Extraction, PersonRecord
from pipeline.types import Release
from pipeline.write.tables.every import rows_of

CONGO = (
    "BERLIN, 3 May 2031 – The Congolese writer Ms Eva Moor met Mr Ian Fell. "
    "The Congolese army withdrew.\n"
)


def person(extraction: Extraction, name: str) -> PersonRecord:
    (found,) = [one for one in extraction.record.persons if one.name == name]
    return found


def names(extraction: Extraction) -> list[str]:
    return [one.name for one in extraction.record.persons]


def statuses(outcomes: list[Outcome]) -> list[str]:
    return [one.status for one in outcomes]


def test_a_person_who_is_wrong_is_gone_with_ties_counts_and_quotations(desk: Desk) -> None:
    new, outcomes = desk.mend(desk.read(), ("persons", "Pia Sund", "wrong"))
    assert statuses(outcomes) == [APPLIED]
    assert "Pia Sund" not in names(new)
    rows = rows_of(new)
    assert not [one for one in rows["ties"] if one["name"] == "Pia Sund"]
    assert not [one for one in rows["mentions"] if one["text"] in ("Pia Sund", "Sund")]
    assert [one["persons_tied"] for one in rows["countries"]] == [0, 1, 1]
    assert [one["signatories"] for one in rows["countries"]] == [0, 1, 1]
    assert [one["persons_tied"] for one in rows["parties"]] == [1, 1]
    assert [one["person_ids"] for one in rows["quotes"]] == [""]
    (release,) = rows["releases"]
    assert (release["persons_count"], release["signatories_named"]) == (3, 2)


def test_the_number_of_signatories_is_held_against_the_text_anew(desk: Desk) -> None:
    before = desk.read()
    assert [one.code for one in before.record.issues] == []
    new, _ = desk.mend(before, ("persons", "Oda Holt", "wrong"))
    (issue,) = new.record.issues
    assert (issue.code, issue.stated, issue.found) == ("signatories-differ", "3", "2")
    assert issue.message == "the text states 3 signatories and names 2"


def test_a_renamed_person_has_the_parts_of_the_new_name(desk: Desk) -> None:
    new, _ = desk.mend(desk.read(), ("persons", "Pia Sund", "rename Pia van der Sund"))
    found = person(new, "Pia van der Sund")
    assert (found.given_name, found.family_name) == ("Pia", "van der Sund")
    assert found.mentions[0].found_by == "decision:rename"
    assert [one.text for one in found.mentions] == ["Pia Sund", "Sund"]


def test_two_merged_persons_are_one_under_the_name_that_was_chosen(desk: Desk) -> None:
    before = desk.read()
    new, _ = desk.mend(before, ("persons", "Tomas Vale", "merge Pia Sund"))
    found = person(new, "Pia Sund")
    assert "Tomas Vale" not in names(new)
    assert {one.code for one in found.countries} == {"FI", "MT"}
    assert len(found.mentions) == 6
    assert set(found.appears_as) >= {"signatory", "speaker"}
    assert [one["persons_tied"] for one in rows_of(new)["countries"]] == [1, 1, 1]


def test_a_mention_that_is_split_off_takes_those_of_its_words_and_what_stands_there(desk) -> None:
    text = TEXT + "Mr Vale (Norway) left.\n"
    new, _ = desk.mend(desk.read(text), ("mentions", "Vale", "split"))
    first, other = person(new, "Tomas Vale"), person(new, "Vale")
    assert {one.text for one in first.mentions} == {"Tomas Vale", "T. Vale"}
    assert {one.text for one in other.mentions} == {"Vale"}
    assert {one.found_by for one in other.mentions} == {"decision:split"}
    assert other.honorific == "Mr"
    assert [one.code for one in first.countries] == ["MT"]
    assert [one.code for one in other.countries] == ["NO"]


def test_a_mention_that_is_wrong_is_gone_and_the_person_stays(desk: Desk) -> None:
    new, _ = desk.mend(desk.read(), ("mentions", "T. Vale", "wrong"))
    assert [one.text for one in person(new, "Tomas Vale").mentions] == [
        "Tomas Vale",
        "Vale",
        "Vale",
    ]


def test_a_person_whose_last_mention_is_wrong_is_gone(desk: Desk) -> None:
    new, _ = desk.mend(desk.read(), ("mentions", "Oda Holt", "wrong"))
    assert "Oda Holt" not in names(new)


def test_a_mention_of_a_country_takes_its_tie_along_and_the_last_one_its_row(desk: Desk) -> None:
    new, _ = desk.mend(desk.read(), ("mentions", "Malta", "wrong"))
    assert "MT" not in [one.code for one in new.record.countries]
    assert person(new, "Tomas Vale").countries == ()


def test_a_role_that_is_wrong_among_the_mentions_is_nobodys(desk: Desk) -> None:
    new, _ = desk.mend(desk.read(), ("mentions", "rapporteur of the committee", "wrong"))
    assert person(new, "Pia Sund").roles == ()


def test_a_country_inside_a_longer_name_can_be_wrong(desk: Desk) -> None:
    new, _ = desk.mend(desk.read(), ("mentions", "Uganda", "wrong"))
    assert new.record.embedded == ()


def test_a_missed_person_is_added_at_the_words_and_at_all_later_ones(desk: Desk) -> None:
    text = "BERLIN, 3 May 2031 – The brothers quill met. Of quill nothing is heard; quillon left.\n"
    new, outcomes = desk.mend(desk.read(text), ("releases", "r1", "add Quill"))
    added = person(new, "Quill")
    assert statuses(outcomes) == [APPLIED]
    assert [(one.text, one.line) for one in added.mentions] == [("quill", 1), ("quill", 1)]
    assert added.appears_as == ("mentioned",)
    assert (added.roles, added.parties, added.countries) == ((), (), ())
    assert {one.found_by for one in added.mentions} == {"decision:add"}
    assert {one.how for one in added.mentions} == {"decided"}
    assert added.mentions[0].sentence == "BERLIN, 3 May 2031 – The brothers quill met."


def test_an_added_person_of_a_name_that_is_there_is_one_mention_more(desk: Desk) -> None:
    without, _ = desk.mend(desk.read(), ("mentions", "T. Vale", "wrong"))
    given = desk.given(without, "releases", "r1", "add Tomas Vale")[0]
    start = TEXT.index("T. Vale")
    accepted = desk.check(
        without, replace(given, start=start, end=start + len("T. Vale"), quote="T. Vale")
    )
    new, _ = desk.apply(without, (accepted.correction,))
    assert [one.text for one in person(new, "Tomas Vale").mentions][-1] == "T. Vale"


def test_what_was_a_country_is_none_where_a_person_is_added(desk: Desk) -> None:
    before = desk.read()
    given = desk.given(before, "countries", "Norway", "add Norway")[0]
    new, _ = desk.apply(before, (desk.check(before, given).correction,))
    assert person(new, "Norway").mentions[0].text == "Norway"
    assert "NO" not in [one.code for one in new.record.countries]
    assert person(new, "Oda Holt").countries == ()


@pytest.mark.parametrize(
    ("cell", "field", "value"),
    [
        ("country MT", "countries", "MT"),
        ("country Uganda residence", "countries", "UG"),
        ("party pace:SOC", "parties", "pace:SOC"),
        ("role harbour guild", "roles", "harbour guild"),
    ],
)
def test_a_tie_can_be_given_to_a_person(desk: Desk, cell: str, field: str, value: str) -> None:
    new, _ = desk.mend(desk.read(), ("persons", "Amir Saken", cell))
    (tie,) = getattr(person(new, "Amir Saken"), field)
    assert value in (getattr(tie, "code", ""), getattr(tie, "party_id", ""), tie.text)
    assert (tie.how, tie.found_by) == ("decided", f"decision:{cell.split()[0]}")
    if isinstance(tie, CountryTie):
        assert tie.kind == ("residence" if "residence" in cell else "nationality")


def test_a_tie_that_the_text_does_not_name_stands_at_the_persons_own_words(desk: Desk) -> None:
    new, _ = desk.mend(desk.read(), ("persons", "Amir Saken", "country KZ"))
    (tie,) = person(new, "Amir Saken").countries
    assert (tie.text, tie.name) == ("Amir Saken", "Kazakhstan")
    assert "KZ" not in [one.code for one in new.record.countries]


@pytest.mark.parametrize(
    ("words", "cell", "field", "kept"),
    [
        ("Finland", "wrong", "countries", []),
        ("Finland", "country SE", "countries", ["SE"]),
        ("ALDE", "wrong", "parties", []),
        ("ALDE", "party pace:SOC", "parties", ["pace:SOC"]),
        ("rapporteur of the committee", "wrong", "roles", []),
        ("rapporteur of the committee", "role rapporteur", "roles", ["rapporteur"]),
        ("signatory", "wrong", "appears_as", ["author", "speaker"]),
    ],
)
def test_a_tie_can_be_wrong_or_another(desk: Desk, words, cell, field, kept) -> None:
    before = desk.read()
    words = words if field != "appears_as" else "Pia Sund"
    given = desk.given(before, "ties", words, cell)[0]
    rows = [one for one in _ties(before, "Pia Sund", field) if words in (one[1], "Pia Sund")]
    accepted = desk.check(before, replace(given, row_id=rows[0][0]))
    new, _ = desk.apply(before, (accepted.correction,))
    found = getattr(person(new, "Pia Sund"), field)
    if field != "appears_as":
        found = [getattr(one, "code", getattr(one, "party_id", one.text)) for one in found]
    assert list(found) == kept
    others = [one for one in new.record.persons if one.name != "Pia Sund"]
    assert others == [one for one in before.record.persons if one.name != "Pia Sund"]


def _ties(extraction: Extraction, name: str, field: str) -> Iterator[tuple[str, str]]:
    found = person(extraction, name)
    ties = found.appearances if field == "appears_as" else getattr(found, field)
    for one in ties:
        if field != "appears_as" or one.value == "signatory":
            yield one.tie_id, " ".join(one.text.split())


def test_an_ambiguous_country_that_is_decided_is_one_in_its_ties_too(desk: Desk) -> None:
    before = desk.read(CONGO)
    assert "ambiguous-country" in [one.code for one in before.record.issues]
    new, _ = desk.mend(before, ("countries", "Congolese", "country CD"))
    (row,) = new.record.countries
    assert (row.code, row.how, row.candidates, row.persons_tied) == ("CD", "decided", (), 1)
    assert {one.value for one in row.mentions} == {"CD"}
    assert [one.code for one in person(new, "Eva Moor").countries] == ["CD"]
    assert "ambiguous-country" not in [one.code for one in new.record.issues]


def test_a_country_set_to_one_that_is_there_is_the_same_row(desk: Desk) -> None:
    new, _ = desk.mend(desk.read(), ("countries", "Malta", "country FI"))
    rows = {one.code: [mention.text for mention in one.mentions] for one in new.record.countries}
    assert rows == {"FI": ["Finland", "Malta"], "NO": ["Norway"]}
    assert {one.code: one.persons_tied for one in new.record.countries} == {"FI": 2, "NO": 1}


@pytest.mark.parametrize(("table", "words"), [("parties", "ALDE"), ("countries", "Finland")])
def test_a_party_or_country_that_is_wrong_is_gone_with_its_ties(desk, table, words) -> None:
    new, _ = desk.mend(desk.read(), (table, words, "wrong"))
    assert words not in [one.mentions[0].text for one in getattr(new.record, table)]
    assert not [one for one in rows_of(new)["ties"] if one["as_written"] == words]


def test_a_date_says_what_was_decided_and_leans_on_nothing(desk: Desk) -> None:
    new, _ = desk.mend(desk.read(), ("dates", "30 April", "date 2030-04"))
    (date,) = [one for one in new.record.dates if one.text == "30 April"]
    assert (date.value, date.precision, date.earliest, date.latest) == (
        "2030-04", "month", "2030-04-01", "2030-04-30",
    )  # fmt: skip
    assert (date.relation, date.anchor, date.implied) == ("absolute", None, ())
    assert (date.compared_with_published, date.how) == ("before", "decided")


@pytest.mark.parametrize(
    ("table", "words", "left"),
    [("dates", "30 April", ["12 March 2031"]), ("quotes", "We will not forget,", [])],
)
def test_a_date_or_quotation_that_is_wrong_is_gone(desk, table, words, left) -> None:
    new, _ = desk.mend(desk.read(), (table, words, "wrong"))
    assert [one.text for one in getattr(new.record, table)] == left


@pytest.mark.parametrize("cell", ["ok", "wrong"])
def test_an_issue_that_was_looked_at_is_gone(desk: Desk, cell: str) -> None:
    before = desk.read(CONGO)
    new, _ = desk.mend(before, ("issues", "ambiguous-country", cell))
    assert len(new.record.issues) == len(before.record.issues) - 1
    assert new.record.countries == before.record.countries


def test_a_row_that_is_ok_is_asked_about_no_more_and_else_the_same(desk: Desk) -> None:
    before = desk.read(CONGO)
    new, _ = desk.mend(before, ("countries", "Congolese", "ok"))
    assert [one["check"] for one in rows_of(before)["countries"]] == ["ambiguous-country"]
    assert [one["check"] for one in rows_of(new)["countries"]] == [""]
    assert new.record.model_copy(update={"issues": ()}) == before.record.model_copy(
        update={"issues": ()}
    )


ALL = (
    ("persons", "Amir Saken", "rename Amir Sakén"),
    ("persons", "Oda Holt", "merge Tomas Vale"),
    ("mentions", "Sund", "split"),
    ("countries", "Norway", "country SE"),
    ("dates", "30 April", "date 2030"),
    ("ties", "SOC", "wrong"),
    ("quotes", "We will not forget,", "wrong"),
)


def test_the_order_of_decisions_makes_no_difference(desk: Desk) -> None:
    kept = desk.keep(desk.read(), *ALL)
    first, _ = desk.apply(desk.read(), kept)
    assert desk.keep(desk.read(), *reversed(ALL)) == kept
    assert_holds(first)
    again, outcomes = desk.apply(desk.read(), kept)
    assert again == first
    assert set(statuses(outcomes)) == {APPLIED}


def test_what_was_decided_holds_on_what_was_corrected_before(desk: Desk) -> None:
    once, _ = desk.mend(desk.read(), *ALL)
    _, outcomes = desk.apply(once, desk.keep(desk.read(), *ALL))
    assert set(statuses(outcomes)) <= {ALREADY, UNFIT}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("STRASBOURG", "NEWS FROM STRASBOURG"),
        ("signed a written", "have signed a written"),
        ("Later Mr T. Vale left", "Later on Mr T. Vale left"),
        ("for the release of", "asking for the release of"),
    ],
)
def test_corrections_hold_where_the_text_changes_a_little(desk: Desk, old: str, new: str) -> None:
    kept = desk.keep(desk.read(), *ALL)
    changed = desk.read(TEXT.replace(old, new), release_id="r2")
    mended, outcomes = desk.apply(changed, kept)
    assert [(one.correction.words(), one.reason) for one in outcomes if one.status != APPLIED] == []
    assert set(statuses(outcomes)) == {APPLIED}
    assert_holds(mended)
    assert "Amir Sakén" in names(mended)


def test_a_correction_whose_words_are_gone_is_told_and_changes_nothing(desk: Desk) -> None:
    kept = desk.keep(desk.read(), ("persons", "Amir Saken", "rename Amir Sakén"))
    changed = desk.read(TEXT.replace("Amir Saken", "him"), release_id="r2")
    new, (outcome,) = desk.apply(changed, kept)
    assert new is changed
    assert (outcome.status, outcome.reason) == (
        UNFIT, "the words 'Amir Saken' are no longer in the text",
    )  # fmt: skip


def test_words_that_stand_twice_in_a_changed_text_are_not_guessed(desk: Desk) -> None:
    kept = desk.keep(desk.read(), ("dates", "30 April", "date 2030"))
    twice = TEXT.replace("will vote on 30 April.", "will vote on 30 April. " * 2)
    new, (outcome,) = desk.apply(desk.read(twice, release_id="r2"), kept)
    assert outcome.status == UNFIT
    assert "several times" in outcome.reason
    assert "2030" not in [one.value for one in new.record.dates]


def test_a_renamed_person_whom_a_later_run_does_not_find_is_added_at_the_words(desk: Desk) -> None:
    kept = desk.keep(desk.read(), ("persons", "Amir Saken", "rename Amir Sakén"))
    without, _ = desk.mend(desk.read(), ("persons", "Amir Saken", "wrong"))
    new, (outcome,) = desk.apply(without, kept)
    assert outcome.status == APPLIED
    assert outcome.reason.endswith("any more; it was added there")
    found = person(new, "Amir Sakén")
    assert [(one.text, one.found_by) for one in found.mentions] == [("Amir Saken", "decision:add")]
    assert found.appears_as == ("mentioned",)
    assert_holds(new)


def test_words_that_were_decided_to_name_nobody_get_no_person_by_a_rename(desk: Desk) -> None:
    new, outcomes = desk.mend(
        desk.read(),
        ("persons", "Amir Saken", "rename Amir Sakén"),
        ("mentions", "Amir Saken", "wrong"),
    )
    assert sorted(statuses(outcomes)) == sorted([APPLIED, UNFIT])
    assert {"Amir Saken", "Amir Sakén"}.isdisjoint(names(new))


def test_a_family_whom_a_later_run_does_not_find_is_not_added_as_a_person(desk: Desk) -> None:
    kept = desk.keep(desk.read(), ("persons", "Amir Saken", "rename the Sakens"))
    without, _ = desk.mend(desk.read(), ("persons", "Amir Saken", "wrong"))
    new, (outcome,) = desk.apply(without, kept)
    assert new is without
    assert outcome.reason.endswith("one who is named there is added by add NAME")


@pytest.mark.parametrize(
    ("words", "cell", "doubt"),
    [
        (
            *("Tomas Vale", "merge Pia Sund"),
            "Tomas Vale (Malta) and Pia Sund (Finland) share no word of their names and no country",
        ),
        (
            *("Amir Saken", "merge Pia Sund"),
            "Amir Saken and Pia Sund (Finland) share no name word",
        ),
    ],
)
def test_a_merge_of_two_who_have_nothing_in_common_is_done_and_told(
    desk: Desk, words: str, cell: str, doubt: str
) -> None:
    _, (outcome,) = desk.mend(desk.read(), ("persons", words, cell))
    assert (outcome.status, outcome.reason) == (APPLIED, doubt)


@pytest.mark.parametrize(
    "text",
    [
        "Ms Pia Sund (Finland) met Mr Tomas Sund (Malta).\n",
        "Ms Pia Sund (Finland) met Mr Tomas Vale (Finland).\n",
    ],
)
def test_a_merge_of_two_who_share_a_name_word_or_a_country_is_not_doubted(desk, text) -> None:
    first, second = names(desk.read(text))
    _, (outcome,) = desk.mend(desk.read(text), ("persons", second, f"merge {first}"))
    assert (outcome.status, outcome.reason) == (APPLIED, "")


def test_a_correction_holds_where_a_rule_finds_other_bounds_of_the_name(desk: Desk) -> None:
    """The first mention begins elsewhere, so the person's id is another one."""
    before = desk.read()
    kept = desk.keep(before, ("persons", "Oda Holt", "rename Oda Holte"))
    found = person(before, "Oda Holt")
    start = found.mentions[0].start - len("Ms ")
    longer = found.mentions[0].model_copy(update={"start": start, "text": "Ms Oda Holt"})
    other = found.model_copy(update={"person_id": "p" + "0" * 16, "mentions": (longer,)})
    people = tuple(other if one is found else one for one in before.record.persons)
    changed = Extraction(before.release, before.record.model_copy(update={"persons": people}))
    new, (outcome,) = desk.apply(changed, kept)
    assert outcome.status == APPLIED
    assert "Oda Holte" in names(new)


def test_each_correction_is_told_once_in_the_order_of_the_file(desk: Desk) -> None:
    first = desk.read()
    other = desk.read("BERLIN, 3 May 2031 – Mr Ian Fell spoke.\n", "other.txt", "r9")
    kept = desk.keep(first, ("persons", "Pia Sund", "rename Pia Sunde"))
    elsewhere = kept[0].model_copy(update={"source": "gone.txt", "release_id": "gone"})
    told: list[Outcome] = []
    rows: tuple[Correction, ...] = (*kept, elsewhere)
    out = list(correct([other, first], rows, desk.knowledge, told.append))
    assert out[0] is other
    assert [(one.status, one.release_id) for one in told] == [(APPLIED, "r1"), (ELSEWHERE, "")]


def test_a_release_without_corrections_passes_as_it_is(desk: Desk) -> None:
    extraction = Extraction(Release("r5", "", "x.txt"), desk.read().record)
    assert list(correct([extraction], (), desk.knowledge)) == [extraction]


def test_the_row_that_is_meant_is_found_by_the_words_it_shows(desk: Desk) -> None:
    assert target(desk.read(), "dates", "30 April").said == "2031-04-30"
