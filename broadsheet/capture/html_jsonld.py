"""What a page states of itself as JSON-LD: the node that is the article, read as statements.

In: the texts of a page's `application/ld+json` scripts. Out: `Said`s, each named after a property
of schema.org (`JSON-LD headline`). Lives here: which types are articles, which node is the page's
own, and what is still read where the JSON is broken.
"""

import json
import re
from collections.abc import Iterable, Iterator
from html import unescape
from itertools import islice
from typing import Any

from broadsheet.capture.entry import Said
from broadsheet.capture.html_meta import MOST_AUTHORS, is_address

LONGEST = 2_000_000
"""Characters: a longer script is a catalogue, no description of one article."""

MOST_NODES = 20_000
"""Nodes looked at in one page; the fullest of the labelled pages has 1,300."""

# schema.org 28: `NewsArticle` and its kin first, then what pages use for want of better.
_RANKS = {
    kind: rank
    for rank, kinds in enumerate(
        (
            "NewsArticle ReportageNewsArticle OpinionNewsArticle AnalysisNewsArticle"
            " BackgroundNewsArticle AskPublicNewsArticle ReviewNewsArticle AdvertiserContentArticle"
            " SatiricalArticle LiveBlogPosting",
            "Article BlogPosting TechArticle ScholarlyArticle Report SocialMediaPosting",
            "Review Recipe VideoObject AudioObject PodcastEpisode CreativeWork",
            "WebPage ItemPage",
        )
    )
    for kind in kinds.split()
}

# Properties whose nodes speak of another work, or of one part of this one.
_OTHERS = frozenset(
    "itemListElement mentions about citation hasPart isPartOf isBasedOn relatedLink comment review"
    " liveBlogUpdate video audio image associatedMedia subjectOf workExample offers breadcrumb"
    " potentialAction author creator publisher contributor".split()
)

LAST_ARTICLE = 1
"""The last rank that is an article's; a description of a page or a film is no standfirst."""

_ORGANIZATIONS = frozenset(
    "Organization NewsMediaOrganization Corporation WebSite Brand NGO OnlineBusiness".split()
)

_COMMA = re.compile(r",(\s*[}\]])")
_WRAPS = ("<!--", "//<![CDATA[", "// <![CDATA[", "<![CDATA[", "/*<![CDATA[*/", "/* <![CDATA[ */")
_ENDS = ("-->", "//]]>", "// ]]>", "]]>", "/*]]>*/", "/* ]]> */")
"""What hid scripts from browsers and XML parsers, and is still put around them."""

_LOOSE = re.compile(
    r'"(headline|datePublished|dateModified|articleSection|inLanguage)"\s*+:\s*+'
    r'"((?:[^"\\]|\\.){1,500})"'
    r'|"(author)"\s*+:[\[\s]*+\{[^{}]{0,300}?"name"\s*+:\s*+"((?:[^"\\]|\\.){1,100})"'
)
_TAG = re.compile(r"<[^<>]{1,500}>")

Node = dict[str, Any]


def jsonld(scripts: Iterable[str]) -> tuple[list[Said], str]:
    """Return what the article's nodes state, the best node first, and the longest `articleBody`.

    >>> jsonld(['{"@type": "NewsArticle", "headline": "Ice", "author": {"name": "Ann Lee"}}'])[0]
    [('headline', 'JSON-LD headline', 'Ice'), ('byline', 'JSON-LD author', 'Ann Lee')]
    """
    values: list[Any] = []
    broken: list[Said] = []
    for script in scripts:
        if len(script) > LONGEST:
            continue
        found = list(_parsed(script))
        values += found
        if not found:
            broken += _loose(script)
    nodes, names = _nodes(values)
    ranked = sorted(nodes, key=_rank)
    said = [one for node in ranked for one in _said(node, names)]
    bodies = [body for node in ranked if isinstance(body := node.get("articleBody"), str)]
    return said + broken, max(bodies, key=len, default="")


def lines(body: str) -> str:
    r"""Return an `articleBody` as paragraphs.

    >>> lines("<p>One &amp; two.</p><p>Three.</p>")
    'One & two.\n\nThree.'
    """
    marked = _TAG.sub("\n", unescape(body)) if "<" in body or "&" in body else body
    found = (" ".join(unescape(_TAG.sub("\n", line)).split()) for line in marked.splitlines())
    return "\n\n".join(line for line in found if line)


def text(value: Any) -> str:
    """Return a string property as words: no tags, no character references, one line."""
    if isinstance(value, list):
        value = next((one for one in value if isinstance(one, str)), "")
    if isinstance(value, dict):
        value = value.get("@value") or value.get("name") or ""
    if not isinstance(value, str):
        return ""
    if "&" in value:
        value = unescape(unescape(value))
    return " ".join(_TAG.sub(" ", value).split())


def _parsed(script: str) -> Iterator[Any]:
    """Parse a script; several values in a row, commas too many and raw line ends are let pass."""
    source = script.strip().rstrip(";").rstrip()
    for begin, end in zip(_WRAPS, _ENDS, strict=True):
        source = source.removeprefix(begin).removesuffix(end).strip()
    decoder = json.JSONDecoder(strict=False)
    for candidate in (source, _COMMA.sub(r"\1", source)):
        position, values = 0, []
        try:
            while position < len(candidate):
                value, position = decoder.raw_decode(candidate, position)
                values.append(value)
                while position < len(candidate) and candidate[position] in " \t\r\n,;":
                    position += 1
        except (ValueError, RecursionError):
            if not values:
                continue
        yield from values
        return


