"""What a person is told to look at: releases made by hand, one thing wrong with each."""

from dataclasses import replace

import pytest
from resolve.made import annotated, in_parts

from pipeline.resolve.checks import check
from pipeline.types import (
    Anchor,
    Block,
    DateValue,
    Finding,
    Link,
    Mention,
    Person,
    Resolution,
    Resolved,
)

DATED = Anchor("2031-03-12", "dateline")
UNDATED = Anchor(None, None)


def resolved(marked: str, *resolutions: Resolution, anchor: Anchor = DATED) -> Resolved:
    return Resolved(annotated(marked), resolutions, (), (anchor,))


def codes(release: Resolved) -> list[str]:
    return [one.code for one in check(release).findings]


def signed(marked: str, stated: str, *names: str) -> Resolved:
    """Return a release that states a number, with `names` as its signatories."""
    release = annotated(marked)
    mentions = tuple(
        replace(one, parts=(("value", stated),)) if one.label == "COUNT" else one
        for one in release.mentions
    )
    people = tuple(Person(one.text, "person", (one,)) for one in mentions if one.label == "PERSON")
    links = tuple(
        Link(one.mentions[0], None, "appears_as", 0, 1, "rule:made", value="signatory")
        for one in people
        if one.name in names
    )
    made = replace(release, mentions=mentions, links=links)
    return Resolved(made, (), people, (DATED,))


def test_a_dated_release_with_nothing_open_has_no_finding() -> None:
    assert codes(resolved("Pia Sund spoke.")) == []


def test_a_part_without_a_publication_date_is_told() -> None:
    assert codes(resolved("Pia Sund spoke.", anchor=UNDATED)) == ["no-publication-date"]


@pytest.mark.parametrize(
    ("label", "how", "code"),
    [
        ("COUNTRY", "ambiguous", "ambiguous-country"),
        ("COUNTRY", "unknown", "unknown-country"),
        ("PARTY", "ambiguous", "ambiguous-party"),
        ("PARTY", "unknown", "unknown-party"),
    ],
)
def test_a_name_left_open_is_told_once_however_often_it_stands(label, how, code) -> None:
    release = annotated(f"[{label} Georgia] and again [{label} Georgia]")
    meanings = tuple(Resolution(one, None, how, ("a", "b")) for one in release.mentions)
    (finding,) = check(Resolved(release, meanings, (), (DATED,))).findings
    assert (finding.code, finding.start, finding.candidates) == (code, 0, ("a", "b"))


def test_a_country_inside_a_proper_name_is_not_told() -> None:
    mention = Mention("COUNTRY", 8, 15, "Georgia", "finder:embedded", "embedded")
    assert codes(resolved("Bank of Georgia", Resolution(mention, None, "ambiguous"))) == []


@pytest.mark.parametrize(
    ("date", "told"),
    [
        (DateValue("2031-10-30", "date", "partial", anchor="2031-03-12"), []),
        (DateValue("XXXX-10-30", "date", "partial"), ["date-without-anchor"]),
        (DateValue(None, "date", "relative"), ["date-without-anchor"]),
        (DateValue("2018", "date", "absolute", modifier="ambiguous-order"), ["ambiguous-date"]),
        (DateValue(None, "duration", "absolute", offset="P8Y"), []),
        (DateValue(None, "set", "relative"), []),
    ],
)  # fmt: skip
def test_a_date_is_told_where_it_stays_open(date: DateValue, told: list[str]) -> None:
    release = annotated("[DATE 30 October]")
    meaning = Resolution(release.mentions[0], date.value, "parsed", (), date)
    assert codes(Resolved(release, (meaning,), (), (DATED,))) == told


@pytest.mark.parametrize(
    ("marked", "stated", "told"),
    [
        ("[COUNT 2 members] signed: [PERSON Pia Sund], [PERSON Eva Holt]", "2", []),
        ("[COUNT 9 members] signed: [PERSON Pia Sund]", "9", ["signatories-differ"]),
        ("[COUNT 9 members] signed, [CUE such as] [PERSON Pia Sund]", "9", ["signatories-differ"]),
        ("[COUNT 9 members] signed.", "9", []),
    ],
)
def test_the_number_stated_is_held_against_the_number_named(marked, stated, told) -> None:
    release = signed(marked, stated, "Pia Sund", "Eva Holt")
    assert codes(release) == told
    assert check(release).signatories_stated == int(stated)


def test_a_list_of_examples_is_no_contradiction() -> None:
    release = signed("[COUNT 9 members], [CUE such as] [PERSON Pia Sund]", "9", "Pia Sund")
    mentions = tuple(
        replace(one, kind="such-as") if one.label == "CUE" else one
        for one in release.annotated.mentions
    )
    sampled = replace(release, annotated=replace(release.annotated, mentions=mentions))
    (finding,) = check(sampled).findings
    assert (finding.code, finding.stated, finding.found) == ("signatories-sampled", "9", "1")


