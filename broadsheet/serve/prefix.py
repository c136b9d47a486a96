"""The prefix of a site (`base_url`), taken off the path of each request.

In: an application, and the Datasette behind it. Out: the same application, which is asked as if the
site stood at /, whether the proxy in front has left the prefix in the path or not. Datasette finds
the page either way, but makes its links of the path as it is, and puts the prefix before them: left
in, it would stand there twice.
"""

from typing import Any

from broadsheet.serve.asked import raw_path


def without_prefix(app: Any, datasette: Any) -> Any:
    """Wrap an application so that no path that it is asked for has the prefix."""
    prefix = str(datasette.setting("base_url"))
    if prefix == "/":
        return app

    async def wrapped(scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] == "http" and raw_path(scope).startswith(prefix.encode()):
            path = "/" + scope["path"].removeprefix(prefix)
            scope = {**scope, "path": path, "raw_path": _below(raw_path(scope), prefix.encode())}
        await app(scope, receive, send)

    return wrapped


def _below(path: bytes, prefix: bytes) -> bytes:
    """Return a path without the prefix.

    Datasette takes it off once more, which a database of that name must not lose: the first letter
    is encoded, as it decodes it.

    >>> _below(b"/news/corpus/articles", b"/news/"), _below(b"/news/news/articles", b"/news/")
    (b'/corpus/articles', b'/~6Eews/articles')
    """
    below = b"/" + path.removeprefix(prefix)
    return b"/~%02X" % below[1] + below[2:] if below.startswith(prefix) else below
