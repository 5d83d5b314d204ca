"""Every example of the README of `data/` is sound as local knowledge, new, and works."""

import csv
import io
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.annotate.kit import Kit
from pipeline.examples import check_examples
from pipeline.run import extract, load_kit
from pipeline.tables import OUR_DATA
from pipeline.types import Release

README = (OUR_DATA / "README.md").read_text("utf-8")
BLOCK = re.compile(r"```(?:csv|toml)\n(.*?)```", re.DOTALL)
NAME = re.compile(r"`([a-z_/]+\.(?:csv|toml))`")


def blocks() -> Iterator[tuple[str, str]]:
    """Yield each example with the file that the paragraph above it names first."""
    for match in BLOCK.finditer(README):
        above = README[: match.start()].rstrip().rpartition("\n\n")[2]
        yield NAME.findall(above)[0], match[1]


EXAMPLES = dict(blocks())


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder of local knowledge that holds every example."""
    path = tmp_path_factory.mktemp("mine")
    for name, text in EXAMPLES.items():
        (path / name).parent.mkdir(exist_ok=True)
        (path / name).write_text(text, "utf-8")
    return path


@pytest.fixture(scope="module")
def mine(folder: Path) -> Kit:
    """Return our knowledge with all examples laid over it; `check` finds no fault in them."""
    return check_examples(load_kit, (folder,))


def test_there_is_an_example_of_each_thing_that_can_be_added() -> None:
    tables = {
        *("country_names.csv", "senses.csv", "seats.csv"),
        *("parties.csv", "party_names.csv", "titles.csv"),
    }
    assert set(EXAMPLES) == tables | {"rules/mine.toml", "forms/mine.toml", "ties/mine.toml"}


@pytest.mark.parametrize("name", [name for name in EXAMPLES if name.endswith(".csv")])
def test_a_row_is_new_and_has_all_columns(name: str) -> None:
    ours = list(csv.reader((OUR_DATA / name).open(encoding="utf-8", newline="")))
    head, *rows = csv.reader(io.StringIO(EXAMPLES[name]))
    assert head == ours[0]
    assert {len(row) for row in rows} == {len(head)}
    assert [row[:2] for row in rows if row[:2] in [one[:2] for one in ours]] == []


@pytest.mark.parametrize(
    ("name", "key"),
    [("rules/mine.toml", "rule"), ("forms/mine.toml", "form"), ("ties/mine.toml", "tie")],
)
def test_a_block_says_all_that_the_tests_ask_of_ours(name: str, key: str) -> None:
    (block,) = tomllib.loads(EXAMPLES[name])[key]
    assert all(block[one] for one in ("id", "why", "finds", "ignores"))
    assert f'id = "{block["id"]}"' not in "".join(
        path.read_text("utf-8") for path in (OUR_DATA / f"{key}s").glob("*.toml")
    )
    assert key != "rule" or block["near"]


def test_an_alias_has_another_sense_exactly_when_it_is_weak() -> None:
    rows = list(csv.DictReader(io.StringIO(EXAMPLES["country_names.csv"])))
    assert {row["strength"] for row in rows} == {"strong", "weak"}
    assert all(bool(row["other_sense"]) == (row["strength"] == "weak") for row in rows)


@pytest.mark.parametrize(
    ("text", "table", "found"),
    [
        ("Talks in Czechland went on.", "countries", "CZ"),
        ("The Moravian minister went to Czechland.", "countries", "CZ"),
        ("Mr Tomas Vale of the Lantern Party spoke in Finland.", "parties", "rc:fi-lantern"),
        ("Ms Pia Sund (Finland, LNTP) spoke.", "parties", "rc:fi-lantern"),
        ("Signed on the 3 day of May 2024 in Finland.", "dates", "2024-05-03"),
    ],
)
def test_an_example_is_found_with_it_and_not_without(mine, kit, text, table, found) -> None:
    def values(known: Kit) -> list[str | None]:
        (one,) = extract([Release("r0", text, "made.txt")], known)
        rows = getattr(one.record, table)
        return [row.model_dump().get("code", None) or row.model_dump().get("party_id") or
                row.model_dump().get("value") for row in rows]  # fmt: skip

    assert found in values(mine)
    assert found not in values(kit)


def test_the_title_is_kept_outside_the_name(mine: Kit) -> None:
    (one,) = extract([Release("r0", "Awang Tomas Vale spoke.", "made.txt")], mine)
    assert [(who.name, who.honorific) for who in one.record.persons] == [("Tomas Vale", "Awang")]


def test_the_form_ties_the_country(mine: Kit) -> None:
    text = "Tomas Vale (sits for Bolivia) spoke."
    (one,) = extract([Release("r0", text, "made.txt")], mine)
    assert [(tie.code, tie.kind) for who in one.record.persons for tie in who.countries] == [
        ("BO", "delegation")
    ]
