"""Answers kept for a minute: what many readers open at once is made once.

In: what is asked for, and the parts of its answer. Out: the same answer again, without a turn, a
thread or a query. Only what every stranger would get is kept: pages and data of files that do not
change, asked for without a cookie or a key, and complete. Where other plugins are installed nothing
is kept: they could tell readers apart by anything.
"""

import time
from collections import OrderedDict
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from broadsheet.publish.edition import served
from broadsheet.serve import kinds
from broadsheet.serve.asked import Asked, is_known, raw_path
from broadsheet.serve.settings import has_other_plugins

SECONDS = 60.0
"""For which an answer is kept: as long as its readers may keep it (`default_cache_ttl`)."""

MOST_BYTES = 48_000_000
"""Of all answers that are kept: some seven hundred pages."""

LONGEST = 500_000
"""Bytes of an answer that is kept."""

_SAME = frozenset(
    b"user-agent accept-encoding accept-language cache-control connection dnt pragma priority"
    b" referer save-data sec-ch-ua sec-ch-ua-mobile sec-ch-ua-platform sec-fetch-dest"
    b" sec-fetch-mode sec-fetch-site sec-fetch-user sec-gpc te upgrade-insecure-requests via"
    b" x-forwarded-for x-real-ip forwarded".split()
)
"""Headers by which no answer differs; all others are a part of what is asked for."""

Key = tuple[Any, ...]


@dataclass(slots=True)
class Answer:
    """An answer: its first message, and its body."""

    start: dict[str, Any]
    body: bytes
    until: float


class Kept:
    """Answers by what was asked; the one that was asked for longest ago goes first."""

    def __init__(self, datasette: Any) -> None:
        self.datasette = datasette
        self.answers: OrderedDict[Key, Answer] = OrderedDict()
        self.size = 0

    @cached_property
    def is_allowed(self) -> bool:
        """Whether the site is one whose answers stay the same for everyone."""
        changes = any(one.is_mutable for one in served(self.datasette))
        return not (changes or has_other_plugins(self.datasette))

    def key(self, asked: Asked, kind: str) -> Key | None:
        """Return what an answer depends on, None where it is not for everyone."""
        scope = asked.scope
        if kind not in {kinds.PAGE, kinds.COSTLY} or asked.ending == "csv":
            return None  # a CSV of many rows is broken off in words
        if scope["method"] != "GET" or is_known(scope) or not self.is_allowed:
            return None
        said = tuple(sorted(one for one in scope["headers"] if one[0] not in _SAME))
        return scope["scheme"], scope["path"], raw_path(scope), scope["query_string"], said

    def get(self, key: Key) -> Answer | None:
        """Return the answer to a question, None where it has to be made."""
        found = self.answers.get(key)
        if found is None or found.until <= time.monotonic():
            return None
        self.answers.move_to_end(key)
        return found

    def put(self, key: Key, answer: Answer) -> None:
        """Keep an answer."""
        old = self.answers.pop(key, None)
        self.size += len(answer.body) - (len(old.body) if old else 0)
        self.answers[key] = answer
        while self.size > MOST_BYTES:
            _, gone = self.answers.popitem(last=False)
            self.size -= len(gone.body)


class Keeping:
    """Passes an answer on, and keeps it when it was whole and is for everyone."""

    def __init__(self, kept: Kept, key: Key, send: Any, faults: list[object]) -> None:
        """`faults` has what has gone wrong while the answer was made."""
        self.kept, self.key, self.out, self.faults = kept, key, send, faults
        self.start: dict[str, Any] | None = None
        self.parts: list[bytes] = []
        self.size = 0

    async def send(self, message: dict[str, Any]) -> None:
        """Send a part."""
        if message["type"] == "http.response.start":
            self.start = message if _may_be_kept(message) else None
        elif self.start is not None:
            self.parts.append(message.get("body", b""))
            self.size += len(self.parts[-1])
            if self.size > LONGEST:
                self.start, self.parts = None, []
            elif not message.get("more_body") and not self.faults:
                until = time.monotonic() + SECONDS
                self.kept.put(self.key, Answer(self.start, b"".join(self.parts), until))
        await self.out(message)


def _may_be_kept(start: dict[str, Any]) -> bool:
    """Tell from its beginning whether an answer is the same for everyone, for a while."""
    headers = {name.lower(): value for name, value in start["headers"]}
    if start["status"] != 200 or b"set-cookie" in headers:
        return False
    said = headers.get(b"cache-control", b"")
    return bool(said.startswith(b"max-age=")) and said != b"max-age=0"
