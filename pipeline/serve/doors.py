"""What a request passes before its body is read, and the line that is logged of it."""

import time
from collections.abc import Callable, Iterable
from hashlib import sha256
from hmac import compare_digest
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from pipeline.serve.options import ServeOptions
from pipeline.serve.problems import Problem, as_response, busy
from pipeline.serve.rate import Rate, client_of

Log = Callable[[str], None]
OTHER_PATH = "(another path)"
"""In the place of a path that is none of ours: it may hold anything."""
METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"})


def guarded(app: ASGIApp, options: ServeOptions) -> ASGIApp:
    """Return an application that answers those who may ask: often enough, by a name, with token."""
    rate = Rate(options.limits.rate)
    expected = sha256(f"Bearer {options.token}".encode()).digest() if options.token else b""
    allowed = options.allowed()

    def problem(scope: Scope) -> Problem | None:
        headers = Headers(scope=scope)
        seconds = rate.wait(client_of((scope.get("client") or ("",))[0]))
        if seconds:
            return busy("too many requests: come again later", round(seconds + 0.5))
        if allowed and _name(headers.get("host", "")) not in allowed:
            return Problem(421, "this service has no such name: ask for localhost")
        if _is_foreign(headers):
            return Problem(403, "a web page of another site asks, and may not")
        given = sha256(headers.get("authorization", "").encode("latin-1")).digest()
        if expected and not compare_digest(given, expected):
            challenge = {"www-authenticate": 'Bearer realm="rollcall"'}
            return Problem(401, "send the header Authorization: Bearer TOKEN", challenge)
        return None

    async def guard(scope: Scope, receive: Receive, send: Send) -> None:
        found = problem(scope) if scope["type"] == "http" else None
        answer = app if found is None else as_response(found)
        await answer(scope, receive, send)

    return guard


def logged(app: ASGIApp, log: Log, paths: Iterable[str]) -> ASGIApp:
    """Return an application that logs method, path, status, milliseconds and bytes, and no more.

    A fault of ours is logged by its kind and place: what it says may hold a text.
    """
    known = frozenset(paths)

    async def watched(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await app(scope, receive, send)
            return
        begun = time.perf_counter()
        status, size = 0, 0

        async def heard(message: Message) -> None:
            nonlocal status, size
            status = message.get("status", status)
            size += len(message.get("body", b""))
            await send(message)

        path = scope["path"] if scope["path"] in known else OTHER_PATH
        method = scope["method"] if scope["method"] in METHODS else "(another method)"
        try:
            await app(scope, receive, heard)
        except Exception as error:
            log(f"{method} {path} fault {type(error).__name__} at {_place(error)}")
            raise
        spent = 1000 * (time.perf_counter() - begun)
        log(f"{method} {path} {status} {spent:.0f} ms {size} bytes")

    return watched


def _name(host: str) -> str:
    """Return the name in a header Host, without its port.

    >>> _name("LOCALHOST:8017"), _name("[::1]:8017"), _name("news.example")
    ('localhost', '[::1]', 'news.example')
    """
    name, _, port = host.rpartition(":")
    return (name if name and port.isdigit() else host).lower()


def _is_foreign(headers: Headers) -> bool:
    """Return whether a browser asks for a page that is none of ours: we have none."""
    origin = headers.get("origin")
    if origin is None:
        return headers.get("sec-fetch-site", "none") not in ("none", "same-origin")
    try:
        return urlsplit(origin).netloc.lower() != headers.get("host", "").lower()
    except ValueError:
        return True


def _place(error: BaseException) -> str:
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return "?" if trace is None else f"{trace.tb_frame.f_globals.get('__name__')}:{trace.tb_lineno}"
