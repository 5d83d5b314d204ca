"""How many requests a client may send: a bucket that fills steadily, and a request takes one."""

import ipaddress
import time
from collections import OrderedDict
from collections.abc import Callable

CLIENTS = 10_000
"""Clients that are remembered: a bound on memory. The one longest unseen is forgotten."""
MINUTE = 60.0
SHARE = 10
"""A bucket holds the requests of so small a share of a minute."""
NET = 64
"""Bits that one owner of IPv6 addresses shares: the rest cost nothing to change."""


class Rate:
    """The buckets of all clients."""

    def __init__(self, a_minute: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._every = MINUTE / a_minute
        self._depth = max(1.0, a_minute / SHARE)
        self._clock = clock
        self._buckets: OrderedDict[str, tuple[float, float]] = OrderedDict()
        """What each holds, and when that was."""

    def wait(self, client: str) -> float:
        """Return 0 where a client may ask now, otherwise the seconds until it may."""
        now = self._clock()
        held, then = self._buckets.pop(client, (self._depth, now))
        held = min(self._depth, held + (now - then) / self._every)
        is_allowed = held >= 1
        self._buckets[client] = (held - is_allowed, now)
        if len(self._buckets) > CLIENTS:
            self._buckets.popitem(last=False)
        return 0.0 if is_allowed else (1 - held) * self._every


def client_of(address: str) -> str:
    """Return by what a client is known: its address, of IPv6 its network.

    >>> client_of("192.0.2.7"), client_of("2001:db8::1:2:3:4"), client_of("testclient")
    ('192.0.2.7', '2001:db8::/64', 'testclient')
    """
    try:
        known = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return address
    if known.version == 4:
        return str(known)
    return str(ipaddress.ip_network((known, NET), strict=False))
