"""A real service on a free port: hostile, huge and slow requests, and how it stops."""

import http.client
import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from serve.running import Service, read_all, started

pytestmark = pytest.mark.slow
TOKEN = "4f0c-not-a-real-token"
HEAD = "POST /records HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"


@pytest.fixture(scope="module")
def service() -> Iterator[Service]:
    """Return a service with short limits."""
    limits = ("slow=2", "bytes=200000", "characters=50000", "connections=20", "seconds=20")
    made = started("--workers", "1", *(part for one in limits for part in ("--limit", one)))
    yield made
    told = made.stop()
    assert "Traceback" not in told
    assert " 500 " not in told
    assert "Sund" not in told


def status_of(answer: bytes) -> int:
    """Return the status of an answer, 0 where the connection was closed without one."""
    return int(answer.split(b" ", 2)[1]) if answer.startswith(b"HTTP/1.1 ") else 0


@pytest.mark.parametrize(
    ("request_", "status"),
    [
        (b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", 400),
        (b"GET\r\n\r\n", 400),
        (b"GET / HTTP/9.9\r\n\r\n", 421),
        (b"GET /health HTTP/1.1\r\n\r\n", 400),
        (b"GET /health HTTP/1.0\r\n\r\n", 421),
        (b"GET /health HTTP/1.1\r\nHost: localhost\r\nHost: news.example\r\n\r\n", 400),
        (b"GET /health HTTP/1.1\r\nHost: news.example\r\n\r\n", 421),
        (b"GET /" + b"a" * 300_000 + b" HTTP/1.1\r\nHost: localhost\r\n\r\n", 400),
        (b"GET /%00%ff%2e%2e/ HTTP/1.1\r\nHost: localhost\r\n\r\n", 404),
        (b"BREW /records HTTP/1.1\r\nHost: localhost\r\n\r\n", 405),
        (HEAD.encode() + b"Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello", 400),
        (HEAD.encode() + b"Content-Length: -5\r\n\r\nhello", 400),
        (HEAD.encode() + b"Content-Length: 9999999999999999999\r\n\r\n", 413),
        (HEAD.encode() + b"Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400),
        (HEAD.encode() + b"Transfer-Encoding: chunked\r\n\r\nzz\r\nhello\r\n", 400),
        (HEAD.encode() + b"Transfer-Encoding: gzip\r\n\r\n", 400),
        (HEAD.encode() + b"X: \xff\xfe\x00\r\n\r\n", 400),
        (HEAD.encode() + b"Upgrade: x\r\nConnection: upgrade\r\nContent-Length: 0\r\n\r\n", 400),
    ],
)  # fmt: skip
def test_what_is_no_request_is_refused(service: Service, request_: bytes, status: int) -> None:
    answer = service.raw(request_, wait=8)
    assert status_of(answer) == status, answer[:200]
    assert service.reads()


def test_a_head_that_never_ends_is_ended(service: Service) -> None:
    begun = time.monotonic()
    answer = service.raw(*[b"GET /health HTTP/1.1\r\n", *[b"X: 1\r\n"] * 30], pause=0.2)
    assert status_of(answer) in (0, 408)
    assert time.monotonic() - begun < 12


def test_a_silent_connection_is_ended(service: Service) -> None:
    begun = time.monotonic()
    assert status_of(service.raw()) == 408
    assert time.monotonic() - begun < 10


def test_a_body_that_never_ends_is_ended(service: Service) -> None:
    begun = time.monotonic()
    head = HEAD.encode() + b"Content-Length: 1000\r\n\r\n{"
    with socket.create_connection(("127.0.0.1", service.port), timeout=20) as line:
        line.sendall(head)
        answer = line.recv(65536)
    assert status_of(answer) == 408
    assert time.monotonic() - begun < 10
    assert service.reads()


def test_a_body_that_drips_behind_its_answer_is_ended(service: Service) -> None:
    begun = time.monotonic()
    with socket.create_connection(("127.0.0.1", service.port), timeout=20) as line:
        line.sendall(HEAD.encode() + b"Content-Length: 9000000000\r\n\r\n")
        assert status_of(line.recv(65536)) == 413
        with suppress(OSError):
            while time.monotonic() - begun < 20:
                line.sendall(b"a")
                time.sleep(0.2)
    assert time.monotonic() - begun < 10
    assert service.reads()


def test_a_huge_body_is_refused_before_it_has_come(service: Service) -> None:
    part = b"10000\r\n" + b"a" * 0x10000 + b"\r\n"
    head = HEAD.encode().replace(b"application/json", b"text/plain")
    answer = service.raw(head + b"Transfer-Encoding: chunked\r\n\r\n", *[part] * 2000, wait=3)
    assert status_of(answer) in (0, 413)
    with socket.create_connection(("127.0.0.1", service.port), timeout=20) as line:
        line.sendall(head + b"Content-Length: 9000000000\r\n\r\n")
        assert status_of(line.recv(65536)) == 413
    assert service.reads()


def test_too_many_connections_are_told_to_come_again(service: Service) -> None:
    lines = [socket.create_connection(("127.0.0.1", service.port)) for _ in range(40)]
    time.sleep(0.3)
    found = []
    for line in lines:
        line.settimeout(6)
        found.append(status_of(read_all(line)))
        line.close()
    assert found.count(429) >= 20
    assert set(found) <= {429, 408}
    assert service.reads()


@pytest.mark.parametrize(
    "text",
    [
        "(" * 50_000,
        "A. " * 16_000,
        "Ms Pia Sund, " * 3_800,
        "\n" * 49_999 + "a",
        "a\N{COMBINING ACUTE ACCENT}" * 25_000,
        "\N{RIGHT-TO-LEFT OVERRIDE}\N{ZERO WIDTH JOINER}" * 25_000,
        "".join(map(chr, range(0x20, 0xC000)))[:49_000],
    ],
    ids=["brackets", "initials", "one name", "lines", "accents", "marks", "all letters"],
)
def test_a_hostile_text_is_answered_or_refused(service: Service, text: str) -> None:
    status, body = service.post("/records", text.encode(), content_type="text/plain")
    assert status in (200, 413, 422), body[:200]
    assert service.reads()


def test_requests_one_behind_the_other_are_answered_in_turn(service: Service) -> None:
    one = b"GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n"
    answer = service.raw(one * 5, wait=3)
    assert answer.count(b"HTTP/1.1 200") == 5


def test_a_client_that_leaves_costs_nobody_else(service: Service) -> None:
    body = b"Ms Pia Sund spoke. " * 1000
    head = HEAD.replace("application/json", "text/plain") + f"Content-Length: {len(body)}\r\n\r\n"
    for _ in range(10):
        line = socket.create_connection(("127.0.0.1", service.port))
        line.sendall(head.encode() + body)
        line.close()
    assert service.reads()


def test_a_text_that_takes_too_long_costs_itself() -> None:
    made = started("--workers", "1", "--limit", "seconds=3")
    try:
        text = b"Ms Pia Sund (Finland, ALDE) and Mr Tomas Vale (Malta, SOC) spoke. " * 3000
        status, body = made.post("/records", text, content_type="text/plain")
        assert (status, json.loads(body)["detail"]) == (
            422, "too slow: it takes more than 3 seconds",
        )  # fmt: skip
        assert made.reads()
    finally:
        made.end()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_it_stops_when_it_is_told_to_and_answers_who_asked_before(number: int) -> None:
    made = started("--workers", "1")
    line = http.client.HTTPConnection("127.0.0.1", made.port, timeout=30)
    body = "Ms Pia Sund spoke. " * 300
    line.request("POST", "/records", body, {"content-type": "text/plain"})
    time.sleep(0.3)
    os.killpg(made.process.pid, number)  # as Ctrl-C does: to all of it
    assert line.getresponse().status == 200
    assert made.process.wait(20) == 0
    assert re.fullmatch(r"POST /records 200 \d+ ms \d+ bytes\n", "".join(made.lines))


def test_others_reach_it_with_the_token_alone(tmp_path: Path) -> None:
    (tmp_path / "token.txt").write_text(f"{TOKEN}\n")
    made = started("--host", "0.0.0.0", "--token-file", str(tmp_path / "token.txt"),
                   "--workers", "1")  # fmt: skip
    try:
        asked = {"content_type": "text/plain", "host": "records.example"}
        assert made.post("/records", b"Text.", **asked)[0] == 401
        assert made.post("/records", b"Text.", authorization=f"Bearer {TOKEN}x", **asked)[0] == 401
        assert made.post("/records", b"Text.", authorization=f"Bearer {TOKEN}", **asked)[0] == 200
    finally:
        made.end()


def test_a_port_that_is_taken_is_told_in_a_line() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        command = [sys.executable, "-m", "pipeline", "serve", "--port", port]
        said = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert said.returncode == 2
    assert said.stderr.startswith(f"rollcall: --host 127.0.0.1 --port {port}: Address already in")
