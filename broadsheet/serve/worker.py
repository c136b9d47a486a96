"""A server process, as its supervisor sees it.

In: a `Plan` for files that stay as they are, and the socket that readers connect to. Out: a process
that can be asked for its health, told to accept, to drain and to stop, and killed. A process for
the SQL of strangers has no readers, and a server process to look after it.
"""

import asyncio
import os
import socket
import sys
from contextlib import suppress
from pathlib import Path

from broadsheet.serve.health import PATH
from broadsheet.serve.orders import ACCEPT, DRAIN, DRAIN_WITHIN, STOP_WITHIN
from broadsheet.serve.plan import Plan
from broadsheet.serve.settings import DOWNLOADS, VARIABLE

HEALTH_WITHIN = 10.0
"""Seconds in which a process has to say that it is well. A page has one second of SQL; what takes
ten is no page but a thread, or all of them, that nothing stops but SIGKILL."""


class Worker:
    """One process. All its methods belong to one event loop."""

    def __init__(self, process: asyncio.subprocess.Process, asked: Path) -> None:
        self.process = process
        self.asked = asked

    @classmethod
    async def start(cls, plan: Plan, asked: Path, readers: socket.socket | None = None) -> "Worker":
        """Start a process that answers at the Unix socket `asked`; without readers, an `asker`."""
        with socket.socket(socket.AF_UNIX) as private:
            private.bind(str(asked))
            private.listen()
            sockets = [one.fileno() for one in (private, readers) if one]
            module = (
                ["server", plan.written(), str(asked.parent)]
                if readers
                else ["asker", plan.written()]
            )
            # Who has no readers gives nobody a file.
            folders = os.pathsep.join(plan.downloads) if readers else ""
            process = await asyncio.create_subprocess_exec(
                *(sys.executable, "-m", f"broadsheet.serve.{module[0]}", *module[1:]),
                *map(str, sockets),
                stdin=asyncio.subprocess.PIPE,
                pass_fds=sockets,
                # Ctrl-C on a terminal is for the supervisor, which ends the others in order.
                start_new_session=True,
                env={**os.environ, VARIABLE: "1", DOWNLOADS: folders},
            )
        return cls(process, asked)

    async def is_well(self, within: float = HEALTH_WITHIN) -> bool:
        """Tell whether the process says in time that it is well."""
        with suppress(OSError, TimeoutError, asyncio.IncompleteReadError):
            async with asyncio.timeout(within):
                reader, writer = await asyncio.open_unix_connection(str(self.asked))
                try:
                    writer.write(f"GET /{PATH} HTTP/1.0\r\nHost: health\r\n\r\n".encode())
                    return b" 200 " in await reader.readline()
                finally:
                    writer.close()
        return False

    def accept(self) -> None:
        """Have the process take connections of readers."""
        self._tell(ACCEPT)

    async def drain(self) -> None:
        """Have the process finish what it has in hand, and wait until it has ended."""
        self._tell(DRAIN)
        await self._ended(DRAIN_WITHIN + STOP_WITHIN)

    async def stop(self) -> None:
        """Have the process end within seconds, and wait until it has ended."""
        if self.process.stdin:
            self.process.stdin.close()
        await self._ended(STOP_WITHIN + 1)

    async def kill(self) -> None:
        """End the process, whatever it is at."""
        await self._ended(0)

    def _tell(self, order: bytes) -> None:
        if self.process.stdin:
            with suppress(OSError):
                self.process.stdin.write(order)

    async def _ended(self, within: float) -> None:
        try:
            if within:
                await asyncio.wait_for(self.process.wait(), within)
        except TimeoutError:
            pass
        finally:
            if self.process.returncode is None:
                with suppress(ProcessLookupError):
                    self.process.kill()
                await self.process.wait()
            self.asked.unlink(missing_ok=True)
