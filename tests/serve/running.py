"""A real service on a free port, for tests."""

import http.client
import json
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from dataclasses import dataclass, field


@dataclass
class Service:
    """A service that runs."""

    process: "subprocess.Popen[str]"
    port: int
    lines: list[str] = field(default_factory=list)
    """What it has told, one line a request."""

    def stop(self, number: int = signal.SIGTERM) -> str:
        """Return all that it told, once it has stopped as it should."""
        self.process.send_signal(number)
        code = self.process.wait(30)
        time.sleep(0.2)
        told = "".join(self.lines)
        assert code == 0, told
        return told

    def end(self) -> None:
        """End it at once."""
        self.process.kill()
        self.process.wait()

    def raw(self, *pieces: bytes, pause: float = 0.0, wait: float = 20.0) -> bytes:
        """Return all that is answered to some bytes until the service closes or is silent."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=wait) as line:
            for piece in pieces:
                try:
                    line.sendall(piece)
                except OSError:
                    break
                time.sleep(pause)
            return read_all(line)

    def post(self, path: str, body: bytes, **headers: str) -> tuple[int, bytes]:
        """Return status and body of an answer."""
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        line.request("POST", path, body, named)
        answer = line.getresponse()
        return answer.status, answer.read()

    def reads(self) -> bool:
        """Return whether a text is still answered with its record."""
        status, body = self.post("/records", b"Ms Pia Sund spoke.", content_type="text/plain")
        return status == 200 and json.loads(body)["persons"][0]["name"] == "Pia Sund"


def read_all(line: socket.socket) -> bytes:
    """Return all that comes until the other side closes or is silent."""
    parts = []
    try:
        while part := line.recv(65536):
            parts.append(part)
    except OSError:
        pass
    return b"".join(parts)


def started(*options: str) -> Service:
    """Return a service once it listens."""
    command = [sys.executable, "-m", "pipeline", "serve", "--port", "0", *options]
    process = subprocess.Popen(
        command, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True, start_new_session=True
    )
    assert process.stderr is not None
    first = process.stderr.readline()
    found = re.search(r"http://127\.0\.0\.1:(\d+);|http://0\.0\.0\.0:(\d+);", first)
    assert found, first
    service = Service(process, int(found[1] or found[2]))
    threading.Thread(target=service.lines.extend, args=(process.stderr,), daemon=True).start()
    return service
