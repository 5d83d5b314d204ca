"""Differences read well as lines."""

from pathlib import Path

from compare.made_records import TEXT, delegation, full, person, side

from pipeline.compare.as_text import change_lines, tally_lines
from pipeline.compare.stage import CompareOptions, Comparison, compare

FORMER = delegation(TEXT, "Finland", "FI", status="former")
SUND = person(TEXT, "Pia Sund", "Sund", honorific="Dr", appears_as=("signatory",),
              countries=(FORMER,))  # fmt: skip
CHANGED = full(persons=(SUND,))


def lines(folder: Path, options: CompareOptions) -> list[str]:
    comparison = Comparison(side(folder / "a", full()), side(folder / "b", CHANGED), options)
    told = [line for one in compare(comparison) for line in change_lines(one, options)]
    return [*told, *tally_lines(comparison.tally, options)]


def test_a_release_is_told_by_record_with_the_sentences_as_proof(tmp_path: Path) -> None:
    assert lines(tmp_path, CompareOptions()) == [
        "a.txt  A meeting",
        "  ~ person Pia Sund",
        "      honorific: Ms → Dr",
        "      countries: Finland (delegation) → Finland (delegation, former)",
        "        “Ms Pia Sund (Finland) met Mr Tomas Vale, rapporteur.”",
        "  - lost: person Tomas Vale, rapporteur",
        "        “Ms Pia Sund (Finland) met Mr Tomas Vale, rapporteur.”",
        "1 release compared, 1 differs.",
        "  lost: 1 person",
        "  changed: 1 person, 1 tie",
    ]


def test_nothing_is_told_of_what_does_not_count(tmp_path: Path) -> None:
    way = full(countries=(full().record.countries[0].model_copy(update={"how": "weak"}),))
    comparison = Comparison(side(tmp_path / "a", full()), side(tmp_path / "b", way))
    (change,) = compare(comparison)
    assert list(change_lines(change, CompareOptions())) == []
    strict = CompareOptions(strict=True)
    assert list(change_lines(change, strict))[1:] == [
        "  = country Finland",
        "      how: strong → weak",
        "        “Ms Pia Sund (Finland) met Mr Tomas Vale, rapporteur.”",
    ]
    assert list(tally_lines(comparison.tally, CompareOptions()))[-1] == (
        "  found another way: 1 country (does not count without --strict)"
    )
