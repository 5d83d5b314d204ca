"""What is said of persons in lists is counted once a person."""

import pytest

from pipeline.evaluate.listed import listed_facts
from pipeline.evaluate.marked import Marked, parse_marked

HEAD = "kind: letter\n" + "".join(f"p{n}: P{n} Sund; signatory\n" for n in range(1, 5)) + "=====\n"


def read(body: str) -> Marked:
    return parse_marked(HEAD + body, "good")


def marked(number: int, after: str = "") -> str:
    return f"⟦H|Ms⟧ ⟦P p{number}|P{number} Sund⟧{after}"


def counted(gold: Marked, found: Marked) -> dict[str, tuple[int, int]]:
    ours, theirs = listed_facts(gold.record, found.record, gold.text)
    labels = {one.label for one in (*ours, *theirs)}
    return {
        label: (sum(one.label == label for one in ours), sum(one.label == label for one in theirs))
        for label in labels
    }


@pytest.mark.parametrize(
    ("body", "listed"),
    [
        ("\n".join(f"- {marked(n, ', chair')}" for n in range(1, 5)), 4),
        ("; ".join(marked(n) for n in range(1, 5)), 4),
        (f"{marked(1, ' (A)')}, {marked(2)}, {marked(3)} and {marked(4)} signed", 4),
        (f"{marked(1)} met {marked(2)}, {marked(3)} and {marked(4)}.", 0),
        ("\n".join(f"{marked(n, ' said so.')}" for n in range(1, 5)), 0),
    ],
)
def test_a_list_is_a_run_of_items_or_of_names_in_a_sentence(body: str, listed: int) -> None:
    gold = read(body)
    assert counted(gold, gold).get("PERSON", (0, 0)) == (listed, listed)


def test_what_is_wrong_in_a_list_is_told_apart_from_what_is_not_found() -> None:
    tied = "\n".join(f"{marked(n)}, ⟦C FI p{n}:delegation|Finland⟧" for n in range(1, 5))
    wrong = tied.replace("C FI p1", "C SE p1").replace("⟦C FI p2:delegation|Finland⟧", "Finland")
    ours, theirs = listed_facts(read(tied).record, read(wrong).record, read(tied).text)
    country = [{one.key for one in side if one.label == "country"} for side in (ours, theirs)]
    assert [len(one) for one in country] == [4, 3]
    assert len(country[1] - country[0]) == 1
