"""The way to a Dask scheduler: a connection, or one line that says why there is none.

In: an address. Out: a `Client`, or the knowledge that a build can be done there: the workers have
the versions of this machine, since with others the bytes could differ.
"""

import logging
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import partial
from typing import TYPE_CHECKING

from broadsheet.cluster_work import difference, versions
from broadsheet.errors import BroadsheetError, UsageError
from broadsheet.unbroken import unbroken
from broadsheet.workers import Lost, ordered

if TYPE_CHECKING:  # an extra, which other builds do without
    from distributed import Client

ANSWER = 10.0
"""Seconds within which a scheduler has to answer, and to have a worker."""


def check(address: str, packages: Sequence[str] = ()) -> None:
    """Raise `UsageError` where a build cannot be done with the workers of a scheduler.

    `packages` are those that the build needs there besides Broadsheet. Another process asks: Dask
    begins threads, and the processes that read the files are copies of this one, which has to be
    without.
    """
    try:
        import distributed  # noqa: F401 - whether that works is the question
    except ImportError as error:
        cause = "distributed is not installed; run: pip install 'broadsheet[cluster]'"
        raise UsageError(f"--cluster {address}", cause) from error
    [(_, found)] = ordered(partial(_refusal, packages), [address], 1, 4 * ANSWER)
    if found:
        cause = f"{found.kind}: {found.detail}" if isinstance(found, Lost) else found
        raise UsageError(f"--cluster {address}", cause)


@contextmanager
def connected(address: str, refused: type[BroadsheetError] = UsageError) -> Iterator["Client"]:
    """Connect to a scheduler. Raises what `refused` says where none answers."""
    import dask
    from distributed import Client

    # What goes wrong is said in one line, and not by the parts of Dask as well.
    for name in [one for one in logging.root.manager.loggerDict if one.startswith("distributed")]:
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)
    dask.config.set({"distributed.admin.large-graph-warning-threshold": "1TB"})
    try:
        with warnings.catch_warnings(action="ignore"):
            client = Client(address, timeout=ANSWER, set_as_default=False)
    except (OSError, TypeError, ValueError) as error:
        odd = not isinstance(error, OSError)
        cause = " ".join(str(error).split()) if odd else f"nobody answers in {ANSWER:g} seconds"
        remedy = "name a scheduler that runs, such as tcp://10.0.0.1:8786"
        raise refused(f"--cluster {address}", f"{cause}; {remedy}") from error
    try:
        yield client
    finally:
        with unbroken(), suppress(Exception):
            client.close(timeout=1)


def _refusal(packages: Sequence[str], address: str) -> str | None:
    """Say why a build cannot be done with the workers of a scheduler, if so."""
    try:
        with connected(address) as client:
            try:
                client.wait_for_workers(1, timeout=ANSWER)
            except TimeoutError:
                return f"has no workers; start some, as with: dask worker {address}"
            found = client.run(versions, packages, on_error="return")
    except UsageError as error:
        return error.cause
    here = versions(packages)
    for worker, there in sorted(found.items()):
        if isinstance(there, Exception):
            # Dask gives what a worker cannot even read as a bare Exception around the words of it.
            kind = "" if type(there) is Exception else f"{type(there).__name__}: "
            cause = f"worker {worker} cannot do it: {kind}{there}"
        elif other := difference(here, there):
            cause = f"worker {worker} {other}"
        else:
            continue
        return f"{cause}; install there what is installed here"
    return None
