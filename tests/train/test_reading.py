"""Public data and gold as examples: through `clean`, with the marks on whole words."""

import gzip
import json
from pathlib import Path

import pytest

from pipeline.annotated_data import first_by_hash
from pipeline.errors import UsageError
from pipeline.train.reading import read_gold, read_public


def entry(text: str, *entities: tuple[str, str], **more: object) -> dict[str, object]:
    """Return an entry of the shared format; each entity is (words, label)."""
    marks = [
        {"start": text.index(one), "end": text.index(one) + len(one), "label": label, "text": one}
        for one, label in entities
    ]
    return {"id": "1", "dataset": "uner_ewt", "text": text, "entities": marks, **more}


def written(folder: Path, *entries: dict[str, object]) -> Path:
    """Return a file that holds `entries`."""
    path = folder / "set.jsonl.gz"
    lines = (json.dumps(one, ensure_ascii=False) for one in entries)
    path.write_bytes(gzip.compress("\n".join(lines).encode()))
    return path


def marked(example) -> list[tuple[str, tuple[str, ...]]]:
    """Return the words and labels of the marks."""
    return [(" ".join(example.words[one.start : one.end]), one.labels) for one in example.marks]


def test_labels_are_read_by_the_map_of_their_dataset(tmp_path: Path, reader) -> None:
    path = written(tmp_path, entry("Bo Li joined Fatah.", ("Bo Li", "PER"), ("Fatah", "ORG")))
    (one,) = read_public(path, reader)
    assert marked(one) == [("Bo Li", ("PERSON",)), ("Fatah", ("BODY", "PARTY"))]


def test_marks_are_found_again_in_the_cleaned_text(tmp_path: Path, reader) -> None:
    path = written(tmp_path, entry("Mr\u00ad  Bo\u00a0Li left.", ("Bo\u00a0Li", "PER")))
    (one,) = read_public(path, reader)
    assert marked(one) == [("Bo Li", ("PERSON",))]


def test_a_mark_inside_a_word_leaves_the_word_open(tmp_path: Path, reader) -> None:
    path = written(tmp_path, entry("The Smithian view.", ("Smith", "PER")))
    (one,) = read_public(path, reader)
    assert marked(one) == []
    assert [one.words[at] for at in one.unsure] == ["Smithian"]


def test_the_object_of_a_membership_is_a_party(tmp_path: Path, reader) -> None:
    given = entry("Bo Li of Fatah met the Navy.", ("Fatah", "ORG"), ("Navy", "ORG"))
    given["dataset"] = "redocred"
    given["meta"] = {"relations": [["0", "P102", "7"]]}
    given["entities"][0]["attrs"] = {"eid": "7"}  # type: ignore[index]
    (one,) = read_public(written(tmp_path, given), reader)
    assert marked(one) == [("Fatah", ("PARTY",)), ("Navy", ("BODY", "PARTY"))]


def test_a_full_name_that_the_tables_know_is_a_party(tmp_path: Path, reader) -> None:
    text = "She left the Christian Democratic Union of Germany."
    name = "Christian Democratic Union of Germany"
    (one,) = read_public(written(tmp_path, entry(text, (name, "ORG"))), reader)
    assert marked(one) == [(name, ("PARTY",))]


def test_data_that_may_only_be_measured_on_is_refused(tmp_path: Path, reader) -> None:
    path = written(tmp_path, entry("Bo left.", ("Bo", "PER"), meta={"use": "eval"}))
    with pytest.raises(UsageError, match="licence"):
        list(read_public(path, reader))


def test_a_dataset_without_a_map_is_refused_with_those_there_are(tmp_path: Path, reader) -> None:
    with pytest.raises(UsageError, match="wikigold"):
        list(read_public(written(tmp_path, entry("Bo.", dataset="unheard")), reader))


def test_what_is_kept_back_is_never_among_what_is_trained_on(tmp_path: Path, reader) -> None:
    given = [
        entry("Bo left.", ("Bo", "person")) | {"id": str(number), "split": "dev"}
        for number in range(200)
    ]
    path = written(tmp_path, *({**one, "dataset": "crossner_politics"} for one in given))
    learned = {one.id for one in read_public(path, reader)}
    measured = {one.id for one in read_public(path, reader, back=True)}
    assert measured == {one["id"] for one in first_by_hash(given, 108)}
    assert learned | measured == {str(number) for number in range(200)}
    assert not learned & measured


def test_gold_teaches_persons_and_parties(reader) -> None:
    examples = list(read_gold(Path("corpus/train"), reader))
    labels = {label for one in examples for mark in one.marks for label in mark.labels}
    assert {"PERSON", "PARTY"} <= labels
    assert all(one.units[-1][1] == len(one.words) for one in examples)
