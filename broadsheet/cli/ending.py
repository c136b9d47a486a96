"""How a command ends: what it says, and the exit code.

In: what a command does, as a block. Out: one line on standard error where it could not be done, and
an exit code that tells in what state the target is.
"""

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import FrameType

import click

from broadsheet.errors import BroadsheetError, DownloadsError, OutputError, UnsyncedError
from broadsheet.place import identity

_ENDING = (signal.SIGINT, signal.SIGTERM)

UNREAD = 3
"""The exit code where the target is in place, but some files could not be read."""


@contextmanager
def in_one_line(target: Path, left: str) -> Iterator[None]:
    """End the command where the work of the block cannot be done.

    `left` says in what state whoever interrupts it finds the target. A command that is asked to end
    (SIGTERM, Ctrl-C) leaves by way of an exception, so that nothing half-made is left behind; which
    exception comes out of the libraries in between does not matter. When the block is left, the
    work is done, and no signal changes the exit code any more.
    """
    got: list[int] = []

    def asked(number: int, _frame: FrameType | None) -> None:
        got.append(number)
        raise KeyboardInterrupt

    found = identity(target)
    # Whoever starts a command in the background may have told it to ignore Ctrl-C.
    heard = [one for one in _ENDING if signal.getsignal(one) != signal.SIG_IGN]
    for number in heard:
        signal.signal(number, asked)
    try:
        yield
        for number in heard:
            signal.signal(number, signal.SIG_IGN)
    except (DownloadsError, UnsyncedError) as error:
        raise _Failure(error) from None
    except (Exception, KeyboardInterrupt) as error:
        if (got or isinstance(error, KeyboardInterrupt)) and identity(target) != found:
            raise _Failure(UnsyncedError(target, "the new one is in place; interrupted")) from None
        if got or isinstance(error, KeyboardInterrupt):
            say(f"{click.format_filename(target)}: interrupted, {left}", err=True)
            sys.exit(128 + (got or [signal.SIGINT])[0])
        if isinstance(error, MemoryError):
            raise _Failure(OutputError(target, f"there is not enough memory, {left}")) from None
        if isinstance(error, BroadsheetError):
            raise _Failure(error) from None
        raise


def say(text: str, *, err: bool = False) -> None:
    """Print a line or several, if anybody listens: a closed pipe undoes no work."""
    try:
        click.echo(text, err=err)
    except OSError:
        stream = sys.stderr if err else sys.stdout
        with suppress(OSError, ValueError):  # Python would try again at its end, and complain
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


class _Failure(click.ClickException):
    """A `BroadsheetError` as click shows it: one line and the error's exit code."""

    def __init__(self, error: BroadsheetError) -> None:
        super().__init__(str(error))
        self.error = error

    @property
    def exit_code(self) -> int:  # type: ignore[override]
        return self.error.exit_code
