"""Authors: the persons named in an article's bylines.

In: an `Article`. Out: its authors, each as often and where a byline names them.
"""

from collections.abc import Iterator

from broadsheet.clean import urls
from broadsheet.clean.bylines import names
from broadsheet.clean.titles import is_outlet
from broadsheet.normal import normal
from broadsheet.records import Article, Author, Field, Role


def authors(article: Article) -> tuple[Author, ...]:
    """Name the persons in an article's bylines, each as often and where a byline does."""
    bylines = [one for one in article.fields if one.name == "byline"]
    outlet, url = article.value("outlet"), article.value("url")
    people = (person for byline in bylines for person in _people(article, byline))
    host = urls.host(url) if url else None
    return tuple(p for p in people if not is_outlet(p.name, outlet, host))


def _people(article: Article, byline: Field) -> Iterator[Author]:
    # What stands in the text is marked as a byline by its words; what a format calls one is one.
    in_text = byline.start is not None and any(
        p.role is Role.BYLINE and p.start <= byline.start < p.end for p in article.passages
    )
    shift, text = byline.start, article.document.text
    words = byline.value if shift is None else text[shift : byline.end]
    for start, end in names(words, announced=not in_text):
        place = (None, None) if shift is None else (shift + start, shift + end)
        yield Author(normal(words[start:end]), *place)
