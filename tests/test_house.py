"""The plan of the house: floors, doors, sizes, and no knowledge in code, read with `ast`."""

import ast
import csv
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

from pipeline.name_index import build_index, find_names, words_of
from pipeline.tables import OUR_DATA

PACKAGE = OUR_DATA.parent
MODULES = sorted(PACKAGE.rglob("*.py"))
FLOORS = {
    0: {"types", "errors"},
    2: {
        "ingest",
        "clean",
        "annotate",
        "resolve",
        "validate",
        "correct",
        "identify",
        "keep",
        "pseudonymise",
        "remote",
        "spread",
        "write",
    },
    3: {
        *("afar", "library", "loading", "one_text", "read_all", "run", "run_options", "run_state"),
        "teams",
    },
    4: {
        "dictionary",
        "evaluate",
        "gather",
        "examples",
        "explain",
        "propose",
        "tie_examples",
        "example_text",
        "train",
        "compare",
        "deciding",
        "export",
        "promoting",
        "report",
        "serve",
        "watching",
    },
    5: {
        "__main__",
        "cli",
        "cli_afar",
        "cli_compare",
        "cli_correct",
        "cli_export",
        "cli_knowledge",
        "cli_options",
        "cli_report",
        "cli_run",
        "cli_spread",
        "cli_serve",
        "cli_train",
        "cli_watch",
        "cli_workshop",
        "console",
        "pytest_plugin",
    },
}
"""Every other module that stands directly in the package is in the cellar, floor 1."""
CELLAR = 1
ROOMS = FLOORS[2]
DOORS = {
    "spacy": {"annotate", "train", "export"},
    "distributed": {"spread"},
    "fsspec": {"remote"},
    "torch": {"train"},
    "transformers": {"train"},
    "sklearn": {"train"},
    "onnx": {"train"},
    "onnxruntime": {"annotate", "train"},
    "tokenizers": {"annotate"},
    "pyarrow": {"write"},
    "pandas": {"write", "evaluate"},
    "fastapi": {"serve"},
    "starlette": {"serve"},
    "uvicorn": {"serve"},
    "pydantic": {
        *("records", "tables", "gazetteer_rows", "rules", "forms", "names"),
        *("senses", "layout", "vocabulary", "validate", "corrections", "serve"),
    },
}
PRINTERS = {"cli", "cli_knowledge", "cli_train", "cli_workshop", "console", "cli_export",
            "cli_correct"}  # fmt: skip
BANNED = {"utils", "helpers", "common", "misc", "manager", "data2", "process_all"}
MOST_LINES, MOST_LINES_OF_A_FUNCTION, MOST_PARAMETERS = 200, 40, 4
LONG_MODULES = {
    "records.py": 300,  # our public schema, kept on one page
    "types.py": 250,  # the nouns, kept on one page
}
LONG_FUNCTIONS = {
    "cli_train.train_command": 81,  # one line for each option and its help
    "cli_run.run_command": 66,  # one line for each option and its help
    "cli_workshop.evaluate_command": 41,  # likewise
    "cli_compare.diff_command": 57,  # likewise
    "cli_export.export_command": 60,  # one line for each form that it knows
    "cli_export.import_command": 62,  # likewise
}
WIDE_FUNCTIONS = {
    "cli_train.train_command": 19,  # typer reads the options from the parameters
    "cli_train.thin_command": 5,  # likewise
    "cli_correct.correct_command": 5,  # likewise
    "cli_serve.serve_command": 8,  # likewise
    "cli_run.run_command": 25,  # typer reads the options from the parameters
    "cli_knowledge.form_command": 8,  # likewise
    "cli_workshop.evaluate_command": 18,  # likewise
    "cli_compare.diff_command": 13,  # likewise
    "cli_export.export_command": 5,  # likewise
    "cli_export.import_command": 8,  # likewise
    "validate/dates._record": 5,  # builds one record from what five places know of it
}
LATE_IMPORTS = {
    "gather/country_sources._territory",  # rigour is in the extra `gather` alone
    "write/formats/parquet_files._pyarrow",  # pyarrow is in the extra `parquet` alone
    "remote/stores.opened",  # fsspec is in the extra `remote` alone
    "teams._cluster",  # distributed is in the extra `dask` alone
    "cli_serve.serve_command",  # fastapi and uvicorn are in the extra `serve` alone
    "cli_train.thin_command",  # onnx is in the extra `train` alone
    "cli_train.train_command",  # torch is in the extra `train` alone
    "workbooks._openpyxl",  # openpyxl takes 0.4 s, and few runs read a workbook
    "evaluate/report._frame",  # pandas takes 0.3 s, and a run shows no scores
    "pytest_plugin._loaded",  # pytest starts without the two seconds that spaCy takes
    "pytest_plugin._performer",  # pytest-regressions is in the extra `pytest` alone
}
Function = ast.FunctionDef | ast.AsyncFunctionDef


