"""The corpus with pseudonyms: every format, every file, and the report."""

from pathlib import Path

import pytest
import regex

from pipeline.name_parts import fold
from pipeline.pseudonymise.name_words import NameWords
from pipeline.pseudonymise.spelling import Spelling
from pipeline.report.stage import write_report
from pipeline.written import read_output
from tests.pseudonymise.conftest import Runs
from tests.pseudonymise.test_stage import forms_of, holds, spans, written

ROLES = ("detained", "was-detained", "subject", "minor")
CORPUS = Path("corpus/dev")


@pytest.mark.slow
def test_nothing_of_a_protected_person_of_the_corpus_is_written(
    runs: Runs, kit, spelling: Spelling
) -> None:
    plain = runs.into("corpus", sources=CORPUS, formats=("json",))
    hidden = runs.into("corpus-hidden", runs.key, sources=CORPUS, roles=ROLES)
    write_report(hidden)
    texts = {name: fold(text) for name, text in written(hidden)}
    words = NameWords(kit.names)
    persons = [
        (person, one.release.text)
        for one in read_output(plain)
        for person in one.record.persons
        if set(person.appears_as) & set(ROLES) and person.kind == "person"
    ]
    assert len(persons) > 50
    whole = "\n".join(texts.values())
    for person, text in persons:
        full = {one for one in forms_of(person) if len(one.split()) > 1}
        assert not [one for one in full if fold(one) in whole and holds(whole, one)], person.name
        for word in words.of(person, text)[1]:
            if len(word) > 3 and word not in spelling.common | spelling.particles:
                capital = regex.compile(rf"(?<!\p{{L}}){word}(?!\p{{L}})")
                assert not capital.search(whole), (person.name, word)


@pytest.mark.slow
def test_every_offset_of_the_corpus_holds_where_everybody_is_replaced(runs: Runs) -> None:
    folder = runs.into("corpus-all", runs.key, sources=CORPUS, roles=("all",), formats=("json",))
    for one in read_output(folder):
        assert all(regex.match("(?:Person|Family)-", person.name) for person in one.record.persons)
        for span in spans(one.record):
            assert one.release.text[span.start : span.end] == span.text
