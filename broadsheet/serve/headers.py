"""What a browser may do with an answer.

In: Datasette's application. Out: the same application, each of whose answers has a content security
policy and its like. Nothing comes from another host, and no script stands in a page but those of
Datasette's own that are known by their hash.

Pages with a chart of datasette-vega let it make functions from text ('unsafe-eval'), which is how
Vega works: those of tables and queries; other pages do not load it. Styles may stand in a page, as
both Datasette and Vega write them. Plugins that are not known here may need more: on one's own
machine only what never breaks one is said then; where the site is public,
`plugins: {broadsheet: {policy: …}}` names the whole policy instead.
"""

import base64
import hashlib
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import datasette as package

from broadsheet.publish.datasette_1 import NEWER
from broadsheet.publish.datasette_1.pages import answering, own_scripts
from broadsheet.serve.asked import Asked
from broadsheet.serve.settings import has_other_plugins, is_public, said

_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_FACETS = ("DATASETTE_ALLOW_FACET = true;", "DATASETTE_ALLOW_FACET = false;")
"""What Datasette's page of a table that is not of ours has."""

_SAFE = "base-uri 'none'; object-src 'none'; frame-ancestors 'self'"
"""What breaks nothing, whatever other plugins do."""

ALWAYS = {
    "x-content-type-options": "nosniff",
    "x-frame-options": "SAMEORIGIN",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
}
"""For each answer; to other sites nothing says from which page, or search, a reader came."""

DATA = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'"
"""For whatever is no page: files, feeds, JSON."""


def _hash(script: str) -> str:
    digest = hashlib.sha256(script.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


def _known_scripts() -> str:
    """Return the hashes of the scripts that stand in pages of Datasette."""
    folder = Path(package.__file__).parent / "templates"
    editor = (folder / "_codemirror_foot.html").read_text(encoding="utf-8")
    return " ".join(map(_hash, [*_SCRIPT.findall(editor), *_FACETS]))


def policy(scripts: str) -> str:
    """Return the policy of a page, given what scripts may come from besides this host."""
    return (
        f"default-src 'none'; script-src 'self' {scripts}; style-src 'self' 'unsafe-inline';"
        " img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self';"
        f" {_SAFE}"
    )


def has_charts(asked: Asked) -> bool:
    """Tell whether datasette-vega may draw on a page: one of a table, a saved query or SQL."""
    if asked.table is None:
        return "sql" in dict(asked.arguments)
    return len(asked.parts) == 2


def with_policy(app: Any, datasette: Any) -> Any:
    """Wrap an application so that each answer says what a browser may do with it."""
    known = _known_scripts()
    plain, charts = policy(known), policy(f"'unsafe-eval' {known}")
    has_others = cache(lambda: has_other_plugins(datasette))

    def of_page(scope: Any) -> str:
        own = said(datasette)["policy"]
        if own:
            return str(own)
        if not is_public(datasette) and has_others():
            return _SAFE
        with_charts = has_charts(Asked(datasette, scope))
        if not NEWER:
            return charts if with_charts else plain
        stands = own_scripts()
        if stands is None:
            return _SAFE
        return policy(" ".join([*(["'unsafe-eval'"] if with_charts else []), *map(_hash, stands)]))

    async def wrapped(scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] != "http":
            await app(scope, receive, send)
            return

        async def sent(message: Any) -> None:
            if message["type"] == "http.response.start":
                message = {**message, "headers": _with(message, lambda: of_page(scope))}
            await send(message)

        with answering():
            await app(scope, receive, sent)

    return wrapped


def _with(message: Any, of_page: Callable[[], str]) -> list[Any]:
    headers = list(message.get("headers") or [])
    there = {name.lower(): value for name, value in headers}
    is_page = there.get(b"content-type", b"").startswith(b"text/html")
    more = {**ALWAYS, "content-security-policy": of_page() if is_page else DATA}
    return headers + [
        (name.encode(), value.encode())
        for name, value in more.items()
        if name.encode() not in there
    ]
