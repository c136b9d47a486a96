"""SQL of strangers, passed on to a process that may be lost (`asker`).

In: an application, and the Datasette behind it. Out: the same application, which has requests with
SQL (`sql`, `_where`) answered by that process where there is one, so that this one never runs any.
Where the process is lost, the answer is that it took too long, and another process is started.
"""

import asyncio
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl
from uuid import uuid4
from weakref import WeakKeyDictionary

import httpx
from datasette.database import QueryInterrupted
from datasette.utils.asgi import BadRequest

from broadsheet.serve.explained import explain
from broadsheet.serve.plan import Plan
from broadsheet.serve.worker import Worker

_ARGUMENTS = frozenset({"sql", "_where"})

_MOST = 16_000_000
"""Bytes of an answer; a thousand rows of whole articles have ten million."""

_START_WITHIN = 120.0
_ANSWER_WITHIN = 5.0
"""Seconds; the process itself has less. This is for one that cannot even be ended by its timer."""

_PASSED = (b"host", b"accept", b"accept-language")
_KEPT = frozenset({"content-type", "content-disposition", "cache-control", "location", "link"})

_processes: WeakKeyDictionary[Any, "Asker"] = WeakKeyDictionary()


class Asker:
    """The process, from the side of the server that passes requests on to it."""

    def __init__(self, plan: Plan, sockets: Path) -> None:
        self.plan, self.sockets = plan, sockets
        self.turn = asyncio.Lock()
        self.worker: Worker | None = None
        self.starting: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Begin to start the process, unless it is there."""
        if self.starting is None or self.starting.done():
            self.starting = asyncio.get_running_loop().create_task(self._start())

    async def _start(self) -> None:
        if self.worker:
            await self.worker.kill()
        self.worker = await Worker.start(self.plan, self.sockets / uuid4().hex[:12])
        if not await self.worker.is_well(_START_WITHIN):
            await self.worker.kill()

    async def ready(self) -> None:
        """Wait until the process is there."""
        if self.starting:
            await asyncio.shield(self.starting)

    async def answer(self, scope: Any) -> httpx.Response:
        """Return the process's answer to a request. Raises `QueryInterrupted` where it is lost."""
        async with self.turn:
            await self.ready()
            try:
                async with asyncio.timeout(_ANSWER_WITHIN):
                    return await self._asked(scope)
            except (httpx.TransportError, OSError, TimeoutError) as error:
                raise QueryInterrupted(error, None, None) from error
            finally:
                await self._ensure_idle()

    async def _asked(self, scope: Any) -> httpx.Response:
        if self.worker is None:
            raise OSError
        transport = httpx.AsyncHTTPTransport(uds=str(self.worker.asked))
        target = scope["raw_path"] + b"?" + scope["query_string"]
        url = httpx.URL("http://localhost").copy_with(raw_path=target)
        headers = [(name, value) for name, value in scope["headers"] if name in _PASSED]
        request = httpx.Request("GET", url, headers=headers, extensions={"timeout": {}})
        async with transport:
            answer = await transport.handle_async_request(request)
            body = b""
            async for part in answer.aiter_raw():
                body += part
                if len(body) > _MOST:
                    raise BadRequest(f"The answer has more than {_MOST:,} bytes; ask for less")
            return httpx.Response(answer.status_code, headers=answer.headers, content=body)

    async def _ensure_idle(self) -> None:
        """Start another process where this one is lost, or still at what nobody waits for."""
        worker = self.worker
        if worker is None or worker.process.returncode is not None or not await worker.is_well(1.0):
            self.start()


def install(datasette: Any, asker: Asker) -> None:
    """Have the SQL that a Datasette is asked answered by a process, which is started."""
    _processes[datasette] = asker
    asker.start()


def passed_on(app: Any, datasette: Any) -> Any:
    """Wrap an application so that it runs no SQL of strangers itself, where a process does that."""

    async def wrapped(scope: Any, receive: Any, send: Any) -> None:
        asker = _processes.get(datasette)
        if asker is None or scope["type"] != "http" or not _is_sql(scope):
            await app(scope, receive, send)
            return
        try:
            answer = await asker.answer(scope)
        except (QueryInterrupted, BadRequest) as error:
            await explain(datasette, scope, receive, send, error)
            return
        headers = [
            (name.encode("latin-1"), value.encode("latin-1"))
            for name, value in answer.headers.multi_items()
            if name in _KEPT
        ]
        headers.append((b"content-length", str(len(answer.content)).encode()))
        start = {"type": "http.response.start", "status": answer.status_code, "headers": headers}
        body = b"" if scope["method"] == "HEAD" else answer.content
        await send(start)
        await send({"type": "http.response.body", "body": body})

    return wrapped


def _is_sql(scope: Any) -> bool:
    """Tell whether a request is for SQL that it brings along."""
    query = scope["query_string"].decode("latin-1")
    return any(name in _ARGUMENTS for name, _ in parse_qsl(query, keep_blank_values=True))
