"""The table and the page of a comparison hold every difference, and nothing in them is active."""

import csv
from html.parser import HTMLParser
from pathlib import Path

import pytest
from compare.made_records import TEXT, full, person, side

from pipeline.compare.stage import CompareOptions, Comparison
from pipeline.compare.telling import Telling, tell
from pipeline.errors import OutputError

HOSTILE = "<script>alert(1)</script>"
ACTIVE = '=HYPERLINK("http://x","y")'


def told(folder: Path, new: object, **more: object) -> list[str]:
    lines: list[str] = []
    comparison = Comparison(side(folder / "a", full()), side(folder / "b", new))
    tell(comparison, Telling(lines.append, **more))
    return lines


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_the_table_has_a_row_per_difference_with_both_places(tmp_path: Path) -> None:
    longer = "Headlines. " + TEXT
    new = full(longer, persons=(person(longer, "Tomas Vale", honorific="Dr"),))
    told(tmp_path, new, csv=tmp_path / "d.csv")
    found = rows(tmp_path / "d.csv")
    assert [(one["difference"], one["table"], one["column"]) for one in found] == [
        ("changed text", "releases", "text"),
        ("lost", "persons", ""),
        ("changed", "persons", "honorific"),
        ("lost", "ties", "roles"),
    ]
    honorific = found[2]
    assert (honorific["before"], honorific["after"]) == ("Mr", "Dr")
    assert int(honorific["start_b"]) == int(honorific["start_a"]) + len("Headlines. ")
    assert honorific["row_id_a"] != honorific["row_id_b"] != ""
    assert honorific["release_id_a"] != honorific["release_id_b"]
    assert {one["title"] for one in found} == {"A meeting"}


def test_no_cell_of_the_table_is_calculated_by_a_spreadsheet(tmp_path: Path) -> None:
    told(tmp_path, full(title=ACTIVE, publisher="+1", url="@x"), csv=tmp_path / "d.csv")
    cells = [cell for row in rows(tmp_path / "d.csv") for cell in row.values()]
    assert f"'{ACTIVE}" in cells
    assert not [one for one in cells if one.startswith(("=", "+", "-", "@", "\t", "\r"))]


class Tags(HTMLParser):
    """Keeps every tag with its attributes, and all text."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


def page(path: Path) -> Tags:
    tags = Tags()
    tags.feed(path.read_text("utf-8"))
    return tags


def test_hostile_words_stand_on_the_page_as_words(tmp_path: Path) -> None:
    text = TEXT.replace("Tomas Vale", HOSTILE)
    new = full(text, title=HOSTILE, source=f'"onclick=x {HOSTILE}', persons=(
        person(text, HOSTILE, honorific='"><img src=x>'),
    ))  # fmt: skip
    told(tmp_path, new, html=tmp_path / "d.html")
    found = page(tmp_path / "d.html")
    assert not [tag for tag, _ in found.tags if tag in ("script", "img")]
    assert not [name for _, given in found.tags for name in given if name.startswith("on")]
    assert HOSTILE in found.text


def test_the_page_needs_nothing_else_and_its_tables_have_heads(tmp_path: Path) -> None:
    told(tmp_path, full(dates=()), html=tmp_path / "d.html")
    found = page(tmp_path / "d.html")
    names = [tag for tag, _ in found.tags]
    assert dict(found.tags)["html"] == {"lang": "en"}
    assert names.count("table") == names.count("caption") == 2
    assert all(given.get("scope") in ("col", "row") for tag, given in found.tags if tag == "th")
    links = [given.get("href", "") or "" for _, given in found.tags if "href" in given]
    assert links
    assert all(one.startswith("#") for one in links)
    assert not [given for _, given in found.tags if "src" in given]
    assert len({given["id"] for _, given in found.tags if "id" in given}) == len(links)


def test_the_page_of_no_difference_says_so(tmp_path: Path) -> None:
    told(tmp_path, full(), html=tmp_path / "d.html")
    assert "there is no difference" in page(tmp_path / "d.html").text


def test_the_same_comparison_gives_the_same_bytes(tmp_path: Path) -> None:
    paths = [tmp_path / name for name in ("1.csv", "2.csv", "1.html", "2.html")]
    for table, shown in zip(paths[:2], paths[2:], strict=True):
        told(tmp_path, full(dates=()), csv=table, html=shown)
    assert paths[0].read_bytes() == paths[1].read_bytes()
    assert paths[2].read_bytes() == paths[3].read_bytes()


def test_in_brief_only_the_counts_are_told(tmp_path: Path) -> None:
    assert told(tmp_path, full(dates=()), brief=True) == [
        "1 release compared, 1 differs.",
        "  lost: 1 date",
    ]


def test_a_table_that_cannot_be_written_is_told_and_nothing_is_left(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="cannot be written"):
        told(tmp_path, full(), csv=tmp_path / "no" / "d.csv")


def test_an_old_table_stays_where_a_comparison_fails(tmp_path: Path) -> None:
    path = tmp_path / "d.csv"
    path.write_text("old", "utf-8")
    one = side(tmp_path / "a", full())
    (one.path).write_text("{}", "utf-8")
    with pytest.raises(Exception, match="does not hold records"):
        tell(
            Comparison(one, side(tmp_path / "b", full()), CompareOptions()),
            Telling(lambda _: None, path),
        )
    assert path.read_text("utf-8") == "old"
    assert sorted(one.name for one in tmp_path.iterdir()) == ["a", "b", "d.csv"]
