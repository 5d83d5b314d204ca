"""What somebody changed becomes decisions; what none can say is counted, and nothing is lost."""

import json
from typing import Any

import pytest
from export.made import FIRST, Release, first, write_output
from export.returned.conftest import Finish, Take

from pipeline.decided import ALLOWED
from pipeline.export.asked import Asked
from pipeline.export.returned.saving import DECISIONS, Given, save_decisions
from pipeline.export.stage import export

Result = list[dict[str, Any]]
PIA, NED, KOSSO, EVA, VALES = first().persons


def region(result: Result, words: str, label: str) -> dict[str, Any]:
    """Return a region by its words and label."""
    return next(
        one for one in result
        if one["type"] == "labels" and one["value"]["text"] == words
        and one["value"]["labels"] == [label]
    )  # fmt: skip


def drop(result: Result, words: str, label: str) -> None:
    """Remove a region, and the relations at it, as the editor does."""
    gone = region(result, words, label)
    result[:] = [
        one
        for one in result
        if one is not gone and gone["id"] not in (one.get("from_id"), one.get("to_id"))
    ]


def mark(result: Result, words: str, label: str, key: str = "new") -> None:
    """Add a region."""
    start = FIRST.index(words)
    value = {"start": start, "end": start + len(words), "text": words, "labels": [label]}
    result.append({"id": key, "type": "labels", "value": value})


def draw(result: Result, first_id: str, second_id: str, *kinds: str) -> None:
    """Add a relation."""
    result.append(
        {"type": "relation", "from_id": first_id, "to_id": second_id, "labels": list(kinds)}
    )


def said(decisions: list[dict[str, Any]]) -> list[tuple[str, str, str, str, str]]:
    """Return decisions without where they stand."""
    keys = ("decision", "value", "table", "row_id", "quote")
    return [tuple(one[key] for key in keys) for one in decisions]


def told(done) -> dict[str, int]:
    """Return the notes but those on labels and releases that the file lacks."""
    return {note: count for note, count in done.notes.items() if " kept, as " not in note}


@pytest.mark.parametrize("form", ["docbin", "conll", "webannotation", "prodigy", "labelstudio"])
def test_a_file_that_nobody_changed_decides_nothing(form: str, exported, studio, take) -> None:
    path = studio() if form == "labelstudio" else exported(form)
    decisions, done = take(path, form)
    assert (decisions, told(done)) == ([], {})


def test_a_decision_has_the_form_that_correct_takes(studio: Finish, take: Take) -> None:
    (one,), _ = take(studio(lambda result: drop(result, "Ned Hall", "PERSON")), "labelstudio")
    assert one == {
        "decision": "wrong", "value": "", "table": "persons", "release_id": "r1:a",
        "row_id": NED.person_id, "start": FIRST.index("Ned"), "end": FIRST.index("Ned") + 8,
        "quote": "Ned Hall", "why": "changed in project.json",
    }  # fmt: skip
    assert one["decision"] in ALLOWED[one["table"]]


def test_one_mention_of_several_that_is_gone_leaves_the_person(studio: Finish, take: Take) -> None:
    decisions, _ = take(studio(lambda result: drop(result, "Sund", "PERSON")), "labelstudio")
    assert said(decisions) == [
        ("wrong", "", "mentions", PIA.mentions[1].mention_id, "Sund"),
    ]  # fmt: skip


def test_a_person_without_any_mention_left_is_wrong_once(studio: Finish, take: Take) -> None:
    def change(result: Result) -> None:
        drop(result, "Sund", "PERSON")
        drop(result, "Pia Sund", "PERSON")

    decisions, _ = take(studio(change), "labelstudio")
    assert said(decisions) == [("wrong", "", "persons", PIA.person_id, "Pia Sund")]


def test_a_role_a_date_and_a_country_that_are_gone_are_wrong(studio: Finish, take: Take) -> None:
    def change(result: Result) -> None:
        drop(result, "writer", "ROLE")
        drop(result, "May2031", "DATE")
        drop(result, "Norway", "COUNTRY")

    decisions, _ = take(studio(change), "labelstudio")
    record = first()
    assert said(decisions) == [
        ("wrong", "", "ties", EVA.roles[0].tie_id, "writer"),
        ("wrong", "", "countries", record.countries[4].row_id, "Norway"),
        ("wrong", "", "dates", record.dates[1].date_id, "May2031"),
    ]


def test_a_new_person_is_added_by_the_name_that_the_words_mean(studio: Finish, take: Take) -> None:
    def change(result: Result) -> None:
        drop(result, "Sund", "PERSON")
        mark(result, "OSLO", "PERSON")

    decisions, _ = take(studio(change), "labelstudio")
    assert ("add", "OSLO", "persons", "", "OSLO") in said(decisions)


def test_another_whole_name_renames_and_a_part_of_one_is_told(studio: Finish, take: Take) -> None:
    def change(result: Result) -> None:
        for words, start in (("Ned Hall", -5), ("Sund", -3)):
            value = region(result, words, "PERSON")["value"]
            value["start"] += start
            value["text"] = FIRST[value["start"] : value["end"]]

    decisions, done = take(studio(change), "labelstudio")
    assert said(decisions) == [("rename", "Lord Ned Hall", "persons", NED.person_id, "Ned Hall")]
    assert told(done) == {"PERSON spans have other borders; no decision moves them": 1}


