"""Tables and blocks: merged folder over folder, and every fault named with its place and remedy."""

import pytest

from pipeline.errors import DataError
from pipeline.gazetteer_rows import OrganisationWord
from pipeline.tables import Row, read_blocks, read_table, read_toml


class Fruit(Row):
    """A row of a table for these tests."""

    name: str
    weight: int
    why: str = ""

    def key(self):
        """Return the name."""
        return (self.name,)


class Bag(Row):
    """A row without a key of its own."""

    name: str


@pytest.fixture
def ours(tmp_path):
    folder = tmp_path / "ours"
    folder.mkdir()
    return folder


@pytest.fixture
def theirs(tmp_path):
    folder = tmp_path / "theirs"
    folder.mkdir()
    return folder


def faults(read, *arguments):
    """Return the faults that a reader raises, as lines."""
    with pytest.raises(DataError) as caught:
        read(*arguments)
    return [str(fault) for fault in caught.value.faults]


def test_a_row_is_read_by_the_names_in_the_first_line(ours):
    (ours / "fruit.csv").write_text('weight,name,why\n3,pear,"a, b"\n')
    assert read_table("fruit", Fruit, (ours,)) == [Fruit(name="pear", weight=3, why="a, b")]


def test_a_later_folder_adds_a_row_and_replaces_one_with_the_same_key(ours, theirs):
    (ours / "fruit.csv").write_text("name,weight\npear,3\nplum,1\n")
    (theirs / "fruit.csv").write_text("name,weight\nplum,2\nfig,1\n")
    merged = read_table("fruit", Fruit, (ours, theirs))
    assert [(one.name, one.weight) for one in merged] == [("pear", 3), ("plum", 2), ("fig", 1)]


def test_rows_without_a_key_of_their_own_are_one_where_all_their_cells_are_equal(ours):
    (ours / "bag.csv").write_text("name\nred\nblue\nred\n")
    assert [one.name for one in read_table("bag", Bag, (ours,))] == ["red", "blue"]


def test_a_folder_without_the_table_changes_nothing(ours, theirs):
    (ours / "fruit.csv").write_text("name,weight\npear,3\n")
    assert len(read_table("fruit", Fruit, (ours, theirs, theirs / "absent"))) == 1


def test_a_byte_order_mark_and_windows_line_ends_do_no_harm(ours):
    (ours / "fruit.csv").write_bytes(b"\xef\xbb\xbfname,weight\r\npear,3\r\n")
    assert read_table("fruit", Fruit, (ours,))[0].name == "pear"


def test_the_letters_na_stay_letters(ours):
    (ours / "bag.csv").write_text("name\nNA\n")
    assert read_table("bag", Bag, (ours,))[0].name == "NA"


def test_every_fault_is_named_with_its_line_value_and_remedy(ours, theirs):
    (ours / "fruit.csv").write_text("name,weight\npear,heavy\nplum,1\n")
    (theirs / "fruit.csv").write_text("name,weight\nfig,light\n")
    lines = faults(read_table, "fruit", Fruit, (ours, theirs))
    assert len(lines) == 2
    assert lines[0].startswith("fruit.csv, line 2: weight is 'heavy': Input should be a valid int")
    assert all(line.endswith("; correct it as pipeline/data/README.md shows") for line in lines)


@pytest.mark.parametrize("rows", ["", "fig,green,1\nplum,blue,2\n"])
def test_a_head_that_names_other_columns_is_one_fault_with_or_without_rows(ours, rows):
    (ours / "fruit.csv").write_text("name,colour,colour\n" + rows)
    assert faults(read_table, "fruit", Fruit, (ours,)) == [
        "fruit.csv, line 1: no column 'weight', 'colour' is no column of it; "
        "head it with name,weight,why"
    ]


def test_a_column_that_stands_twice_is_a_fault(ours):
    (ours / "bag.csv").write_text("name,name\nred,blue\n")
    assert "'name' stands twice" in faults(read_table, "bag", Bag, (ours,))[0]


def test_the_faults_of_every_file_are_listed_where_one_cannot_be_read(ours, theirs):
    (ours / "bag.csv").write_bytes(b"name\n\xff\n")
    (theirs / "bag.csv").write_text("colour\nred\n")
    assert len(faults(read_table, "bag", Bag, (ours, theirs))) == 2


