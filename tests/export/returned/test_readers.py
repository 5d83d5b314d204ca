"""Each form is read as its program writes it, and a file of another kind is told, not raised."""

import json
from collections import Counter
from contextlib import suppress
from pathlib import Path

import pytest
import spacy
from export.made import FIRST, SECOND, URL
from export.returned.conftest import Finish, Take
from spacy.tokens import DocBin, Span

from pipeline.errors import DataError, UsageError
from pipeline.export.returned.stage import READERS, read_returned

EVERY_FORM = pytest.mark.parametrize("form", READERS)


@EVERY_FORM
@pytest.mark.parametrize(
    "content",
    [b"", b"\xff\xfe\x00", b"\x00" * 50, b"{", b"[]]", b"null", b"3", b'"text"', b"[1, null]",
     b'{"annotations": 3}', b'[{"data": {}}]', b'[{"annotations": [{"result": 3}], "data": {}}]',
     b'[{"data": {"text": 3, "release_id": []}, "annotations": [{"result": [{}]}]}]',
     b'{"items": [{"target": {"source": "texts/a", "selector": 3}}]}',
     b'{"first": {"first": {"items": 3}}}', b'{"text": "a"}', b'{"text": "a", "meta": 3}',
     b'{"text": "a", "meta": {"release_id": "r"}, "spans": [{"start": "x"}]}',
     b'{"answer": "maybe"}', b"[" * 100_000, b"# global.columns = ID FORM\n", b"a\tb\n"],
    ids=range(22),
)  # fmt: skip
def test_any_other_file_is_told_or_holds_nothing(form: str, content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "foreign"
    path.write_bytes(content)
    with suppress(UsageError, DataError):
        assert not [one for one in read_returned(path, form).documents if one.spans]


@EVERY_FORM
def test_a_file_that_is_not_there_is_told(form: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be read"):
        read_returned(tmp_path / "none", form)


def test_a_form_that_nobody_knows_is_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="there are labelstudio, prodigy, docbin"):
        read_returned(tmp_path, "brat")


def test_json_min_of_label_studio_is_told_by_name(tmp_path: Path) -> None:
    path = tmp_path / "min.json"
    path.write_text(json.dumps([{"text": FIRST, "label": []}]))
    with pytest.raises(DataError, match="not as JSON-MIN"):
        read_returned(path, "labelstudio")


def test_the_ground_truth_counts_then_the_annotation_changed_last(
    studio: Finish, take: Take
) -> None:
    path = studio()
    tasks = json.loads(path.read_text())
    (whole,) = tasks[0]["annotations"]
    empty = {"id": 2, "result": [], "updated_at": "2031-05-04"}
    for one, count in (({"ground_truth": True}, 0), ({"updated_at": "2031-05-03"}, 10)):
        tasks[0]["annotations"] = [whole | one, empty, empty | {"was_cancelled": True}]
        path.write_text(json.dumps(tasks))
        decisions, done = take(path, "labelstudio")
        assert len(decisions) == count
        assert any("annotated several times" in note for note in done.notes)


def test_offsets_in_utf16_units_are_known_by_their_words(studio: Finish, take: Take) -> None:
    path = studio()
    tasks = json.loads(path.read_text())
    for one in [one for one in tasks[0]["annotations"][0]["result"] if "value" in one]:
        for end in ("start", "end"):
            units = FIRST[: one["value"][end]].encode("utf-16-le")
            one["value"][end] = len(units) // 2
    path.write_text(json.dumps(tasks))
    assert take(path, "labelstudio")[0] == []


def test_only_accepted_tasks_of_prodigy_are_taken(exported, take: Take) -> None:
    path = exported("prodigy")
    one, two = (json.loads(line) for line in path.read_text("utf-8").splitlines())
    lines = [one | {"answer": "reject", "spans": []}, two | {"answer": "accept", "spans": []}]
    path.write_text("".join(f"{json.dumps(line)}\n" for line in lines))
    decisions, done = take(path, "prodigy", "PERSON")
    assert [(one["decision"], one["quote"]) for one in decisions] == [("wrong", "Sund, Pia")]
    assert done.notes["tasks have the answer 'reject'; nothing was taken from them"] == 1


def test_the_entities_of_a_document_count_where_the_group_differs(exported, take: Take) -> None:
    path = exported("docbin")
    nlp = spacy.blank("en")
    docs = list(DocBin().from_disk(path).get_docs(nlp.vocab))
    docs[0].ents = [*docs[0].ents[1:], Span(docs[0], 0, 1, "PERSON")]
    DocBin(docs=docs, store_user_data=True).to_disk(path)
    decisions, done = take(path, "docbin")
    assert [(one["decision"], one["quote"]) for one in decisions] == [
        ("add", "OSLO"), ("wrong", "3 May 2031"),
    ]  # fmt: skip
    assert any("the entities were taken" in note for note in done.notes)


def test_tags_that_were_changed_in_conll_are_read(exported, take: Take) -> None:
    path = exported("conll")
    lines = path.read_text("utf-8").split("\n")
    for number, line in enumerate(lines):
        if "\tOSLO\t" in line:
            lines[number] = line.replace("\tO\tO\tO\t", "\tB-PERSON\tO\tO\t")
    path.write_text("\r\n".join(lines), "utf-8", newline="")
    assert [(one["decision"], one["quote"]) for one in take(path, "conll")[0]] == [("add", "OSLO")]


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [("B-PERSON", "S-PERSON1", "is none of IOB2"), ("TokenRange", "Range", "has no TokenRange"),
     ("\tO\tO\tO\t", "\tO\t", "columns, not 6"),],
)  # fmt: skip
def test_a_fault_in_conll_is_told_with_its_line(old: str, new: str, problem: str, exported) -> None:
    path = exported("conll")
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")
    with pytest.raises(DataError, match=rf"line \d+: .*{problem}"):
        read_returned(path, "conll")


