"""What is changed by chance, for the tests of fuzzing: files of every format, queries, addresses."""

import gzip
import json
import zlib
from urllib.parse import quote

from hypothesis import strategies as st

SAID = (
    "CAIRO, 3 May 2024 (AP) — The minister Bob Ray met Ann Lee of the World Bank in Paris on"
    " Monday. “We mend it, all of us,” said Ray, who had warned in March that it would fall.\n\n"
    "The bridge over the canal was closed last week, the ministry said.\n"
)
TEXT = f"Council repairs the old bridge\nBy Bo Xu\n3 May 2024\n5 Min Read\nShare\n\n{SAID}\n© The Star\n"
PAGE = (
    '<!DOCTYPE html><html lang="en"><head><title>Bridge | The Star</title><meta charset="utf-8">'
    '<meta property="og:title" content="Bridge"><link rel="canonical" href="https://e.org/a?b=1">'
    '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Bridge", "author":'
    ' [{"name": "Bo Xu"}], "datePublished": "2024-05-03T10:00:00Z"}</script></head><body><nav>'
    f'<a href="/">Home</a></nav><article><h1>Bridge</h1><time datetime="2024-05-03">3 May</time><p>{SAID}'
    "</p><figure><img><figcaption>A bridge</figcaption></figure></article></body></html>"
)
MAIL = (
    "From: The Brief <news@example.org>\r\nSubject: =?utf-8?q?A_bridge?=\r\nDate: Thu, 04 Mar 2021"
    " 09:00:00 +0100\r\nMIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary=b\r\n\r\n"
    "--b\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
    f"{SAID}\r\n--b\r\nContent-Type: text/html\r\n\r\n{PAGE}\r\n--b--\r\n"
)
RECORD = {
    "title": "Bridge",
    "text": SAID,
    "date": "2024-05-03",
    "author": ["Bo Xu"],
    "url": "https://e.org/a",
}
_ANSWER = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: identity\r\n\r\n{PAGE}"
WARC = (
    "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/a\r\nWARC-Date:"
    " 2021-03-04T05:06:07Z\r\nContent-Type: application/http; msgtype=response\r\nContent-Length:"
    f" {len(_ANSWER.encode())}\r\n\r\n{_ANSWER}\r\n\r\n"
)
FILES: dict[str, bytes] = {
    "a.txt": TEXT.encode(),
    "b.html": PAGE.encode(),
    "c.md": f"---\ntitle: Bridge\ndate: 2024-05-03\nauthor: [Bo Xu]\n---\n\n# Bridge\n\n{SAID}".encode(),
    "d.md": f"+++\ntitle = 'Bridge'\ndate = 2024-05-03\n+++\n\n{SAID}".encode(),
    "e.json": json.dumps({"articles": [RECORD, {"nested": {"items": [RECORD]}}]}).encode(),
    "f.jsonl": "\n".join(json.dumps({**RECORD, "n": i}) for i in range(3)).encode(),
    "g.csv": ("title,text,date,url\n" + f'Bridge,"{SAID}",2024-05-03,https://e.org/b\n' * 2).encode(),
    "h.tsv": b"title\ttext\nBridge\tIt fell.\n",
    "i.eml": MAIL.encode(),
    "j.mbox": ("From x@example.org Thu Mar  4 09:00:00 2021\n" + MAIL.replace("\r\n", "\n")).encode() * 2,
    "k.warc": WARC.encode() * 2,
    "l.txt": TEXT.encode("utf-16"),
    "m.csv": f"title,text\nBridge,\"{SAID}\"\n".encode("utf-16-le"),
    "n.txt.gz": gzip.compress(TEXT.encode(), mtime=0),
    "o.warc.gz": gzip.compress(WARC.encode(), mtime=0) * 2,
    "p.json.gz": gzip.compress(json.dumps(RECORD).encode(), mtime=0),
    "articles.csv": b"path,headline,published,outlet\na.txt,A bridge,2024-05,The Star\nf.jsonl#2,-,,\n",
    "articles.yml": b"a.txt: {headline: A bridge, published: 2024-05-03}\n",
    "entities.yml": b"merge:\n  Ann Lee: [Anne Lee]\nblock: [Ray]\ncoordinates: {Paris: [48.8, 2.3, FR]}\n",
}  # fmt: skip

