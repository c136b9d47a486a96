"""A few places for requests of one kind, and a short queue for them.

In: requests, each with the address of its client. Out: a place, or `Busy` at once or after a wait
that is bounded. Whoever has fewest requests at work is served next, so that a client with a hundred
requests waits for itself, not the others for it.
"""

import asyncio
import ipaddress
from collections import Counter, deque
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any


class Busy(Exception):  # noqa: N818 - a state, not a mistake
    """There is no place now."""


@dataclass(slots=True)
class Admission:
    """Places for requests; all counts are numbers of requests."""

    places: int
    """At work at once."""
    waiting: int
    """Waiting in all."""
    each: int
    """At work or waiting for one client."""
    patience: float
    """Seconds that a request waits at most."""
    _at_work: Counter[str] = field(default_factory=Counter)
    _queues: dict[str, deque["asyncio.Future[None]"]] = field(default_factory=dict)

    @property
    def is_at_work(self) -> bool:
        """Whether a request has a place."""
        return bool(self._at_work)

    async def enter(self, client: str) -> "Place":
        """Take a place, or wait for one. Raises `Busy`."""
        queue = self._queues.get(client, ())
        if self._at_work[client] + len(queue) >= self.each:
            raise Busy
        if self._at_work.total() < self.places and not self._queues:
            self._at_work[client] += 1
            return Place(self, client)
        self._make_room(len(queue))
        turn = asyncio.get_running_loop().create_future()
        self._queues.setdefault(client, deque()).append(turn)
        try:
            async with asyncio.timeout(self.patience):
                await turn
        except BaseException as error:
            if turn.done() and not turn.cancelled() and turn.exception() is None:
                self.leave(client)
            self._forget(client, turn)
            if isinstance(error, TimeoutError):
                raise Busy from None
            raise
        return Place(self, client)

    def leave(self, client: str) -> None:
        """Give a place to who waits: of those with fewest requests at work, the first."""
        self._at_work[client] -= 1
        if self._at_work[client] <= 0:
            del self._at_work[client]
        while self._queues and self._at_work.total() < self.places:
            after = min(self._queues, key=self._at_work.__getitem__)
            turn = self._queues[after][0]
            self._forget(after, turn)
            if after in self._queues:
                self._queues[after] = self._queues.pop(after)  # behind those as idle as it
            if not turn.done():  # it has waited too long, and does not know it yet
                self._at_work[after] += 1
                turn.set_result(None)

    def _make_room(self, own: int) -> None:
        """Send away the last request of the client with most, where all may not wait."""
        if sum(map(len, self._queues.values())) < self.waiting:
            return
        greediest = max(self._queues, key=lambda one: len(self._queues[one]), default=None)
        if greediest is None or len(self._queues[greediest]) <= own + 1:
            raise Busy
        turn = self._queues[greediest][-1]
        self._forget(greediest, turn)
        if not turn.done():
            turn.set_exception(Busy())

    def _forget(self, client: str, turn: "asyncio.Future[None]") -> None:
        queue = self._queues.get(client)
        if queue is not None:
            with suppress(ValueError):
                queue.remove(turn)
            if not queue:
                del self._queues[client]


@dataclass(slots=True)
class Place:
    """A place that is taken, until it is left."""

    _of: Admission
    _client: str
    _left: bool = False

    def leave(self) -> None:
        """Leave it to another; once."""
        if not self._left:
            self._left = True
            self._of.leave(self._client)


def client(scope: Any) -> str:
    """Return who asks: an address, of IPv6 the part that a network gives to one customer (/64).

    Behind a proxy it is the address that the proxy gives, where the server trusts it (uvicorn does,
    on the same machine). Through a socket that names none all are one.
    """
    host = str((scope.get("client") or ("",))[0])
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return host
    if address.version == 4:
        return host
    return str(ipaddress.ip_network((address, 64), strict=False))