@pytest.mark.parametrize(
    ("marked", "told"),
    [
        ("[PERSON Pia Sund] (XYZ) spoke.\nSOC: Socialist Group", ["legend-unused"]),
        ("[PERSON Pia Sund] ([PARTY SOC]) spoke.\nSOC: Socialist Group", []),
        ("[PERSON Pia Sund] (XYZ) spoke.\nKey: [PARTY SOC], Socialists", ["legend-unused"]),
        ("[PERSON Pia Sund] ([PARTY SOC]) spoke.\nKey: [PARTY SOC], Socialists", []),
    ],
)
def test_a_legend_of_which_nothing_is_used_is_told(marked: str, told: list[str]) -> None:
    text = annotated(marked).cleaned.text
    legend = Block("legend", text.index("\n") + 1, len(text))
    assert codes(Resolved(annotated(marked, blocks=(legend,)), (), (), (DATED,))) == told


@pytest.mark.parametrize(
    ("kinds", "names", "stated"),
    [
        (("asks",), ("Pia Sund",), 9),
        (("asks",), (), None),
        (("asks", ""), ("Pia Sund",), 8),
    ],
)
def test_those_who_ask_are_counted_where_somebody_signs_and_nothing_else_states_it(
    kinds: tuple[str, ...], names: tuple[str, ...], stated: int | None
) -> None:
    release = signed("[PERSON Pia Sund] signs", "", *names)
    counts = tuple(
        Mention("COUNT", 0, 1, "x", "rule:made", kind, (("value", str(9 - at)),))
        for at, kind in enumerate(kinds)
    )
    mentions = (*counts, *release.annotated.mentions)
    asked = replace(release, annotated=replace(release.annotated, mentions=mentions))
    assert check(asked).signatories_stated == stated


def test_what_the_page_has_told_is_handed_on() -> None:
    release = resolved("Pia Sund spoke.")
    finding = Finding("title-without-person", 0, 8, found="Pia Sund")
    told = replace(release, annotated=replace(release.annotated, findings=(finding,)))
    assert check(told).findings == (finding,)


def test_several_releases_in_one_source_are_told_at_the_second() -> None:
    release = replace(annotated(""), cleaned=in_parts("One.\nTwo.", 5))
    (finding,) = check(Resolved(release, (), (), (DATED, DATED))).findings
    assert (finding.code, finding.start, finding.found) == ("several-releases", 5, "2")


@pytest.mark.parametrize(
    ("metadata", "code", "found"),
    [
        ({"encoding_guessed": "true", "encoding": "cp1252"}, "guessed-encoding", "cp1252"),
        ({"metadata_missing": "true"}, "metadata-missing", "made.txt"),
        ({"published_as_written": "12.X.17"}, "unreadable-publication-date", "12.X.17"),
    ],
)
def test_what_is_wrong_with_a_source_is_told(metadata, code: str, found: str) -> None:
    release = replace(annotated(""), cleaned=in_parts("One.", **metadata))
    (finding,) = check(Resolved(release, (), (), (DATED,))).findings
    assert (finding.code, finding.found) == (code, found)


@pytest.mark.parametrize(("language", "told"), [("fr", ["other-language"]), ("en", []), (None, [])])
def test_a_text_in_another_language_is_told(language: str | None, told: list[str]) -> None:
    release = annotated("Une")
    other = replace(release, cleaned=replace(release.cleaned, language=language))
    assert codes(Resolved(other, (), (), (DATED,))) == told


def test_findings_stand_in_the_order_of_the_text() -> None:
    late, early = (Finding("ambiguous-date", at, at + 1, "dates") for at in (9, 3))
    release = replace(resolved("Pia Sund spoke.", anchor=UNDATED), findings=(late, early))
    assert [one.start for one in check(release).findings] == [0, 3, 9]


@pytest.mark.parametrize(
    ("told", "code"),
    [
        ({"pages_without_text": "2, 3"}, "pages-without-text"),
        ({"releases_shown": "2"}, "maybe-several-releases"),
        ({"other_languages": "fr (2 lines)"}, "other-language-part"),
        ({"duplicate_of": "r1"}, "duplicate-release"),
        ({"mended": "2 characters"}, "text-mended"),
    ],
)
def test_what_reading_tells_of_a_source_is_a_finding(told: dict[str, str], code: str) -> None:
    release = resolved("[PERSON Pia Sund] spoke.")
    cleaned = replace(release.annotated.cleaned, metadata=told)
    found = check(replace(release, annotated=replace(release.annotated, cleaned=cleaned))).findings
    assert [(one.code, one.found) for one in found] == [(code, *told.values())]
