"""JSON Lines: each line of the file is one article.

In: an open file. Out: an `Entry` or a `Refusal` for each line, numbered by its line. The format of
https://jsonlines.org, also written `.ndjson`.
"""

from typing import BinaryIO

from broadsheet.capture import json_file
from broadsheet.capture.entry import Read, Refusal
from broadsheet.capture.stream import MAX_RECORD, coded, lines

_SEPARATORS = b"\x00\x1e\xef\xbb\xbf \t\r\n,"
"""What may stand around a record: blanks, the separator of RFC 7464, a byte order mark."""


def read(file: BinaryIO) -> Read:
    """Yield the articles of a JSON Lines file."""
    stream, coding = coded(file)
    for number, raw in lines(stream):
        if raw is None:
            yield Refusal("too large", f"over {MAX_RECORD} bytes", number)
        elif part := raw.strip(_SEPARATORS):
            yield json_file.record(part, coding, number)
