"""A scripted person reads the report in a real browser."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from report.made_output import (
    HOSTILE,
    HOSTILE_NAME,
    HOSTILE_SOURCE,
    HOSTILE_TITLE,
    PLAIN,
    Made,
    hostile,
    made_output,
    parted,
    plain,
)

from pipeline.decided import ALLOWED
from pipeline.records import Extraction
from pipeline.report.stage import write_report
from pipeline.write.options import WriteOptions
from pipeline.write.stage import write

pytestmark = pytest.mark.slow
Visit = Callable[..., Any]
PIA, TOMAS = plain().record.persons
FINLAND = plain().record.countries[0]
ODA = "Oda Vre\N{COMBINING ACUTE ACCENT}el"


def listed(page: Any) -> list[str]:
    return page.locator("#list .title").all_inner_texts()


def marked(page: Any, state: str) -> list[str]:
    """Return the words of the marks that are lit or chosen, without their letters."""
    script = """all => all.map(one => { const copy = one.cloneNode(true);
        copy.querySelectorAll(".badge").forEach(badge => badge.remove());
        return copy.textContent; })"""
    words: list[str] = page.locator(f"#text .mark.{state}").evaluate_all(script)
    return words


def saved(page: Any) -> list[dict[str, Any]]:
    page.locator("nav [data-view=decisions]").click()
    with page.expect_download() as waiting:
        page.click("#save")
    assert waiting.value.suggested_filename == "rollcall-decisions.json"
    held = json.loads(Path(waiting.value.path()).read_bytes())
    assert held["rollcall_decisions"] == 1
    return held["decisions"]


def test_a_word_of_the_text_finds_the_release_whatever_its_accents(visit: Visit) -> None:
    page = visit("/releases")
    assert len(listed(page)) == 3
    page.fill("#words", "vreel BALLOON")
    assert listed(page) == []
    page.fill("#words", "vreel ferry")
    assert listed(page) == ["A vote on the ferry"]
    assert page.inner_text("#matches") == "1 of 3 releases"


@pytest.mark.parametrize(
    ("field", "value", "expected"),
    [
        ("#person", "berg", ["Two notes"]),
        ("#country", "FI", ["A vote on the ferry"]),
        ("#party", "pace:ALDE", ["A vote on the ferry"]),
        ("#from", "2031-03-12", ["A vote on the ferry"]),
        ("#to", "2031-03-11", [HOSTILE_TITLE]),
        ("#order", "newest", ["A vote on the ferry", HOSTILE_TITLE, "Two notes"]),
    ],
)
def test_a_filter_keeps_what_fits(
    visit: Visit, field: str, value: str, expected: list[str]
) -> None:
    page = visit("/releases")
    page.click("#more-filters summary")
    element = page.locator(field)
    element.select_option(value) if field in ("#country", "#party", "#order") else element.fill(
        value
    )
    assert listed(page) == expected
    page.click("button[type=reset]")
    page.wait_for_selector("#list li:nth-child(3)")


def test_only_releases_with_something_to_check_are_kept(visit: Visit) -> None:
    page = visit("/releases")
    page.click("#more-filters summary")
    page.check("#issues-only")
    assert listed(page) == ["A vote on the ferry"]


@pytest.mark.parametrize(
    ("row_id", "words"),
    [
        (PIA.person_id, ["Pia Sund", "Finnish rapporteur", "Sund"]),
        (PIA.mentions[1].mention_id, ["Sund"]),
        (PIA.countries[0].tie_id, ["Pia Sund", "Finnish rapporteur", "Sund"]),
        (FINLAND.row_id, ["Finland", "Finnish"]),
        ("d00000000000000a1", ["12 March 2031"]),
        ("q00000000000000a1", ["A vote will follow"]),
        ("i00000000000000a1", [ODA.removeprefix("Oda ")]),
        ("h00000000000000aa", ["Pia Sund", "Finnish rapporteur", "Sund"]),
    ],
    ids=["person", "mention", "tie", "country", "date", "quote", "issue", "across releases"],
)
def test_a_link_to_any_row_opens_its_release_at_its_words(
    visit: Visit, row_id: str, words: list[str]
) -> None:
    page = visit(row_id)
    assert page.inner_text("#release-title") == "A vote on the ferry"
    assert marked(page, "chosen") == words
    assert page.locator("#text .mark.chosen").first.is_visible()
    assert page.locator(".chosen[data-row]").count() == 1


def test_a_link_to_a_release_opens_it_whatever_signs_its_id_has(visit: Visit) -> None:
    for made in (hostile(), parted()):
        page = visit(quote(made.record.release_id, safe=""))
        assert page.inner_text("#release-title") == made.record.title


def test_a_link_that_leads_nowhere_says_so(visit: Visit) -> None:
    page = visit("p0123456789abcdef")
    assert "no row p0123456789abcdef" in page.inner_text("#lost")


def test_a_record_under_the_pointer_shows_its_mentions_and_why(visit: Visit) -> None:
    page = visit(plain().record.release_id)
    page.hover(f"[data-row={PIA.person_id}] h4")
    assert marked(page, "lit") == ["Pia Sund", "Finnish rapporteur", "Sund"]
    why = page.inner_text("#why")
    assert "Person: Pia Sund" in why
    assert "A title stands before the name" in why
    assert "finder:title" in why
    page.hover(f"[data-row={TOMAS.person_id}] h4")
    assert "model 93 % sure" in page.inner_text("#why")


def test_marks_are_told_apart_by_letter_and_line_without_colour(visit: Visit) -> None:
    page = visit(plain().record.release_id)
    looks = page.locator("#text .mark").evaluate_all(
        """all => all.map(one => { const look = getComputedStyle(one); return [
            one.querySelector(".badge").textContent, look.textDecorationStyle,
            look.textDecorationLine, look.textDecorationThickness, look.textUnderlineOffset]; })"""
    )
    by_letter = {letter: tuple(rest) for letter, *rest in looks}
    assert set(by_letter) == {"P", "G", "C", "D", "R", "Q", "!"}
    assert len(set(by_letter.values())) == len(by_letter)


def test_a_decision_is_saved_with_the_words_it_is_about(visit: Visit) -> None:
    page = visit(PIA.person_id)
    card = page.locator(f".card[data-row={TOMAS.person_id}]")
    card.locator("button[data-verb=ok]").click()
    card.locator("button[data-verb=wrong]").click()
    card.locator("summary", has_text="Correct").click()
    card.locator("button[data-verb=rename]").click()
    page.fill("#asked-value", "Tomas A. Vale")
    page.fill("#asked-why", "he signs so")
    page.keyboard.press("Enter")
    card.locator("button[data-verb=merge]").click()
    page.keyboard.press("Tab")
    page.locator(".asking button[type=submit]").click()
    decisions = saved(page)
    assert [(one["decision"], one["value"], one["why"]) for one in decisions] == [
        ("wrong", "", ""),
        ("rename", "Tomas A. Vale", "he signs so"),
        ("merge", PIA.person_id, ""),
    ]
    for one in decisions:
        assert list(one) == [
            "decision",
            "value",
            "table",
            "release_id",
            "row_id",
            "start",
            "end",
            "quote",
            "why",
        ]
        assert one["table"] == "persons"
        assert one["row_id"] == TOMAS.person_id
        assert PLAIN[one["start"] : one["end"]] == one["quote"] == "Tomas Vale"


@pytest.mark.parametrize(
    ("row_id", "verb", "value", "table", "quote_"),
    [
        (PIA.countries[0].tie_id, "country", "SE", "ties", "Finland"),
        (PIA.roles[0].tie_id, "role", "chair", "ties", "Finnish rapporteur"),
        (FINLAND.row_id, "country", "SE", "countries", "Finland"),
        ("a00000000000000a1", "party", "ep:ALDE", "parties", "ALDE"),
        ("d00000000000000a1", "date", "2031-03", "dates", "12 March 2031"),
    ],
)
def test_a_value_is_set_on_its_own_row(
    visit: Visit, row_id: str, verb: str, value: str, table: str, quote_: str
) -> None:
    page = visit(row_id)
    row = page.locator(f"[data-row={row_id}]")
    if table == "ties":
        row.locator("summary", has_text="Proof").click()
    row.locator(f"button[data-verb={verb}]").first.click()
    page.fill("#asked-value", value)
    page.locator(".asking button[type=submit]").click()
    (one,) = saved(page)
    assert (one["decision"], one["value"], one["table"], one["row_id"], one["quote"]) == (
        verb, value, table, row_id, quote_,
    )  # fmt: skip
    assert PLAIN[one["start"] : one["end"]] == quote_


def test_a_mention_can_be_split_from_its_person(visit: Visit) -> None:
    page = visit(TOMAS.mentions[1].mention_id)
    page.locator(
        f"#why [data-mention={TOMAS.mentions[1].mention_id}] button[data-verb=split]"
    ).click()
    (one,) = saved(page)
    assert (one["decision"], one["table"], one["row_id"]) == (
        "split", "mentions", TOMAS.mentions[1].mention_id,
    )  # fmt: skip
    assert (one["start"], one["end"]) == (TOMAS.mentions[1].start, TOMAS.mentions[1].end)


def test_a_missed_person_is_added_from_selected_words_behind_emoji(visit: Visit) -> None:
    page = visit(plain().record.release_id)
    page.evaluate(
        """() => {
            const walker = document.createTreeWalker(document.getElementById("text"), 4);
            const nodes = [];
            while (walker.nextNode()) nodes.push(walker.currentNode);
            const first = nodes.find((node) => node.data.includes("Oda "));
            const last = nodes[nodes.indexOf(first) + 2];
            document.getSelection()
                .setBaseAndExtent(first, first.data.indexOf("Oda"), last, last.data.length);
            document.dispatchEvent(new MouseEvent("mouseup", { bubbles: true }));
        }"""
    )
    page.click("#offer")
    assert page.input_value("#missed-name") == ODA
    page.fill("#missed-name", f"{ODA} MP")
    page.locator("#missed button[type=submit]").click()
    (one,) = saved(page)
    assert one == {
        "decision": "add", "value": f"{ODA} MP", "table": "persons", "row_id": "", "why": "",
        "release_id": plain().record.release_id, "quote": ODA,
        "start": PLAIN.index("Oda"), "end": PLAIN.index("Oda") + len(ODA),
    }  # fmt: skip


def test_a_decision_can_be_taken_back_and_outlives_the_page(visit: Visit) -> None:
    page = visit(PIA.person_id)
    card = page.locator(f".card[data-row={PIA.person_id}]")
    card.locator("button[data-verb=wrong]").last.click()
    assert "is-wrong" in card.get_attribute("class")
    page.reload()
    assert page.inner_text("#decided-count") == "1"
    assert "is-wrong" in card.get_attribute("class")
    card.locator("button", has_text="undo").click()
    assert "is-wrong" not in card.get_attribute("class")
    assert page.inner_text("#decided-count") == "0"


def test_a_saved_file_is_loaded_again_and_a_foreign_one_is_refused(
    visit: Visit, tmp_path: Path
) -> None:
    page = visit(PIA.person_id)
    page.locator(f".card[data-row={PIA.person_id}] button[data-verb=ok]").last.click()
    held = tmp_path / "mine.json"
    held.write_text(json.dumps({"rollcall_decisions": 1, "decisions": saved(page)}))
    page.click("#undo")
    page.set_input_files("#load", held)
    page.wait_for_selector("#decided-count:text-is('1')")
    (tmp_path / "other.json").write_text('{"decisions": 1}')
    page.set_input_files("#load", tmp_path / "other.json")
    page.wait_for_selector("text=holds no decisions")


def test_decisions_are_kept_in_the_page_where_storage_is_refused(visit: Visit) -> None:
    page = visit("/decisions")
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new Error('refused'); } });"
    )
    page.reload()
    page.evaluate(f"location.hash = '#{PIA.person_id}'")
    page.locator(f".card[data-row={PIA.person_id}] button[data-verb=wrong]").last.click()
    assert [one["decision"] for one in saved(page)] == ["wrong"]


def test_a_person_is_found_and_marked_wrong_with_the_keyboard_alone(visit: Visit) -> None:
    page = visit("/releases")
    _tab_to(page, "document.activeElement.id === 'words'")
    page.keyboard.type("ferry")
    _tab_to(page, "document.activeElement.closest('#list') !== null")
    page.keyboard.press("Enter")
    page.wait_for_selector("#release-title:focus")
    _tab_to(page, "document.activeElement.classList.contains('badge')")
    page.keyboard.press("Enter")
    assert page.locator("#why h3").is_visible()
    _tab_to(page, f"document.activeElement.closest('.card[data-row={PIA.person_id}]') !== null")
    assert marked(page, "lit")[-1] == "Sund"
    _tab_to(page, "document.activeElement.dataset.verb === 'wrong'")
    ring = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert ring == "solid"
    page.keyboard.press("Enter")
    assert page.inner_text("#decided-count") == "1"
    assert "Decided: wrong" in page.inner_text("#told")


def _tab_to(page: Any, reached: str) -> None:
    for _ in range(150):
        page.keyboard.press("Tab")
        if page.evaluate(reached):
            return
    pytest.fail(f"never reached: {reached}")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("place", ["/overview", "/releases", "release", "/decisions"])
def test_axe_finds_no_fault_of_wcag(visit: Visit, scheme: str, place: str) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    page = visit("/overview", color_scheme=scheme, bypass_csp=True)
    if place in ("release", "/decisions"):
        page.evaluate(f"location.hash = '#{PIA.person_id}'")
        page.locator(f".card[data-row={PIA.person_id}] button[data-verb=wrong]").last.click()
        for one in page.locator("#release summary").all():
            one.click()
        page.locator("button[data-verb=merge]").first.click()
    if place != "release":
        page.evaluate(f"location.hash = '#{place}'")
    page.evaluate("document.querySelectorAll('main details').forEach(one => (one.open = true))")
    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
    found = axe.Axe().run(page, options={"runOnly": {"type": "tag", "values": tags}})
    assert not found.response["violations"], found.generate_report()


@pytest.mark.parametrize("place", ["/overview", "/releases", "release", "/decisions"])
@pytest.mark.parametrize("width", [640, 320])
def test_nothing_is_lost_at_twice_and_four_times_the_size(
    visit: Visit, place: str, width: int
) -> None:
    """A window of 1280 points at 200 % is 640 wide, and at 400 % 320."""
    place = plain().record.release_id if place == "release" else place
    page = visit(place, viewport={"width": width, "height": 400})
    wide = page.evaluate("document.documentElement.scrollWidth")
    assert wide <= width
    if place == plain().record.release_id:
        assert page.locator("#text").is_visible()
        assert page.locator(".card").last.is_visible()


def test_on_paper_the_text_and_the_proofs_stand_and_the_buttons_do_not(visit: Visit) -> None:
    page = visit(plain().record.release_id)
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    assert page.locator("#text").is_visible()
    assert not page.locator("nav").is_visible()
    assert not any(one.is_visible() for one in page.locator("button").all())
    assert page.locator(".ties .proof").first.is_visible()
    assert len(page.pdf()) > 10_000
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert page.locator("details[open]").count() == 0


def test_hostile_text_is_shown_as_text_and_runs_nothing(visit: Visit) -> None:
    page = visit(quote(hostile().record.release_id, safe=""))
    assert page.inner_text("#release-title") == HOSTILE_TITLE
    for summary in page.locator("#release details.facts > summary").all():
        summary.click()
    everything = page.inner_text("#release")
    for told in (HOSTILE_SOURCE, "javascript:alert('url')", "<script>alert('metadata')</script>"):
        assert told in everything
    assert page.locator("#release img, #release script, #release b, #release u").count() == 0
    assert page.locator("a[href^=javascript]").count() == 0
    name = page.locator(".card .name").first.inner_text()
    assert name == HOSTILE_NAME.replace("\N{RIGHT-TO-LEFT OVERRIDE}", "⟨U+202E⟩")
    page.goto(page.url.split("#")[0] + "#/overview")
    page.wait_for_selector(".figures")


def test_the_stored_text_is_shown_whole_and_its_hidden_signs_by_number(visit: Visit) -> None:
    page = visit(quote(hostile().record.release_id, safe=""))
    script = """root => { let text = ""; const walker = document.createTreeWalker(root, 4);
        while (walker.nextNode()) if (!walker.currentNode.parentElement.closest(".badge"))
            text += walker.currentNode.data; return text; }"""
    assert page.locator("#text").evaluate(script) == HOSTILE
    codes = page.locator("#text .control").evaluate_all("all => all.map(one => one.dataset.code)")
    assert codes == ["U+202E", "U+202C", "U+0007"]


def test_what_is_to_be_checked_is_one_step_from_the_overview(visit: Visit) -> None:
    page = visit("/overview")
    page.click(".figures a")
    assert listed(page) == ["A vote on the ferry"]


def test_only_addresses_of_the_web_become_links(visit: Visit) -> None:
    page = visit(plain().record.release_id)
    link = page.locator(".release-head a[target=_blank]")
    assert link.get_attribute("href") == "https://example.org/ferry?a=1&b=2"
    assert link.get_attribute("rel") == "noopener noreferrer"


def test_parts_pages_and_places_of_a_source_are_shown(visit: Visit) -> None:
    page = visit(parted().record.persons[0].person_id)
    assert page.locator("#text .part").all_inner_texts() == [
        "Part 1, 2031-05-03: First",
        "Part 2: Second",
    ]
    assert page.locator("#text .passage").nth(1).get_attribute("lang") == "sv"
    why = page.inner_text("#why")
    assert "page 1" in why
    assert "page 2" in why
    assert "p[2]" in why
    href = page.locator("#why a[target=_blank]").get_attribute("href")
    assert href == "https://example.org/#:~:text=Jan%20Berg"


def test_every_picture_has_its_table_with_the_same_figures(visit: Visit) -> None:
    page = visit("/overview")
    figures = page.locator("figure")
    assert figures.count() == 6
    for at in range(figures.count()):
        assert figures.nth(at).locator("details table").count() == 1
    bars = page.locator("figure", has_text="Countries").first
    shown = bars.locator(".bars li").all_inner_texts()
    bars.locator("summary").click()
    rows = bars.locator("tbody tr").all_inner_texts()
    assert [re.sub(r"\s+", " ", one) for one in shown] == [
        re.sub(r"\s+[A-Z]{2}\s+", " ", one) for one in rows
    ]
    bars.locator(".bars a").first.click()
    assert listed(page) == ["A vote on the ferry"]


def test_no_button_offers_what_a_row_cannot_be(visit: Visit) -> None:
    page = visit(plain().record.release_id)
    page.evaluate("document.querySelectorAll('details').forEach(one => (one.open = true))")
    page.wait_for_selector(".ties .decide")
    script = """all => all.flatMap(one => {
        const about = one.parentElement.closest(".card, li, .release-head");
        const table = [...about.querySelectorAll(".decided-here")].at(-1).dataset.table;
        return [...one.querySelectorAll("[data-verb]")].map(button => [table, button.dataset.verb]);
    })"""
    found = page.locator(".decide:not(.mentions .decide)").evaluate_all(script)
    offered = {(table, verb) for table, verb in found}
    assert {table for table, _ in offered} >= set(ALLOWED) - {"mentions"}
    assert not [(table, verb) for table, verb in offered if verb not in ALLOWED[table]]
    of_persons = {verb for table, verb in offered if table == "persons"}
    assert of_persons == {*ALLOWED["persons"]} - {"add"}


def test_a_wide_picture_scrolls_in_its_own_place(visit: Visit, tmp_path: Path) -> None:
    crowd = Made("r00000000000000c1", "".join(f"Anna Holt{one:02} met.\n" for one in range(16)))
    names = [f"Anna Holt{one:02}" for one in range(16)]
    people = tuple(crowd.person(name, crowd.mention(name)) for name in names)
    output = made_output(tmp_path / "out", crowd.extraction(title="A crowd", persons=people))
    small = {"width": 320, "height": 500}
    page = visit("/overview", file=write_report(output).path, viewport=small)
    assert page.locator(".matrix tbody tr").count() == 14
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize("place", ["/releases", "r00000000000000f1"])
def test_a_title_of_a_million_letters_does_not_stop_the_page(
    visit: Visit, tmp_path: Path, place: str
) -> None:
    made = Made("r00000000000000f1", "Oslo, 3 May 2031\n")
    output = made_output(tmp_path / "out", made.extraction(title="T" * 1_000_000))
    page = visit(place, file=write_report(output).path)
    shown = page.locator("#list li .title, #release-title").first.inner_text(timeout=5000)
    assert shown == "T" * 600 + " …"


@pytest.mark.parametrize(
    ("given", "command", "told"),
    [
        (
            "made/june's",
            "rollcall correct 'made/june'\"'\"'s' rollcall-decisions.json",
            "from where",
        ),
        (None, "rollcall correct OUTPUT rollcall-decisions.json", "this page for OUTPUT"),
    ],
    ids=["a folder as it was given", "a whole path is not told"],
)
def test_the_command_names_the_folder_as_it_was_given(
    visit: Visit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, given, command, told
) -> None:
    monkeypatch.chdir(tmp_path)
    written = write_report(made_output(Path(given) if given else tmp_path / "made")).path
    page = visit("/decisions", file=written)
    assert page.inner_text("#decisions code") == command
    assert told in page.inner_text("#decisions .saving")
    assert str(tmp_path) not in written.read_text("utf-8")


def test_the_overview_counts_as_many_dates_as_the_run(visit: Visit, tmp_path: Path) -> None:
    made = plain()
    known = made.record.dates[0]
    undated = {"value": None, "earliest": None, "latest": None, "how": "unknown"}
    more = (
        known.model_copy(update={"date_id": "d00000000000000a2", "start": 40, "end": 44} | undated),
        known.model_copy(
            update={"date_id": "d00000000000000a3", "start": 50, "end": 54, "kind": "duration"}
            | undated
        ),
    )
    record = made.record.model_copy(update={"dates": (known, *more)})
    options = WriteOptions(formats=("json",))
    summary = write([Extraction(made.release, record)], tmp_path / "out", options, ())
    page = visit("/overview", file=write_report(tmp_path / "out").path)
    figure = page.locator(".figures div", has_text="Dates").locator("dd").inner_text()
    assert (int(figure), summary.dates) == (2, 2)
    assert "Not shown: 1 date whose beginning is not known" in page.inner_text("#pictures")
    assert "durations do not" in page.inner_text("#figures")
    page.goto(page.url.split("#")[0] + "#/releases")
    assert "D2dates" in page.inner_text("#list .tally").replace("\n", "")


def long_release() -> Extraction:
    """Return a release of many lines that names one person in each of them."""
    lines = 120
    made = Made(
        "r00000000000000e1", "".join(f"Anna Holt met line {one:03}.\n" for one in range(lines))
    )
    mentions = [made.mention("Anna Holt", one) for one in range(lines)]
    return made.extraction(title="A long one", persons=(made.person("Anna Holt", *mentions),))


@pytest.fixture
def long_page(visit: Visit, tmp_path: Path) -> Any:
    """Return the page of a release that is far longer than the window."""
    output = made_output(tmp_path / "out", long_release())
    return visit("r00000000000000e1", file=write_report(output).path)


def is_told(page: Any) -> bool:
    return page.locator("#why h3").count() == 1


@pytest.mark.parametrize("way", ["Escape", "button", "elsewhere", "text"])
def test_the_explanation_can_be_closed_and_opened_again(long_page: Any, way: str) -> None:
    mark = long_page.locator("#text .mark").nth(2)
    mark.click()
    assert is_told(long_page)
    if way == "Escape":
        long_page.keyboard.press("Escape")
    elif way == "button":
        long_page.click("#why button[aria-label^=Close]")
    elif way == "elsewhere":
        long_page.click(".brand")
    else:
        box = mark.bounding_box()
        long_page.mouse.click(box["x"] + box["width"] + 40, box["y"] + box["height"] / 2)
    assert not is_told(long_page)
    assert "what found it is told here" in long_page.inner_text("#why")
    mark.click()
    assert is_told(long_page)


def test_a_link_to_what_is_open_already_opens_its_explanation_again(long_page: Any) -> None:
    long_page.locator("#text .mark .badge").nth(2).click()
    long_page.keyboard.press("Escape")
    assert not is_told(long_page)
    long_page.keyboard.press("Enter")
    assert is_told(long_page)


@pytest.mark.parametrize("clicked", ["#text .mark", "#text .mark .badge", ".card h4 a"])
def test_closed_right_after_the_click_that_opened_it_the_explanation_stays_closed(
    long_page: Any, clicked: str
) -> None:
    number = long_page.locator(clicked).count() // 2
    long_page.evaluate(
        f"""() => {{
            document.querySelectorAll("{clicked}")[{number}].click();
            window.dispatchEvent(new KeyboardEvent("keydown", {{ key: "Escape" }}));
        }}"""
    )
    long_page.wait_for_timeout(200)  # until the browser has told of the new address
    assert not is_told(long_page)
    assert long_page.locator(".card.chosen").count() == 1


def test_what_was_closed_is_still_closed_when_the_window_is_come_back_to(long_page: Any) -> None:
    long_page.locator("#text .mark .badge").nth(2).click()
    long_page.keyboard.press("Escape")
    devtools = long_page.context.new_cdp_session(long_page)
    for is_focused in (False, True):  # as when another window is opened, and closed again
        devtools.send("Emulation.setFocusEmulationEnabled", {"enabled": is_focused})
        if not is_focused:
            long_page.context.new_page().bring_to_front()
        assert long_page.evaluate("document.hasFocus()") is is_focused
    assert not is_told(long_page)
    long_page.keyboard.press("Tab")
    long_page.keyboard.press("Shift+Tab")
    assert is_told(long_page)


def test_a_record_that_scrolls_under_a_resting_pointer_is_not_pointed_at(long_page: Any) -> None:
    marks = long_page.locator("#text .mark")
    marks.nth(20).hover()
    long_page.keyboard.press("Escape")
    apart = marks.nth(21).bounding_box()["y"] - marks.nth(20).bounding_box()["y"]
    long_page.evaluate(f"window.scrollBy(0, {apart})")
    long_page.wait_for_timeout(500)  # until the browser has told of what lies there now
    assert not is_told(long_page)
    marks.nth(22).hover()
    assert is_told(long_page)


def test_a_mouse_that_moves_on_what_scrolled_under_it_points_at_it(long_page: Any) -> None:
    first, second = (long_page.locator("#text .mark").nth(one).bounding_box() for one in (2, 3))
    x, y = int(first["x"] + 30), int(first["y"] + first["height"] / 2)
    long_page.mouse.move(x, y)
    told = long_page.inner_text("#why")
    long_page.evaluate(f"window.scrollBy(0, {second['y'] - first['y']})")
    long_page.mouse.move(x, y)  # so the browser tells of what lies under a mouse that rests
    assert long_page.inner_text("#why") == told
    long_page.mouse.move(x + 2, y)
    assert long_page.inner_text("#why") != told
    long_page.keyboard.press("Escape")
    long_page.mouse.move(x + 4, y)
    assert not is_told(long_page)


def test_a_click_into_the_explanation_or_on_a_record_keeps_it(long_page: Any) -> None:
    long_page.locator("#text .mark").nth(2).click()
    long_page.locator("#why .reason").first.click()
    assert is_told(long_page)
    long_page.locator(".card .name").first.click()
    assert is_told(long_page)


def test_escape_closes_a_question_before_the_explanation(visit: Visit) -> None:
    page = visit(TOMAS.person_id)
    card = page.locator(f".card[data-row={TOMAS.person_id}]")
    card.locator("summary", has_text="Correct").click()
    card.locator("button[data-verb=rename]").click()
    page.keyboard.press("Escape")
    assert page.locator("form.asking").count() == 0
    assert is_told(page)
    page.keyboard.press("Escape")
    assert not is_told(page)


def test_with_the_explanation_closed_by_its_button_the_keyboard_is_where_it_was(long_page) -> None:
    long_page.locator("#text .badge").nth(3).focus()
    long_page.locator("#why button[aria-label^=Close]").focus()
    long_page.keyboard.press("Enter")
    assert not is_told(long_page)
    label = long_page.evaluate("document.activeElement.getAttribute('aria-label')")
    assert label == "Person: Anna Holt"


@pytest.mark.parametrize("row", [2, 8, 14, 18])
@pytest.mark.parametrize("scrolled", [0, 600, 100_000])
def test_the_explanation_does_not_cover_the_words_that_it_explains(
    long_page: Any, row: int, scrolled: int
) -> None:
    long_page.evaluate(f"window.scrollTo(0, {scrolled})")
    long_page.wait_for_timeout(200)  # until what hears of the scrolling has done its work
    shown = long_page.locator("#text .mark").evaluate_all(
        """all => all.map((one, number) => [number, one.getBoundingClientRect().top])
            .filter(one => one[1] > 0 && one[1] < innerHeight - 30).map(one => one[0])"""
    )
    mark = long_page.locator("#text .mark").nth(shown[min(row, len(shown) - 1)])
    box = mark.bounding_box()
    long_page.mouse.move(box["x"] + 20, box["y"] + box["height"] / 2)
    assert is_told(long_page)
    place, pane = mark.bounding_box(), long_page.locator("#why").bounding_box()
    assert place == box
    assert pane["height"] > 100
    assert place["y"] + place["height"] <= pane["y"] or place["y"] >= pane["y"] + pane["height"]
    assert 0 <= pane["y"] + pane["height"] <= 800.5 or scrolled
