"""Bytes to text: which encoding a file is in, and what is doubtful about that.

In: bytes. Out: a `Decoded` (text, encoding, doubts), or None for binary data. The rule that the
rest relies on: `raw.decode(encoding, "replace") == text`, with Python's name of the encoding.
"""

import codecs
import re
from collections.abc import Iterable
from dataclasses import dataclass

import chardet

from broadsheet.capture.charset import codec

SAMPLE = 65_536
"""Bytes looked at to tell binary from text and to infer an encoding."""

MAX_CONTROL_SHARE = 0.02
"""More control characters than this, other than tabs and line ends, make a file binary: texts
have next to none, and a single stray NUL must not cost an article."""

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark is the beginning of this one
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
"""Byte order marks (Unicode 15, section 23.8) and the codec that takes each one off."""

_ISO_2022 = re.compile(rb"\x1b\$[@AB()]")
"""The escapes to two-byte characters of ISO-2022-JP, -KR and -CN, whose texts are otherwise plain
ASCII (RFC 1468, 1557, 1922)."""

MIN_ZERO_SHARE = 0.04
"""In UTF-16 without a mark the blanks and full stops alone, of any script, have this share of zero
bytes, and all of them at even or all at odd places."""

MAX_DAMAGE = 0.02
"""Of the characters beyond ASCII this share may be damaged in a text that is in the encoding it
declares; in another encoding a third or more have no meaning."""

_WESTERN = frozenset("cp1252 iso8859-1 iso8859-15 mac-roman".split())
_ACCENTED = re.compile(r"[A-Za-z]{0,40}[\u0080-\u024f][A-Za-z\u0080-\u024f]{0,40}")
MAX_ACCENTED = 0.6
"""Share of accented letters in the words that have one: about a third in Western languages, all of
them where the text is really Cyrillic, Greek, Arabic or Chinese."""

_MARKUP = re.compile(rb"<[^<>]*+>")

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x19\x1c-\x1f]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, Python's name of its encoding, and doubts as (kind of problem, detail)."""

    text: str
    encoding: str
    doubts: tuple[tuple[str, str], ...]


def decode(raw: bytes, labels: Iterable[str] = (), *, markup: bool = False) -> Decoded | None:
    """Decode a file's bytes, or return None where they are no text.

    A byte order mark decides, then the first of the declared `labels` that the bytes bear out, then
    valid UTF-8, then the places of zero bytes, then what chardet infers; the last two are a doubt
    (`encoding guessed`), and so is every byte that the encoding has no meaning for. In `markup`
    the tags are not asked.
    """
    utf8, wide = _strict(raw, "utf-8"), _by_zeros(raw)
    plain = utf8 and not wide and not _ISO_2022.search(raw)
    stated = (
        _marked(raw)
        or _borne_out(raw, labels, utf8=utf8, wide=wide)
        or ("utf-8" if plain else None)
    )
    encoding = stated or wide or _inferred(raw, markup=markup) or ("utf-8" if utf8 else None)
    if encoding is None:
        return None
    text = raw.decode(encoding, "replace")
    if _binary(text):
        return None
    doubts: list[tuple[str, str]] = []
    if not stated and encoding != "utf-8":
        doubts.append(("encoding guessed", encoding))
    if "\ufffd" in text and not _strict(raw, encoding):
        doubts.append(("undecodable bytes", f"as {encoding}"))
    return Decoded(text, encoding, tuple(doubts))


def _marked(raw: bytes) -> str | None:
    return next((encoding for mark, encoding in MARKS if raw.startswith(mark)), None)


def _borne_out(raw: bytes, labels: Iterable[str], *, utf8: bool, wide: str | None) -> str | None:
    """Return the codec of the first label that fits the bytes.

    Bytes beyond ASCII that are valid UTF-8 are UTF-8, whatever is declared: no text in another
    encoding is so by chance, while every text is one in Windows-1252.
    """
    beyond = not raw.isascii()
    for name in filter(None, map(codec, labels)):
        if name == "utf-8":
            fits = utf8 and not wide
        elif name.startswith("utf-16"):
            fits = name == wide
        else:
            fits = not (utf8 and beyond) and _reads(raw, name)
        if fits:
            return name
    return None


def _reads(raw: bytes, encoding: str) -> bool:
    """Tell whether nearly all bytes have a meaning, and Western letters stand among ASCII ones."""
    text = raw.decode(encoding, "replace")
    beyond = [character for character in text if character > "\x7f"]
    if beyond.count("\ufffd") > MAX_DAMAGE * len(beyond):
        return False
    if encoding not in _WESTERN:
        return True
    words = "".join(_ACCENTED.findall(text[: 4 * SAMPLE]))
    return sum(letter > "\x7f" for letter in words) <= MAX_ACCENTED * len(words)


def _by_zeros(raw: bytes) -> str | None:
    """Return the UTF-16 or UTF-32 that a text without a mark is in, told by its zero bytes."""
    sample = raw[:SAMPLE]
    places = [sample[i::4].count(0) for i in range(4)]
    if sum(places) < MIN_ZERO_SHARE * len(sample) or len(raw) % 2:
        return None
    for encoding, zeros, full in (
        ("utf-32-le", places[2] + places[3], places[0]),
        ("utf-32-be", places[0] + places[1], places[3]),
        ("utf-16-le", places[1] + places[3], places[0] + places[2]),
        ("utf-16-be", places[0] + places[2], places[1] + places[3]),
    ):
        if "32" in encoding and 5 * zeros < 2 * len(sample):
            continue
        if zeros > 20 * full and _strict(raw, encoding):
            return encoding
    return None


def _strict(raw: bytes, encoding: str) -> bool:
    try:
        raw.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _inferred(raw: bytes, *, markup: bool = False) -> str | None:
    """Infer the encoding of bytes that are not UTF-8; None means binary.

    A text that is UTF-8 but for a few damaged bytes is UTF-8 with undecodable bytes: a legacy
    code page would turn its every accented letter into two wrong ones.
    """
    damaged = raw.decode("utf-8", "replace")
    letters = sum(character > "\x7f" for character in damaged)
    broken = damaged.count("\ufffd")
    if 0 < broken <= letters - broken:
        return "utf-8"
    # A stray NUL is no sign of UTF-16, where every other byte of Western text is one.
    if markup:
        # Tags are ASCII in any encoding, and a label that was refused must not be asked again.
        raw = _MARKUP.sub(b" ", raw[: 16 * SAMPLE])
    sample = raw[:SAMPLE] if 20 * raw.count(0) > len(raw) else raw[:SAMPLE].replace(b"\0", b" ")
    try:
        name = chardet.detect(sample)["encoding"]
    except Exception:  # noqa: BLE001 - a fault of the detector must not end the build
        return "utf-8"
    if name is None:
        return None
    try:
        return codecs.lookup(name).name
    except LookupError:
        return "utf-8"


def _binary(text: str) -> bool:
    sample = text[:SAMPLE]
    return len(_CONTROL.findall(sample)) > MAX_CONTROL_SHARE * len(sample)
