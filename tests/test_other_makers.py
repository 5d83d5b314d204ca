"""The same release as LibreOffice and Chromium make its files, where they are installed."""

import shutil
import subprocess
from pathlib import Path

import pytest
from made_release import BLOCKS, MADE, paragraphs
from read_files import read_files
from test_same_release import said

pytestmark = pytest.mark.slow
OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
PAGE = (
    "<!doctype html><html lang='en'><head><meta charset='utf-8'>"
    "<style>{style}</style></head><body>{body}</body></html>"
)
STYLES = {
    "one column": "body { font: 11pt serif }",
    "two columns": "body { font: 11pt sans-serif; columns: 2 } @page { size: A4 landscape }",
}
SECONDS = 120


@pytest.fixture
def plain(kit, tmp_path):
    """Return what the release says as plain text."""
    read = read_files({"release.txt": MADE["release.txt"]}, tmp_path, kit)
    return said(read["release.txt"][0])


def same(path: Path, tmp_path: Path, kit, plain) -> bool:
    """Return whether a file that was made says the same."""
    folder = tmp_path / "read"
    folder.mkdir()
    record, _ = read_files({path.name: path.read_bytes()}, folder, kit)[path.name]
    assert said(record) == plain
    assert record.published == "2018-03-12"
    return True


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize(
    ("given", "made"),
    [
        ("page.html", "docx:MS Word 2007 XML"),
        ("page.html", "pdf:writer_web_pdf_Export"),
        ("release.docx", "docx:MS Word 2007 XML"),
        ("release.docx", "pdf:writer_pdf_Export"),
        ("release.docx", "html:HTML (StarWriter)"),
        ("release.csv", "xlsx:Calc MS Excel 2007 XML"),
    ],
)
def test_libreoffice_makes_the_same(given, made, tmp_path, kit, plain):
    source = tmp_path / given
    page = PAGE.format(style="", body=paragraphs(BLOCKS)).encode()
    source.write_bytes(page if given == "page.html" else MADE[given])
    out = tmp_path / "out"
    command = (
        *(OFFICE, f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless"),
        *("--convert-to", made, "--outdir", str(out), str(source)),
    )
    subprocess.run(command, check=True, capture_output=True, timeout=SECONDS)
    (path,) = out.iterdir()
    assert same(path, tmp_path, kit, plain)


@pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed")
@pytest.mark.parametrize("style", STYLES)
def test_chromium_prints_the_same(style, tmp_path, kit, plain):
    source, path = tmp_path / "page.html", tmp_path / "page.pdf"
    source.write_text(PAGE.format(style=STYLES[style], body=paragraphs(BLOCKS)), "utf-8")
    command = (
        *(CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run"),
        *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
        *(f"--user-data-dir={tmp_path / 'profile'}", f"--print-to-pdf={path}", source.as_uri()),
    )
    subprocess.run(command, check=True, capture_output=True, timeout=SECONDS)
    assert same(path, tmp_path, kit, plain)
