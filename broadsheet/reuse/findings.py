"""What was found in articles before, where the corpus still says the same of them.

In: the documents, and a guide to cleaning them. Out: for each what cleaning and enriching make of
it, done now or before. A document's words do not tell all that this depends on: lines that stand in
other articles too, the order of day and month, the day. So it is kept what the guide was asked.
"""

from collections import deque
from collections.abc import Iterable, Iterator
from functools import partial

import msgspec

from broadsheet.census import document
from broadsheet.clean import clean
from broadsheet.clean.guide import Asked, Guide, Noting
from broadsheet.enrich import enrich
from broadsheet.enrich.engine import Engine
from broadsheet.load_rows import Rows, rows
from broadsheet.reuse.around import around
from broadsheet.reuse.code import key
from broadsheet.reuse.store import Store
from broadsheet.workers import Lost, Spread

_PACK = msgspec.msgpack.Encoder().encode
_PARTS = msgspec.msgpack.Decoder(tuple[bool, bytes, bytes]).decode
"""Whether a date lies in the future, what the guide was asked, and what was found."""

_ASKED = msgspec.msgpack.Decoder(Asked).decode
_FOUND = msgspec.msgpack.Decoder(Rows | None).decode


class Findings:
    """Finds what is in the documents of one build; `late` says whether any states a future date."""

    def __init__(self, guide: Guide, by: Engine, store: Store) -> None:
        self.guide = guide
        self.by = by
        self.store = store
        self.late = False

    def of(
        self, kept: Iterable[tuple[int, bytes]], spread: Spread
    ) -> Iterator[tuple[int, bytes, Rows | Lost | None]]:
        """Yield each id and document that `census` kept, and what is in it; None for no article."""
        work, known = partial(_worked, self.guide, self.by), (self._key, self._holds)
        articles: deque[int] = deque()

        def documents() -> Iterator[bytes]:
            for article, packed in kept:
                articles.append(article)
                yield packed

        for packed, own, made, taken in around(spread, self.store, work, documents(), known):
            if isinstance(made, Lost):
                yield articles.popleft(), packed, made
                continue
            if own is not None and not taken:
                self.store.put(own, made)
            late, _, found = _PARTS(made)
            self.late = self.late or late
            yield articles.popleft(), packed, _FOUND(found)

    def _key(self, packed: bytes) -> bytes:
        return key("found", self.by.label, ",".join(sorted(self.guide.without)), packed)

    def _holds(self, made: bytes) -> bool:
        """Tell whether all that something found depended on is as it was."""
        try:
            _, asked, found = _PARTS(made)
            _FOUND(found)
            return self.guide.agrees(_ASKED(asked))
        except msgspec.MsgspecError:
            return False


def _worked(guide: Guide, by: Engine, packed: bytes) -> bytes:
    """Clean and enrich one document; return what the guide was asked, and what was found."""
    noting = Noting.of(guide)
    article = clean(document(packed), noting)
    found = None if article is None else rows(enrich(article, by))
    return _PACK((any(noting.asked.late.values()), _PACK(noting.asked), _PACK(found)))
