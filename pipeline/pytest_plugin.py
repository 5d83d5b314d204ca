"""A plugin of pytest: keeps your own releases under regression test.

    def test_releases(rollcall_regression):
        rollcall_regression.check("releases")

What is found in each release is kept beside the test, in `<name of the file>/<name of the test>/`,
one readable file each, and `pytest --force-regen` renews them. Everything heavy is imported when a
test asks for it: when pytest starts it loads nothing but this file.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

MARKER = "rollcall_releases"
PARAMETER = "rollcall_release"
NEEDED = "rollcall_regression needs pytest-regressions: pip install 'rollcall[pytest]'"
EXTENSION = ".yml"


def pytest_configure(config: pytest.Config) -> None:
    """Tell pytest of our marker."""
    config.addinivalue_line(
        "markers", f"{MARKER}(folder): run the test once for each file of releases (rollcall)"
    )


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Make a test of each file of the folder in the marker, for tests that ask for one."""
    if PARAMETER not in metafunc.fixturenames:
        return
    marker = metafunc.definition.get_closest_marker(MARKER)
    if marker is None or not marker.args:
        raise pytest.UsageError(
            f"{metafunc.definition.nodeid}: {PARAMETER} needs "
            f"@pytest.mark.{MARKER}('a folder of releases')"
        )
    folder = _found(marker.args[0], metafunc.definition.path, metafunc.config)
    files = _loaded().files_of(folder)
    metafunc.parametrize(PARAMETER, list(files.values()), ids=list(files))


@pytest.fixture(scope="session")
def _rollcall_kits() -> dict[tuple[Path, ...], Any]:
    """Return what runs know, by their folders of local knowledge: loaded once."""
    return {}


@pytest.fixture
def rollcall_regression(request: pytest.FixtureRequest) -> "RollcallRegression":
    """Return what checks releases against the files that are expected of them."""
    try:
        perform = _performer()
    except ImportError:
        raise pytest.fail.Exception(NEEDED, pytrace=False) from None
    return RollcallRegression(request, perform)


class RollcallRegression:
    """Checks what is found in releases against expected files beside the test."""

    def __init__(self, request: pytest.FixtureRequest, perform: Callable[..., None]) -> None:
        self._request = request
        self._perform = perform

    def check(
        self,
        source: str | Path,
        *,
        data: Sequence[str | Path] = (),
        published: str | None = None,
        metadata: str | Path | None = None,
        tables: Sequence[str] = (),
        strict: bool = False,
    ) -> None:
        """Fail where a release of `source`, a file or folder, says something else than expected.

        Paths are looked for beside the test, then in pytest's root folder. `data`, `published`
        and `metadata` are those of `rollcall run`; `tables` are compared alone, and with `strict`
        also how each value was found.
        """
        __tracebackhide__ = True
        heavy = _loaded()
        try:
            asked = heavy.Asked(
                self._path(source),
                tuple(self._path(one) for one in data),
                published,
                None if metadata is None else self._path(metadata),
                heavy.CompareOptions(tuple(tables), strict),
            )
            kits = self._request.getfixturevalue("_rollcall_kits")
            reading = heavy.read(asked, kits, self._inner())
        except heavy.RollcallError as error:
            pytest.fail(f"rollcall: {error}", pytrace=False)
        told = [*self._differing(reading, asked), *self._gone(reading)]
        if not reading.releases:
            told.append(f"no release could be read in {asked.source}")
        if told:
            told += [f"rejected: {one.source}: {one.reason}" for one in reading.rejections]
            pytest.fail("\n".join(told), pytrace=False)

    def _differing(self, reading: Any, asked: Any) -> Iterator[str]:
        """Yield how releases differ from what is expected; make the files that are not there."""
        made = []
        for name, extraction in reading.releases:
            found = self._held(name, extraction, asked)
            if found is None:
                made.append(f"  {self._folder() / name}{EXTENSION}")
            elif found:
                yield found + ("\n  renewed, as --force-regen asks" if self._renews() else "")
        if made:
            yield "made what is expected from now on; read it and run again:"
            yield from made

    def _held(self, name: str, extraction: Any, asked: Any) -> str | None:
        """Return how one release differs, blank where it does not; None where a file was made."""
        heavy = _loaded()
        found: list[str] = []

        def hold(_: Path, expected: Path) -> None:
            found.append(heavy.differing(expected, extraction, asked))
            assert not found[0]

        try:
            self._perform(
                datadir=self._request.getfixturevalue("lazy_datadir"),
                original_datadir=self._request.getfixturevalue("original_datadir"),
                request=self._request,
                check_fn=hold,
                dump_fn=lambda path: heavy.write_expected(path, extraction, asked),
                extension=EXTENSION,
                basename=(self._folder() / name).as_posix(),
            )
        except (AssertionError, pytest.fail.Exception):
            return found[0] if found else None
        return ""

    def _gone(self, reading: Any) -> Iterator[str]:
        """Yield the expected files without a release; a test of one file cannot know of others."""
        if self._marker() is not None:
            return
        names = {f"{name}{EXTENSION}" for name, _ in reading.releases}
        folder = self._request.getfixturevalue("original_datadir") / self._folder()
        for path in sorted(folder.glob(f"*{EXTENSION}")):
            if path.name in names:
                continue
            yield f"{path.name.removesuffix(EXTENSION)}\n  - removed release: it was not read"
            if self._renews():
                path.unlink()

    def _renews(self) -> bool:
        options = self._request.config.option
        return bool(options.force_regen or options.regen_all)

    def _folder(self) -> Path:
        """Return the folder of this test's expected files: the tests of a marker share one."""
        node = self._request.node
        name = node.name if self._marker() is None else node.originalname
        return Path(re.sub(r"\W", "_", name))

    def _inner(self) -> str:
        """Return what stands before the name of the one file of a test that a marker made."""
        if self._marker() is None:
            return ""
        file = str(self._request.node.callspec.id)
        return file[: file.rfind("/") + 1]

    def _marker(self) -> pytest.Mark | None:
        marker: pytest.Mark | None = self._request.node.get_closest_marker(MARKER)
        return marker

    def _path(self, given: str | Path) -> Path:
        return _found(given, self._request.path, self._request.config)


def _found(given: str | Path, test: Path, config: pytest.Config) -> Path:
    """Return a path beside the test, or else from pytest's root folder."""
    beside = test.parent / given
    return beside if beside.exists() else config.rootpath / given


def _loaded() -> ModuleType:
    """Return what reads and compares releases: two seconds that only its tests need."""
    from pipeline.compare import regression

    return regression


def _performer() -> Callable[..., None]:
    """Return what pytest-regressions does with expected files; it need not be installed."""
    from pytest_regressions.common import perform_regression_check

    return perform_regression_check
