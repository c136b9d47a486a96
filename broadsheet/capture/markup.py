"""Text that is markup: how it is told, and the words in it.

In: a text out of a record or a claim. Out: whether it is HTML, or the words of it.
"""

import html as entities
import re

_BLOCK = re.compile(
    r"</?(?:p|div|br|h[1-6]|ul|ol|li|blockquote|article|section|html|body)\b[^<>]*>",
    re.IGNORECASE,
)
_TAG = re.compile(
    r"</?(?:p|div|br|span|a|em|strong|b|i|u|sup|sub|small|h[1-6]|img)(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,8}\d?);")

MIN_BLOCKS = 2
"""An article about HTML may name a tag; one in HTML opens and closes a paragraph."""


def is_markup(text: str) -> bool:
    """Tell HTML from plain text by its tags of blocks.

    >>> is_markup("<p>One.</p>"), is_markup("The tag <p> begins a paragraph.")
    (True, False)
    """
    if "<" not in text:
        return False
    opening = text.lstrip()[:1] == "<" and _BLOCK.search(text[:2000])
    return bool(opening) or len(_BLOCK.findall(text, 0, 100_000)) > MIN_BLOCKS


def words(text: str) -> str:
    """Return the words of a short text that may hold tags and entities.

    >>> words("<p>Rain &amp; <em>wind</em></p>")
    'Rain & wind'
    """
    plain = _TAG.sub("", text) if "<" in text else text
    return entities.unescape(plain) if _ENTITY.search(plain) else plain
