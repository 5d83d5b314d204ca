"""Reads the body of a request within bounds: of one body, of its time, and of all at once."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from starlette.requests import ClientDisconnect, Request

from pipeline.ingest.limits import MEBIBYTE
from pipeline.serve.options import ServeLimits
from pipeline.serve.problems import Problem, busy

AT_ONCE = 20
"""Bodies of the largest size that may be in memory together."""
LEAST_AT_ONCE = 64 * MEBIBYTE


class Bodies:
    """The bodies that are in memory."""

    def __init__(self, limits: ServeLimits) -> None:
        self._limits = limits
        self._most = max(LEAST_AT_ONCE, AT_ONCE * limits.bytes)
        self._held = 0

    @asynccontextmanager
    async def body(self, request: Request) -> AsyncIterator[bytes]:
        """Yield the body of a request, counted until the block ends.

        Raises Problem where it is too large (413), too slow (408), packed (415), or one too many.
        """
        self._check_head(request)
        parts: list[bytes] = []
        size = 0
        try:
            async with asyncio.timeout(self._limits.slow):
                async for part in request.stream():
                    size += len(part)
                    self._held += len(part)
                    parts.append(part)
                    self._check(size)
            whole = b"".join(parts)
            parts.clear()
            yield whole
        except TimeoutError:
            seconds = self._limits.slow
            raise Problem(408, f"the body takes more than {seconds} seconds to come in") from None
        except ClientDisconnect:
            raise Problem(400, "the request ended before its body did") from None
        finally:
            self._held -= size

    def _check_head(self, request: Request) -> None:
        length = request.headers.get("content-length", "")
        if length.isdigit() and len(length) > len(str(self._limits.bytes)):
            self._check(self._limits.bytes + 1)
        self._check(int(length) if length.isdigit() else 0)
        if request.headers.get("content-encoding", "identity").lower() != "identity":
            raise Problem(415, "the body is packed: send it as it is, without Content-Encoding")

    def _check(self, size: int) -> None:
        if size > self._limits.bytes:
            raise Problem(413, f"the body is over the limit of {self._limits.bytes} bytes")
        if self._held > self._most:
            raise busy("too many large requests at once: come again later")
