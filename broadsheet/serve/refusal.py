"""The short answer to a request that is not served.

In: a status and a sentence. Out: that answer, as JSON where the address asks for JSON, else as a
page. It is made without Datasette and its templates, as it must cost next to nothing.
"""

import json
from dataclasses import dataclass
from html import escape
from http import HTTPStatus
from typing import Any


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a request is not served."""

    status: int
    said: str
    again: int | None = None
    """Seconds after which to ask again, where that helps."""
    location: str | None = None
    """Where what was asked for is, where it is elsewhere."""


TOO_BUSY = Refusal(503, "The site has more to do than it can just now. Please try again soon.", 5)
TOO_LONG = Refusal(
    503,
    "This took too long and was stopped. Ask for less: fewer words, filters, facets or rows.",
    30,
)


async def refuse(scope: Any, send: Any, refusal: Refusal) -> None:
    """Send a refusal. Its headers say that nobody is to keep it."""
    title = HTTPStatus(refusal.status).phrase
    wants_json = scope["path"].endswith(".json")
    if wants_json:
        said = {"ok": False, "error": refusal.said, "status": refusal.status, "title": title}
        body, media_type = json.dumps(said), "application/json"
    else:
        body = (
            f'<!DOCTYPE html>\n<html lang="en"><meta charset="utf-8"><title>{escape(title)}</title>'
            f"\n<h1>{escape(title)}</h1>\n<p>{escape(refusal.said)}</p></html>\n"
        )
        media_type = "text/html"
    headers = [
        (b"content-type", f"{media_type}; charset=utf-8".encode()),
        (b"cache-control", b"no-store"),
    ]
    if refusal.again is not None:
        headers.append((b"retry-after", str(refusal.again).encode()))
    if refusal.location is not None:
        headers.append((b"location", refusal.location.encode("ascii")))
    await send({"type": "http.response.start", "status": refusal.status, "headers": headers})
    shown = b"" if scope["method"] == "HEAD" else body.encode()
    await send({"type": "http.response.body", "body": shown})