def test_relations_that_are_drawn_and_gone_are_ties_more_and_less(
    studio: Finish, take: Take
) -> None:
    def change(result: Result) -> None:
        pia, eva = (region(result, words, "PERSON")["id"] for words in ("Pia Sund", "Eva\nHolt"))
        result[:] = [one for one in result if one.get("labels") != ["group"]]
        draw(result, region(result, "Norway", "COUNTRY")["id"], pia, "residence")
        draw(result, eva, region(result, "ALDE", "PARTY")["id"])
        draw(result, eva, region(result, "Chadian Prime Minister", "ROLE")["id"], "role")

    decisions, done = take(studio(change), "labelstudio")
    assert said(decisions) == [
        ("country", "NO", "persons", PIA.person_id, "Pia Sund"),
        ("wrong", "", "ties", PIA.parties[0].tie_id, "ALDE"),
        ("wrong", "", "ties", NED.parties[0].tie_id, "NR"),
        ("party", "pace:ALDE", "persons", EVA.person_id, "Eva\nHolt"),
        ("role", "Chadian Prime Minister", "persons", EVA.person_id, "Eva\nHolt"),
    ]
    assert told(done) == {}


def test_what_no_decision_can_say_is_counted(studio: Finish, take: Take) -> None:
    def change(result: Result) -> None:
        mark(result, "OSLO", "PERSON", "a")
        mark(result, "Bank", "PARTY", "b")
        mark(result, "wrote", "ROLE", "c")
        draw(result, "a", "b")
        draw(result, "b", "c")
        draw(result, "a", "nothing")
        result.append({"id": "x", "type": "choices", "value": {"choices": ["good"]}})

    decisions, done = take(studio(change), "labelstudio")
    assert said(decisions) == [("add", "OSLO", "persons", "", "OSLO")]
    assert told(done) == {
        "regions are no labelled spans of text": 1,
        "ROLE spans are new; a decision adds persons alone": 1,
        "relations lead from a person who is new; correct the output, then draw them": 1,
        "relations lead from no person, or to nothing": 2,
    }


def test_with_keep_what_is_gone_stays_and_is_counted(studio: Finish, take: Take) -> None:
    def change(result: Result) -> None:
        drop(result, "Ned Hall", "PERSON")
        mark(result, "OSLO", "PERSON")

    decisions, done = take(studio(change), "labelstudio", keep=True)
    assert said(decisions) == [("add", "OSLO", "persons", "", "OSLO")]
    assert told(done) == {"spans or ties are gone, and are kept as you asked": 1}


def test_a_label_that_the_whole_file_lacks_was_not_asked_for(exported, take: Take) -> None:
    path = exported("prodigy", "PERSON")
    decisions, done = take(path, "prodigy")
    assert decisions == []
    kept = {note.split()[0]: count for note, count in done.notes.items() if "are kept" in note}
    assert kept == {"PARTY": 3, "COUNTRY": 6, "DATE": 2, "ROLE": 2, "EMBEDDED": 1}
    decisions, _ = take(path, "prodigy", "COUNTRY")
    assert {one["table"] for one in decisions} == {"countries"}
    assert len(decisions) == 6


def test_releases_that_are_not_there_or_have_another_text_are_counted(exported, take: Take) -> None:
    path = exported("prodigy")
    one, two = path.read_text("utf-8").splitlines()
    other = json.dumps(json.loads(one) | {"meta": {"release_id": "gone"}})
    path.write_text(f"{two.replace('Why', 'Who')}\n{other}\n", "utf-8")
    decisions, done = take(path, "prodigy")
    assert decisions == []
    assert told(done) == {
        "releases of the output are not in the file; nothing is taken from them": 1,
        "releases have another text in the file; nothing is taken from them": 1,
        "releases of the file are none of the output": 1,
    }


def test_the_file_stands_beside_what_came_back_and_is_not_written_over(
    studio: Finish, output
) -> None:
    path = studio()
    done = save_decisions(Asked(output), Given(path, "labelstudio"))
    assert done.files == (path.with_name(DECISIONS),)
    with pytest.raises(Exception, match="is there already; give --force"):
        save_decisions(Asked(output), Given(path, "labelstudio"))


ODD = (
    "\ufeff  # = |\\_ Pia\u2028Sund\x85met\x1c<b>Ned\u00a0Hall</b>\t\u200bx\r\n_ 1-2\tO\tO\n"
    "\n\n𝔓ia 😀Eva\r\n\r\n=====\nO'Neil-Ned\v\f"
)


@pytest.mark.parametrize("form", ["docbin", "conll", "webannotation", "prodigy", "labelstudio"])
def test_odd_signs_in_a_text_come_back_as_they_were(form: str, tmp_path) -> None:
    made = Release(ODD, "odd \n id/1")
    said = [("Pia\u2028Sund", 1, ""), ("𝔓ia", 1, ""), ("Eva", 1, ""), ("Ned", 2, "")]
    record = made.record(persons=(made.person("Pia Sund", said),), text_file="odd.txt")
    asked = Asked(write_output(tmp_path / "odd", [record], {"odd.txt": ODD}))
    path = export(asked, form, tmp_path / "made").files[0]
    if form == "labelstudio":
        (task,) = json.loads(path.read_text("utf-8"))
        task["annotations"] = [{"result": task["predictions"][0]["result"]}]
        path.write_text(json.dumps([task]))
    done = save_decisions(asked, Given(path, form))
    assert (done.count, dict(done.notes)) == (0, {})
