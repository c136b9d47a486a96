"""What a terminal shows while a command works, once that takes more than a moment."""

import sys
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from types import TracebackType
from typing import Any

import click

BAR_AFTER = 1.0
"""Seconds of work before a terminal shows how far it is."""


class Bar(AbstractContextManager["Bar"]):
    """A bar of the files that are read."""

    def __init__(self, folder: Path, *, quiet: bool) -> None:
        self.folder = folder
        self.wanted = not quiet and sys.stderr.isatty()
        self.begun = time.monotonic()
        self.done = 0
        self.bar: Any = None

    def tick(self) -> None:
        """Count one file, and draw the bar when it is time."""
        self.done += 1
        if self.bar is not None:
            self.bar.update(1)
        elif self.wanted and time.monotonic() - self.begun > BAR_AFTER:
            from broadsheet.capture import listed

            total = sum(1 for _ in listed(self.folder))
            self.bar = click.progressbar(length=total, label="Reading articles", file=sys.stderr)
            self.bar.update(self.done)

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self.bar is not None:
            self.bar.render_finish()


def lines(*, quiet: bool) -> Callable[[str], None]:
    """Return what says which table is being written."""
    begun, wanted = time.monotonic(), not quiet and sys.stderr.isatty()

    def tick(name: str) -> None:
        if wanted and time.monotonic() - begun > BAR_AFTER:
            click.echo(f"Writing {name}", err=True)

    return tick
