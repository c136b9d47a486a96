"""What was found in articles before, where the corpus still says the same of them.

In: the documents, and a guide to cleaning them. Out: for each what cleaning and enriching make of
it, done now or before. A document's words do not tell all that this depends on: lines that stand in
other articles too, the order of day and month, the day. So it is kept what the guide was asked.
"""

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
_PARTS = msgspec.msgpack.Decoder(tuple[bytes, bytes]).decode
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
        self, kept: Iterable[bytes], spread: Spread
    ) -> Iterator[tuple[bytes, Rows | Lost | None]]:
        """Yield each document that `census` kept, and what is in it; None where no article is."""
        work = partial(_worked, self.guide, self.by)
        for packed, made, taken in around(spread, work, kept, self._known):
            if isinstance(made, Lost):
                yield packed, made
                continue
            if not taken:
                self.store.put(self._key(packed), made)
            asked, found = _PARTS(made)
            self.late = self.late or any(_ASKED(asked).late.values())
            yield packed, _FOUND(found)

    def _key(self, packed: bytes) -> bytes:
        return key("found", self.by.label, ",".join(sorted(self.guide.without)), packed)

    def _known(self, packed: bytes) -> bytes | None:
        """Return what was found in a document, where all that it depended on is as it was."""
        own = self._key(packed)
        made = self.store.get(own)
        if made is None:
            return None
        try:
            asked, found = _PARTS(made)
            same = self.guide.agrees(_ASKED(asked))
            _FOUND(found)
        except msgspec.MsgspecError:
            return None
        if not same:
            return None
        self.store.use(own)
        return made


def _worked(guide: Guide, by: Engine, packed: bytes) -> bytes:
    """Clean and enrich one document; return what the guide was asked, and what was found."""
    noting = Noting.of(guide)
    article = clean(document(packed), noting)
    found = None if article is None else rows(enrich(article, by))
    return _PACK((_PACK(noting.asked), _PACK(found)))
