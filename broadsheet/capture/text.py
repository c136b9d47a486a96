"""Plain text: the file is the article, decoded and not changed."""

from broadsheet.capture.decode import decode
from broadsheet.capture.entry import Entry, Read, Refusal


def read(content: bytes) -> Read:
    """Yield the one article of a text file."""
    decoded = decode(content)
    if decoded is None:
        yield Refusal("binary")
    else:
        yield Entry(content, decoded.text, decoded.encoding, doubts=decoded.doubts)
