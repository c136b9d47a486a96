"""A process that does nothing but run the SQL of strangers, and may be lost at any moment.

In: a `Plan` as JSON on the command line; a listening Unix socket, where a server process passes
requests on. Out: answers, one at a time. Nothing in a process stops a function of SQL that works on
a large text, or SQLite while it prepares a statement; so the system ends this one, by a timer that
no code of it has to heed, when an answer takes longer than `WITHIN` seconds. It may take `MEMORY`
bytes more than it needs to start.
"""

import asyncio
import os
import resource
import signal
import socket
import sys
import threading
from pathlib import Path
from typing import Any

import uvicorn

from broadsheet.serve import health
from broadsheet.serve.plan import Plan, read
from broadsheet.serve.site import site

WITHIN = 1.8
"""Seconds of an answer: the one that SQL has (`sql_time_limit_ms`), and what it takes to show it.
Less than two, so that readers are told before their own time is over."""

MEMORY = 256 * 1024 * 1024


def alone(app: Any) -> Any:
    """Wrap an application so that it answers one request at a time, in time or never again."""
    turn = asyncio.Lock()

    async def wrapped(scope: Any, receive: Any, send: Any) -> None:
        async with turn:
            if scope["type"] == "http":
                signal.setitimer(signal.ITIMER_REAL, WITHIN)
            try:
                await app(scope, receive, send)
            finally:
                signal.setitimer(signal.ITIMER_REAL, 0)

    return wrapped


def bound_memory() -> None:
    """Let this process have no more than `MEMORY` bytes beyond what it has; on Linux only."""
    pages = Path("/proc/self/statm")
    if pages.exists():
        now = int(pages.read_text(encoding="ascii").split()[0]) * resource.getpagesize()
        resource.setrlimit(resource.RLIMIT_AS, (now + MEMORY, now + MEMORY))


async def serve(plan: Plan, asked: socket.socket) -> None:
    """Serve until whoever passes requests on is gone."""
    signal.signal(signal.SIGALRM, signal.SIG_DFL)  # the end of the process
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    datasette = site(plan)
    await datasette.invoke_startup()
    app = datasette.app()
    await health.warm(datasette)
    threading.Thread(target=_end_with_standard_input, daemon=True).start()
    bound_memory()
    config = uvicorn.Config(
        health.with_health(alone(app), datasette),
        log_level="critical",
        access_log=False,
        lifespan="off",
        server_header=False,
        date_header=False,
    )
    await uvicorn.Server(config).serve([asked])


def _end_with_standard_input() -> None:
    while os.read(0, 1):
        pass
    os._exit(0)


def main(arguments: list[str]) -> None:
    """Serve the plan given, at the listening socket given by its number."""
    plan, number = arguments
    asyncio.run(serve(read(plan), socket.socket(fileno=int(number))))


if __name__ == "__main__":
    main(sys.argv[1:])
