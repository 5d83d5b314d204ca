"""What a user of the report does by hand: releases, commands, and work in a real browser."""

import csv
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
from typer.testing import CliRunner

from pipeline.cli import app

FERRY = """\
STRASBOURG, 12 March 2031 – Three members of the Parliamentary Assembly of the Council of Europe
signed a written declaration for the release of Amir Saken. Signatories: Ms Pia Sund (Finland Åland,
ALDE), Mr Tomas Vale (Malta, SOC), Ms Oda Holt (Norway, ALDE).

“We will not forget,” said Ms Sund, rapporteur of the committee.
Skipper Tove Lind from Norway (Svalbard) opend the meeting. The poet known as quill was not let in,
and quill left.
"""
LETTERS = {
    "ferry.txt": FERRY,
    "moor.txt": "BERLIN, 4 May 2031 – Ms Eva Moor spoke about the ferry to Tove Lind.\n",
    "none.txt": "OSLO, 5 May 2031 – The harbour of Bergen is closed until Friday.\n",
}
MINE = {
    "titles.csv": "text,kind,gender,use,why\nSkipper,honorific,,,invented\n",
    "country_names.csv": "code,text,kind,strength,other_sense,why\n"
    "FI,Finland Åland,name,strong,,invented\nNO,Norway (Svalbard),name,strong,,invented\n",
}
"""Rules by which the persons and the country are found in another way, and with other words."""
RUN = ("run", "letters", "--out", "out", "--report", "--quiet")
Read = Callable[[str], Any]


def call(*words: str) -> str:
    result = CliRunner().invoke(app, list(words))
    assert result.exit_code == 0, result.output
    return result.stdout


def rows(table: str, out: str = "out") -> list[dict[str, str]]:
    text = Path(out, f"{table}.csv").read_text("utf-8-sig")
    return list(csv.DictReader(text.splitlines(keepends=True)))


def row(table: str, **known: str) -> dict[str, str]:
    return next(one for one in rows(table) if known.items() <= one.items())


def find_and_prove(read: Read) -> None:
    """Find a person by name, open release and proof, and reach both from the workbook too."""
    page = read("/releases")
    page.fill("#words", "pia sund")
    page.click("#list .title")
    person = row("persons", name="Pia Sund")["person_id"]
    page.click(f".card[data-row={person}] h4 a")
    expected = ["Pia Sund", "Sund", "rapporteur of the committee"]
    assert proven(page) == expected
    book = openpyxl.load_workbook("out/rollcall.xlsx")
    heads = [cell.value for cell in book["persons"][1]]
    line = next(one for one in book["persons"] if one[heads.index("name")].value == "Pia Sund")
    link = line[heads.index("proof")].hyperlink
    assert (link.target, link.location) == ("report.html", person)
    assert proven(read(link.location)) == expected
    page.close()


def proven(page: Any) -> list[str]:
    """Return the words of the marks that the address has chosen, each in sight once scrolled to."""
    page.wait_for_selector("#text .mark.chosen")
    words = "all => all.map(one => one.lastChild.textContent)"
    found: list[str] = page.locator("#text .mark.chosen").evaluate_all(words)
    return found


def decide(read: Read) -> Any:
    """Decide in the report with its buttons, and return the file that it saves."""
    page = read(row("persons", name="Pia Sund")["person_id"])
    card_of(page, "Pia Sund").locator("> .decide [data-verb=wrong]").click()
    tie = row("ties", name="Tove Lind", value="Norway", source="ferry.txt")["tie_id"]
    page.locator(f"[data-row={tie}] summary").click()
    page.locator(f"[data-row={tie}] [data-verb=wrong]").click()
    card = card_of(page, "Amir Saken")
    card.locator("summary", has_text="Correct").click()
    card.locator("[data-verb=rename]").click()
    page.fill("#asked-value", "Amir Sakén")
    page.keyboard.press("Enter")
    select(page, "quill")
    page.click("#offer")
    page.fill("#missed-name", "Quill")
    page.keyboard.press("Enter")
    return save(page)


def save(page: Any) -> Any:
    """Return the file that the report saves of all that was decided."""
    page.click("nav [data-view=decisions]")
    with page.expect_download() as waiting:
        page.click("#save")
    return waiting.value


def card_of(page: Any, name: str) -> Any:
    return page.locator(f".card[data-row={row('persons', name=name)['person_id']}]")


def select(page: Any, word: str) -> None:
    """Click twice on the first of such words in the text."""
    place = page.evaluate(
        """word => { const walker = document.createTreeWalker(document.getElementById("text"), 4);
            while (walker.nextNode() && !walker.currentNode.data.includes(word));
            const node = walker.currentNode, range = document.createRange();
            const at = node.data.indexOf(word);
            range.setStart(node, at); range.setEnd(node, at + word.length);
            node.parentElement.scrollIntoView();
            const { x, y, width, height } = range.getBoundingClientRect();
            return [x + width / 2, y + height / 2]; }""",
        word,
    )
    page.mouse.dblclick(*place)
