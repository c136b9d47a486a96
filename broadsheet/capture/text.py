"""Plain text: the file is the article, decoded and not changed; a line may state its address."""

from broadsheet.capture.address import address
from broadsheet.capture.decode import decode
from broadsheet.capture.entry import Entry, Read, Refusal


def read(content: bytes) -> Read:
    """Yield the one article of a text file."""
    decoded = decode(content)
    if decoded is None:
        yield Refusal("binary")
    else:
        claims = address(decoded.text)
        yield Entry(content, decoded.text, decoded.encoding, claims=claims, doubts=decoded.doubts)
