"""A process beside a worker of a cluster, which has no threads and so may be copied and be lost.

    python -m broadsheet.cluster_keep DESCRIPTOR PARENT

In: a `Job`, then pickled lists of items, one after the other, over the socket DESCRIPTOR. Out: the
versions of all that decides; None, or a text that says why the job cannot be done; then, for each
list, what was made of its items. Ends when nothing comes for a minute, and with PARENT, which
started it.
"""

import pickle
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from multiprocessing.connection import Connection
from typing import Any

from broadsheet.cluster_work import Job, versions
from broadsheet.process import begin
from broadsheet.workers import sharing

IDLE = 60.0
"""Seconds to wait for another list."""


def keep(connection: Connection) -> None:
    """Work on one list of items after the other, as long as they come."""
    job: Job = connection.recv()
    connection.send(versions())
    try:
        # From whoever has the build done, and may run code here anyway.
        function = partial(_packed, pickle.loads(job.function))  # noqa: S301
    except Exception as error:  # noqa: BLE001 - of whatever is not installed here
        connection.send(f"cannot do it: {type(error).__name__}: {error}")
        return
    connection.send(None)
    with sharing(function, 1, job.limit) as share:
        while connection.poll(IDLE):
            items = pickle.loads(connection.recv_bytes())  # noqa: S301
            connection.send_bytes(pickle.dumps([made for _, made in share(items)], protocol=5))


def _packed(function: Callable[[Any], Any], item: Any) -> bytes:
    """Return what was made of an item as it travels, so that nobody on the way unpacks it."""
    return pickle.dumps(function(item), protocol=5)


if __name__ == "__main__":
    begin(int(sys.argv[2]))
    with suppress(EOFError, OSError):
        keep(Connection(int(sys.argv[1])))
