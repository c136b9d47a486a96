"""Where readers come in: several processes take connections from one socket, and share them.

In: the listening socket, and how many connections a process has. Out: connections, each given to a
protocol. asyncio takes all that wait at once, so that of readers who come together, and stay, one
process would have all. Here a process takes one at a time, and the more it has, the longer it lets
the others, where there are some, go first.
"""

import asyncio
import socket
from collections.abc import Callable
from typing import Any

COURTESY = 0.0005
"""Seconds for each connection that a process has, in which another one can take the next."""

LONGEST = 0.002
"""Seconds at most: while the others are at work, a process takes five hundred in a second."""

FULL = 1.0
"""Seconds until another try where the system has no room for more connections."""


class Door:
    """Takes connections until it is shut. All its methods belong to one event loop."""

    def __init__(
        self, readers: socket.socket, protocol: Callable[[], Any], held: Callable[[], int] | None
    ) -> None:
        """`held` tells how many connections the process has; None where there is no other."""
        self.readers, self.protocol, self.held = readers, protocol, held
        self._loop = asyncio.get_running_loop()
        self._later: asyncio.TimerHandle | None = None
        self._begun: set[asyncio.Task[Any]] = set()
        readers.setblocking(False)

    def open(self) -> None:
        """Take connections from now on."""
        self._loop.add_reader(self.readers, self._wait)

    def shut(self) -> None:
        """Take no more."""
        self._loop.remove_reader(self.readers)
        if self._later:
            self._later.cancel()
        self.readers.close()

    def _wait(self) -> None:
        self._loop.remove_reader(self.readers)
        pause = min(self.held() * COURTESY, LONGEST) if self.held else 0
        self._later = self._loop.call_later(pause, self._take)

    def _take(self) -> None:
        try:
            connection, _ = self.readers.accept()
        except (BlockingIOError, InterruptedError, ConnectionAbortedError):
            self.open()  # another process has it, or the reader is gone
        except OSError:
            self._later = self._loop.call_later(FULL, self.open)
        else:
            self._begin(connection)
            self.open()

    def _begin(self, connection: socket.socket) -> None:
        connection.setblocking(False)
        made = self._loop.connect_accepted_socket(self.protocol, connection)
        task = self._loop.create_task(made)
        self._begun.add(task)
        task.add_done_callback(self._begun.discard)
