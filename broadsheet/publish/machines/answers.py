"""Answers for machines: text with its type, how long it may be kept, and a mark to ask again by.

In: a text. Out: a response with `cache-control` and `etag`; where the reader has it already, one
that says so (304) and has no text. All of the site's other answers get a `cache-control` too.
"""

import hashlib
from typing import Any
from xml.etree import ElementTree as ET

from datasette.utils import add_cors_headers
from datasette.utils.asgi import Response

from broadsheet.publish.edition import editions
from broadsheet.publish.shards.index import indexes
from broadsheet.serve.asked import is_known
from broadsheet.serve.conditional import has, tag_of

SECONDS = 600
"""How long a feed, a site map or the rules for crawlers may be kept."""

XML = '<?xml version="1.0" encoding="utf-8"?>\n'


def answer(datasette: Any, request: Any, text: str, media_type: str) -> Response:
    """Answer with a text, or with nothing where the reader says that he has it."""
    tag = tag_of(hashlib.sha256(text.encode("utf-8", "replace")).hexdigest())
    headers = {"etag": tag, "cache-control": _kept(datasette, request, SECONDS)}
    if datasette.cors:
        add_cors_headers(headers)
    if has(request.headers.get("if-none-match") or "", tag):
        return Response("", 304, headers, content_type=media_type)
    return Response(text, 200, headers, content_type=media_type)


def xml(element: ET.Element) -> str:
    """Return an XML document."""
    ET.indent(element, " ")
    return XML + ET.tostring(element, encoding="unicode") + "\n"


_NO_XML = dict.fromkeys((*range(9), 11, 12, *range(14, 32), 65534, 65535), "�") | dict.fromkeys(
    range(55296, 57344), "�"
)


def xml_text(value: Any) -> str:
    r"""Return a text with U+FFFD for what XML 1.0 has no way to write.

    >>> xml_text("a\x00b <i>")
    'a�b <i>'
    """
    return str(value).translate(_NO_XML)


def shortened(text: str, most: int) -> str:
    """Return the beginning of a text as one line, cut at a blank, with an ellipsis.

    >>> shortened("The council met  on Monday.", 12)
    'The council…'
    """
    words = " ".join(text[: 4 * most].split())
    if len(words) <= most:
        return words
    head = words[: most + 1].rpartition(" ")[0] or words[:most]
    return head[:most] + "…"


def _kept(datasette: Any, request: Any, seconds: int) -> str:
    """Return for how long an answer may be kept, and whether by others than the reader."""
    if not datasette.cache_headers:
        return "no-cache"
    own = bool(getattr(request, "actor", None))
    return f"private, max-age={seconds}" if own else f"max-age={seconds}"


def with_headers(app: Any, datasette: Any) -> Any:
    """Wrap an application so that each answer of ours says how long it may be kept.

    Datasette says it of tables, rows and queries (`default_cache_ttl`); so it is said of the front
    page and of all pages under /DATABASE/-/, where they do not say it themselves. Where Datasette
    is started with --cors, these may be read from other sites, like Datasette's own.
    """
    shown = {"default_cache_ttl": datasette.setting("default_cache_ttl")}

    async def wrapped(scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] != "http" or not _is_ours(scope, datasette):
            await app(scope, receive, send)
            return

        async def sent(message: Any) -> None:
            if message["type"] == "http.response.start":
                message = {**message, "headers": _headers(message, scope, datasette, shown)}
            await send(message)

        await app(scope, receive, sent)

    return wrapped


def _headers(message: Any, scope: Any, datasette: Any, shown: dict[str, Any]) -> list[Any]:
    headers = list(message.get("headers") or [])
    names = {name.lower() for name, _ in headers}
    if b"cache-control" not in names and datasette.cache_headers:
        seconds = shown["default_cache_ttl"]
        said = f"max-age={seconds}" if seconds else "no-cache"
        if is_known(scope):
            said = f"private, {said}"
        if message["status"] >= 400:
            said = "no-store"
        headers.append((b"cache-control", said.encode()))
    if datasette.cors and b"access-control-allow-origin" not in names:
        more: dict[str, str] = {}
        add_cors_headers(more)
        headers += [(key.lower().encode(), value.encode()) for key, value in more.items()]
    return headers


def _is_ours(scope: Any, datasette: Any) -> bool:
    """Tell whether an answer is one of this package's routes, or the front page."""
    path = scope["path"]
    found = [*editions(datasette), *indexes(datasette)]
    if path == "/":
        return bool(found)
    _, route, rest = ([*path.split("/", 2), ""])[:3]
    return rest.startswith("-/") and any(datasette.databases[one].route == route for one in found)
