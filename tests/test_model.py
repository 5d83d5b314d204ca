"""The trained pipeline that is shipped: what spaCy does with it, and what it does not depend on."""

from pathlib import Path

import pytest
import spacy
from spacy import displacy
from spacy.training import Example

from pipeline.annotate.language import broken_up, load_language, model_folder
from pipeline.annotate.recogniser.component import GROUP
from pipeline.run import extract
from pipeline.types import Release

SENTENCE = "A nurse from Karonga, Tiyamike Chisendera, told the hearing what Gulnara Abdirova saw."
NAMES = ["Tiyamike Chisendera", "Gulnara Abdirova"]
MEGABYTE = 1_000_000


@pytest.fixture(scope="module")
def nlp():
    """Return the pipeline as anybody loads it."""
    return spacy.load(model_folder())


def test_it_is_a_spacy_pipeline_whose_entities_are_persons_and_parties(nlp) -> None:
    doc = nlp(SENTENCE)
    assert [one.text for one in doc.ents] == NAMES
    assert {one.label_ for one in doc.ents} == {"PERSON"}


def test_every_entity_has_a_confidence_in_percent(nlp) -> None:
    percents = nlp(SENTENCE).spans[GROUP].attrs["percents"]
    assert len(percents) == len(NAMES)
    assert all(0 < one <= 99 for one in percents)


def test_displacy_shows_it(nlp) -> None:
    assert "Tiyamike Chisendera" in displacy.render(nlp(SENTENCE), style="ent", page=False)


def test_spacy_evaluates_it(nlp) -> None:
    spans = [(SENTENCE.index(name), SENTENCE.index(name) + len(name), "PERSON") for name in NAMES]
    gold = Example.from_dict(nlp.make_doc(SENTENCE), {"entities": spans})
    assert nlp.evaluate([gold])["ents_f"] == 1.0


def test_it_is_written_and_read_without_a_change(nlp, tmp_path: Path) -> None:
    nlp.to_disk(tmp_path / "copy")
    again = spacy.load(tmp_path / "copy")
    assert [one.text for one in again(SENTENCE).ents] == NAMES
    component = nlp.get_pipe("recogniser")
    assert component.from_bytes(component.to_bytes()).to_bytes() == component.to_bytes()


def test_a_name_at_the_end_of_a_long_text_is_found(nlp) -> None:
    text = "The talks went on and on. " * 800 + SENTENCE
    assert [one.text for one in nlp(text).ents][-2:] == NAMES


def test_one_long_line_without_a_full_stop_is_read_to_its_end(nlp) -> None:
    told = SENTENCE.rstrip(".")
    found = [one.text for one in nlp(" and ".join([told] * 40)).ents]
    assert found[-2:] == NAMES
    assert len(found) >= 0.9 * 40 * len(NAMES)


def test_the_files_are_under_forty_megabytes() -> None:
    sizes = [path.stat().st_size for path in model_folder().parent.rglob("*") if path.is_file()]
    assert sum(sizes) < 40 * MEGABYTE


def test_a_release_does_not_depend_on_its_neighbours(kit) -> None:
    paths = sorted(Path("corpus/train").glob("train-*.txt"))[:6]
    releases = [Release(path.stem, path.read_text("utf-8"), path.name) for path in paths]
    alone = {one.id: next(extract([one], kit)).record for one in releases}
    for order in (releases, releases[::-1]):
        for found in extract(order, kit):
            assert found.record == alone[found.release.id]


def test_a_document_does_not_depend_on_the_size_of_its_batch() -> None:
    nlp = load_language()
    texts = [broken_up(path.read_text("utf-8")) for path in Path("corpus/train").glob("*-a-0*.txt")]
    found = [
        [
            [(one.start_char, one.end_char, one.label_) for one in doc.ents]
            for doc in nlp.pipe(texts, batch_size=size)
        ]
        for size in (1, 4)
    ]
    assert found[0] == found[1]
