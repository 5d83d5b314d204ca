"""Ends connections that are too many, too slow to ask or too slow to take their answer."""

import asyncio
from typing import Any

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

from pipeline.serve.options import ServeLimits

HEAD = "HTTP/1.1 {status}\r\ncontent-type: application/json\r\n{more}connection: close\r\n"
SLOW = '{"detail":"the request takes too long to come in"}'
MANY = '{"detail":"too many connections: come again later"}'
UNSENT = 60.0
"""Seconds in which a client must have taken an answer."""


class Connection(H11Protocol):
    """A connection of uvicorn's that is watched: it has none of these limits itself."""

    def __init__(self, limits: ServeLimits, **given: Any) -> None:
        super().__init__(**given)
        self._limits = limits
        self._head: asyncio.TimerHandle | None = None
        """Runs while a head is coming in, however slowly."""
        self._unsent: asyncio.TimerHandle | None = None
        self._rest: asyncio.TimerHandle | None = None
        """Runs while a body still comes in that was answered already: nobody reads it."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Take a connection up, or turn it away where there are too many."""
        super().connection_made(transport)
        if len(self.connections) > self._limits.connections:
            self._refuse("429 Too Many Requests", MANY, "retry-after: 1\r\n")
        else:
            self._watch_head()

    def data_received(self, data: bytes) -> None:
        """Take what came in, and watch the head that it may be the beginning of."""
        if self.transport.is_closing():
            return
        super().data_received(data)
        if self._rest is not None and self.conn.their_state is not h11.SEND_BODY:
            self._rest.cancel()
            self._rest = None
        if self._is_answering():
            self._forget_head()
        elif self._head is None and self.conn.trailing_data[0]:
            self._watch_head()

    def on_response_complete(self) -> None:
        """Wait for the next request, and only so long for the answer to be taken."""
        super().on_response_complete()
        if self.conn.their_state is h11.SEND_BODY and self._rest is None:
            self._rest = self.loop.call_later(self._limits.slow, self.transport.abort)
        if self._unsent is None:
            self._unsent = self.loop.call_later(UNSENT, self._abort_unsent)

    def send_400_response(self, msg: str) -> None:
        """Answer what is no HTTP, where an answer has not begun yet; what reads it is told."""
        if self.cycle is not None:
            self.cycle.disconnected = True
            self.cycle.message_event.set()
        if self.conn.our_state in (h11.IDLE, h11.SEND_RESPONSE):
            super().send_400_response(msg)
        else:
            self.transport.close()

    def connection_lost(self, exc: Exception | None) -> None:
        """Forget a connection."""
        self._forget_head()
        for timer in (self._unsent, self._rest):
            if timer is not None:
                timer.cancel()
        super().connection_lost(exc)

    def _is_answering(self) -> bool:
        return self.cycle is not None and not self.cycle.response_complete

    def _watch_head(self) -> None:
        self._head = self.loop.call_later(self._limits.slow, self._end_slow)

    def _forget_head(self) -> None:
        if self._head is not None:
            self._head.cancel()
            self._head = None

    def _end_slow(self) -> None:
        self._head = None
        if not self._is_answering():
            self._refuse("408 Request Timeout", SLOW)

    def _refuse(self, status: str, body: str, more: str = "") -> None:
        head = HEAD.format(status=status, more=more)
        told = f"{head}content-length: {len(body)}\r\n\r\n{body}"
        self.transport.write(told.encode("ascii"))
        self.transport.close()
        self._unsent = self._unsent or self.loop.call_later(UNSENT, self._abort_unsent)

    def _abort_unsent(self) -> None:
        self._unsent = None
        if self.transport.get_write_buffer_size():
            self.transport.abort()
