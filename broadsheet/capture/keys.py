"""The names that others give to what we call headline, byline, published and so on.

In: the name of a key, a column or a front matter line. Out: the field it speaks for. One table,
with the place each name was taken from. Names are compared without case, blanks, hyphens,
underscores, dots and colons: `datePublished`, `date-published` and `Date published` are one.

What it gets wrong: sets use `created` for the record as well as for the article, `source` for an
address as well as for a publisher (an address is told by its form), and `summary` for a teaser as
well as for a machine's summary (newspaper4k).
"""

import re

KEYS: tuple[tuple[str, str, str], ...] = (
    # field, whose names, the names in order of preference
    ("headline", "schema.org NewsArticle", "headline alternativeHeadline"),
    ("headline", "news-please, Fundus, trafilatura, newspaper4k, goose3, RSS, Atom, NewsAPI",
     "title"),
    ("headline", "news-please", "title_page title_rss"),
    ("headline", "HTML meta tags: Open Graph, Dublin Core, X",
     "og:title dc:title dc.title dcterms:title twitter:title"),
    ("headline", "New York Times and Guardian archives",
     "title.rendered headline.main headline_main webTitle fields.headline print_headline"),
    ("headline", "news sets on Kaggle and Hugging Face",
     "article_title articleTitle article_headline news_title post_title heading header_text"),
    ("headline", "front matter in German, French, Spanish, Russian",
     "Titel Überschrift titre título titulo titular заголовок название"),
    ("standfirst", "news-please, trafilatura, RSS, NewsAPI, schema.org", "description"),
    ("standfirst", "newspaper4k, goose3", "meta_description meta.description"),
    ("standfirst", "trafilatura JSON, WordPress", "excerpt"),
    ("standfirst", "Atom, JSON Feed, feedparser", "summary subtitle"),
    ("standfirst", "HTML meta tags", "og:description twitter:description dc:description"),
    ("standfirst", "newsrooms",
     "standfirst dek deck subheadline sub_headline subhead subheading sub_title teaser lede"
     " trailText abstract kicker_text snippet chapeau bajada untertitel"),
    ("body", "news-please", "maintext"),
    ("body", "schema.org NewsArticle", "articleBody"),
    ("body", "Fundus, Common Crawl news sets", "plaintext plain_text"),
    ("body", "JSON Feed", "content_text"),
    ("body", "goose3", "cleaned_text"),
    ("body", "trafilatura, newspaper4k, news-please", "text"),
    ("body", "Fundus, newsrooms", "body"),
    ("body", "news sets on Kaggle and Hugging Face",
     "article_text articleText article_body article_content full_text fulltext full_content"
     " main_text body_text bodyText story_text news_text article document maincontent"
     " main_content contents"),
    ("body", "NewsAPI, RSS content module, Atom, WordPress",
     "content content:encoded content_encoded post_content"),
    ("body", "trafilatura", "raw_text"),
    ("body", "in German, French, Spanish, Russian",
     "Volltext texte texto cuerpo contenu contenido текст"),
    ("html", "JSON Feed, WordPress, forem",
     "content_html content.rendered body_html bodyHtml post_content_html article_html"
     " text_html html_content"),
    ("html", "newspaper4k, Fundus", "clean_article_html html"),
    ("html", "goose3, scrapers", "raw_html page_html html_source source_html page_source"),
    ("byline", "newsrooms", "byline by_line byline.original fields.byline"),
    ("byline", "trafilatura, NewsAPI, RSS, schema.org, feedparser", "author"),
    ("byline", "news-please, Fundus, newspaper4k, goose3, JSON Feed, feedparser", "authors"),
    ("byline", "Dublin Core, RSS", "dc:creator dc.creator creator creators"),
    ("byline", "HTML meta tags", "article:author parsely-author sailthru.author"),
    ("byline", "news sets on Kaggle and Hugging Face, front matter",
     "author_name author_names authorName article_author article_authors writer writers"
     " journalist journalists reporter reporters contributor contributors written_by by"
     " meta_author"),
    ("byline", "in German, French, Spanish, Russian",
     "Autor Autoren Verfasser auteur auteurs autores autora автор авторы"),
    ("published", "news-please", "date_publish"),
    ("published", "schema.org, JSON Feed", "datePublished date_published"),
    ("published", "Fundus", "publishing_date"),
    ("published", "newspaper4k, goose3, Media Cloud", "publish_date"),
    ("published", "NewsAPI, Ghost, dev.to", "publishedAt published_at"),
    ("published", "RSS, feedparser, Atom", "pubDate published pub_date"),
    ("published", "New York Times and Guardian archives",
     "webPublicationDate publication_date publicationDate first_published"
     " first_publication_date firstPublishedAt"),
    ("published", "Common Crawl news sets", "published_date publish_time publishTime pub_time"),
    ("published", "HTML meta tags, Dublin Core",
     "article:published_time og:published_time dc:date dc.date dcterms:issued dc.date.issued"
     " parsely-pub-date"),
    ("published", "trafilatura, WordPress, Hugo, Jekyll, Zotero", "date"),
    ("published", "WordPress, CSL", "post_date issued date_gmt post_date_gmt date_time datetime"),
    ("published", "news sets on Kaggle and Hugging Face",
     "article_date articleDate news_date published_on publishedOn published_utc posted"
     " posted_at post_time date_posted timestamp time release_date"),
    ("published", "in German, French, Spanish, Russian", "Datum veröffentlicht publié fecha дата"),
    ("published", "the weakest: when the record was made",
     "dateCreated date_created created created_at createdAt created_utc"),
    ("updated", "news-please, schema.org, JSON Feed", "date_modify dateModified date_modified"),
    ("updated", "Atom, feedparser, Ghost", "updated updated_at updatedAt last_updated lastUpdated"),
    ("updated", "WordPress, Hugo, HTML meta tags",
     "modified modified_gmt lastmod last_modified lastModified modified_at"
     " article:modified_time og:updated_time update_date date_updated webLastModified"),
    ("outlet", "trafilatura, Common Crawl news sets", "sitename site_name source-hostname"),
    ("outlet", "newspaper4k, HTML meta tags", "meta_site_name og:site_name"),
    ("outlet", "schema.org, Dublin Core, CSL", "publisher publisher_name dc:publisher"),
    ("outlet", "newsrooms and news sets",
     "outlet outlet_name newspaper publication publication_name publicationTitle"
     " publication_title websiteTitle website_title container-title news_outlet media_name"
     " medium media_outlet provider news_source source_name sourceName sourceTitle news_site"
     " journal"),
    ("outlet", "NewsAPI, feedparser", "source source.name source.title"),
    ("outlet", "in German, French, Spanish, Russian",
     "Zeitung Quelle journal_titre fuente medio источник издание"),
    ("outlet", "the weakest, an address: news-please, trafilatura, GDELT",
     "source_domain hostname domain website site media_url"),
    ("section", "newsrooms",
     "section section_name sectionName articleSection article:section news_desk rubric"
     " rubrique ressort sección seccion раздел рубрика"),
    ("section", "RSS, trafilatura, WordPress, Hugo", "category categories category_name topic"),
    ("url", "newspaper4k, HTML",
     "canonical_link canonical_url canonical canonicalUrl meta.canonical"),
    ("url", "news-please, trafilatura, JSON Feed, NewsAPI", "url"),
    ("url", "RSS, feedparser, WordPress", "link permalink permalink_url"),
    ("url", "New York Times and Guardian archives", "web_url webUrl"),
    ("url", "HTML meta tags", "og:url mainEntityOfPage dc:identifier"),
    ("url", "news sets on Kaggle and Hugging Face",
     "article_url articleUrl article_link news_url page_url source_url sourceUrl uri"
     " original_url final_url responded_url requested_url external_url href"),
    ("language", "news-please, trafilatura, GDELT, JSON Feed", "language"),
    ("language", "Fundus, goose3, Hugo", "lang"),
    ("language", "newspaper4k, goose3, schema.org, Dublin Core",
     "meta_lang meta.lang inLanguage dc:language og:locale locale language_code lang_code"
     " Sprache langue idioma язык"),
    ("licence", "trafilatura, Creative Commons, Dublin Core",
     "license licence rights dc:rights license_url"),
    ("licence", "schema.org",
     "copyright copyrightNotice copyright_notice copyrightHolder usageInfo"),
    ("retrieved", "news-please, trafilatura", "date_download filedate"),
    ("retrieved", "Common Crawl news sets, GDELT",
     "crawl_date crawl_time crawled_at fetch_date seendate warc_date"),
    ("retrieved", "scrapers",
     "retrieved retrieved_at retrieved_on fetched fetched_at fetch_time scraped scraped_at"
     " scrape_date scraped_date scraping_date download_date downloaded downloaded_at"
     " date_scraped date_retrieved date_accessed collected_at"),
    ("retrieved", "CSL, Zotero",
     "accessed access_date accessDate access-date dateAdded date_added"),
    ("retrieved", "web clippers", "clipped date_clipped date_saved saved saved_at"),
)  # fmt: skip
"""Field, where its names were found, the names. The order is the order of preference.

Checked against NewsArticle.py of news-please, Article of Fundus, xml.py of trafilatura 2.3,
article_json_fields of newspaper4k 0.9, article.py of goose3, JSON Feed 1.1, the columns of GDELT's
article list, and schema.org. `html` is a body in markup."""

