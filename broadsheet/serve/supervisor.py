"""Processes that serve an edition, kept alive, and exchanged for those of the next edition.

In: a `Plan` with the paths of databases that builds may replace. Out: a site that answers until
SIGTERM or SIGINT. The supervisor holds the socket that readers connect to, so that no connection is
refused while processes come and go; it reads no request and opens no database.
"""

import asyncio
import signal
import socket
import sys
import tempfile
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

from broadsheet.errors import BroadsheetError, UnfitError
from broadsheet.serve.editions import Edition, Editions, Marks, held
from broadsheet.serve.plan import Plan
from broadsheet.serve.slot import Slot
from broadsheet.serve.workspace import workspace

LOOK_EVERY = 1.0
"""Seconds between two looks at the files."""

DRAINING = 2
"""Editions that may be ending at a time; each has its processes and its memory."""

Say = Callable[[str], None]


class Supervisor:
    """Serves the editions of some databases one after the other."""

    def __init__(
        self, plan: Plan, editions: Editions, readers: socket.socket, sockets: Path, say: Say
    ) -> None:
        self.plan, self.editions, self.readers = plan, editions, readers
        self.sockets, self.say = sockets, say
        self.slots: list[Slot] = []
        self.ending: set[asyncio.Task[None]] = set()
        self.look, self.end = asyncio.Event(), asyncio.Event()
        self.at_once = False

    async def run(self) -> None:
        """Serve until told to end. Raises `BroadsheetError` where the first edition is not fit."""
        loop = asyncio.get_running_loop()
        for number in (signal.SIGTERM, signal.SIGINT):
            loop.add_signal_handler(number, self.end.set)
        loop.add_signal_handler(signal.SIGHUP, self._hurry)
        work = loop.create_task(self._work())
        ended = loop.create_task(self.end.wait())
        try:
            await asyncio.wait({work, ended}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            await _cancelled({work, ended, *self.ending})
            await asyncio.gather(*(slot.stop() for slot in self.slots))
        if work.done() and not work.cancelled():
            work.result()

    async def _work(self) -> None:
        """Serve the first edition, and each that follows."""
        seen = await self._take_over(self.editions.take())
        self.say(f"Serving {self.plan.address}")
        before = seen
        while True:
            await self._pause()
            try:
                now = self.editions.marks()
                # What is not put in place in one step grows between two looks.
                settled, before = now == before or self.at_once, now
                if now != seen and settled:
                    seen, self.at_once = now, False
                    await self._take_over(self.editions.take())
                    self.say(f"{_names(now)}: the new edition is served")
            except BroadsheetError as error:
                seen = before
                self.say(f"{error}; the old edition is served on")

    async def _take_over(self, edition: Edition) -> Marks:
        """Let an edition take the place of the one before. Raises `BroadsheetError`."""
        try:
            await _ensure_sound(edition)
            while len(self.ending) >= DRAINING:
                await asyncio.wait(self.ending, return_when=asyncio.FIRST_COMPLETED)
            new = await self._begun(edition)
        except BaseException:
            self.editions.release(edition)
            raise
        old, self.slots = self.slots, new
        if old:
            self._later(self._retire(old))
        for slot in new:
            slot.accept()
        return edition.marks

    async def _begun(self, edition: Edition) -> list[Slot]:
        """Start the processes of an edition. Raises `UnfitError` where one does not get well."""
        plan = self.plan.of(edition.files, edition.inspected)
        slots = [
            Slot(plan, edition, self.readers, self.sockets, self.say)
            for _ in range(self.plan.processes)
        ]
        try:
            if all(await asyncio.gather(*(slot.begin() for slot in slots))):
                return slots
        except asyncio.CancelledError:
            await asyncio.gather(*(slot.stop() for slot in slots))
            raise
        await asyncio.gather(*(slot.stop() for slot in slots))
        raise UnfitError(edition.marks[0][0], "the server does not start with it")

    async def _retire(self, slots: list[Slot]) -> None:
        try:
            await asyncio.gather(*(slot.drain() for slot in slots))
        except asyncio.CancelledError:
            await asyncio.gather(*(slot.stop() for slot in slots))
            raise
        finally:
            self.editions.release(slots[0].edition)

    def _later(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self.ending.add(task)
        task.add_done_callback(self.ending.discard)

    async def _pause(self) -> None:
        """Wait until the files are to be looked at."""
        try:
            await asyncio.wait_for(self.look.wait(), LOOK_EVERY)
        except TimeoutError:
            return
        self.look.clear()

    def _hurry(self) -> None:
        self.at_once = True
        self.look.set()


async def _ensure_sound(edition: Edition) -> None:
    """Raise `UnfitError` unless the files of an edition may be served."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "broadsheet.serve.sound", edition.inspected, *edition.files),
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE,
        start_new_session=True,
    )
    try:
        said, _ = await process.communicate()
    except asyncio.CancelledError:
        process.kill()
        await process.wait()
        raise
    if process.returncode:
        wrong = said.decode("utf-8", "replace").strip() or "reading it crashes SQLite"
        raise UnfitError(edition.marks[0][0], f"is not sound: {wrong}")


async def _cancelled(tasks: set[asyncio.Task[Any]]) -> None:
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)


def _names(marks: Marks) -> str:
    return marks[0][0] + (f" and {len(marks) - 1} more" if marks[1:] else "")


def supervise(plan: Plan, readers: socket.socket, say: Say) -> None:
    """Serve a plan's databases until told to end. Raises `BroadsheetError`."""
    named = tuple(map(Path, plan.databases))
    # The path of a Unix socket has to be short.
    with held(named) as editions, workspace(Path(tempfile.gettempdir())) as sockets:

        async def run() -> None:
            await Supervisor(plan, editions, readers, sockets, say).run()

        asyncio.run(run())
