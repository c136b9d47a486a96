"""What stands around the site where strangers may ask for anything.

In: Datasette's application. Out: the same application, behind limits and with headers. On one's own
machine only what is right always is refused; where the site is public (`settings.is_public`), each
request also waits for its turn, works with the threads of its kind, and is cut when it takes too
long. What the application asks of itself, as complete downloads do, is part of the first request.
"""

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from datasette.utils.asgi import Forbidden

from broadsheet.serve import kinds, lanes
from broadsheet.serve.admission import Admission, Busy, Place, client
from broadsheet.serve.asked import Asked
from broadsheet.serve.courtesy import during, give_way
from broadsheet.serve.explained import explain
from broadsheet.serve.kept import Keeping, Kept
from broadsheet.serve.limits import MOST_BODY, NO_SQL, refused, with_fewer_rows
from broadsheet.serve.refusal import TOO_BUSY, TOO_LONG, Refusal, refuse
from broadsheet.serve.settings import is_public

LONGEST = 2.0
"""Seconds until an answer begins, after a costly request has had its turn."""

LONGEST_PAGE = 10.0
"""The same for a page that is bounded by what it is, on a machine that is short of time."""

COURTESY = 1.0
"""Seconds for which a costly request lets pages go first: they share one processor with it."""

SLOWEST = 60.0
"""Seconds in which a reader takes one piece of an answer, of a megabyte at most."""

App = Callable[[Any, Any, Any], Awaitable[None]]

_inside: ContextVar[bool] = ContextVar("inside", default=False)

_LANES = {kinds.COSTLY: lanes.COSTLY, kinds.SQL: lanes.SQL}


@contextmanager
def inside() -> Iterator[None]:
    """Take what is asked meanwhile as a part of what has had its turn."""
    token = _inside.set(True)
    try:
        yield
    finally:
        _inside.reset(token)


def _admissions() -> dict[str, Admission]:
    """Return the queues by kind.

    Pages take 30 to 100 ms of one processor, so that four at once
    are done within half a second; costly ones up to the time limit, so that two leave a processor.
    A file needs next to no work, and a quarter of a megabyte for as long as its reader takes.
    """
    return {
        kinds.PAGE: Admission(places=4, waiting=256, each=64, patience=5.0),
        kinds.COSTLY: Admission(places=2, waiting=32, each=8, patience=2.0),
        kinds.SQL: Admission(places=1, waiting=4, each=2, patience=2.0),
        kinds.DOWNLOAD: Admission(places=2, waiting=8, each=2, patience=2.0),
        kinds.FILE: Admission(places=128, waiting=128, each=16, patience=5.0),
    }


class Guard:
    """An application behind limits."""

    def __init__(self, app: App, datasette: Any) -> None:
        self.app, self.datasette = app, datasette
        self.admissions = _admissions()
        self.kept = Kept(datasette)
        self.begun = False
        """Whether a request has been answered: the first starts the site, which may take long."""

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """Answer a request."""
        if scope["type"] != "http" or _inside.get():
            await self.app(scope, receive, send)
            return
        asked, public = Asked(self.datasette, scope), is_public(self.datasette)
        refusal = refused(asked, public)
        if refusal is NO_SQL:
            await explain(self.datasette, scope, receive, send, Forbidden("execute-sql"))
        elif refusal:
            await refuse(scope, send, refusal)
        elif public:
            await self._in_turn(asked, _limited(receive), send)
        else:
            await self.app(scope, receive, send)

    async def _in_turn(self, asked: Asked, receive: Any, send: Any) -> None:
        """Answer once there is a place, or say that there is none."""
        kind = kinds.kind(asked)
        if kind == kinds.STATIC:
            await self.app(asked.scope, receive, send)
            return
        question = self.kept.key(asked, kind)
        known = question and self.kept.get(question)
        if known:
            await send(known.start)
            await send({"type": "http.response.body", "body": known.body})
            return
        try:
            place = await self.admissions[kind].enter(client(asked.scope))
        except Busy:
            await refuse(asked.scope, send, TOO_BUSY)
            return
        try:
            with (
                inside(),
                during(lambda: self.admissions[kinds.PAGE].is_at_work),
                lanes.lane(_LANES.get(kind, lanes.PAGES)),
                lanes.noting() as faults,
            ):
                if kind not in {kinds.PAGE, kinds.FILE}:
                    await give_way(COURTESY)
                keeping = Keeping(self.kept, question, send, faults).send if question else send
                answer = _Answer(keeping, place, kind)
                await self._in_time(answer, asked, receive)
        finally:
            place.leave()

    async def _in_time(self, answer: "_Answer", asked: Asked, receive: Any) -> None:
        """Answer, or say that it took too long; an answer that has begun is broken off."""
        limit = _limits()[answer.kind] if self.begun else None
        try:
            async with asyncio.timeout(limit) as answer.deadline:
                await self.app(with_fewer_rows(asked), receive, answer.send)
            self.begun = True
        except TimeoutError:
            if answer.begun or not answer.deadline.expired():
                raise
            await refuse(asked.scope, answer.out, TOO_LONG)
        except _TooMuchError:
            if answer.begun:
                raise
            said = Refusal(413, f"More than {MOST_BODY:,} bytes were sent.")
            await refuse(asked.scope, answer.out, said)


def _limits() -> dict[str, float | None]:
    """Return the seconds until an answer begins, by kind; a download first sorts all its rows."""
    return {
        kinds.PAGE: LONGEST_PAGE,
        kinds.COSTLY: LONGEST,
        kinds.SQL: LONGEST,
        kinds.DOWNLOAD: None,
        kinds.FILE: LONGEST_PAGE,
    }


class _Answer:
    """An answer on its way: its deadline, and the place that it leaves as soon as it has begun."""

    deadline: asyncio.Timeout

    def __init__(self, out: Any, place: Place, kind: str) -> None:
        self.out, self.place, self.kind = out, place, kind
        self.begun = False

    async def send(self, message: Any) -> None:
        """Send a part; from the first on the reader's own slowness is bounded, not the work."""
        self.begun = True
        self.deadline.reschedule(asyncio.get_running_loop().time() + SLOWEST)
        if self.kind in (kinds.PAGE, kinds.COSTLY):
            self.place.leave()
        await self.out(message)


class _TooMuchError(Exception):
    """A request has a body that is too long."""


def _limited(receive: Any) -> Any:
    """Wrap what a request sends, so that it ends where it is too long."""
    size = 0

    async def received() -> Any:
        nonlocal size
        message = await receive()
        size += len(message.get("body") or b"")
        if size > MOST_BODY:
            raise _TooMuchError
        return message

    return received
