"""The encoding that a page declares: a label in HTTP or in a `meta` element to Python's codec.

In: a label, or the first bytes of a page. Out: a codec's name, or None. Lives here: which labels
mean more than they say (the WHATWG Encoding Standard, section 4.2), and where a page may hold one.
"""

import codecs
import re

PRESCAN = 4096
"""Bytes in which a label is looked for. The standard says 1,024; pages put scripts before it."""

_LABEL = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})"
    rb"|^\s*<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([\w.:-]{1,40})",
    re.IGNORECASE,
)

# The labels that browsers read as a superset of what they name, and those unknown to Python.
_CODECS = {
    label: codec
    for codec, labels in {
        "cp1252": "ascii us-ascii iso-8859-1 iso8859-1 iso_8859-1 latin1 latin-1 l1 x-user-defined"
        " x-cp1252 ansi ibm819 cp819",
        "cp1254": "iso-8859-9 iso8859-9 latin5 l5 x-cp1254",
        "cp874": "iso-8859-11 iso8859-11 tis-620 windows-874 dos-874",
        "cp1251": "x-cp1251 win-1251 win1251",
        "cp1250": "x-cp1250",
        "cp932": "shift_jis shift-jis sjis x-sjis ms_kanji ms932 windows-31j csshiftjis",
        "gb18030": "gb2312 gb_2312 gb_2312-80 gbk x-gbk chinese csgb2312 iso-ir-58",
        "cp949": "euc-kr euckr korean ks_c_5601-1987 ks_c_5601-1989 ksc5601 ksc_5601 windows-949",
        "big5hkscs": "big5 big5-hkscs big-5 cn-big5 x-x-big5 csbig5",
        "iso8859-8": "iso-8859-8-i iso-8859-8-e logical visual hebrew",
        "koi8-r": "koi koi8 koi8_r",
        "koi8-u": "koi8-ru",
        "mac-roman": "macintosh x-mac-roman mac",
        "mac-cyrillic": "x-mac-cyrillic x-mac-ukrainian",
        "utf-8": "unicode-1-1-utf-8 unicode11utf8 unicode20utf8 x-unicode20utf8",
        "utf-16-le": "utf-16 utf-16le ucs-2 unicode iso-10646-ucs-2",
        "utf-16-be": "utf-16be unicodefffe",
    }.items()
    for label in labels.split()
}

_KNOWN = re.compile(
    r"utf-8|utf-16-[bl]e|iso8859-\d+|cp\d+|koi8-[rtu]|euc_\w+|shift_jis\w*|gb\w+|hz|big5\w*"
    r"|iso2022_\w+|mac-\w+|johab|kz1048|ptcp154|tis-620"
)
"""Python's names of character encodings; `punycode` or `unicode_escape` are none for a page."""


def codec(label: str) -> str | None:
    """Return Python's codec for a label, or None where there is none.

    >>> codec("ISO-8859-1"), codec("GB2312"), codec("rot13")
    ('cp1252', 'gb18030', None)
    """
    known = label.strip().strip("\"'").lower()
    try:
        name = codecs.lookup(_CODECS.get(known, known)).name
    except (LookupError, ValueError):
        return None
    return name if _KNOWN.fullmatch(name) else None


def declared(raw: bytes) -> str | None:
    """Return the label that a page gives in its first bytes.

    A label that can be read byte by byte is no UTF-16, whatever it says (HTML, 13.2.3.3).

    >>> declared(b'<html><meta charset="windows-1251">')
    'windows-1251'
    """
    match = _LABEL.search(raw[:PRESCAN])
    if match is None:
        return None
    label = (match[1] or match[2]).decode("ascii", "replace")
    return "utf-8" if label.lower().startswith(("utf-16", "utf-32", "ucs")) else label
