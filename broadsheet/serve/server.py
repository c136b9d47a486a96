"""One server process: Datasette on files that stay as they are, under the orders of a supervisor.

In: a `Plan` as JSON on the command line; as open files, what readers connect to and what the
supervisor asks for health, both listening; orders on standard input. Out: answers. It begins to
accept readers when it is told to (`ACCEPT`), stops when it is told to (`DRAIN`): then it takes no
new connection, ends each with its next answer, and ends itself when none is left. Where its
standard input ends, the supervisor is gone, and so is the process within `STOP_WITHIN` seconds.
"""

import asyncio
import os
import socket
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import uvicorn

from broadsheet.serve import health, passing
from broadsheet.serve.door import Door
from broadsheet.serve.orders import ACCEPT, DRAIN, DRAIN_WITHIN, STOP_WITHIN
from broadsheet.serve.plan import KEEP_ALIVE, Plan, read
from broadsheet.serve.site import site

_LONGEST_HEAD = 16_384
"""Bytes of a request's line and headers; a browser sends less than half of that."""

_STEP = 0.05


class Server(uvicorn.Server):
    """A server that hands over to another one without breaking off a conversation."""

    draining = False
    door: Door | None = None

    def accept(self, readers: socket.socket, *, alone: bool) -> None:
        """Begin to take connections of readers; `alone`: no other process does."""
        config, state = self.config, self.server_state

        def protocol() -> Any:
            kind: Any = config.http_protocol_class
            return kind(config=config, server_state=state, app_state=self.lifespan.state)

        held = None if alone else lambda: len(state.connections)
        self.door = Door(readers, protocol, held)
        self.door.open()

    async def drain(self) -> None:
        """Take no more connections, let those that are there end, then end.

        HTTP has no way to tell a client that its connection will close but an answer, and a request
        may be under way on one that looks idle. So each stays until it has had one more answer,
        which says so, or has been idle for as long as any may be.
        """
        loop = asyncio.get_running_loop()
        self.draining = True
        if self.door:
            self.door.shut()
        for server in self.servers:
            for listening in server.sockets:
                loop.remove_reader(listening)
        begun = loop.time()
        # One that was accepted just now is made a connection in the loop's next turns, and would
        # be lost were its server closed before.
        await asyncio.sleep(_STEP)
        for server in self.servers:
            server.close()
        # uvicorn keeps the set of its connections, and tells nobody of changes.
        while self.server_state.connections and loop.time() < begun + KEEP_ALIVE + 1:  # noqa: ASYNC110
            await asyncio.sleep(_STEP)
        self.config.timeout_graceful_shutdown = DRAIN_WITHIN
        self.should_exit = True

    def last_answers(self, app: Any) -> Any:
        """Wrap an application so that answers say that the connection ends, once that is so."""

        async def wrapped(scope: Any, receive: Any, send: Any) -> None:
            async def sent(message: Any) -> None:
                if self.draining and message["type"] == "http.response.start":
                    headers = [*message.get("headers", []), (b"connection", b"close")]
                    message = {**message, "headers": headers}
                await send(message)

            await app(scope, receive, sent)

        return wrapped


def configured(app: Any, readers: socket.socket) -> uvicorn.Config:
    """Return how to serve an application to those who connect to a socket.

    Whom a web server in front answers, it says in `X-Forwarded-For`: it is believed on the same
    machine, which is all that can connect to a Unix socket.
    """
    local = readers.family == socket.AF_UNIX
    return uvicorn.Config(
        app,
        log_level="warning",
        access_log=False,
        lifespan="on",
        timeout_keep_alive=KEEP_ALIVE,
        timeout_graceful_shutdown=STOP_WITHIN,
        server_header=False,
        h11_max_incomplete_event_size=_LONGEST_HEAD,
        forwarded_allow_ips="*" if local else "127.0.0.1,::1",
    )


async def serve(plan: Plan, sockets: Path, asked: socket.socket, readers: socket.socket) -> None:
    """Serve until told otherwise; a process for SQL, if there is one, listens in `sockets`."""
    datasette = site(plan)
    asker = passing.Asker(plan, sockets)
    if plan.sql:
        passing.install(datasette, asker)
    await datasette.invoke_startup()
    server = Server(configured(datasette.app(), readers))
    server.config.app = server.last_answers(server.config.app)
    await health.warm(datasette)
    await asker.ready()
    loop = asyncio.get_running_loop()
    orders: dict[bytes, Callable[[], Any]] = {
        ACCEPT: lambda: server.accept(readers, alone=plan.processes == 1),
        DRAIN: lambda: loop.create_task(server.drain()),
        b"": lambda: setattr(server, "should_exit", True),
    }
    threading.Thread(target=_listen, args=(loop, orders), daemon=True).start()
    await server.serve([asked])


def _listen(loop: asyncio.AbstractEventLoop, orders: dict[bytes, Callable[[], Any]]) -> None:
    """Follow the supervisor's orders; without a supervisor, end, whatever the loop is at."""
    while order := os.read(0, 1):
        loop.call_soon_threadsafe(orders[order])
    loop.call_soon_threadsafe(orders[b""])
    threading.Event().wait(STOP_WITHIN + 1)
    os._exit(1)


def main(arguments: list[str]) -> None:
    """Serve the plan given, on the listening sockets given by their numbers."""
    plan, sockets, *numbers = arguments
    asked, readers = (socket.socket(fileno=int(number)) for number in numbers)
    asyncio.run(serve(read(plan), Path(sockets), asked, readers))


if __name__ == "__main__":
    main(sys.argv[1:])
