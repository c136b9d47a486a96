"""A page's markup to a tree, in time that grows with its length and with no text lost.

In: markup as text. Out: an lxml tree, or a `Refusal`. Lives here: what is cut out before the parser
sees it, the limits, and what is done where the parser would give up without saying so.
"""

import re

from lxml import etree
from lxml.html import HTMLParser, document_fromstring

from broadsheet.capture.entry import Refusal

MAX_MARKUP = 10_000_000
"""Characters of markup without inline data: fifteen times the largest of the labelled pages. The
parser itself gives up at a piece of text of this size."""

MAX_ELEMENTS = 300_000
"""Elements: 50 times those of the largest labelled page; a second or two of work."""

_DATA = re.compile(r"data:[a-zA-Z]{1,20}/[\w.+-]{1,60}[;,][^\s\"'<>)]{100,}")
"""Inline images and fonts, which make up most of a page saved as one file (RFC 2397)."""

_TAG = re.compile(r"<[a-zA-Z]")

# A tag as HTML 13.2.5.32 to .40 reads it. The parser looks at each pair of attributes.
_MANY_ATTRIBUTES = re.compile(
    r"(<[a-zA-Z][^\s/>]*+)(?:[\s/]++|=?+[^\s/>=]++"
    r"(?:\s*+=\s*+(?:\"[^\"]*+\"|'[^']*+'|[^\s\"'>][^\s>]*+|(?=>)))?+){1000}+"
    r"(?:[\s/]++|=?+[^\s/>=]++(?:\s*+=\s*+(?:\"[^\"]*+\"|'[^']*+'|[^\s\"'>][^\s>]*+|(?=>)))?+)*+"
)

_CONTROL = re.compile(
    r"[\x00-\x08\x0b\x0e-\x1f\x7f\ufffe\uffff]"
    r"|&#0{0,9}(?:[0-8]|1[124-9]|2\d|3[01]);|&#[xX]0{0,9}(?:[0-8bBcCeEfF]|1[\da-fA-F]);"
)
"""Characters that no markup may hold (XML 1.0, 2.2), as such or by their numbers."""

_WRAPPERS = re.compile(
    r"</?(?!(?:p|h[1-6]|li|br|tr|td|title|meta|link|script|style|time|html|head|body)[\s/>])"
    r"[a-zA-Z][^<>]*+>"
)
"""Every tag but those that part lines and those that state something."""

_ALL = re.compile(r"</?(?!(?:title|meta|link|script|style|html|head|body)[\s/>])[a-zA-Z][^<>]*+>")
"""Every tag but those that state something."""

_GAVE_UP = ("Excessive depth", "Resource limit", "Buffer size", "xmlSAX2")


def parsed(markup: str) -> etree._Element | Refusal:
    """Parse a page; images within it are left out.

    A page nested deeper than the parser goes is parsed without its wrappers: nothing is lost but
    where its lines hang.
    """
    lean = _DATA.sub("", markup) if "data:" in markup else markup
    if len(lean) > MAX_MARKUP:
        return Refusal("too large", f"over {MAX_MARKUP:,} characters of markup")
    if lean.count("<") > MAX_ELEMENTS and len(_TAG.findall(lean)) > MAX_ELEMENTS:
        return Refusal("too large", f"over {MAX_ELEMENTS:,} elements")
    lean = lean.replace("\f", " ")
    lean = _CONTROL.sub("", _MANY_ATTRIBUTES.sub(r"\1", lean))
    tree, faults = _tree(lean)
    for tags, mark in ((_WRAPPERS, "\n"), (_ALL, "<p>")):
        if faults:
            flat, faults = _tree(tags.sub(mark, lean))
            tree = tree if flat is None else flat
    if tree is None:
        return Refusal("unreadable markup")
    return tree


def _tree(markup: str) -> tuple[etree._Element | None, bool]:
    """Return the tree, and whether the parser left something out."""
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True)
    try:
        tree = document_fromstring(markup.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError):
        return None, True
    errors = parser.error_log
    return tree, any(word in str(one.message) for one in errors[-20:] for word in _GAVE_UP)


def strip(tree: etree._Element) -> None:
    """Take out what is never shown: scripts and styles make up most of many pages."""
    etree.strip_elements(tree, "script", "style", "svg", "noscript", "template", with_tail=False)
