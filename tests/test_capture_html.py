"""Saved pages: what they state of themselves, the lines that are the article, and hostile markup."""

import json
import time
from typing import Any

import pytest

from broadsheet.capture.decode import decode
from broadsheet.capture.entry import Entry, Refusal
from broadsheet.capture.html import page, read
from broadsheet.records import PROBLEM_KINDS

BODY = (
    "The old bridge over the river was closed on Monday after cracks were found in two pillars.",
    "Engineers will examine the rest of it this week, the town council said in a statement.",
    "“Nobody has to fear for the ferry,” said the harbour master, who has run it for ten years.",
    "Until spring, lorries have to take the road along the coast, which is an hour longer.",
)
PARAGRAPHS = "".join(f"<p>{line}</p>" for line in BODY)
ARTICLE = f"<article>{PARAGRAPHS}</article>"


def entry(markup: str | bytes, **options: Any) -> Entry:
    found = page(markup.encode() if isinstance(markup, str) else markup, **options)
    assert isinstance(found, Entry)
    assert all(found.text[c.start : c.end] == c.value for c in found.claims)
    return found


def stated(markup: str) -> dict[str, str]:
    """Return the first statement for each field."""
    first: dict[str, str] = {}
    for claim in entry(markup).claims:
        first.setdefault(claim.field, claim.value)
    return first


def body(markup: str | bytes) -> list[str]:
    found = entry(markup)
    return found.text[found.begins :].split("\n\n")


def ld(*nodes: Any) -> str:
    scripts = (json.dumps(node, ensure_ascii=False) for node in nodes)
    return "".join(f'<script type="application/ld+json">{script}</script>' for script in scripts)


NEWS = {"@type": "NewsArticle", "headline": "Bridge closed", "datePublished": "2024-05-03"}

