"""What stands beside the records holds no protected name: corrections, identities, rejections."""

from dataclasses import asdict

from pipeline.corrections import Correction, Outcome
from pipeline.identities import Identity
from pipeline.pseudonymise.around import identities_with, outcome_with, rejection_with
from pipeline.pseudonymise.lexicon import Lexicon
from pipeline.pseudonymise.page import Page
from pipeline.pseudonymise.spelling import Spelling
from pipeline.types import Rejection
from tests.pseudonymise.conftest import KEY, lexicon, member

AMIR = member("amir", "saken", "Person-A")
ID = "h0123456789abcdef"


def pages(spelling: Spelling) -> tuple[Page, Page]:
    """Return a page for the names of others, and the strict one."""
    strict: Lexicon = lexicon(spelling, AMIR)
    return Page.around(lexicon(spelling, AMIR, present=False)), Page.around(strict)


def identity(name: str, **given) -> Identity:
    """Return a row of identities."""
    cells = {
        "canonical_id": ID, "name": name, "sort_name": name, "names_seen": (name,), "releases": 1,
        "first_published": None, "last_published": None, "named_before": "yes",
        "named_before_in": ("r1",), "evidence": "named in one release", "decision": (),
    }  # fmt: skip
    return Identity(**cells | given)


def test_a_correction_of_a_protected_release_keeps_no_word_of_the_text(spelling: Spelling) -> None:
    correction = Correction(
        decision="rename", value="Amir Saken", table="persons", name="A. Sakin", quote="Sakin",
        before="of Amir", after="en was", source="saken/a.txt", release_id="r0123456789abcdef",
        row_id="p0123456789abcdef", why="his lawyer told us",
    )  # fmt: skip
    found = outcome_with(Outcome(correction, "applied"), pages(spelling)[1], KEY, {})
    assert (found.correction.decision, found.status) == ("rename", "applied")
    told = str(asdict(found) | found.correction.model_dump())
    assert not [one for one in ("Amir", "aken", "akin", "lawyer", "0123") if one in told]


def test_a_correction_of_another_release_stays(spelling: Spelling) -> None:
    correction = Correction(decision="ok", table="persons", name="Pia Sund", source="d.txt")
    outcome = Outcome(correction, "applied")
    assert outcome_with(outcome, pages(spelling)[1], KEY, {}) == outcome


def test_a_member_has_nothing_but_the_pseudonym_and_others_keep_their_names(
    spelling: Spelling,
) -> None:
    others = identity("Amir Vale", evidence=f"apart from {ID} (Amir Saken): different countries")
    rows = identities_with(
        [identity("Amir Saken", canonical_id="h1", decision=("same: Amir Saken",)), others],
        pages(spelling), KEY, {"h1": "Person-A"},
    )  # fmt: skip
    assert [one.name for one in rows] == ["Amir Vale", "Person-A"]
    assert "Saken" not in str(rows)
    assert (rows[1].named_before, rows[1].named_before_in, rows[1].decision) == (
        "",
        (),
        ("decided",),
    )
    assert ID not in str(rows)


def test_a_source_that_was_not_read_is_withheld_whomever_it_names(spelling: Spelling) -> None:
    page = pages(spelling)[1]
    for source in ("amir.pdf", "zip!Saken_2031.docx", "Fall%20S%61ken.txt", "nora-holm.pdf"):
        found = rejection_with(Rejection(source, f"{source} is empty", "ingest"), page, KEY, {})
        assert found.source.startswith("withheld/r")
        assert source not in found.reason
    twin = Rejection("b.txt", "the same as a.txt", "ingest")
    assert (
        rejection_with(twin, page, KEY, {"a.txt": "withheld/r1"}).reason
        == "the same as withheld/r1"
    )
