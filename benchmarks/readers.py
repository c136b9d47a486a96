"""Readers who ask one server at once, each as soon as the last answer is there.

In: a port, and the addresses that they share. Out: the answers. Each reader keeps one connection,
from an address of its own (127.0.1.n), as readers behind a proxy have: a public site shares its
places out by address.
"""

import http.client
import math
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

PATIENCE = 60.0
"""Seconds that a reader waits for an answer."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A status, 0 for no answer; the seconds until the last byte was there; and when that was."""

    status: int
    seconds: float
    ended: float


class Reader:
    """One reader with a connection, which is opened anew where the server ends it."""

    def __init__(self, port: int, number: int) -> None:
        self.connection = http.client.HTTPConnection(
            "127.0.0.1", port, timeout=PATIENCE, source_address=(f"127.0.1.{number + 1}", 0)
        )
        self.connection.connect()

    def ask(self, address: str) -> Answer:
        """Ask for a page."""
        began = time.monotonic()
        try:
            self.connection.request("GET", address)
            response = self.connection.getresponse()
            response.read()
            status = response.status
        except (OSError, http.client.HTTPException):
            self.connection.close()
            status = 0
        ended = time.monotonic()
        return Answer(status, ended - began, ended)

    def ask_until(self, addresses: Iterator[str], end: float) -> list[Answer]:
        """Ask for one after the other, until there are no more or the time is over."""
        found = []
        for address in addresses:
            if time.monotonic() > end:
                break
            found.append(self.ask(address))
        return found


def at_once(port: int, readers: int, addresses: Iterator[str], seconds: float) -> list[Answer]:
    """Have so many readers ask, for so long at most; `addresses` has to be safe for threads."""
    those = [Reader(port, number) for number in range(readers)]
    try:
        end = time.monotonic() + seconds
        with ThreadPoolExecutor(readers) as pool:
            found = pool.map(lambda one: one.ask_until(addresses, end), those)
            return [answer for answers in found for answer in answers]
    finally:
        for one in those:
            one.connection.close()


def percentile(seconds: list[float], part: float) -> float:
    """Return the smallest value that no more than the rest exceed (nearest rank).

    >>> [percentile([4.0, 1.0, 3.0, 2.0], part) for part in (0.25, 0.5, 0.95, 1)]
    [1.0, 2.0, 4.0, 4.0]
    """
    return sorted(seconds)[math.ceil(part * len(seconds)) - 1] if seconds else math.nan
