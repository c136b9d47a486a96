"""JSON Lines: each line of the file is one article.

In: an open file. Out: an `Entry` or a `Refusal` for each line, numbered by its line. The format of
https://jsonlines.org, also written `.ndjson`. A file of that name that holds a list, or records of
several lines, is read as JSON.
"""

import re
from typing import BinaryIO

from broadsheet.capture import json_file
from broadsheet.capture.entry import Read, Refusal
from broadsheet.capture.stream import MAX_RECORD, coded, lines

_NO_LINES = re.compile(rb"\s*+(?:\[\s*+[{\n]|\{\s*?\n)")
"""How a list begins, or a record that is spread over lines."""

_SEPARATORS = b"\x00\x1e\xef\xbb\xbf \t\r\n,"
"""What may stand around a record: blanks, the separator of RFC 7464, a byte order mark."""


def read(file: BinaryIO) -> Read:
    """Yield the articles of a JSON Lines file."""
    stream, coding = coded(file)
    if _NO_LINES.match(stream.peek()):
        yield from json_file.values(stream, coding)
        return
    for number, raw in lines(stream):
        if raw is None:
            yield Refusal("too large", f"over {MAX_RECORD} bytes", number)
        elif part := raw.strip(_SEPARATORS):
            yield json_file.record(part, coding, number)
