"""What is switched off must be missed, and told of: small gold, and the corpus of dev."""

from dataclasses import replace
from pathlib import Path

import pytest
import spacy

from pipeline.annotate.kit import Kit
from pipeline.errors import DataError, UsageError
from pipeline.evaluate import audit as measured
from pipeline.evaluate.audit import RECOGNISER, Audit, audit, audit_gold
from pipeline.evaluate.gold_files import Gold, read_gold
from pipeline.evaluate.marked import parse_marked

HEAD = "kind: note\np1: Oda Vreel; mentioned\n=====\n"
TITLED = "We met ⟦H|Ms⟧ ⟦P p1|Oda Vreel⟧ there.\nIt rained."
CORPUS = Path(__file__).parents[2] / "corpus" / "dev"


@pytest.fixture(scope="module")
def alone(kit: Kit) -> Kit:
    """Return the kit with a pipeline that makes tokens and names nobody."""
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    return replace(kit, nlp=nlp)


def gold(body: str, head: str = HEAD) -> list[Gold]:
    one = parse_marked(head + body, "made")
    return [Gold(one.text, one.record)]


def test_a_person_whom_nothing_else_finds_is_removed_and_pointed_at(alone: Kit) -> None:
    found = audit(gold(TITLED), alone, alone)
    first = found.rounds[0]
    assert (first.off, first.removed, first.on_line, first.at_name) == ("finder:title", 1, 1, 1)
    assert found.false_alarms == ()


def test_a_source_that_another_backs_up_removes_nobody(alone: Kit) -> None:
    body = "We met ⟦H|Ms⟧ ⟦P p1|Maria Vreel⟧ there."
    found = audit(gold(body, HEAD.replace("Oda", "Maria")), alone, alone)
    assert found.rounds == ()


def test_what_goes_without_an_issue_in_its_line_is_named(alone: Kit, monkeypatch) -> None:
    monkeypatch.setattr(measured, "CODES", ())
    (spot,) = audit(gold(TITLED), alone, alone).rounds[0].silent
    assert (spot.source, spot.line, spot.text) == ("made.txt", 1, "Oda Vreel")


def test_an_alarm_counts_as_false_where_no_gold_person_is_missed(alone: Kit) -> None:
    body = TITLED + "\nThe Lantern Brook rose."
    (alarm,) = audit(gold(body), alone, alone).false_alarms
    assert (alarm.line, alarm.why, alarm.text) == (3, "name-without-person", "Lantern Brook")


def test_a_person_missed_with_everything_on_is_counted_apart(alone: Kit) -> None:
    found = audit(gold("We met ⟦P p1|Oda Vreel⟧ there."), alone, alone)
    assert (found.missed.removed, found.missed.on_line, found.false_alarms) == (1, 1, ())
    assert found.rounds == ()


def test_the_recogniser_is_switched_off_by_a_kit_without_it(kit: Kit, alone: Kit) -> None:
    body = "At dusk ⟦P p1|Oda Vreel⟧, a baker from the harbour, wept."
    (first, *_) = audit(gold(body), kit, alone).rounds
    assert (first.off, first.removed) == (RECOGNISER, 1)


def test_a_folder_without_gold_is_told(tmp_path: Path, kit: Kit, monkeypatch) -> None:
    monkeypatch.setattr(measured, "load_kit", lambda _: kit)
    with pytest.raises(UsageError, match="holds no gold"):
        audit_gold(tmp_path)
    (tmp_path / "one.marked").write_text("no head", "utf-8")
    with pytest.raises(DataError):
        audit_gold(tmp_path)


@pytest.mark.slow
def test_the_audit_points_at_most_of_what_is_removed_and_seldom_cries_for_nothing() -> None:
    found: Audit = audit_gold(CORPUS)
    removed = sum(one.removed for one in found.rounds)
    assert removed >= 200
    assert sum(one.on_line for one in found.rounds) >= 0.7 * removed
    assert len(found.false_alarms) <= found.releases
    assert found.releases == len(read_gold(CORPUS))