def test_a_token_of_no_document_is_a_fault(exported) -> None:
    path = exported("conll")
    head, *lines = path.read_text("utf-8").split("\n")
    tokens = [line for line in lines if not line.startswith("# ")]
    path.write_text("\n".join([head, *tokens]), "utf-8")
    with pytest.raises(DataError, match="line 2: no # newdoc id = stands before it"):
        read_returned(path, "conll")


@pytest.mark.parametrize("address", ["texts/r2-b.txt", "https://a.example/x/texts/r2-b.txt", URL])
def test_an_annotation_is_found_by_its_quote_alone(address: str, take: Take, tmp_path) -> None:
    quoted = {"type": "TextQuoteSelector", "exact": "Why", "prefix": "“", "suffix": "?"}
    annotation = {
        "type": "Annotation", "body": {"type": "TextualBody", "value": "person"},
        "target": {"source": address, "selector": [quoted]},
    }  # fmt: skip
    path = tmp_path / "made.jsonl"
    path.write_text(json.dumps(annotation) + "\n\n", "utf-8")
    decisions, done = take(path, "webannotation", keep=True)
    if "a.example" in address:
        assert done.notes["releases of the file are none of the output"] == 1
    else:
        start = SECOND.index("Why")
        assert [(one["value"], one["start"]) for one in decisions] == [("Why", start)]


def test_annotations_without_a_label_or_a_place_are_counted(tmp_path: Path) -> None:
    body = {"value": "PERSON", "purpose": "tagging"}
    annotations = [
        {"body": {"value": "well said", "purpose": "commenting"}, "target": URL},
        {"body": [body], "target": URL},
        {"body": "https://example.org/person", "target": URL},
    ]
    path = tmp_path / "made.json"
    path.write_text(json.dumps({"items": annotations}))
    notes = Counter({key.split(" have")[0]: one for key, one in
                     read_returned(path, "webannotation").notes.items()})  # fmt: skip
    assert notes == {"annotations": 2, "targets": 1}