def _loose(script: str) -> Iterator[Said]:
    """Read single properties out of broken JSON."""
    fields = {name: field for field, name in (*_PLAIN, ("byline", "author"))}
    seen = set()
    for match in _LOOSE.finditer(script):
        name, words = (match[1], match[2]) if match[1] else (match[3], match[4])
        if name in seen:
            continue
        seen.add(name)
        try:
            yield fields[name], f"JSON-LD {name}", text(json.loads(f'"{words}"', strict=False))
        except ValueError:
            continue


def _types(node: Node) -> list[str]:
    found = node.get("@type") or node.get("type")
    return [one for one in (found if isinstance(found, list) else [found]) if isinstance(one, str)]


def _kinds(node: Node) -> list[str]:
    return [kind.rpartition("/")[2].rpartition(":")[2] for kind in _types(node)]


def _rank(node: Node) -> tuple[int, bool]:
    ranks = [_RANKS[kind] for kind in _kinds(node) if kind in _RANKS]
    return min(ranks, default=9), not node.get("headline")


def _nodes(values: list[Any]) -> tuple[list[Node], dict[str, Node]]:
    """Return the nodes that may be the article, and all nodes by their `@id`."""
    found: list[Node] = []
    names: dict[str, Node] = {}
    queue: list[tuple[Any, bool]] = [(value, True) for value in reversed(values)]
    count = 0
    while queue and count < MOST_NODES:
        value, own = queue.pop()
        count += 1
        if isinstance(value, list):
            queue.extend((one, own) for one in reversed(value[:MOST_NODES]))
        elif isinstance(value, dict):
            name = value.get("@id")
            if isinstance(name, str) and len(value) > len(names.get(name, ())):
                names[name] = value
            if own and any(kind in _RANKS for kind in _kinds(value)):
                found.append(value)
            for key, one in reversed(value.items()):
                if isinstance(one, (dict, list)):
                    queue.append((one, own and key not in _OTHERS))
    return found, names


_PLAIN = (
    ("headline", "headline"),
    ("published", "datePublished"),
    ("updated", "dateModified"),
    ("section", "articleSection"),
    ("language", "inLanguage"),
    ("standfirst", "description"),
    ("licence", "copyrightNotice"),
    ("headline", "alternativeHeadline"),
)
"""The field and the property it is read from."""

ORGANIZATION = " (Organization)"
"""Ends the name of a byline that names no person, by the types of its nodes."""


def _said(node: Node, names: dict[str, Node]) -> Iterator[Said]:
    article = _rank(node)[0] <= LAST_ARTICLE
    for field, name in _PLAIN:
        value = node.get(name)
        if value and (article or field != "standfirst"):
            yield field, f"JSON-LD {name}", _language(value) if field == "language" else text(value)
    yield from _authors(node, names)
    for name in ("publisher", "sourceOrganization"):
        for _, words in islice(_names(node.get(name), names), 1):
            yield "outlet", f"JSON-LD {name}", words
    for name in ("url", "mainEntityOfPage", "@id"):
        value = node.get(name)
        if isinstance(value, dict):
            value = value.get("@id") or value.get("url")
        if isinstance(value, str) and not (name == "@id" and "#" in value):
            yield "url", f"JSON-LD {name}", value.strip()


def _language(value: Any) -> str:
    one = next(iter(value), "") if isinstance(value, list) else value
    return text((one.get("alternateName") or one.get("name")) if isinstance(one, dict) else one)


def _authors(node: Node, names: dict[str, Node]) -> Iterator[Said]:
    """Yield the byline, persons before organizations."""
    for name in ("author", "creator"):
        found = list(islice(_names(node.get(name), names), MOST_AUTHORS))
        persons = [words for organization, words in found if not organization]
        rest = [words for organization, words in found if organization]
        if found:
            mark = "" if persons else ORGANIZATION
            yield "byline", f"JSON-LD {name}{mark}", "; ".join(dict.fromkeys(persons + rest))
            return


def _names(value: Any, names: dict[str, Node]) -> Iterator[tuple[bool, str]]:
    """Yield (is an organization, name) for whatever stands where a name belongs."""
    for one in value if isinstance(value, list) else [value]:
        node = names.get(one, one) if isinstance(one, str) else one
        if isinstance(node, dict):
            if "name" not in node and isinstance(node.get("@id"), str):
                node = names.get(node["@id"], node)
            organization = any(kind in _ORGANIZATIONS for kind in _kinds(node))
            found = [(organization, words) for words in _named(node)]
        else:
            found = [(False, text(node))]
        yield from ((kind, words) for kind, words in found if words and not is_address(words))


def _named(node: Node) -> Iterator[str]:
    stated = node.get("name")
    if not stated and isinstance(node.get("familyName"), str):
        stated = f"{node.get('givenName') or ''} {node['familyName']}"
    for one in stated if isinstance(stated, list) else [stated]:
        yield text(one)
