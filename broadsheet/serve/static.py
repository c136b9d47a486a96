"""Style sheets and scripts of Datasette and its plugins, given so that a browser keeps them.

In: an ASGI application, and an address below `/-/static/` or `/-/static-plugins/`. Out: the file,
from memory, packed by gzip for whoever takes it, with `etag` and `cache-control`. Datasette says
nothing of keeping it, so that each page loads all of it again: a megabyte, nearly all of it
datasette-vega's, read in pieces of 4 KiB.
"""

import gzip
import hashlib
from dataclasses import dataclass
from http import HTTPStatus
from mimetypes import guess_type
from pathlib import Path
from typing import Any

import datasette as package
from datasette.utils.asgi import Response

from broadsheet.serve.conditional import has, tag_of, takes_gzip

SECONDS = 600
"""How long a browser keeps a file without asking: some have the same name in the next version."""

_MOST = 8_000_000
"""Bytes of a file that is held in memory; what is larger, Datasette gives."""


@dataclass(frozen=True, slots=True)
class _Content:
    """What is sent, and its mark."""

    body: bytes
    tag: str


@dataclass(frozen=True, slots=True)
class _File:
    """A file as it was when it was read, and packed where that is shorter."""

    status: tuple[int, int]
    media_type: str
    plain: _Content
    packed: _Content | None


class Static:
    """An application around another, which gives the files that installed packages have."""

    def __init__(self, app: Any) -> None:
        self.app = app
        self.folders = _folders()
        self.known: dict[Path, _File] = {}

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """Give a file, or leave the request to the application."""
        try:
            file = self._file(scope) if scope["type"] == "http" else None
        except (OSError, ValueError):  # a name that no file can have
            await Response("There is no such file.", HTTPStatus.NOT_FOUND).asgi_send(send)
            return
        if file is None:
            await self.app(scope, receive, send)
        else:
            await _answer(file, scope).asgi_send(send)

    def _file(self, scope: Any) -> _File | None:
        place: str = scope["path"]
        if scope["method"] not in ("GET", "HEAD") or not place.startswith("/-/static"):
            return None
        for address, folder in self.folders.items():
            if place.startswith(address):
                return self._read(folder, place.removeprefix(address))
        return None

    def _read(self, folder: Path, name: str) -> _File | None:
        """Return a file that lies in a folder, read again where it has changed since."""
        path = (folder / name).resolve()
        if not path.is_relative_to(folder) or not path.is_file():
            return None
        about = path.stat()
        status = (about.st_mtime_ns, about.st_size)
        if about.st_size > _MOST:
            return None
        known = self.known.get(path)
        if known is None or known.status != status:
            known = self.known[path] = _made(path, status)
        return known


def _made(path: Path, status: tuple[int, int]) -> _File:
    body = path.read_bytes()
    plain, packed = _content(body), _content(gzip.compress(body, mtime=0))
    media_type = guess_type(path)[0] or "text/plain"
    return _File(status, media_type, plain, packed if len(packed.body) < len(body) else None)


def _content(body: bytes) -> _Content:
    return _Content(body, tag_of(hashlib.sha256(body).hexdigest()))


def _folders() -> dict[str, Path]:
    """Return the folders of files, by the beginning of their addresses, as Datasette gives them."""
    from datasette.plugins import get_plugins  # it loads the plugins, so this one too

    found = {"/-/static/": Path(package.__file__).with_name("static")}
    for plugin in get_plugins():
        if plugin["static_path"]:
            for name in (plugin["name"], plugin["name"].replace("-", "_")):
                found[f"/-/static-plugins/{name}/"] = Path(plugin["static_path"])
    return {address: folder.resolve() for address, folder in found.items()}


def _answer(file: _File, scope: Any) -> Response:
    said = {name.lower(): value.decode("latin-1") for name, value in scope["headers"]}
    packed = file.packed if takes_gzip(said.get(b"accept-encoding", "")) else None
    content = packed or file.plain
    headers = {
        "etag": content.tag,
        "cache-control": f"max-age={SECONDS}",
        "vary": "Accept-Encoding",
    }
    if has(said.get(b"if-none-match", ""), content.tag):
        return Response(b"", HTTPStatus.NOT_MODIFIED, headers, content_type=file.media_type)
    headers["content-length"] = str(len(content.body))
    if packed:
        headers["content-encoding"] = "gzip"
    sent = b"" if scope["method"] == "HEAD" else content.body
    return Response(sent, HTTPStatus.OK, headers, content_type=file.media_type)
