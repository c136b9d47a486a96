"""What the `meta` elements of a page state.

In: an lxml tree. Out: the contents of its `meta` elements by name, and `Said`s in the order of
trust. Lives here: which name speaks for which field.
"""

from collections.abc import Iterator

from lxml import etree

from broadsheet.capture.entry import Said

LONGEST = 2000
"""Characters: a longer statement is none."""

MOST_AUTHORS = 50

# Names of `meta` elements and the field they speak for, the most trusted first. Sources: the Open
# Graph protocol with its article vocabulary, Dublin Core and its terms, Google Scholar's citation
# tags, and what Parse.ly, Sailthru, Cxense, BBC, New York Times and Twitter Cards document.
_META = tuple(
    tuple(row.split())
    for row in """
    headline og:title
    headline parsely-title
    headline sailthru.title
    headline dc.title
    headline dcterms.title
    headline citation_title
    headline cxenseparse:recs:articletitle
    headline headline
    headline hdl
    headline twitter:title
    byline author
    byline article:author
    byline parsely-author
    byline sailthru.author
    byline byl
    byline byline
    byline authors
    byline article:author_name
    byline og:article:author
    byline dc.creator
    byline dcterms.creator
    byline dc.contributor
    byline citation_author
    byline cxenseparse:author
    byline creator
    published article:published_time
    published og:article:published_time
    published article:published
    published og:published_time
    published parsely-pub-date
    published sailthru.date
    published cxenseparse:recs:publishtime
    published cxenseparse:publishtime
    published datepublished
    published pubdate
    published publishdate
    published publish-date
    published publish_date
    published published_at
    published published-date
    published publication_date
    published published_time
    published article_date_original
    published originalpublicationdate
    published dc.date.issued
    published dcterms.issued
    published dcterms.created
    published dc.date
    published dcterms.date
    published dc.date.created
    published citation_publication_date
    published citation_date
    published displaydate
    published ptime
    published pdate
    published date
    updated article:modified_time
    updated og:updated_time
    updated lastmod
    updated last-modified
    updated revised
    updated dcterms.modified
    updated dc.date.modified
    outlet og:site_name
    outlet application-name
    outlet dc.publisher
    outlet dcterms.publisher
    outlet citation_journal_title
    outlet apple-mobile-web-app-title
    section article:section
    section parsely-section
    section cxenseparse:recs:category
    section section
    standfirst og:description
    standfirst description
    standfirst twitter:description
    standfirst dc.description
    standfirst sailthru.description
    url og:url
    url parsely-link
    url twitter:url
    language og:locale
    language content-language
    language dc.language
    language dcterms.language
    licence copyright
    licence dc.rights
    licence dcterms.rights
    """.strip().splitlines()
)


def contents(tree: etree._Element) -> dict[str, list[str]]:
    """Return the contents of a page's `meta` elements by their names in lower case."""
    found: dict[str, list[str]] = {}
    for meta in tree.iter("meta"):
        content = meta.get("content")
        if not content or len(content) > LONGEST:
            continue
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            if name := meta.get(attribute):
                found.setdefault(name.strip().lower(), []).append(" ".join(content.split()))
    return found


def metas(found: dict[str, list[str]]) -> Iterator[Said]:
    """Yield what they state.

    >>> list(metas({"author": ["Ann Lee", "https://example.org/bo"]}))
    [('byline', 'author', 'Ann Lee')]
    """
    for field, name in _META:
        words = found.get(name, [])
        if field == "byline":
            people = dict.fromkeys(one for one in words[:MOST_AUTHORS] if not is_address(one))
            words = ["; ".join(people)] if people else []
        if words:
            yield field, name, words[0]


def is_address(words: str) -> bool:
    """Tell whether words are a link, which names nobody."""
    return words.startswith(("http:", "https:", "//", "www.", "/", "@"))
