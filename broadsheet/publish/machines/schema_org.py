"""What a page is, in the words of schema.org, for search engines: a Dataset, a NewsArticle.

In: what is stated. Out: JSON-LD. It says no more than that: an article without a stated author has
none here, and a date no more precise than its words. It is data in a <script> that no browser runs.
"""

import json
import re
from typing import Any

from markupsafe import Markup

from broadsheet.publish.about import About
from broadsheet.publish.machines.addresses import is_address
from broadsheet.publish.machines.answers import shortened

SUMMARY = 300
"""Characters of a lead."""

DESCRIPTION = (50, 5_000)
"""Characters that Google's Dataset Search takes for a description, at least and at most."""

MOST_NAMES = 30
"""Names that an article is said to mention."""

_TYPES = {"person": "Person", "organization": "Organization", "place": "Place"}

_DATE = re.compile(r"\d{4}(-\d\d(-\d\d(T\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)?)?)?)?", re.ASCII)
"""What of EDTF is a date of ISO 8601 too."""

_ESCAPED = {ord(c): f"\\u{ord(c):04x}" for c in "<>&\u2028\u2029"}


def script(data: dict[str, Any]) -> Markup:
    r"""Return data as JSON-LD that no text in it can break out of.

    >>> str(script({"a": "</script>"})).partition(">")[2]
    '{"a":"\\u003c/script\\u003e"}</script>'
    """
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    # A lone surrogate cannot be sent, and stands only in text that is broken already.
    text = text.encode("utf-8", "replace").decode("utf-8").translate(_ESCAPED)
    return Markup('<script type="application/ld+json">{}</script>').format(Markup(text))  # noqa: S704 - escaped above


def dataset(known: About, url: str, downloads: list[tuple[str, str]]) -> dict[str, Any]:
    """Return what a database is: `downloads` are media types and addresses of the whole."""
    words, figures = known.words, known.figures
    return _stated({
        "@context": "https://schema.org",
        "@type": "Dataset",
        "@id": url,
        "url": url,
        "name": words.title,
        "description": _description(known),
        "identifier": figures.edition and f"sha256:{figures.edition}",
        "version": figures.edition and figures.edition[:12],
        "license": words.license_url or words.license,
        "creator": _organization(words.creator, words.creator_url),
        "isAccessibleForFree": True,
        "temporalCoverage": _period(figures.first, figures.last),
        "spatialCoverage": [_place(place) for place in figures.places],
        "inLanguage": figures.spoken,
        "keywords": ["news articles", "quotations", "named entities", "text corpus"],
        "measurementTechnique": figures.version and f"Broadsheet {figures.version}",
        "distribution": [
            {"@type": "DataDownload", "encodingFormat": kind, "contentUrl": address}
            for kind, address in downloads
        ],
    })  # fmt: skip


def article(
    row: dict[str, Any], names: list[dict[str, Any]], url: str, home: str
) -> dict[str, Any]:
    """Return what an article states: `names` are what it mentions, `home` its corpus."""
    stated = row.get("published") or ""
    return _stated({
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "@id": url,
        "url": url,
        "name": row["title"],
        "headline": row.get("headline"),
        "description": shortened(row.get("lead") or "", SUMMARY),
        "author": [{"@type": "Person", "name": one["name"]} for one in row.get("authors") or ()],
        "datePublished": stated if _DATE.fullmatch(stated) else None,
        "dateline": row.get("dateline"),
        "publisher": _organization(row.get("outlet"), None),
        "articleSection": row.get("section"),
        "inLanguage": row.get("language"),
        "license": row.get("licence"),
        "wordCount": row.get("word_count"),
        "sameAs": row.get("url") if is_address(row.get("url")) else None,
        "identifier": row.get("sha256") and f"sha256:{row['sha256']}",
        "mentions": [
            {"@type": _TYPES[one["kind"]], "name": one["name"]}
            for one in names
            if one.get("kind") in _TYPES and one.get("name")
        ][:MOST_NAMES],
        "isPartOf": {"@type": "Dataset", "@id": home},
    })  # fmt: skip


def _stated(data: dict[str, Any]) -> dict[str, Any]:
    """Return data without what is empty."""
    return {key: value for key, value in data.items() if value not in (None, "", [], {})}


def _description(known: About) -> str:
    """Return the description, within the lengths that search engines take."""
    least, most = DESCRIPTION
    words = " ".join(known.words.description.split())
    if len(words) < least:
        articles = known.figures.articles
        count = f"{articles:,} article{'' if articles == 1 else 's'}"
        words = f"{words} A corpus of {count} of news, with what each states about itself.".strip()
    return shortened(words, most)


def _organization(name: str | None, url: str | None) -> dict[str, Any] | None:
    return _stated({"@type": "Organization", "name": name, "url": url}) if name else None


def _place(place: dict[str, Any]) -> dict[str, Any]:
    found = {"@type": "Place", "name": place["name"]}
    if place["latitude"] is None or place["longitude"] is None:
        return found
    point = {"latitude": place["latitude"], "longitude": place["longitude"]}
    return {**found, "geo": {"@type": "GeoCoordinates", **point}}


def _period(first: str | None, last: str | None) -> str | None:
    """Return a period of ISO 8601, by days where these are stated.

    >>> _period("2019-03", "2021-12-26T06:05:00+00:00"), _period("2020", "2020")
    ('2019-03/2021-12-26', '2020')
    """
    days = [(date or "").partition("T")[0] for date in (first, last)]
    return None if not all(days) else "/".join(dict.fromkeys(days))