ODD = [
    "\0", "\ufeff", "\u202e", "\u2066", "\u200b", "\u00ad", "\x1b[2J", "\x85", "\u2028", "\r", "\n\n", "\t", " " * 90,
    "\ud800", "\udfff", "\U0010ffff", "e\u0301" * 9, "İ", "ﬁ", "中文、「也」", "غَزَّة", "👩‍👩‍👧", "<", ">", "&", "&#0;", "&#xD800;",
    "&amp", "<!--", "-->", "<![CDATA[", "]]>", "<!DOCTYPE x [<!ENTITY a 'b'><!ENTITY b '&a;&a;'>]>&b;",
    "<!ENTITY x SYSTEM 'file:///etc/hostname'>&x;", "<script>", "</p>", "<div>" * 40, "<a b=c " * 9, "<svg><title>", "<template>",
    "<plaintext>", "<frameset>", "<table><p>", '"', "'", "\\", "\\u0000", "\\ud800", "{", "}", "[" * 60, "]" * 60, "null", "NaN", "-0",
    "1e999", "9" * 400, "---\n", "+++\n", "...\n", "*a", "&a ", "!!python/object:x ", "!!binary ", "{? :", "%YAML 9\n", "<<: ",
    "=?utf-8?b?////?=", "=?x?q?=FF?=", "--b\r\n", "--b--", "Content-Type: text/html; charset=utf-7\r\n", "charset=rot13", "charset=idna",
    "charset=utf-16", "Content-Transfer-Encoding: base64\r\n", "Content-Encoding: gzip\r\n", "Content-Encoding: br\r\n",
    "Transfer-Encoding: chunked\r\n", "Content-Length: -5\r\n", "Content-Length: 99999999999\r\n", "WARC/1.0\r\n", "WARC-Type: request\r\n",
    "WARC-Target-URI: http://[::1\r\n", "http://[x", "https://e.org:99999999/", "//", "javascript:alert(1)", "From ", "\nFrom x\n", "#1", "%00", "%ff",
    "3 May 99999", "31/02/2020", "٣ مايو ٢٠٢٤", "二〇二四年", "0000-00-00", "2024-05-03T25:61:61+99:99", "5 Min Read", "By By By", "“‘”’«»„", "…", "- " * 60,
]  # fmt: skip
PIECES = [one.encode("utf-8", "surrogatepass") for one in ODD] + [
    b"\xff\xfe", b"\xfe\xff", b"\xff\xfe\0\0", b"\xc3", b"\xed\xa0\x80", b"\xf8\x88\x80\x80\x80", b"\x1f\x8b\x08\0", b"\x80" * 9,
    gzip.compress(bytes(3_000), mtime=0), zlib.compress(b"x" * 3_000), b"\0\x01" * 30, b"\x1b$B", b"~{", b"+AGEA-",
]  # fmt: skip


@st.composite
def contents(draw: st.DrawFn, name: str) -> bytes:
    """Change a file of a format in some places, or put one together from pieces."""
    raw = bytearray(FILES[name])
    if name.endswith(".gz") and draw(st.booleans()):
        raw = bytearray(
            gzip.compress(
                draw(
                    contents(
                        name.removesuffix(".gz")
                        .replace("n.", "a.")
                        .replace("o.", "k.")
                        .replace("p.", "e.")
                    )
                ),
                mtime=0,
            )
        )
    piece = st.one_of(st.sampled_from(PIECES), st.binary(max_size=8))
    changes = st.tuples(st.integers(0, 1 << 16), st.sampled_from([0, 0, 1, 7, 60, 400]), piece)
    for place, length, new in draw(st.lists(changes, min_size=1, max_size=8)):
        at = place % (len(raw) + 1)
        raw[at : at + length] = new
    return bytes(raw)


