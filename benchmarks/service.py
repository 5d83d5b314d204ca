"""Asks a service that it starts with many clients at once, and prints what they got and its memory.

    python benchmarks/service.py [FOLDER] [--clients 32] [--seconds 120] [--workers 0]

Each client posts one release of FOLDER (default: corpus/dev) after another over a connection that
it keeps, each with a number of its own, so that no two are the same. An answer is an error where it
is not a record of the text that was posted. Memory is that of the service and all its processes,
shared pages counted in each (Linux). It ends with 1 where there was an error.
"""

import argparse
import http.client
import json
import os
import re
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

EVERY = 1.0
"""Seconds between two looks at the memory."""
SHOWN = 12
"""Of these, so many are printed."""


@dataclass
class Heard:
    """What all clients got."""

    seconds: list[float] = field(default_factory=list)
    errors: Counter[str] = field(default_factory=Counter)


def main() -> None:
    """Print latencies and memory; end with 1 where an answer was wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", default="corpus/dev", type=Path)
    parser.add_argument("--clients", type=int, default=32)
    parser.add_argument("--seconds", type=float, default=120)
    parser.add_argument("--workers", type=int, default=0)
    given = parser.parse_args()
    texts = [path.read_text("utf-8") for path in sorted(given.folder.glob("*.txt"))]
    command = [sys.executable, "-m", "pipeline", "serve", "--port", "0",
               "--workers", str(given.workers)]  # fmt: skip
    service = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    try:
        assert service.stderr is not None
        port = int(re.search(r":(\d+);", service.stderr.readline())[1])  # type: ignore[index]
        threading.Thread(target=service.stderr.read, daemon=True).start()
        heard, memory, spent = asked(port, texts, given, service.pid)
    finally:
        service.send_signal(signal.SIGTERM)
        code = service.wait(30)
    tell(heard, memory, spent, given.clients)
    print(f"the service ended with {code}")
    sys.exit(bool(heard.errors or code or not heard.seconds))


def asked(
    port: int, texts: list[str], given: argparse.Namespace, pid: int
) -> tuple[Heard, list[float], float]:
    """Return what the clients heard, the memory in MB over time, and the seconds that it took."""
    heard = Heard()
    begun = time.monotonic()
    end = begun + given.seconds
    clients = [
        threading.Thread(target=client, args=(port, texts, number, given.clients, end, heard))
        for number in range(given.clients)
    ]
    for one in clients:
        one.start()
    memory = []
    while time.monotonic() < end:
        time.sleep(min(EVERY, max(0.0, end - time.monotonic())))
        memory.append(tree_memory(pid))
    for one in clients:
        one.join()
    return heard, memory, time.monotonic() - begun


def client(port: int, texts: list[str], number: int, step: int, end: float, heard: Heard) -> None:
    """Post one text after another until the end."""
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
    while time.monotonic() < end:
        text = f"{texts[number % len(texts)]}\n\nNotice {number}."
        body = json.dumps({"text": text, "published": "2031-03-12"}).encode()
        begun = time.perf_counter()
        try:
            line.request("POST", "/records", body, {"content-type": "application/json"})
            answer = line.getresponse()
            said = answer.read()
            if answer.status != 200 or json.loads(said)["characters"] != len(text):
                heard.errors[f"{answer.status} {said[:80]!r}"] += 1
        except (OSError, http.client.HTTPException, ValueError) as error:
            heard.errors[type(error).__name__] += 1
            line.close()
        heard.seconds.append(time.perf_counter() - begun)
        number += step
    line.close()


def tree_memory(pid: int) -> float:
    """Return the memory of a process and all that it started, in MB; 0 where /proc is not."""
    parents: dict[int, int] = {}
    for one in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = one.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        parents[int(one.parent.name)] = int(fields[1])
    tree = {pid}
    while more := {one for one, parent in parents.items() if parent in tree} - tree:
        tree |= more
    return sum(_memory(one) for one in tree)


def _memory(pid: int) -> float:
    try:
        pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    except OSError:
        return 0.0
    return pages * os.sysconf("SC_PAGE_SIZE") / 1024**2


def tell(heard: Heard, memory: list[float], spent: float, clients: int) -> None:
    """Print all that was measured."""
    ordered = sorted(heard.seconds)
    number = len(ordered)
    marks = {f"p{share}": ordered[min(number - 1, number * share // 100)] for share in (50, 95, 99)}
    told = ", ".join(f"{name} {1000 * value:.0f} ms" for name, value in marks.items())
    print(f"{clients} clients, {spent:.0f} s: {number} requests, {number / spent:.1f} a second")
    print(f"errors: {heard.errors.total()} {dict(heard.errors) or ''}")
    print(f"latency: {told}, longest {1000 * ordered[-1]:.0f} ms")
    step = max(1, len(memory) // SHOWN)
    print(f"memory, MB, every {step} s: {' '.join(f'{one:.0f}' for one in memory[::step])}")
    print(f"memory: most {max(memory):.0f} MB, at the end {memory[-1]:.0f} MB")


if __name__ == "__main__":
    main()
