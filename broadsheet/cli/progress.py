"""What is shown while a command works, once that takes more than a moment.

On a terminal one line that changes, in a file a line now and then, without control characters.
"""

import sys
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from types import TracebackType

import click

from broadsheet.progress import Progress

SHOWN_AFTER = 1.0
"""Seconds of work before a terminal shows how far it is."""

TERMINAL_EVERY = 0.2
"""Seconds between two changes of the line on a terminal."""

FILE_EVERY = 30.0
"""Seconds between two lines in a file."""

WIDTH = 78
"""Characters of the line on a terminal, so that it fits the narrowest."""


class Meter(Progress, AbstractContextManager["Meter"]):
    """Says what is done, how much of it, how fast, how long it will take, and how many problems."""

    def __init__(self, *, quiet: bool) -> None:
        self.wanted = not quiet
        self.terminal = sys.stderr.isatty()
        self.every = TERMINAL_EVERY if self.terminal else FILE_EVERY
        self.due = time.monotonic() + (SHOWN_AFTER if self.terminal else FILE_EVERY)
        self.doing = ""
        self.drawn = False

    def begin(self, doing: str, total: Callable[[], int] | None = None) -> None:
        """Begin to count anew."""
        self.doing, self.count_all, self.total = doing, total, 0
        self.done, self.begun = 0, time.monotonic()
        if total is None and self.drawn:
            self._say(doing)

    def tick(self, problems: int) -> None:
        """Count one step, and say so when it is time."""
        self.done += 1
        now = time.monotonic()
        if not self.wanted or now < self.due:
            return
        self.due = now + self.every
        if self.count_all and not self.total:
            self.total = self.count_all()
        self._say(said(self.doing, self.done, self.total, now - self.begun, problems))

    def _say(self, line: str) -> None:
        if self.terminal:
            click.echo("\r" + line[:WIDTH].ljust(WIDTH), err=True, nl=False)
        else:
            click.echo(line, err=True)
        self.drawn = True

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self.drawn and self.terminal:
            click.echo("\r" + " " * WIDTH + "\r", err=True, nl=False)


def said(doing: str, done: int, total: int, seconds: float, problems: int) -> str:
    """Say how far it is.

    >>> said("Reading", 300, 1_200, 60.0, 0)
    'Reading: 300 of 1,200, 5/s, 3 min left'
    >>> said("Reading", 1, 0, 0.5, 12)
    'Reading: 1, 2/s, 12 problems'
    """
    rate = done / seconds if seconds > 0 else 0.0
    parts = [f"{doing}: {done:,}" + (f" of {total:,}" if total else "")]
    parts.append(f"{rate:,.0f}/s" if rate >= 1 else f"{rate:.1f}/s")
    if rate and total > done:
        parts.append(f"{_duration((total - done) / rate)} left")
    if problems:
        parts.append(f"{problems:,} problem" + "s" * (problems != 1))
    return ", ".join(parts)


def _duration(seconds: float) -> str:
    """Say how long something takes, as exactly as anyone can know.

    >>> [_duration(seconds) for seconds in (0.2, 59, 61, 3_599, 7_000, 200_000)]
    ['1 s', '59 s', '1 min', '60 min', '1 h 57 min', '56 h']
    """
    if seconds < 60:
        return f"{max(1, round(seconds))} s"
    minutes = round(seconds / 60)
    if minutes <= 60:
        return f"{minutes} min"
    return f"{minutes // 60} h {minutes % 60} min" if minutes < 600 else f"{round(minutes / 60)} h"


def lines(*, quiet: bool) -> Callable[[str], None]:
    """Return what says which table is being written."""
    begun, wanted = time.monotonic(), not quiet and sys.stderr.isatty()

    def tick(name: str) -> None:
        if wanted and time.monotonic() - begun > SHOWN_AFTER:
            click.echo(f"Writing {name}", err=True)

    return tick
