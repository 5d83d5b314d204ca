"""Reading connects to nothing, starts nothing and opens no other file, whatever a source asks."""

import json
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from made_release import BLOCKS, as_docx, as_html, as_mail, as_xlsx, made
from openpyxl import load_workbook

ROOT = Path(__file__).parents[1]
WATCH = """
import json, sys
from pathlib import Path
from pipeline.ingest.documents import inner_reader
from pipeline.ingest.limits import Limits

def read(name):
    try:
        data = Path(folder, name).read_bytes()
        return [len(one.text) for one in inner_reader(name)(data, Limits())]
    except Exception as error:
        return [type(error).__name__]

folder, ours, *names = sys.argv[1:]
for name in names:  # what is loaded once is loaded now
    read(name)
seen = []

def watch(event, args):
    if event.startswith(("socket.", "subprocess.", "os.system", "os.exec", "os.fork", "ctypes.")):
        seen.append(event)
    if event == "open" and isinstance(args[0], str) and not args[0].startswith((folder, ours)):
        seen.append(f"open {args[0]}")

sys.addaudithook(watch)
done = {name: read(name) for name in names}
print(json.dumps([done, seen]))
"""
AWAY = "http://127.0.0.1:9/"


def linked_docx() -> bytes:
    """Return a document whose image lies on a server, with a link to it."""
    document = Document(BytesIO(as_docx(BLOCKS)))
    for kind in (RELATIONSHIP_TYPE.IMAGE, RELATIONSHIP_TYPE.HYPERLINK):
        document.part.relate_to(f"{AWAY}a", kind, is_external=True)
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def asking_xlsx() -> bytes:
    """Return a workbook whose formulas ask a server and start a program."""
    book = load_workbook(BytesIO(as_xlsx(BLOCKS)))
    book.active.append(["a2", f'=WEBSERVICE("{AWAY}x")'])
    book.active.append(["a3", "=cmd|'/c calc'!A0"])
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue()


OUTSIDE = {
    "page.html": as_html(BLOCKS).replace(
        b"</head>",
        b"<base href='http://127.0.0.1:9/'><link rel=stylesheet href=a.css>"
        b"<script src='http://127.0.0.1:9/a.js'></script>"
        b"<meta http-equiv=refresh content='0;url=/'></head>"
        b"<iframe src='file:///etc/passwd'></iframe><img src='//127.0.0.1:9/a.png'>",
    ),
    "entity.html": b'<!DOCTYPE html SYSTEM "http://127.0.0.1:9/a.dtd"'
    b' [<!ENTITY a SYSTEM "file:///etc/passwd">]><p>Ms Anna Holt left. &a;</p>',
    "outside.eml": as_mail(BLOCKS, "html").replace(
        b"MIME-Version", b"Content-Location: http://127.0.0.1:9/\nMIME-Version", 1
    ),
    "entity.rss": b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss><channel/></rss>',
    "linked.docx": linked_docx(),
    "asking.xlsx": asking_xlsx(),
}


@pytest.fixture(scope="module")
def watched(tmp_path_factory):
    """Return what each file gave, and what was reached for beside it."""
    folder = tmp_path_factory.mktemp("outside")
    files = made(BLOCKS) | OUTSIDE
    del files["release.jsonl"]  # it has a reader of lines, not one of bytes
    for name, data in files.items():
        (folder / name).write_bytes(data)
    command = [sys.executable, "-c", WATCH, str(folder), str(ROOT / "pipeline" / "data"), *files]
    answer = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    return json.loads(answer.stdout.splitlines()[-1])


def test_every_file_was_read_or_refused_for_what_it_asks(watched):
    done, _ = watched
    refused = {name for name, found in done.items() if isinstance(found[0], str)}
    assert refused == {"entity.rss"}


def test_nothing_was_reached_for(watched):
    _, seen = watched
    assert seen == []
