"""A statement that runs for long, stopped by a signal.

In: a connection. Out: while the block runs, SIGINT and SIGTERM end what SQLite is at. Python would
answer a signal only when the statement is done, and on a large database a check or a VACUUM takes
longer than a person, or a system that shuts down, waits.
"""

import _thread
import os
import signal
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress

_ENDING = (signal.SIGINT, signal.SIGTERM)
_AGAIN = 0.1
"""Seconds between two attempts: what comes before a statement begins does not stop it."""

_ATTEMPTS = 8
"""Attempts after which the signal is sent again: an exception that a handler raises in a function
that SQLite or another library calls is lost."""


def _silent() -> None:
    """Keep a process that was forked meanwhile from telling its parent of its own signals."""
    if _told >= 0:
        signal.set_wakeup_fd(-1)
        os.close(_told)


_told = -1
_LAST = b"\0"
os.register_at_fork(after_in_child=_silent)


@contextmanager
def stoppable(connection: sqlite3.Connection) -> Iterator[None]:
    """Let signals end the statements of a connection while the block runs, and then the block.

    A statement fails as interrupted, and the handler of the signal says what becomes of the
    program. A block that ends all the same raises `KeyboardInterrupt`: some of its statements may
    have failed. Only the main thread hears signals; in any other this does nothing.
    """
    global _told  # noqa: PLW0603 - there is one such descriptor in a process
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    heard, told = os.pipe()
    os.set_blocking(told, False)
    listener = _Listener(connection, heard)
    outer, _told = _told, told
    before = signal.set_wakeup_fd(told, warn_on_full_buffer=False)
    try:
        yield
        listener.end(told)
    finally:
        listener.done.set()
        signal.set_wakeup_fd(before)
        _told = outer
        os.close(told)


class _Listener:
    """A thread that reads the numbers of signals from a pipe."""

    def __init__(self, connection: sqlite3.Connection, heard: int) -> None:
        self.connection = connection
        self.heard = heard
        self.asked, self.drained, self.done = (threading.Event() for _ in range(3))
        try:
            # Not threading.Thread: where memory is short, that waits for ever for one to begin.
            _thread.start_new_thread(self._listen, ())
        except RuntimeError:  # no memory for a thread: signals have to wait
            self.drained.set()

    def end(self, told: int) -> None:
        """Raise `KeyboardInterrupt` where a signal was heard before now."""
        if not self.asked.is_set() and not self.drained.is_set():
            os.write(told, _LAST)
            self.drained.wait(1)
        if self.asked.is_set():
            raise KeyboardInterrupt

    def _listen(self) -> None:
        try:
            while number := os.read(self.heard, 1):
                if number == _LAST:
                    self.drained.set()
                elif number[0] in _ENDING and not self.done.is_set():
                    self.asked.set()
                    self._stop(number[0])
        except MemoryError:  # the build itself ends for want of it, and says so
            self.drained.set()
        finally:
            os.close(self.heard)

    def _stop(self, number: int) -> None:
        """Interrupt what the connection is at, until the block ends or the signal is sent again."""
        for _ in range(_ATTEMPTS):
            with suppress(sqlite3.ProgrammingError):  # it is closed
                self.connection.interrupt()
            if self.done.wait(_AGAIN) or self.drained.is_set():
                return
        signal.pthread_kill(threading.main_thread().ident or 0, number)