TYPED = st.lists(
    st.one_of(
        st.sampled_from(["bridge", "brid*", '"', "“", "”", "-", "*", "OR", "AND", "NOT", "NEAR(", "(", ")", "title:", "^", "+", "{", ":", " ", "''", "--", ";"]),
        st.sampled_from(ODD), st.text(max_size=12),
    ),
    max_size=12,
).map("".join)  # fmt: skip

_VALUES = st.one_of(
    st.sampled_from(["", "1", "0", "-1", "1e9", "9" * 30, "max", "a", "articles", "id", "published", "people", "person", "year", "2021", "2021-13", "null", "true",
                     "relevance", "newest", "../..", "a,b", "1,2,3", "%00", "<script>alert(1)</script>", "';--", "select 1", "select * from nothing", "[", "{}", '{"a":'])
    , TYPED,
)  # fmt: skip
_NAMES = st.sampled_from(
    ["q", "page", "from", "to", "sort", "outlet", "year", "language", "person", "organization", "place", "stories", "a", "b", "mentions",
     "_next", "_size", "_sort", "_sort_desc", "_search", "_search_body", "_searchmode", "_facet", "_facet_array", "_facet_date", "_facet_m2m", "_facet_size",
     "_where", "_through", "_col", "_nocol", "_shape", "_json", "_labels", "_stream", "_trace", "_nofacet", "_nocount", "_timelimit", "_filter_column", "_filter_op",
     "_filter_value", "_hash", "_ttl", "_dl", "_extra", "_header", "_blob_column", "sql", "title__contains", "id__in", "published__gt", "rowid", "speaker", "name", "date",
     "start", "end", "person_id", "start__gt", "kind", "_format"]
)  # fmt: skip
PLACES = [
    "", "/articles", "/articles/1", "/articles/{id}", "/articles/{id}-", "/quotes", "/people", "/people/1", "/places/{id}", "/stories/{id}", "/files/a", "/passages/{id},0",
    "/fields", "/said", "/named", "/timeline", "/set_aside", "/problems", "/build", "/build/metadata", "/nothing", "/search", "/articles_by_year", "/quotes_of", "/what_happened",
    "/-/search", "/-/search.csv", "/-/search.json", "/-/search.xlsx", "/-/search.ris", "/-/search.atom", "/-/suggest.json", "/-/compare", "/-/changes", "/-/changes/1",
    "/-/outlets", "/-/outlets/x", "/-/all/articles.csv", "/-/all/quotes.jsonl", "/-/all/nothing.json", "/-/all.csv", "/-/all.xlsx", "/articles.json", "/articles.csv", "/articles.blob",
    "/articles/{id}.json", "/articles/{id}.ris", "/articles.rss", "/.json", "/-/", "/-/search/", "/~2F", "/%2e%2e", "//", "/\\", "/articles~2Ejson", "/articles/~", "/articles/~GG",
]  # fmt: skip
_FRONT = ["/", "/robots.txt", "/llms.txt", "/sitemap.xml", "/sitemap-{db}-articles-1.xml", "/sitemap-{db}-articles-99999.xml", "/-/metadata.json", "/-/databases.json", "/csv", "/.csv", "/-/static-plugins/broadsheet/broadsheet.css", "/-/static-plugins/broadsheet/../x"]  # fmt: skip


@st.composite
def addresses(draw: st.DrawFn, database: str, articles: list[int]) -> str:
    """Give the path and query of a request that a server may get."""
    place = draw(st.sampled_from(_FRONT + [f"/{{db}}{one}" for one in PLACES] * 2))
    path = place.replace("{db}", database).replace("{id}", str(draw(st.sampled_from(articles))))
    if draw(st.integers(0, 5)) == 0:
        at = draw(st.integers(0, len(path)))
        path = (
            path[:at]
            + quote(
                draw(st.one_of(st.sampled_from(ODD), st.text(max_size=5))),
                safe="/",
                errors="replace",
            )
            + path[at:]
        )
    pairs = draw(st.lists(st.tuples(_NAMES, _VALUES), max_size=4))
    shown = "&".join(f"{name}={quote(value, safe='', errors='replace')}" for name, value in pairs)
    return "/" + path.lstrip("/") + (f"?{shown}" if shown else "")
