"""Where the values of a JSON stream begin and end, found without understanding them.

In: a `Window`. Out: the bytes of one value after another. A value that is no valid JSON ends where
its brackets do, so that one bad record costs no other, and each byte is looked at once.
"""

import re

from broadsheet.capture.stream import TooLargeError, Window

_BLANK = re.compile(rb"(?:[\s,\x00\x1e]|\xef\xbb\xbf)*+")
"""Also the record separators of RFC 7464, and byte order marks of files that were joined."""

_OUTSIDE = re.compile(rb'["\[\]{}]')
_INSIDE = re.compile(rb'(?:[^"\\]++|\\.)*+', re.DOTALL)
_SCALAR = re.compile(rb"[^\s,\[\]{}\":]*+")


def peek(window: Window) -> bytes:
    """Pass over blanks and commas; return the byte that follows, or nothing at the end.

    Takes the mark away where what is kept grows too large.
    """
    while True:
        window.at = _end(_BLANK.match(window.data, window.at), window.at)
        if window.at < len(window.data):
            return bytes(window.data[window.at : window.at + 1])
        if not _more(window):
            return b""


def value(window: Window) -> bytes | None:
    """Pass over the value that begins here and return its bytes; None where it is too large.

    Takes the mark away where what is kept grows too large.
    """
    own = window.mark is None
    if own:
        window.mark = window.at
    start = window.place
    depth, inside = 0, False
    while True:
        done, depth, inside = _advance(window, depth, inside)
        if done or not _more(window):
            break
    if not done:
        window.at = len(window.data)
    if window.mark is None:
        return None
    if own:
        window.mark = None
    return bytes(window.data[start - window.passed : window.at])


def _more(window: Window) -> bool:
    try:
        return window.more()
    except TooLargeError:
        window.mark = None
        return window.more()


def _end(match: "re.Match[bytes] | None", otherwise: int) -> int:
    return match.end() if match else otherwise


def _advance(window: Window, depth: int, inside: bool) -> tuple[bool, int, bool]:
    """Go on through what has been read; tell whether the value ended, and the state."""
    data, end = window.data, len(window.data)
    while window.at < end:
        if inside:
            window.at = _end(_INSIDE.match(data, window.at), window.at)
            if window.at >= end or data[window.at] == ord("\\"):  # an escape that is not whole yet
                break
            inside = False
            window.at += 1
            if depth == 0:
                return True, depth, inside
        elif depth == 0 and data[window.at] not in b'"[]{}':
            window.at = max(window.at + 1, _end(_SCALAR.match(data, window.at), 0))
            return window.at < end, depth, inside
        elif found := _OUTSIDE.search(data, window.at):
            window.at = found.end()
            inside = found[0] == b'"'
            if not inside:
                depth += 1 if found[0] in b"[{" else -1
                if depth <= 0:
                    return True, depth, inside
        else:
            window.at = end
    return False, depth, inside
