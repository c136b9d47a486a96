"""The socket that readers connect to, held for as long as the site is there.

In: a `Plan`. Out: a listening socket, and the plan with the port that it got.
"""

import socket
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path

from broadsheet.errors import UsageError
from broadsheet.serve.plan import Plan

_BACKLOG = 2048


@contextmanager
def listening(plan: Plan) -> Iterator[tuple[socket.socket, Plan]]:
    """Listen where a plan says. Raises `UsageError` where that cannot be done."""
    try:
        readers = _unix(Path(plan.uds)) if plan.uds else _tcp(plan.host, plan.port)
    except OSError as error:
        where = plan.uds or f"{plan.host}:{plan.port}"
        raise UsageError(where, f"cannot be listened at: {error.strerror or error}") from error
    try:
        yield readers, plan if plan.uds else replace(plan, port=readers.getsockname()[1])
    finally:
        readers.close()
        if plan.uds:
            Path(plan.uds).unlink(missing_ok=True)


def _tcp(host: str, port: int) -> socket.socket:
    family, _, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    return socket.create_server(address[:2], family=family, backlog=_BACKLOG)


def _unix(path: Path) -> socket.socket:
    """Listen at a path, also where a server that was killed has left its socket."""
    with suppress(FileNotFoundError):
        if not stat.S_ISSOCK(path.lstat().st_mode):
            raise UsageError(path, "is no socket; name another path")
        with socket.socket(socket.AF_UNIX) as probe:
            try:
                probe.connect(str(path))
            except ConnectionRefusedError:
                path.unlink()
            else:
                raise UsageError(path, "is served by another process; end that one first")
    readers = socket.socket(socket.AF_UNIX)
    try:
        readers.bind(str(path))
        path.chmod(0o666)  # the web server is another user; the folder says who may come this far
        readers.listen(_BACKLOG)
    except OSError:
        readers.close()
        raise
    return readers
