"""A place for one server process, which never stays empty.

In: a `Plan` for one edition. Out: a process that serves it, and another one where it dies or does
not say in time that it is well; the pause before that grows with each that does not last.
"""

import asyncio
import socket
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from uuid import uuid4

from broadsheet.serve.editions import Edition
from broadsheet.serve.plan import Plan
from broadsheet.serve.worker import Worker

START_WITHIN = 120.0
"""Seconds that a process has to start; it counts the rows of the tables."""

HEALTH_EVERY = 2.0
"""Seconds between two questions for health."""

PAUSES = (0.0, 1.0, 2.0, 5.0, 10.0, 30.0)
"""Seconds before a process is started again, the first, second time and so on."""

LASTS = 60.0
"""Seconds after which a process has lasted, and the pauses begin anew."""


class Slot:
    """Keeps one process of an edition alive."""

    def __init__(
        self,
        plan: Plan,
        edition: Edition,
        readers: socket.socket,
        sockets: Path,
        say: Callable[[str], None],
    ) -> None:
        self.plan, self.edition, self.readers = plan, edition, readers
        self.sockets, self.say = sockets, say
        self.worker: Worker | None = None
        self.keeping: asyncio.Task[None] | None = None

    async def begin(self) -> bool:
        """Start a process, and tell whether it gets well."""
        asked = self.sockets / uuid4().hex[:12]
        self.worker = await Worker.start(self.plan, asked, self.readers)
        return await self.worker.is_well(START_WITHIN)

    def accept(self) -> None:
        """Let the process take connections, and look after it from now on."""
        if self.worker:
            self.worker.accept()
        self.keeping = asyncio.get_running_loop().create_task(self._keep())

    async def drain(self) -> None:
        """Let the process finish what it has in hand, then end."""
        worker = await self._left()
        if worker:
            await worker.drain()

    async def stop(self) -> None:
        """End the process within seconds."""
        worker = await self._left()
        if worker:
            await worker.stop()

    async def _left(self) -> Worker | None:
        """Stop looking after the process, and return it."""
        if self.keeping:
            self.keeping.cancel()
            await asyncio.gather(self.keeping, return_exceptions=True)
        return self.worker

    async def _keep(self) -> None:
        loop, tries = asyncio.get_running_loop(), 0
        while True:
            begun = loop.time()
            await self._watch()
            tries = 0 if loop.time() - begun > LASTS else tries + 1
            await asyncio.sleep(PAUSES[min(tries, len(PAUSES)) - 1] if tries else 0)
            if await self.begin() and self.worker:
                self.worker.accept()

    async def _watch(self) -> None:
        """Wait until the process has ended, or end it where it is not well."""
        worker = self.worker
        if worker is None:
            return
        while True:
            with suppress(TimeoutError):
                code = await asyncio.wait_for(worker.process.wait(), HEALTH_EVERY)
                self.say(f"A server process ended ({code}); another one takes its place")
                break
            if not await worker.is_well() and worker.process.returncode is None:
                self.say("A server process does not answer; another one takes its place")
                break
        await worker.kill()
