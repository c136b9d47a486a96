"""The text shapes of an article: what people paste, select, or take of a whole page.

In: an `Article`. Out: the text of a shape, and in `gold` what of the article it shows. The
templates of the outlet say which lines stand where; markup and records are made in `markup`.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from .articles import Article, Outlet, Teaser, marked

PARTED = {"headline", "standfirst", "para", "heading", "caption", "box", "teaser"}
"""Kinds of pieces with a blank line on both sides, as browsers put it around blocks."""

SUBMENU = "+ "
"""What begins an item of a menu below another; text browsers print it so."""

SLOT = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Piece:
    """One line of a page: its kind, its text, the area of the page that it belongs to."""

    kind: str
    text: str
    area: str = ""


@dataclass(frozen=True, slots=True)
class Gold:
    """What one shape of an article states; None or empty is what it does not show."""

    headline: str | None
    authors: frozenset[str]
    published: str | None
    body: tuple[str, ...]
    optional: tuple[str, ...]
    language: str
    dateline: str = ""
    outlet: str | None = None
    section: str | None = None
    url: str | None = None


def page(article: Article) -> str:
    """Return everything that a page shows, line by line: menus, teasers, the article, the foot."""
    return join(pieces(article), article.outlet)


def select(article: Article) -> str:
    """Return what one selects with the mouse: from the headline to some lines past the end."""
    found = list(pieces(article))
    first = next(i for i, piece in enumerate(found) if piece.kind == "headline")
    last = max(i for i, piece in enumerate(found) if piece.area == "body")
    return join(found[first : last + 1 + article.outlet.select_lines], article.outlet)


def paste(article: Article) -> str:
    """Return headline, standfirst, byline, date and text, and some lines that came along."""
    found = [p for p in pieces(article) if p.kind not in ("caption", "box", "menu")]
    head = [p for p in found if p.area == "head" and p.kind != "line"]
    head.sort(key=lambda piece: piece.kind != "headline")
    body = [p for p in found if p.area == "body"]
    tail = islice((p for p in found if p.area in ("after", "below")), article.outlet.paste_lines)
    return join([*head, *body, *tail], article.outlet)


def gold(article: Article, shape: str) -> Gold:
    """Return what a text shape of an article shows."""
    shown = set(SLOT.findall("\n".join(_template(article.outlet, shape))))
    return Gold(
        headline=article.headline if article.is_article else None,
        authors=frozenset(article.authors if "byline" in shown else ()),
        published=article.stated if "printed" in shown else None,
        body=article.paragraphs,
        optional=article.optional,
        language=article.outlet.language,
        dateline=article.dateline,
    )


def _template(outlet: Outlet, shape: str) -> Iterable[str]:
    if shape == "paste":
        return (*outlet.head, *outlet.after[: outlet.paste_lines])
    if shape == "select":
        first = next(i for i, line in enumerate(outlet.head) if "{headline}" in line)
        return (*outlet.head[first:], *outlet.after[: outlet.select_lines])
    return (*outlet.before, *outlet.head, *outlet.after)


def pieces(article: Article) -> Iterator[Piece]:
    """Give the pieces of an article's whole page, from top to bottom."""
    teasers = _others(article)
    outlet = article.outlet
    areas = {"before": outlet.before, "head": outlet.head, "body": article.lines}
    areas |= {"after": outlet.after, "below": outlet.below}
    if not article.is_article:
        areas["head"] = areas["body"] = areas["after"] = ()
    for area, lines in areas.items():
        for line in lines:
            for kind, text in _expand(article, area, line, teasers):
                yield Piece(kind, text, area)


def _others(article: Article) -> Iterator[Teaser]:
    """Give the teasers of other articles, beginning at another place on each page, without end."""
    known = [t for t in article.outlet.teasers if t.headline != article.headline]
    i = article.number * 3
    while True:
        yield known[i % len(known)]
        i += 1


def _expand(
    article: Article, area: str, line: str, teasers: Iterator[Teaser]
) -> Iterator[tuple[str, str]]:
    """Give the pieces of one line of a template, as (kind, text)."""
    command, *words = line.split()
    if command == "@menu":
        yield from (("menu", item) for item in article.outlet.menu)
    elif command == "@list":
        yield from (("menu", t.headline) for t in islice(teasers, int(words[0])))
    elif command == "@numbered":
        yield from (
            ("line", f"{i}. {t.headline}") for i, t in enumerate(islice(teasers, int(words[0])), 1)
        )
    elif command == "@teasers":
        for teaser in islice(teasers, int(words[0])):
            yield from _teaser(teaser, words[1:])
    elif area == "body":
        kind, text = marked(line)
        yield kind, _filled(article, text, teasers) if kind == "box" else text
    else:
        slots = SLOT.findall(line)
        text = _filled(article, line, teasers).strip()
        if text and (not slots or any(_value(article, slot) for slot in slots)):
            yield (slots[0] if slots and slots[0] not in ("section", "outlet") else "line"), text


def _teaser(teaser: Teaser, layout: list[str]) -> Iterator[tuple[str, str]]:
    """Give a teaser's lines: letters name its parts, a `+` puts parts on one line."""
    parts = {name[0]: getattr(teaser, name) for name in ("headline", "section", "date", "byline")}
    parts["t"] = teaser.summary
    lines = [" | ".join(filter(None, (parts[x] for x in line.split("+")))) for line in layout]
    kinds = ["teaser", *["meta"] * len(layout)]
    yield from zip(kinds, filter(None, lines), strict=False)


def _value(article: Article, slot: str) -> str:
    if slot == "outlet":
        return article.outlet.name
    return "teaser" if slot == "teaser" else getattr(article, slot)


def _filled(article: Article, line: str, teasers: Iterator[Teaser]) -> str:
    return SLOT.sub(
        lambda m: next(teasers).headline if m[1] == "teaser" else _value(article, m[1]), line
    )


def join(found: Iterable[Piece], outlet: Outlet) -> str:
    """Put pieces one below the other, parted as the outlet's pages come out of a browser."""
    out: list[str] = []
    before = ""
    for piece in found:
        if out and _parted(before, piece.kind, outlet):
            out.append("")
        listed = piece.kind in ("menu", "item") and not piece.text.startswith(SUBMENU)
        bullet = outlet.bullet if listed else ""
        out.append(bullet + piece.text)
        before = piece.kind
    return "\n".join(out) + "\n"


def _parted(before: str, kind: str, outlet: Outlet) -> bool:
    if outlet.blank_lines != "blocks":
        return outlet.blank_lines == "all"
    return (before in PARTED or kind in PARTED) and (before, kind) != ("teaser", "meta")
