"""Where the values of a JSON stream begin and end, found without understanding them.

In: a `Window`. Out: the bytes of one value after another. A value that is no valid JSON ends where
its brackets do, so that one bad record costs no other, and each byte is looked at once.
"""

import re

from broadsheet.capture.stream import TooLargeError, Window

MAX_DEPTH = 100_000
"""Levels of brackets that are told apart; deeper ones are only counted."""

_REACH = 64
"""Brackets left open that another one closes; with more of them the value is beyond hope."""

_QUOTE, _BACKSLASH = b'"\\'
_OPENS = b"[{"
_CLOSES = {ord("}"): b"{", ord("]"): b"["}

_BLANK = re.compile(rb"(?:[\s,\x00\x1e]|\xef\xbb\xbf)*+")
"""Also the record separators of RFC 7464, and byte order marks of files that were joined."""

_OUTSIDE = re.compile(rb'["\]}]|[\[{]++')
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
    state = _State()
    while not (done := state.advance(window)):
        if not _more(window):
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


class _State:
    """How far into a value the window is: in which brackets, and whether in a string."""

    def __init__(self) -> None:
        self.inside = False
        self.stack = bytearray()
        self.deeper = 0

    def advance(self, window: Window) -> bool:
        """Go on through what has been read; tell whether the value has ended."""
        data, end = window.data, len(window.data)
        while window.at < end:
            if self.inside:
                window.at = _end(_INSIDE.match(data, window.at), window.at)
                if window.at >= end or data[window.at] == _BACKSLASH:  # an escape not whole yet
                    return False
                window.at += 1
                self.inside = False
                if not self.stack:
                    return True
            elif not self.stack and data[window.at] not in b'"[]{}':
                window.at = max(window.at + 1, _end(_SCALAR.match(data, window.at), 0))
                return window.at < end
            elif found := _OUTSIDE.search(data, window.at):
                window.at = found.end()
                if found[0][0] in _OPENS:
                    self._open(found[0])
                elif self._ends(data[window.at - 1]):
                    return True
            else:
                window.at = end
        return False

    def _ends(self, mark: int) -> bool:
        """Take in a quotation mark or a closing bracket; tell whether it ends the value.

        A bracket of the other kind closes what was left open: `{"a": [1, 2}` ends there. One that
        closes nothing is passed over, where something else is open.
        """
        if mark == _QUOTE:
            self.inside = True
            return False
        if self.deeper:
            self.deeper -= 1
        elif (opened := self.stack.rfind(_CLOSES[mark], -_REACH)) >= 0:
            del self.stack[opened:]
        return not self.stack

    def _open(self, brackets: bytes) -> None:
        room = MAX_DEPTH - len(self.stack)
        self.stack += brackets[:room]
        self.deeper += len(brackets[room:])
