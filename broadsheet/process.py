"""A process that works for this one: how it is made, and what it may do.

In: a function. Out: a process that calls it, and has to call `begin` first: it leaves interruptions
to its parent, ends with that, and takes no more memory than it may.
"""

import ctypes
import os
import resource
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

MEMORY_LIMIT = 2_000_000_000
"""Bytes that a process may take beyond what it has at its start."""

ENDING = frozenset({signal.SIGINT, signal.SIGTERM})
"""Signals that end a build."""

_DEATH_SIGNAL = 1
"""PR_SET_PDEATHSIG (linux/prctl.h): the signal that a process gets when its parent has died."""


def started(context: Any, work: Callable[..., None], arguments: tuple[Any, ...]) -> Any:
    """Return a process of a `multiprocessing` context that does some work."""
    process = context.Process(target=work, args=arguments, daemon=True)
    # A signal that is answered in the middle of this would be lost, or answered twice.
    before = signal.pthread_sigmask(signal.SIG_BLOCK, ENDING)
    try:
        process.start()
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
    return process


def begin(parent: int) -> None:
    """Set up a process: an interruption is for its parent to act on, and it dies with that."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, ENDING)
    if sys.platform == "linux":
        with suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(_DEATH_SIGNAL, signal.SIGKILL)
        if os.getppid() != parent:  # it died before it was to be told of
            os._exit(1)
    with suppress(OSError, ValueError):
        limit = _size() + MEMORY_LIMIT
        resource.setrlimit(resource.RLIMIT_AS, (limit, resource.getrlimit(resource.RLIMIT_AS)[1]))


def _size() -> int:
    """Return the bytes of address space that this process has."""
    pages = Path("/proc/self/statm").read_text(encoding="ascii").split()[0]
    return int(pages) * resource.getpagesize()
