"""The marked-up shapes of an article: pages as outlets build them, and records as archives do.

In: an `Article`. Out: HTML, Markdown with a front matter, a JSON record, a CSV row, a mail, a WARC
file; and in `gold` what they state. Each outlet has one design of its pages and one kind of metadata.
"""

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import replace
from email.message import EmailMessage
from html import escape
from itertools import groupby

from . import render
from .articles import Article, marked
from .designs import DESIGNS, Tags
from .render import SUBMENU, Gold, Piece, pieces

PROPERTIES = {"headline": "headline", "byline": "author", "printed": "datePublished"}
"""Kinds of pieces and the microdata properties that say the same."""

RIGHT_TO_LEFT = ("ar", "fa", "he")


def html(article: Article) -> str:
    """Return the page as HTML, with the outlet's design and metadata."""
    outlet = article.outlet
    tags = DESIGNS[outlet.design]
    micro = outlet.metadata == "microdata"
    areas = dict.fromkeys(("before", "head", "body", "after", "below"), "")
    for area, found in groupby(pieces(article), lambda piece: piece.area):
        areas[area] = "\n".join(_tagged(article, tags, list(found), micro=micro))
    direction = ' dir="rtl"' if outlet.language in RIGHT_TO_LEFT else ""
    scope = ' itemscope itemtype="https://schema.org/NewsArticle"' if micro else ""
    title = escape(f"{article.headline} | {outlet.name}")
    return (
        f'<!DOCTYPE html>\n<html lang="{outlet.language}"{direction}>\n<head><meta charset="utf-8">'
        f"<title>{title}</title>\n{_metadata(article)}<style>.ad{{margin:1em}}</style>\n"
        "<script>window.dataLayer=[];function track(e){dataLayer.push(e)}</script></head>\n"
        f"<body{scope}>\n<noscript>JavaScript</noscript>\n"
        f"{tags['page'].format(**areas, foot=escape(outlet.name))}\n"
        "<script>track({event:'<p>not text</p>'})</script>\n</body></html>\n"
    )


def _tagged(article: Article, tags: Tags, found: list[Piece], *, micro: bool) -> Iterator[str]:
    """Give the markup of the pieces of one area; runs of menu lines and items become one list."""
    paragraphs = 0
    run = 0
    for i, piece in enumerate(found):
        if i < run:
            continue
        run = i + 1
        also = {"menu": "menu", "item": "item", "teaser": "meta"}.get(piece.kind)
        while also and run < len(found) and found[run].kind == also:
            run += 1
        kind = {"teaser": "card"}.get(piece.kind, piece.kind)
        listed = [escape(p.text.removeprefix(SUBMENU)) for p in found[i + (kind == "card") : run]]
        known = PROPERTIES.get(kind)
        yield tags.get(kind, tags["line"]).format(
            text=escape(piece.text),
            key=f"{article.key}-{i}",
            iso=article.published,
            prop=f' itemprop="{known}"' if micro and known else "",
            items="".join(f"<li>{text}</li>" for text in listed),
            links=" ".join(f'<a href="/{n}">{text}</a>' for n, text in enumerate(listed)),
            anchors="".join(f'<li><a href="/{n}">{text}</a></li>' for n, text in enumerate(listed)),
            divs="".join(f"<div>{text}</div>" for text in listed),
            rows="".join(f"<tr><td><a href='#'>{text}</a></td></tr>" for text in listed),
        )
        paragraphs += piece.kind == "para"
        if piece.kind == "para" and paragraphs % 4 == 0:
            yield tags["advert"]


def _metadata(article: Article) -> str:
    """Return what the head of a page states about it, in the outlet's manner."""
    outlet = article.outlet
    if outlet.metadata == "none":
        return ""
    link = f'<link rel="canonical" href="{article.url}">\n'
    if outlet.metadata == "jsonld":
        blocks = (_trail(article), _linked_data(article))
        scripts = (json.dumps(block, ensure_ascii=False) for block in blocks)
        return link + "".join(f'<script type="application/ld+json">{s}</script>\n' for s in scripts)
    if outlet.metadata == "opengraph":
        names = {
            "og:type": "article",
            "og:title": article.headline,
            "og:site_name": outlet.name,
            "og:url": article.url,
            "og:description": article.standfirst or None,
            "article:published_time": article.published or None,
            "article:section": article.section or None,
        }
        tags = [("property", n, v) for n, v in names.items() if v]
        tags += [("name", "author", author) for author in article.authors]
    else:
        names = {"articleSection": article.section, "datePublished": article.published}
        tags = [("itemprop", n, v) for n, v in names.items() if v]
        link += f'<meta name="application-name" content="{escape(outlet.name)}">\n'
    lines = (f'<meta {kind}="{name}" content="{escape(value)}">\n' for kind, name, value in tags)
    return link + "".join(lines)


