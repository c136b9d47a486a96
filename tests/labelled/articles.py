"""The labelled articles: read from `outlets/*.yml`.

In: one YAML file for each invented outlet. Out: `Article`s, whose attributes are the gold values.
What a shape shows of them is decided in `render`. `README.md` describes the files.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

FOLDER = Path(__file__).parent / "outlets"
LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
"""Leaves every value the words that stand in the file: a date stays what somebody wrote."""

TEMPLATES = ("before", "head", "after", "below")


@dataclass(frozen=True, slots=True)
class Teaser:
    """What stands on a page of another article: h, s, d, b and t of a template's `@teasers`."""

    headline: str
    section: str = ""
    date: str = ""
    byline: str = ""
    summary: str = ""


@dataclass(frozen=True, slots=True)
class Outlet:
    """An invented outlet: its furniture as templates, and how its pages are made."""

    key: str
    name: str
    site: str
    language: str
    design: str
    metadata: str
    bullet: str
    blank_lines: str
    select_lines: int
    paste_lines: int
    menu: tuple[str, ...]
    teasers: tuple[Teaser, ...]
    before: tuple[str, ...]
    head: tuple[str, ...]
    after: tuple[str, ...]
    below: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Article:
    """One article and what it states.

    `published` is EDTF as the metadata has it, `printed` the words on the page, and `stated` what
    those words say: None where they say no date ("3 hours ago"). `lines` is the text with the marks
    that README.md explains; it is empty for a page that is no article.
    """

    outlet: Outlet
    number: int
    key: str
    headline: str
    standfirst: str
    byline: str
    authors: tuple[str, ...]
    published: str
    printed: str
    stated: str | None
    updated: str
    section: str
    dateline: str
    caption: str
    lines: tuple[str, ...]

    @property
    def url(self) -> str:
        """Where the outlet has the article."""
        return f"{self.outlet.site}/{self.key.partition('-')[2]}"

    @property
    def is_article(self) -> bool:
        """False for an index page."""
        return bool(self.lines)

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The gold body: paragraphs and list items, without subheadings and furniture."""
        return tuple(t for kind, t in map(marked, self.lines) if kind in ("para", "item"))

    @property
    def optional(self) -> tuple[str, ...]:
        """What may stand in a body or not: the standfirst and the subheadings."""
        headings = tuple(t for kind, t in map(marked, self.lines) if kind == "heading")
        return (self.standfirst, *headings) if self.standfirst else headings


MARKS = {"## ": "heading", "- ": "item", "! ": "caption", "> ": "box"}
"""What begins a line of an article's text, and what the line then is; others are paragraphs."""


def marked(line: str) -> tuple[str, str]:
    """Part a line into its kind and its text."""
    for mark, kind in MARKS.items():
        if line.startswith(mark):
            return kind, line[len(mark) :]
    return "para", line


@cache
def load() -> tuple[Article, ...]:
    """Read all articles, in the order of the files' names."""
    return tuple(a for path in sorted(FOLDER.glob("*.yml")) for a in _outlet(path))


def _outlet(path: Path) -> list[Article]:
    said = yaml.load(path.read_text(encoding="utf-8"), LOADER)  # noqa: S506 - it makes only words
    found = said.pop("articles")
    parts = {name: _lines(said.pop(name, "")) for name in (*TEMPLATES, "teasers")}
    teasers = [Teaser(*map(str.strip, line.split("|"))) for line in parts.pop("teasers")]
    outlet = Outlet(
        key=path.stem,
        name=said.pop("outlet"),
        menu=tuple(map(str.strip, said.pop("menu").split(" / "))),
        teasers=(*teasers, *map(_teaser, found)),
        select_lines=int(said.pop("select_lines")),
        paste_lines=int(said.pop("paste_lines")),
        **({"bullet": "* ", "blank_lines": "blocks"} | said | parts),
    )
    return [_article(outlet, i, one) for i, one in enumerate(found, 1)]


def _teaser(said: dict) -> Teaser:
    names = ("headline", "section", "printed", "byline", "standfirst")
    return Teaser(*(said.get(name, "") for name in names))


def _article(outlet: Outlet, number: int, said: dict) -> Article:
    said = {"authors": "", "printed": "", "published": "", "body": ""} | said
    authors, lines = said.pop("authors"), _lines(said.pop("body"))
    stated = said.pop("stated", said["published"][:10] if said["printed"] else None)
    names = ("standfirst", "byline", "updated", "section", "dateline", "caption")
    return Article(
        outlet=outlet,
        number=number,
        key=f"{outlet.key}-{number:02}",
        authors=tuple(filter(None, map(str.strip, authors.split(";")))),
        stated=stated or None,
        lines=lines,
        **(dict.fromkeys(names, "") | said),
    )


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())