def test_a_row_with_too_many_cells_is_a_fault(ours):
    (ours / "bag.csv").write_text("name\nred,blue\n")
    assert "(too many cells) is ['blue']" in faults(read_table, "bag", Bag, (ours,))[0]


def test_a_row_with_too_few_cells_is_a_fault_where_the_cell_is_needed(ours):
    (ours / "fruit.csv").write_text("name,weight\npear\n")
    assert (
        "weight is {'name': 'pear'}: Field required"
        in faults(read_table, "fruit", Fruit, (ours,))[0]
    )


def test_a_table_that_is_not_utf_8_is_a_fault_and_no_traceback(ours):
    (ours / "bag.csv").write_bytes("name\nPetrák\n".encode("cp1250"))
    assert faults(read_table, "bag", Bag, (ours,))[0].endswith("; save it as UTF-8")


@pytest.mark.parametrize("text", ["", " "])
def test_a_blank_text_is_a_fault_for_it_would_be_found_everywhere(ours, text):
    (ours / "words.csv").write_text(f"text,side\n{text},before\n")
    (line,) = faults(read_table, "words", OrganisationWord, (ours,))
    assert line.startswith(f"words.csv, line 2: text is {text!r}: Value error, may not be blank")


def test_an_empty_table_has_no_rows(ours):
    (ours / "bag.csv").write_text("")
    assert read_table("bag", Bag, (ours,)) == []


def test_a_cell_may_hold_a_line_break(ours):
    (ours / "bag.csv").write_text('name\n"red\nblue"\n')
    assert read_table("bag", Bag, (ours,))[0].name == "red\nblue"


def test_a_line_separator_inside_a_cell_ends_no_row(ours):
    (ours / "bag.csv").write_text("name\nred\N{LINE SEPARATOR}blue\n", "utf-8")
    assert len(read_table("bag", Bag, (ours,))) == 1


def test_a_quote_that_is_never_closed_is_a_fault_where_it_swallows_the_file(ours):
    (ours / "bag.csv").write_text('name\n"red\n' + "blue\n" * 40_000)
    assert faults(read_table, "bag", Bag, (ours,))[0].endswith("; close the open quote")


@pytest.mark.parametrize(
    "content", ['[fruit]\nname = "pear"\n', 'fruit = "pear"\n', "fruit = [1]\n"]
)
def test_a_block_without_its_double_brackets_is_a_fault_and_no_traceback(ours, content):
    (ours / "fruits").mkdir()
    (ours / "fruits" / "a.toml").write_text(content)
    assert faults(read_blocks, "fruits", "fruit", Fruit, (ours,)) == [
        "a.toml, fruit: is no list of blocks; head each [[fruit]]"
    ]


def test_blocks_of_all_files_are_read_in_the_order_of_their_names(ours):
    (ours / "fruits").mkdir()
    (ours / "fruits" / "b.toml").write_text('[[fruit]]\nname = "plum"\nweight = 1\n')
    (ours / "fruits" / "a.toml").write_text('[[fruit]]\nname = "pear"\nweight = 3\n')
    blocks = read_blocks("fruits", "fruit", Fruit, (ours,))
    assert [one.name for one in blocks] == ["pear", "plum"]


def test_a_faulty_block_is_named_by_its_id_or_its_number(ours):
    (ours / "fruits").mkdir()
    (ours / "fruits" / "a.toml").write_text(
        '[[fruit]]\nid = "pear.big"\nname = "pear"\nweight = 3\n[[fruit]]\nname = "plum"\n'
    )
    lines = faults(read_blocks, "fruits", "fruit", Fruit, (ours,))
    assert [line.split(":")[0] for line in lines] == ["a.toml, pear.big", "a.toml, fruit 2"]


@pytest.mark.parametrize("content", ["[[fruit]\n", "name = ", "a = 1\na = 2\n"])
def test_a_file_that_is_no_toml_is_a_fault_with_its_line(ours, content):
    (ours / "bad.toml").write_text(content)
    line = faults(read_toml, ours / "bad.toml")[0]
    assert line.startswith("bad.toml, the file: ")
    assert line.endswith("; correct the TOML")


def test_rows_cannot_be_changed():
    with pytest.raises(ValueError, match="frozen"):
        Bag(name="red").name = "blue"