def name_of(path: Path) -> str:
    """Return a module's path inside the package, for test ids and exceptions."""
    return path.relative_to(PACKAGE).as_posix()


def room_of(path: Path) -> str:
    """Return the folder or module directly in the package that a file belongs to."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def floor_of(room: str) -> int:
    """Return the floor of a room or module."""
    return next((floor for floor, rooms in FLOORS.items() if room in rooms), CELLAR)


@cache
def tree_of(path: Path) -> ast.Module:
    """Return the syntax tree of a module."""
    return ast.parse(path.read_text("utf-8"))


def imports_of(path: Path) -> Iterator[str]:
    """Yield the dotted names that a module imports, wherever the import stands."""
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield "." * node.level + (node.module or "")


def own_imports_of(path: Path) -> Iterator[str]:
    """Yield the modules of ours that a module imports, without the package's name."""
    for name in imports_of(path):
        if name.startswith("pipeline."):
            yield name.removeprefix("pipeline.")


def functions_of(path: Path) -> Iterator[tuple[str, Function]]:
    """Yield the functions of a module, each with a name such as `write/stage.write`."""
    for node in ast.walk(tree_of(path)):
        if isinstance(node, Function):
            yield f"{name_of(path).removesuffix('.py')}.{node.name}", node


def strings_of(path: Path) -> Iterator[str]:
    """Yield the string literals of a module; docstrings, and strings that stand alone, are none."""
    alone = {
        id(node.value)
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in alone:
            yield node.value


def every_module(check: Callable[[Path], None]) -> Callable[[], None]:
    """Return a test that makes a check of every module, and tells all that do not pass it."""

    def test() -> None:
        faults = []
        for path in MODULES:
            try:
                check(path)
            except AssertionError as error:
                faults.append(f"{name_of(path)}: {error}")
        assert not faults, "\n".join(faults)

    return test


@every_module
def test_imports_lead_down_the_floors_or_stay_in_the_room(path: Path) -> None:
    here = room_of(path)
    floor = floor_of(here)
    upward = [
        name
        for name in own_imports_of(path)
        if (room := name.split(".")[0]) != here
        and (floor_of(room) > floor or (here in ROOMS and room in ROOMS))
    ]
    assert not upward, f"{here} is on floor {floor} and imports {upward}"


@every_module
def test_imports_are_absolute_and_not_from_the_root(path: Path) -> None:
    assert not [name for name in imports_of(path) if name.startswith(".") or name == "pipeline"]


@every_module
def test_outside_packages_come_in_by_their_doors(path: Path) -> None:
    packages = {name.split(".")[0] for name in imports_of(path)}
    wrong = {one for one in packages & set(DOORS) if room_of(path) not in DOORS[one]}
    assert not wrong, f"{name_of(path)} imports {wrong}"


@every_module
def test_no_import_hides_behind_type_checking_or_in_a_function(path: Path) -> None:
    assert not [
        node
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Name) and node.id == "TYPE_CHECKING"
    ]
    inside = [
        name
        for name, function in functions_of(path)
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
    ]
    assert set(inside) <= LATE_IMPORTS, f"imports belong at the top of the module: {inside}"


