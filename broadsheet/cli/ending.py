"""How a command ends that could not do its work: one line on standard error, and an exit code."""

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from broadsheet.errors import BroadsheetError


@contextmanager
def in_one_line(target: Path, left: str) -> Iterator[None]:
    """End the command where the work of the block cannot be done.

    `left` says in what state whoever interrupts it finds the target. A command that is asked to end
    (SIGTERM) leaves by way of an exception, so that nothing half-made is left behind.
    """
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    try:
        yield
    except BroadsheetError as error:
        raise _Failure(error) from None
    except KeyboardInterrupt:
        click.echo(f"{click.format_filename(target)}: interrupted, {left}", err=True)
        sys.exit(128 + signal.SIGINT)


class _Failure(click.ClickException):
    """A `BroadsheetError` as click shows it: one line and the error's exit code."""

    def __init__(self, error: BroadsheetError) -> None:
        super().__init__(str(error))
        self.error = error

    @property
    def exit_code(self) -> int:  # type: ignore[override]
        return self.error.exit_code
