"""The prefix of a site (`base_url`), taken off the path of each request.

In: an application, and the Datasette behind it. Out: the same application, which is asked as if the
site stood at /, whether the proxy in front has left the prefix in the path or not. Datasette finds
the page either way, but makes its links of the path as it is, and puts the prefix before them: left
in, it would stand there twice. Only where it leads on to a path just as it was asked, it puts none
before it, so that is done here.
"""

from http import HTTPStatus
from typing import Any

from datasette.utils.asgi import asgi_send_redirect

from broadsheet.serve.asked import raw_path


def without_prefix(app: Any, datasette: Any) -> Any:
    """Wrap an application so that no path that it is asked for has the prefix."""
    prefix = str(datasette.setting("base_url"))
    if prefix == "/":
        return app

    async def wrapped(scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] != "http":
            await app(scope, receive, send)
            return

        async def sent(message: Any) -> None:
            if message["type"] == "http.response.start" and 300 <= message["status"] < 400:
                headers = [_led(name, value, prefix.encode()) for name, value in message["headers"]]
                message = {**message, "headers": headers}
            await send(message)

        asked = raw_path(scope)
        if asked == prefix[:-1].encode():
            await asgi_send_redirect(send, prefix, HTTPStatus.TEMPORARY_REDIRECT)
            return
        if asked.startswith(prefix.encode()):
            path = "/" + scope["path"].removeprefix(prefix)
            scope = {**scope, "path": path, "raw_path": _below(asked, prefix.encode())}
        await app(scope, receive, sent)

    return wrapped


def _led(name: bytes, value: bytes, prefix: bytes) -> tuple[bytes, bytes]:
    """Return a header, where it leads on to a path of this host, with the prefix.

    >>> _led(b"location", b"/corpus", b"/news/"), _led(b"location", b"//b.org/", b"/news/")
    ((b'location', b'/news/corpus'), (b'location', b'//b.org/'))
    """
    is_path = value.startswith(b"/") and not value.startswith(b"//")
    if name.lower() == b"location" and is_path and not value.startswith(prefix):
        return name, prefix + value[1:]
    return name, value


def _below(path: bytes, prefix: bytes) -> bytes:
    """Return a path without the prefix.

    Datasette takes it off once more, which a database of that name must not lose: the first letter
    is encoded, as it decodes it.

    >>> _below(b"/news/corpus/articles", b"/news/"), _below(b"/news/news/articles", b"/news/")
    (b'/corpus/articles', b'/~6Eews/articles')
    """
    below = b"/" + path.removeprefix(prefix)
    return b"/~%02X" % below[1] + below[2:] if below.startswith(prefix) else below