TRANSPARENT = frozenset(
    "_source _embedded fields attributes params extra metadata article news post story item data"
    " node".split()
)
"""Keys that hold others and say nothing themselves: Elasticsearch, WordPress, the Guardian's and
Strapi's answers, Hugo and Zola front matter."""

LISTS = frozenset(
    "articles items entries results stories posts docs documents records news data rows hits"
    " objects elements features list feed value".split()
)
"""Keys under which a file holds its list of records: NewsAPI, JSON Feed, feedparser, Solr,
Elasticsearch, GDELT, Ghost, and what people call it."""

NESTS = frozenset("response data hits result results feed channel rss payload body".split())
"""Keys of objects that may hold such a list: the archives of the New York Times and the Guardian,
Elasticsearch, RSS turned into JSON."""

_PARTS = re.compile(r"[\W_]+")


def squeezed(name: str) -> str:
    """Return a name as names are compared.

    >>> squeezed("date-published") == squeezed("Date Published") == squeezed("datePublished")
    True
    """
    return _PARTS.sub("", name.casefold())


_FIELDS: dict[str, tuple[str, int]] = {}
for _rank, (_field, _whose, _names) in enumerate(KEYS):
    for _place, _name in enumerate(_names.split()):
        _FIELDS.setdefault(squeezed(_name), (_field, 100 * _rank + _place))


def field_of(path: tuple[str, ...]) -> tuple[str, int] | None:
    """Return the field that a key speaks for and its rank among all keys, the lower the better.

    >>> field_of(("_source", "Date Published"))[0]
    'published'
    >>> field_of(("image", "url")) is None
    True
    """
    above = [squeezed(key) for key in path[:-1] if key.casefold() not in TRANSPARENT]
    return _FIELDS.get("".join([*above, squeezed(path[-1])]))
