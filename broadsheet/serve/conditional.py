"""What a client says that it takes, and that it has (RFC 9110, sections 12.5.3, 13.1.2).

In: headers. Out: whether to pack, and whether to send at all; and the mark to tell content by.
"""

import re

_GZIP = re.compile(r"(?:x-)?gzip|\*", re.IGNORECASE)
_NONE = re.compile(r"q=0(?:\.0{0,3})?", re.IGNORECASE)


def takes_gzip(accepted: str) -> bool:
    """Tell whether a client takes what is packed by gzip, by its `Accept-Encoding`.

    >>> [takes_gzip(one) for one in ("gzip, br", "br;q=1.0, *;q=0.1", "identity", "gzip;q=0", "")]
    [True, True, False, False, False]
    """
    takes: dict[str, bool] = {}
    for one in accepted.split(","):
        name, _, weight = one.partition(";")
        if _GZIP.fullmatch(name.strip()):
            takes["*" if "*" in name else "gzip"] = not _NONE.fullmatch(weight.strip())
    return takes.get("gzip", takes.get("*", False))


def tag_of(sha256: str) -> str:
    """Return the `ETag` of content with this sha256, in hexadecimal."""
    return f'"{sha256[:32]}"'


def has(asked: str, tag: str) -> bool:
    """Tell whether a client has what a tag names, by its `If-None-Match`.

    A proxy may have weakened the tag.

    >>> [has(asked, '"a"') for asked in ('"b", W/"a"', "*", '"b"', "")]
    [True, True, False, False]
    """
    return asked.strip() == "*" or tag in [
        one.strip().removeprefix("W/") for one in asked.split(",")
    ]
