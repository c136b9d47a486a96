"""The shingles that several articles have, found without having all of them in memory at once.

In: for each of some articles, in their order, the hashes of its shingles. Out: those that several
of the articles have, numbered, and for each article, in their order, the numbers of its own.

Every hash is written down with its article, in batches that each hold a range of hashes; a batch
read back shows which hashes come twice. What is left is written and read once more, by article.
"""

from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import count, groupby, pairwise

from broadsheet.scratch import scratch

BUFFER = 1 << 17
"""Pairs of a hash and an article that are in memory at once; each takes some forty bytes."""

BATCH = 1 << 16
"""Pairs of a batch, about."""

ARTICLE_BITS = 12
"""So many articles (2**12) are in a batch when the shingles of each are put together."""

_LOW = (1 << 32) - 1

_TABLES = """
CREATE TABLE batches (batch INTEGER, pairs BLOB);
CREATE TABLE own (batch INTEGER, pairs BLOB);
"""


class Shared:
    """The hashes (of 32 bits) that several articles have, and in how many each is (`counts`).

    `size` is about how many hashes all articles have together.
    """

    def __init__(self, articles: Iterable[Iterable[int]], size: int) -> None:
        self.connection = scratch(_TABLES)
        self.hashes, self.counts = array("I"), array("I")
        self._articles = 0
        buffer: list[int] = []
        shift = 64 - (size // BATCH).bit_length()
        for number, hashes in enumerate(articles):
            buffer += [one << 32 | number for one in hashes]
            self._articles += 1
            if len(buffer) >= BUFFER:
                self._write("batches", buffer, shift)
        self._write("batches", buffer, shift)
        self._find()

    def __iter__(self) -> Iterator[list[int]]:
        """Yield for each article the numbers of the shared hashes that it has."""
        done = 0
        for pairs in self._batches("own"):
            end = 0
            while end < len(pairs):
                begin, end = end, bisect_left(pairs, done + 1 << 32, end)
                yield [pair & _LOW for pair in pairs[begin:end]]
                done += 1
        for _ in range(done, self._articles):
            yield []

    def close(self) -> None:
        """Forget all."""
        self.connection.close()

    def _find(self) -> None:
        """Give the hashes that come twice their numbers, and write down who has them."""
        buffer: list[int] = []
        for pairs in self._batches("batches"):
            hashes = [pair >> 32 for pair in pairs]
            again = {one for one, other in pairwise(hashes) if one == other}
            counts = Counter(filter(again.__contains__, hashes))
            numbers = dict(zip(counts, count(len(self.hashes)), strict=False))
            self.hashes.extend(counts)
            self.counts.extend(counts.values())
            buffer += [
                (pair & _LOW) << 32 | numbers[one]
                for pair, one in zip(pairs, hashes, strict=True)
                if one in numbers
            ]
            if len(buffer) >= BUFFER:
                self._write("own", buffer, 32 + ARTICLE_BITS)
        self._write("own", buffer, 32 + ARTICLE_BITS)
        self.connection.execute("DELETE FROM batches")

    def _write(self, table: str, buffer: list[int], shift: int) -> None:
        """Write pairs into the batches that their upper bits name, and empty the buffer."""
        buffer.sort()
        rows = []
        begin = 0
        while begin < len(buffer):
            batch = buffer[begin] >> shift
            end = bisect_left(buffer, batch + 1 << shift, begin)
            rows.append((batch, array("Q", buffer[begin:end]).tobytes()))
            begin = end
        self.connection.executemany(f"INSERT INTO {table} VALUES (?, ?)", rows)
        buffer.clear()

    def _batches(self, table: str) -> Iterator[list[int]]:
        """Yield the pairs of each batch, sorted."""
        self.connection.execute(f"CREATE INDEX {table}_batch ON {table} (batch)")
        sql = f"SELECT batch, pairs FROM {table} ORDER BY batch, rowid"
        for _, those in groupby(self.connection.execute(sql), lambda row: row[0]):
            pairs = array("Q")
            for _, packed in those:
                pairs.frombytes(packed)
            yield sorted(pairs)
