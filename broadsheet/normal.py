"""One way to write the same characters: what is stored of a text, apart from its offsets.

In: a field value or a paragraph. Out: the same words in Unicode NFC, with plain blanks, without
what shows nothing, and with UTF-8 that was once read as Windows-1252 put right. Lives here only.
Quotation marks, dashes and letters stay as their author set them. Doing it twice changes nothing.
"""

import re
import unicodedata

# ftfy's repair is slow and is asked for only where a text holds what it could repair: a C1 control,
# or a letter that a first byte of UTF-8 looks like before as many signs as must follow that byte,
# as Windows-1252 or 1250 show them; and for Cyrillic, Windows-1251. What it gets wrong: UTF-8 read
# as other encodings stays.
_NEXT = (
    "[\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac"
    "\u2122\u0104\u0105\u0141\u0142\u015a\u015b\u0164\u0165\u0179-\u017c\u02c7\u02d8\u02d9\u02db\u02dd]"
)
_TELL_TALE = re.compile(
    rf"[\x80-\x84\x86-\x9f]|[\u00c2-\u00df\u0102\u0139]{_NEXT}|\u00c3 |[\u00e0-\u00ef]{_NEXT}{{2}}"
    rf"|[\u00f0-\u00f4]{_NEXT}{{3}}"
    "|[\u0420\u0421][\u00a0-\u00bf\u0402-\u040f\u0452-\u045f\u0490\u0491\u2013-\u203a\u20ac\u2122]"
)

# C0 and C1 controls, soft hyphen, zero-width space, marks and overrides of direction (UAX 9), word
# joiner and the invisible operators, interlinear marks, and the byte order mark. Tags stay: the
# flags of England, Scotland and Wales are written with them.
_INVISIBLE = (
    "\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e"
    "\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb"
)
_REMOVED = re.compile(f"[{_INVISIBLE}]+")
_BLANKS = re.compile(r"[\s\u1680\u2028\u2029]+")
HALVES = re.compile("[\ud800-\udfff]")
"""Halves of characters (surrogates): JSON can name them (RFC 8259, section 8.2), and no encoding
can hold them."""

# Joiners say how letters are drawn in these scripts, and hold emoji together; elsewhere they show
# nothing. Source: UAX 31, section 2.3 (Arabic, Syriac, Mongolian, Indic) and UTS 51.
_JOINING = (
    "\u0600-\u08ff\u0900-\u0dff\u0f00-\u0fff\u1000-\u109f\u1780-\u17ff\u1800-\u18af\ua840-\ua8ff"
    "\ufb50-\ufdff\ufe70-\ufefe"
)
_LOST_JOINER = re.compile(
    rf"(?<![{_JOINING}])\u200c+|\u200c+(?![{_JOINING}])"
    rf"|(?<![{_JOINING}\u2190-\u2bff\ufe0f\U0001f000-\U0001faff])\u200d+"
    rf"|\u200d+(?![{_JOINING}\u2190-\u2bff\U0001f000-\U0001faff])"
)


_UNSHOWN = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)
"""Controls, ends of lines, marks and overrides of direction, halves of characters."""


def mended(text: str) -> str:
    """Return a text without halves of characters."""
    return HALVES.sub("\ufffd", text)


def quoted(text: str) -> str:
    r"""Return words of a source as a message may quote them: what would spoil it is U+FFFD.

    >>> quoted("unknown column: \0a\u202eb")
    'unknown column: \ufffda\ufffdb'
    """
    return text if text.isprintable() else _UNSHOWN.sub("\ufffd", text)


MOST_ROUNDS = 8
"""Taking something out may show something else to be wrong; two rounds are the rule."""


def normal(text: str) -> str:
    r"""Return a text as it is stored.

    >>> normal("A\u00a0re\u00adport\r\n on  the cafe\u0301 ")
    'A report on the café'
    """
    if text.isascii():
        return text if _is_usual(text) else _plain(text)
    for _ in range(MOST_ROUNDS):
        before = text
        if _TELL_TALE.search(text):
            text = _repaired(text)
        if not unicodedata.is_normalized("NFC", text):
            text = unicodedata.normalize("NFC", text)
        if not _is_usual(text):
            text = _plain(text)
        if text == before:
            break
    return text


def _is_usual(text: str) -> bool:
    """Tell whether there is nothing to take out: nothing invisible, and only single blanks."""
    return text.isprintable() and "  " not in text and " " not in (text[:1], text[-1:])


def _plain(text: str) -> str:
    """Take out what shows nothing, and make every stretch of blanks one."""
    text = mended(text)
    text = _REMOVED.sub("", _BLANKS.sub(" ", text))
    text = _LOST_JOINER.sub("", text)
    # What was parted by something invisible may be one blank, or one letter, now.
    return unicodedata.normalize("NFC", _BLANKS.sub(" ", text)).strip()


def _repaired(text: str) -> str:
    """Return a text with UTF-8 that was read as something else put right."""
    import ftfy

    return ftfy.fix_encoding(text)
