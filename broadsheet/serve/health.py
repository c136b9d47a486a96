"""Whether a server can answer: what a supervisor and a load balancer ask.

In: an application, and the Datasette behind it. Out: the same application, which answers
`/-/health` with 200 where each database answers, and with 503 where one does not. It stands outside
the limits for strangers, so that a crowd is not taken for a fault.
"""

import json
from typing import Any

from broadsheet.publish.edition import served

PATH = "-/health"


def with_health(app: Any, datasette: Any) -> Any:
    """Wrap an application so that it tells of its health."""

    async def wrapped(scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] != "http" or scope["path"] != f"/{PATH}":
            await app(scope, receive, send)
            return
        fault = await _fault(datasette)
        body = json.dumps({"ok": not fault}).encode()
        headers = [
            (b"content-type", b"application/json; charset=utf-8"),
            (b"cache-control", b"no-store"),
            (b"content-length", str(len(body)).encode()),
        ]
        status = 503 if fault else 200
        await send({"type": "http.response.start", "status": status, "headers": headers})
        await send({"type": "http.response.body", "body": body})

    return wrapped


async def _fault(datasette: Any) -> bool:
    """Tell whether a database does not answer."""
    try:
        for database in served(datasette):
            await database.execute("SELECT count(*) FROM sqlite_schema")
    except Exception:  # noqa: BLE001 - whatever it is, the answer is no
        return True
    return False


async def warm(datasette: Any) -> None:
    """Ask for the front pages once, so that no reader waits for what is remembered of them.

    Raises `RuntimeError` where one cannot be shown.
    """
    for path in ("/", *(f"/{database.route}" for database in served(datasette))):
        status = (await datasette.client.get(path)).status_code
        if status >= 500:
            raise RuntimeError(f"{path} is answered with {status}")