def _linked_data(article: Article) -> dict[str, object]:
    outlet = article.outlet
    publisher = {"@type": "NewsMediaOrganization", "name": outlet.name, "url": outlet.site}
    said: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": article.headline,
        "dateModified": "2025-01-31T23:59:00Z" if article.published else "",
        "datePublished": article.published,
        "articleSection": article.section,
        "url": article.url,
        "inLanguage": outlet.language,
        "publisher": publisher,
        "author": [{"@type": "Person", "name": name} for name in article.authors] or [publisher],
    }
    return {name: value for name, value in said.items() if value}


def _trail(article: Article) -> dict[str, object]:
    """Return the breadcrumbs that stand beside most articles, with names that are no headline."""
    names = enumerate((article.outlet.name, article.section or "Home"), 1)
    items = [{"@type": "ListItem", "position": i, "name": name} for i, name in names]
    trail = {"@type": "BreadcrumbList", "itemListElement": items}
    return {"@context": "https://schema.org", "@graph": [trail, {"@type": "WebSite"}]}


def text(article: Article) -> str:
    """Return the text alone, its paragraphs parted by blank lines."""
    kept = ("para", "item", "heading")
    return "\n\n".join(t for kind, t in map(marked, article.lines) if kind in kept)


def markdown(article: Article) -> str:
    """Return Markdown with a front matter, as note-keeping programs and static sites have it."""
    said = _record(article) | {"author": list(article.authors)}
    said.pop("text")
    front = "".join(f"{n}: {json.dumps(v, ensure_ascii=False)}\n" for n, v in said.items() if v)
    marks = {"heading": "## ", "item": "- ", "para": ""}
    lines = [marks[k] + t for k, t in map(marked, article.lines) if k in marks]
    return f"---\n{front}---\n\n# {article.headline}\n\n" + "\n\n".join(lines) + "\n"


def _record(article: Article) -> dict[str, str]:
    return {
        "title": article.headline,
        "author": "; ".join(article.authors),
        "date": article.published,
        "source": article.outlet.name,
        "section": article.section,
        "url": article.url,
        "language": article.outlet.language,
        "text": text(article),
    }


NAMES = (
    {},
    {"title": "headline", "date": "published_at", "source": "publication", "text": "body"},
    {"author": "byline", "date": "pubDate", "url": "link", "text": "content", "language": "lang"},
)
"""How archives name the same things; the outlets take turns."""


def record(article: Article) -> str:
    """Return one line of JSON."""
    names = NAMES[len(article.outlet.key) % len(NAMES)]
    said = {names.get(n, n): v for n, v in _record(article).items() if v}
    return json.dumps(said, ensure_ascii=False) + "\n"


def table(article: Article) -> str:
    """Return CSV: a row of names and one row."""
    out = io.StringIO(newline="")
    rows = csv.DictWriter(out, tuple(_record(article)), lineterminator="\r\n")
    rows.writeheader()
    rows.writerow(_record(article))
    return out.getvalue()


def mail(article: Article) -> str:
    """Return a newsletter mail that holds the article and nothing else."""
    message = EmailMessage()
    message["From"] = f'"{article.outlet.name}" <post@{article.outlet.site.split("/")[2]}>'
    message["Subject"] = article.headline
    message.set_content(text(article) + "\n", cte="base64")
    return message.as_string()


def warc(article: Article) -> str:
    """Return the page as a crawler keeps it: a WARC record of the response with its headers."""
    body = html(article)
    reply = f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{body}"
    return (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {article.url}\r\n"
        "WARC-Date: 2024-06-30T12:00:00Z\r\n"
        "WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-000000000001>\r\n"
        "Content-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(reply.encode())}\r\n\r\n{reply}\r\n\r\n"
    )


def gold(article: Article, shape: str) -> Gold:
    """Return what a marked-up shape states."""
    base = render.gold(article, "page")
    stated = replace(
        base,
        authors=frozenset(article.authors),
        published=article.published or None,
        section=article.section or None,
        url=article.url,
        outlet=article.outlet.name,
    )
    if shape == "mail":
        return replace(base, authors=frozenset(), published=None)
    if shape in ("html", "warc"):
        known = {"none": base, "microdata": replace(stated, outlet=None)}
        return known.get(article.outlet.metadata, stated)
    return stated
