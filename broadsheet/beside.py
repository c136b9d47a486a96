"""One piece of work done in a process of its own, while this one does something else.

In: a function that yields bytes. Out: what it yields. A process that dies costs time and nothing
else: what it had still to yield is then made here, and an error is raised here as well. So the
function must yield the same whenever it is called.
"""

import multiprocessing
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from itertools import islice
from multiprocessing.connection import Connection
from typing import Any

from broadsheet.process import begin, started

Yielding = Callable[[], Iterator[bytes]]
"""A function that yields bytes, none of them empty."""

_END = b""


class Beside:
    """What a function yields, which a process begins to make at once. To be closed."""

    def __init__(self, function: Yielding, *, alone: bool = False) -> None:
        """Begin; where this process is `alone`, no other is made."""
        self.function = function
        self._process: Any = None
        if alone or sys.platform != "linux":
            return
        context = multiprocessing.get_context("fork")
        self._connection, there = context.Pipe(duplex=False)
        self._process = started(context, _work, (there, function, os.getpid()))
        there.close()

    def __iter__(self) -> Iterator[bytes]:
        """Yield what the function yields; once."""
        taken = 0
        if self._process is not None:
            with suppress(EOFError, OSError):
                while (made := self._connection.recv_bytes()) != _END:
                    taken += 1
                    yield made
                return
        yield from islice(self.function(), taken, None)

    def close(self) -> None:
        """End the process, whatever it is at."""
        if self._process is not None:
            self._process.kill()
            self._process.join()
            self._connection.close()
            self._process = None


def _work(connection: Connection, function: Yielding, parent: int) -> None:
    begin(parent)
    with suppress(Exception):  # it is raised where it is made again
        for made in function():
            connection.send_bytes(made)
        connection.send_bytes(_END)