STATEMENTS: dict[str, tuple[str, dict[str, str]]] = {
    "a graph with references": (
        ld({"@graph": [
            {"@type": "WebPage", "@id": "#page", "datePublished": "2024-01-01"},
            {"@type": "Person", "@id": "#ann", "name": "Ann Lee"},
            {**NEWS, "author": {"@id": "#ann"}, "publisher": {"@id": "#us"},
             "mainEntityOfPage": "https://example.org/a"},
            {"@type": "Organization", "@id": "#us", "name": "The Courier"},
        ]}),
        {"headline": "Bridge closed", "byline": "Ann Lee", "published": "2024-05-03",
         "outlet": "The Courier", "url": "https://example.org/a"},
    ),
    "persons stand before organizations": (
        ld({**NEWS, "author": [{"@type": "Organization", "name": "dpa"},
                               {"@type": "Person", "name": "Ann Lee"}]}),
        {"byline": "Ann Lee; dpa"},
    ),
    "authors are names, lists and parts of names": (
        ld({**NEWS, "author": ["Bo Xu", {"givenName": "Ann", "familyName": "Lee"},
                               {"name": ["Cy Ode"]}, "https://example.org/team"]}),
        {"byline": "Bo Xu; Ann Lee; Cy Ode"},
    ),
    "a byline of persons stands before one of the outlet": (
        ld({**NEWS, "author": {"@type": "Organization", "name": "The Courier"}})
        + '<a rel="author" href="/ann">By Ann Lee</a>',
        {"byline": "Ann Lee"},
    ),
    "a news article stands before the page it is on": (
        ld({"@type": "WebPage", "headline": "Front"}, [[NEWS]]),
        {"headline": "Bridge closed"},
    ),
    "an article that is mentioned is another one": (
        ld({**NEWS, "mentions": [{"@type": "NewsArticle", "headline": "Ferry"}]},
           {"@type": "ItemList", "itemListElement": [{**NEWS, "headline": "Ferry"}]}),
        {"headline": "Bridge closed"},
    ),
    "a live blog states its own headline": (
        ld({"@type": ["LiveBlogPosting"], "headline": "Storm: live", "dateModified": "2024-05-04",
            "liveBlogUpdate": [{"@type": "BlogPosting", "headline": "Trees fall"}]}),
        {"headline": "Storm: live", "updated": "2024-05-04"},
    ),
    "broken JSON still states single properties": (
        '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "He said "no"",'
        '"datePublished": "2024-05-03", "author": [{"@type": "Person", "name": "Ann Lee"}]</script>',
        {"published": "2024-05-03", "byline": "Ann Lee"},
    ),
    "commas too many, comments and raw line ends are let pass": (
        '<script type="application/ld+json">//<![CDATA[\n{"@type": "Article", "headline": "Ice\n'
        ' melts",}\n//]]></script>',
        {"headline": "Ice melts"},
    ),
    "tags and character references are read as text": (
        ld({**NEWS, "headline": "<i>Ice</i> &amp;amp; snow &#8217;24"}),
        {"headline": "Ice & snow ’24"},
    ),
    "OpenGraph": (
        '<meta property="og:title" content="Bridge closed"><meta property="og:site_name"'
        ' content="Courier"><meta property="article:published_time" content="2024-05-03T10:00Z">'
        '<meta property="article:author" content="https://example.org/ann"><meta'
        ' property="article:section" content="Town"><meta property="og:locale" content="en_GB">'
        '<meta name="author" content="Ann Lee"><meta name="author" content="Bo Xu">',
        {"headline": "Bridge closed", "outlet": "Courier", "published": "2024-05-03T10:00Z",
         "section": "Town", "language": "en_GB", "byline": "Ann Lee; Bo Xu"},
    ),
    "Dublin Core and others": (
        '<meta name="DC.title" content="Bridge closed"><meta name="dcterms.issued"'
        ' content="2024-05-03"><meta name="sailthru.author" content="Ann Lee"><meta'
        ' name="dc.publisher" content="Courier"><meta name="copyright" content="© Courier">',
        {"headline": "Bridge closed", "published": "2024-05-03", "byline": "Ann Lee",
         "outlet": "Courier", "licence": "© Courier"},
    ),
    "microdata of the article, not of the comments": (
        '<div itemscope itemtype="https://schema.org/NewsArticle"><h1 itemprop="headline">Bridge'
        ' closed</h1><span itemprop="author" itemscope><span itemprop="name">Ann Lee</span></span>'
        '<time itemprop="datePublished" datetime="2024-05-03">Friday</time></div><div'
        ' class="comments"><span itemprop="author">Troll Ten</span></div>',
        {"headline": "Bridge closed", "byline": "Ann Lee", "published": "2024-05-03"},
    ),
    "nothing but what is seen": (
        '<html lang="de"><title>Brücke gesperrt | Kurier</title><h1>Brücke gesperrt</h1>'
        '<p class="byline">Von Ann Lee</p><p class="post-date">3. Mai 2024</p>',
        {"headline": "Brücke gesperrt", "byline": "Von Ann Lee", "published": "3. Mai 2024",
         "language": "de"},
    ),
    "nothing but lines that look like it": (
        "<title>Bridge closed after cracks</title><h1>Bridge closed after cracks</h1><div"
        " class='x1'>By Ann Lee</div><div class='x2'>Friday, 3 May 2024</div>",
        {"byline": "By Ann Lee", "published": "Friday, 3 May 2024"},
    ),
    "the item with the headline, not the one before it": (
        '<div itemscope itemtype="https://schema.org/NewsArticle"><time itemprop="datePublished"'
        ' datetime="2020-01-01">Old</time></div><div itemscope'
        ' itemtype="https://schema.org/NewsArticle"><h1>Bridge closed</h1><time'
        ' itemprop="datePublished" datetime="2024-05-03">New</time><span itemprop="author">Photo:'
        ' Bo Xu</span><span itemprop="author">By Ann Lee</span></div>',
        {"published": "2024-05-03", "byline": "Ann Lee"},
    ),
    "a time that is none": (
        "<h1>Bridge closed</h1><time>15 hours ago</time>"
        "<time datetime='2024-05-03T10:00Z'>3 May</time>",
        {"published": "2024-05-03T10:00Z"},
    ),
    "a logo is no headline": (
        "<title>Bridge closed after cracks | The Evening Courier</title>"
        "<h1>The Evening Courier</h1><h2>Bridge closed after cracks</h2>",
        {"headline": "Bridge closed after cracks | The Evening Courier"},
    ),
    "two against one for the headline": (
        ld({**NEWS, "headline": "River bridge: all you have to know"})
        + '<meta property="og:title" content="Bridge closed"><h1>Bridge closed</h1>',
        {"headline": "Bridge closed"},
    ),
    "a label before the headline is no part of it": (
        '<meta property="og:title" content="Bridge closed today"><h1>Traffic – Bridge closed today'
        "</h1>",
        {"headline": "Bridge closed today"},
    ),
    "the address that a browser wrote": (
        "<!-- saved from url=(0026)https://example.org/news/1 --><html><h1>Bridge</h1>",
        {"url": "https://example.org/news/1"},
    ),
    "only addresses of the web are addresses": (
        '<link rel="canonical" href="javascript:alert(1)"><meta property="og:url"'
        ' content="data:text/html,x"><meta name="parsely-link" content="https://example.org/b">',
        {"url": "https://example.org/b"},
    ),
    "half a character": (
        '<script type="application/ld+json">{"@type": "Article", "headline": "A \\ud800 b"}</script>',
        {"headline": "A \ufffd b"},
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", STATEMENTS)
def test_what_a_page_states(name: str) -> None:
    head, expected = STATEMENTS[name]
    found = stated(head + ARTICLE)
    assert {field: found.get(field) for field in expected} == expected


def test_statements_that_differ_are_kept_and_equal_ones_are_not() -> None:
    head = ld(NEWS) + (
        '<meta property="og:title" content="Bridge  closed!"><meta name="date"'
        ' content="2024-05-02"><meta name="dc.date" content="2024-05-03">'
    )
    found = [(c.field, c.method, c.value) for c in entry(head + ARTICLE).claims]
    assert found == [
        ("headline", "JSON-LD headline", "Bridge closed"),
        ("published", "JSON-LD datePublished", "2024-05-03"),
        ("published", "date", "2024-05-02"),
    ]


def test_what_is_known_from_elsewhere_stands_first() -> None:
    said = [("url", "WARC-Target-URI", "https://example.org/warc")]
    head = '<link rel="canonical" href="https://example.org/own">'
    raw = b"HTTP/1.1 200 OK\r\n\r\n"
    found = entry(head + ARTICLE, said=said, raw=raw, number=7)
    assert [c.method for c in found.claims] == ["WARC-Target-URI", "canonical"]
    assert (found.raw, found.number) == (raw, 7)


LINKS = "".join(f'<li><a href="/{i}">Another story number {i}</a></li>' for i in range(12))
FURNITURE = {
    "navigation": f"<nav><ul>{LINKS}</ul></nav>",
    "related": f'<div class="related-articles"><h3>Related</h3><ul>{LINKS}</ul></div>',
    "newsletter": '<div class="newsletter-box"><p>Get the news of the town in your inbox every'
    " morning, for free and with pictures.</p></div>",
    "share": '<div class="share-buttons"><a href="#">Facebook</a> <a href="#">WhatsApp</a></div>',
    "comments": '<section id="comments"><p>I have crossed that bridge every day for thirty years'
    " and never seen a crack.</p></section>",
    "caption": "<figure><img src='b.jpg'><figcaption>The bridge on Sunday, a day before it was"
    " closed to everyone. Photo: Bo Xu</figcaption></figure>",
    "aside": "<aside><p>Ann Lee has written about bridges, ferries and roads since the year 2010"
    " for this paper.</p></aside>",
    "hidden": "<div style='display: none'><p>This line is for machines that look for words about"
    " bridges, ferries and lorries.</p></div>",
    "pointer": '<p><a href="/2">Read more: why bridges crack, and who pays for it</a></p>',
    "script": "<script>var text = 'a bridge of words';</script><style>p {color: red}</style>",
}


@pytest.mark.parametrize("name", FURNITURE)
@pytest.mark.parametrize("place", ["before", "within", "after"])
def test_furniture_is_no_text(name: str, place: str) -> None:
    lines = [f"<p>{line}</p>" for line in BODY]
    lines.insert({"before": 0, "within": 2, "after": 4}[place], FURNITURE[name])
    assert body(f"<h1>Bridge closed</h1><article>{''.join(lines)}</article>") == list(BODY)


def wrapped(name: str, inner: str = PARAGRAPHS) -> str:
    return f"<html><body><div class='{name}'>{inner}</div></body></html>"


SHAPES: dict[str, tuple[str, list[str]]] = {
    "plain paragraphs": (PARAGRAPHS, list(BODY)),
    "a wrapper that is named like furniture": (wrapped("share-page sidebar"), list(BODY)),
    "a layout with a sidebar": (wrapped("content has-sidebar overflow-hidden"), list(BODY)),
    "lines parted by breaks": (wrapped("text", "<br><br>".join(BODY)), list(BODY)),
    "columns of one article": (
        "".join(f"<div class='column body'><p>{line}</p></div>" for line in BODY),
        list(BODY),
    ),
    "headings and lists": (
        f"<article><p>{BODY[0]}</p><h2>What is next</h2><p>{BODY[1]}</p><ul><li>The ferry runs all"
        f" night.</li><li>Buses are free.</li></ul><p>{BODY[2]}</p><h2>More</h2></article>",
        [BODY[0], "## What is next", BODY[1], "The ferry runs all night.", "Buses are free.",
         BODY[2]],
    ),
    "a table": (
        f"<article>{PARAGRAPHS}<table><tr><th>Year<th>Cracks<tr><td>2023<td>0<tr><td>2024<td>9"
        f"</table><p>{BODY[0]} Twice.</p></article>",
        [*BODY, "Year | Cracks", "2023 | 0", "2024 | 9", f"{BODY[0]} Twice."],
    ),
    "a quotation in a figure": (
        f"<article>{PARAGRAPHS}<figure><blockquote><p>It was only a matter of time until it broke"
        f" in two.</p></blockquote></figure><p>{BODY[0]} Twice.</p></article>",
        [*BODY, "It was only a matter of time until it broke in two.", f"{BODY[0]} Twice."],
    ),
    "headline, byline and date above the text": (
        ld({**NEWS, "author": "Ann Lee"}) + "<article><h1>Bridge closed</h1><p>By Ann Lee</p>"
        f"<p>3 May 2024, 10:30</p>{PARAGRAPHS}</article>",
        list(BODY),
    ),
    "unclosed and misplaced tags": (
        f"<body><div><p>{'<p>'.join(BODY)}</b></i></td></body></html><p>", list(BODY),
    ),
    "right to left": (
        "<html lang='ar' dir='rtl'><article><p>أغلقت السلطات الجسر القديم يوم الاثنين بعد العثور على"
        " شقوق في اثنين من أعمدته.</p><p>وسيفحص المهندسون بقية الجسر هذا الأسبوع بحسب بيان المجلس"
        " البلدي.</p></article>",
        ["أغلقت السلطات الجسر القديم يوم الاثنين بعد العثور على شقوق في اثنين من أعمدته.",
         "وسيفحص المهندسون بقية الجسر هذا الأسبوع بحسب بيان المجلس البلدي."],
    ),
    "a script without blanks": (
        "<article><p>旧桥因两根桥墩出现裂缝，周一起对所有车辆关闭。</p><p>镇议会说，工程师本周将检查其余部分。</p></article>",
        ["旧桥因两根桥墩出现裂缝，周一起对所有车辆关闭。", "镇议会说，工程师本周将检查其余部分。"],
    ),
    "a live blog": (
        "<main>" + "".join(
            f"<article><h2>10:0{i}</h2><p>{line}</p></article>" for i, line in enumerate(BODY)
        ) + "</main>",
        [part for i, line in enumerate(BODY) for part in (f"## 10:0{i}", line)][1:],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", SHAPES)
def test_the_lines_of_the_article(name: str) -> None:
    markup, expected = SHAPES[name]
    assert body(markup) == expected


STANDFIRSTS = {
    "by its class": '<p class="article__lead">Cracks in two pillars, and no one knows why yet</p>',
    "by what the page states": '<meta name="description" content="Cracks in two pillars, and no one'
    ' knows why yet"><div>Cracks in two pillars, and no one knows why yet</div>',
    "by its place": "<div>Cracks in two pillars, and no one in the town knows why they are</div>",
}


@pytest.mark.parametrize("name", STANDFIRSTS)
def test_the_standfirst_begins_the_text_and_is_stated(name: str) -> None:
    markup = f"<header><h1>Bridge closed</h1>{STANDFIRSTS[name]}</header>{ARTICLE}"
    found = entry(markup)
    lines = found.text[found.begins :].split("\n\n")
    assert lines[0].startswith("Cracks in two pillars")
    assert lines[1:] == list(BODY)
    first = next(c for c in found.claims if c.field == "standfirst")
    assert (first.method.split()[0], first.value) == ("line", lines[0])


def test_a_page_whose_text_is_only_stated() -> None:
    written = "\n".join(BODY * 2)
    markup = ld({**NEWS, "articleBody": written}) + "<div id='app'>Please turn on JavaScript.</div>"
    assert body(markup) == list(BODY * 2)


def test_a_list_of_stories_is_an_entry_with_what_there_is() -> None:
    found = entry(f"<title>The Courier</title><h1>News</h1><ul>{LINKS}</ul>")
    assert [c.value for c in found.claims] == ["News", "The Courier"]
    assert "Another story number 3" in found.text[found.begins :]


NO_ARTICLE = {
    "elements without text": (b"<html><body><img src=a.png></body></html>", "no text"),
    "nothing but a comment": (b"<!-- to do -->", "unreadable markup"),
    "not text at all": (bytes(range(256)) * 40, "binary"),
    "more markup than any page": (b"<p>a</p>" * 1_300_000, "too large"),
    "more elements than any page": (b"<p>" * 1_000_000, "too large"),
}


@pytest.mark.parametrize("name", NO_ARTICLE)
def test_what_holds_no_article_is_refused(name: str) -> None:
    content, kind = NO_ARTICLE[name]
    (found,) = read(content)
    assert isinstance(found, Refusal)
    assert found.kind == kind
    assert kind in PROBLEM_KINDS


def test_a_blank_file_is_an_empty_entry() -> None:
    assert [entry(blank).text for blank in (b"", b" \n", b"\xef\xbb\xbf")] == ["", "", ""]


UMLAUTS = "Der Bürgermeister schließt die Brücke für größere Lastwagen, hieß es am Montag früh."
RUSSIAN = "Мэр города закрыл старый мост через реку после того, как в опорах нашли трещины."
CHARSETS: dict[str, tuple[bytes, str | None, str, list[str]]] = {
    # content, label of HTTP, encoding, kinds of doubts
    "meta": (f'<meta charset="iso-8859-1"><p>{UMLAUTS}'.encode("cp1252"), None, "cp1252", []),
    "meta of old": (
        f'<meta http-equiv="Content-Type" content="text/html; charset=windows-1251"><p>{RUSSIAN}'
        .encode("cp1251"), None, "cp1251", [],
    ),
    "an XML declaration": (
        f'<?xml version="1.0" encoding="koi8-r"?><html><p>{RUSSIAN}</p></html>'.encode("koi8-r"),
        None, "koi8-r", [],
    ),
    "HTTP before meta": (
        f'<meta charset="koi8-r"><p>{RUSSIAN}'.encode("cp1251"), "windows-1251", "cp1251", [],
    ),
    "a byte order mark before HTTP": (
        f"<p>{UMLAUTS}".encode("utf-16"), "iso-8859-1", "utf-16", [],
    ),
    "UTF-8 that says it is not": (
        f'<meta charset="iso-8859-1"><p>{UMLAUTS}'.encode(), None, "utf-8", [],
    ),
    "no UTF-8 that says it is": (
        f'<meta charset="utf-8"><p>{RUSSIAN * 4}'.encode("cp1251"), None, "cp1251",
        ["encoding guessed"],
    ),
    "Cyrillic that says it is Western": (
        f'<meta charset="windows-1252"><p>{RUSSIAN * 4}'.encode("cp1251"), None, "cp1251",
        ["encoding guessed"],
    ),
    "a name of no encoding": (f"<p>{UMLAUTS}".encode(), "unicode_escape", "utf-8", []),
    "UTF-16 in a meta element": (
        f'<meta charset="utf-16"><p>{UMLAUTS}'.encode(), None, "utf-8", [],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CHARSETS)
def test_the_encoding_of_a_page(name: str) -> None:
    content, charset, encoding, doubts = CHARSETS[name]
    found = entry(content, charset=charset)
    assert (found.encoding, [kind for kind, _ in found.doubts]) == (encoding, doubts)
    assert UMLAUTS in found.text or RUSSIAN in found.text


def test_no_label_changes_what_a_decoded_text_is() -> None:
    for content, charset, _, _ in CHARSETS.values():
        decoded = decode(content, [charset] if charset else [])
        assert decoded is not None
        assert content.decode(decoded.encoding, "replace") == decoded.text


def nested(tag: str, times: int) -> str:
    return f"<{tag}>" * times + "<p>The deepest line of this page is this one, and it is kept.</p>"


LAST = "<p>And this is the last line of the page, which must not be lost either.</p>"
ATTRIBUTES = " ".join(f"a{i}=1" for i in range(100_000))
DEEP_JSON = '{"@type":"NewsArticle","headline":"Deep","a":' + '[{"b":' * 5000 + "1" + "}]" * 5000
ENTITIES = "".join(f'<!ENTITY e{i} "{f"&e{i - 1};" * 10}">' for i in range(1, 12))

HOSTILE = {
    "100,000 nested elements": nested("div", 100_000) + LAST,
    "a depth of 300": nested("div", 300) + "</div>" * 300 + LAST,
    "100,000 nested headings": nested("h1", 100_000) + LAST,
    "nested furniture": '<div class="author sidebar">' * 240 + "<i>x</i>" * 20_000 + LAST,
    "100,000 attributes": f"<p {ATTRIBUTES}>One</p>" + LAST,
    "2 MB of <": "<" * 2_000_000 + LAST,
    "5 MB of inline data": f'<img src="data:image/png;base64,{"A" * 5_000_000}">' + LAST,
    "stray zeros": LAST.replace(" ", " \0", 1),
    "control characters": '<div class="share-box">Share</div>&#1;\x02\x0c&#x1f;' + LAST,
    "entities of entities": f"<!DOCTYPE html [{ENTITIES}]><p>&e11;&e11;</p>" + LAST,
    "half characters": "<p>&#xD800; &#0; &#x110000; &#99999999999;</p>" + LAST,
    "deep JSON": f'<script type="application/ld+json">{DEEP_JSON}}}</script>' + LAST,
    "broken JSON of quotes": '<script type="application/ld+json">{"headline": "' * 50_000
    + "</script>" + LAST,
    "blanks after a comment's end": '<script type="application/ld+json">-->' + " " * 300_000
    + "x</script>" + LAST,
    "an author who wrote himself": ld({"@graph": [{**NEWS, "@id": "#a", "author": {"@id": "#a"}}]})
    + LAST,
    "types that are none": ld({"@type": 5, "@id": []}, {**NEWS, "author": 7, "inLanguage": {}},
    {**NEWS, "url": [], "mainEntityOfPage": 3, "headline": {"a": 1}}) + LAST,
    "30,000 authors": '<meta name="author" content="Ann Lee">' * 30_000 + LAST,
    "classes without end": f'<div class="{"Author " * 100_000}">x</div>' + LAST,
    "a table of nothing": "<table>" + "<tr><td>a<td>b" * 20_000 + "</table>" + LAST,
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_pages_end_quickly_and_lose_nothing(name: str) -> None:
    begin = time.process_time()
    found = entry(HOSTILE[name])
    assert time.process_time() - begin < 10  # each takes under a second; a hang takes minutes
    assert "the last line of the page, which must not be lost" in found.text
    assert ("deepest line" in HOSTILE[name]) == ("deepest line" in found.text)
    assert not any("\ud800" <= character <= "\udfff" for character in found.text)


def test_comments_without_end_are_refused_quickly() -> None:
    begin = time.process_time()
    assert isinstance(page(b"<!--" * 200_000 + LAST.encode()), Refusal)
    assert time.process_time() - begin < 10