def test_no_two_modules_import_each_other_by_any_way_round() -> None:
    names = {name_of(path).removesuffix(".py").replace("/", "."): path for path in MODULES}
    waiting = {name: {one for one in own_imports_of(path) if one in names}
               for name, path in names.items()}  # fmt: skip
    while free := [name for name, needs in waiting.items() if not needs & set(waiting)]:
        for name in free:
            del waiting[name]
    assert not waiting, f"an import knot: {sorted(waiting)}"


@every_module
def test_no_module_or_function_has_a_name_that_says_nothing(path: Path) -> None:
    names = {path.stem, path.parent.name, *(one.name for _, one in functions_of(path))}
    assert not names & BANNED


@every_module
def test_only_the_command_line_prints_or_exits(path: Path) -> None:
    calls = [node.func for node in ast.walk(tree_of(path)) if isinstance(node, ast.Call)]
    loud = {one.id for one in calls if isinstance(one, ast.Name)} & {"print", "exit", "quit"}
    exits = [one for one in calls if isinstance(one, ast.Attribute) and one.attr == "exit"]
    if room_of(path) not in PRINTERS and not _is_a_tool_of_its_own(path):
        assert not loud, f"{name_of(path)} calls {loud}"
        assert not exits


def _is_a_tool_of_its_own(path: Path) -> bool:
    """Return whether a module of gather/ is run by hand: it has a `main`."""
    return room_of(path) == "gather" and any(one.name == "main" for _, one in functions_of(path))


@every_module
def test_a_module_has_at_most_two_hundred_lines(path: Path) -> None:
    lines = len(path.read_text("utf-8").splitlines())
    assert lines <= LONG_MODULES.get(name_of(path), MOST_LINES)


@every_module
def test_a_function_has_at_most_forty_lines_and_four_parameters(path: Path) -> None:
    for name, function in functions_of(path):
        lines = (function.end_lineno or 0) - function.lineno + 1
        given = [one.arg for one in (*function.args.posonlyargs, *function.args.args)]
        given = [one for one in given if one not in ("self", "cls")]
        assert lines <= LONG_FUNCTIONS.get(name, MOST_LINES_OF_A_FUNCTION), name
        assert len(given) <= WIDE_FUNCTIONS.get(name, MOST_PARAMETERS), name


def test_every_exception_to_the_sizes_is_still_needed() -> None:
    lines = {name_of(path): len(path.read_text("utf-8").splitlines()) for path in MODULES}
    functions = {name for path in MODULES for name, _ in functions_of(path)}
    assert not [name for name in LONG_MODULES if lines.get(name, 0) <= MOST_LINES]
    assert functions >= {*LONG_FUNCTIONS, *WIDE_FUNCTIONS}


@every_module
def test_every_public_function_and_class_says_what_it_is(path: Path) -> None:
    for scope in (tree_of(path), *_public(tree_of(path), ast.ClassDef)):
        bare = [one.name for one in _public(scope, Function | ast.ClassDef)
                if not ast.get_docstring(one)]  # fmt: skip
        assert not bare, f"{name_of(path)}: no docstring on {bare}"


def _public(scope: ast.Module | ast.ClassDef, kind: type) -> list[ast.ClassDef]:
    """Return the public functions or classes directly in a module or class."""
    return [one for one in scope.body if isinstance(one, kind) and not one.name.startswith("_")]


def _column(table: str, **wanted: str) -> set[str]:
    with (OUR_DATA / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return {row["text"] for row in rows if all(row[key] == wanted[key] for key in wanted)}


KNOWN = {
    "country": _column("country_names", strength="strong"),
    "party": {text for text in _column("party_names") if " " in text},
    "month": _column("months"),
    "weekday": _column("weekdays"),
    "title": _column("titles"),
}
INDEX = build_index(
    text for texts in KNOWN.values() for text in texts if len(text) > 2 and text[0].isupper()
)
IN_CODE = {
    "annotate/headings.py": {"Members"},  # the word beside a group in a heading, still in a regex
}


@every_module
def test_no_country_party_month_or_title_stands_in_the_code(path: Path) -> None:
    found = {
        text[start:end]
        for text in strings_of(path)
        for start, end in find_names(INDEX, text, words_of(text))
    }
    assert not found - IN_CODE.get(name_of(path), set()), (
        f"{name_of(path)}: {found} belongs into a table of data/"
    )
