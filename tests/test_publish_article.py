"""The page of an article that was taken out of markup, and of one that was corrected."""

import html
import re

from conftest import Build, rows, served

SAID = "The council met on Monday and said that it would meet again before the winter. " * 4
PAGE = f"""<!doctype html><html lang="en-GB"><head>
<title>Council repairs the old bridge | The Herald</title>
<meta property="og:site_name" content="The Herald"><meta property="og:type" content="article">
<link rel="canonical" href="https://herald.example/2024/bridge?utm_source=x">
<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "Council repairs the old bridge",
"datePublished": "2024-05-03T10:00:00+01:00", "author": {{"@type": "Person", "name": "Ann Lee"}},
"articleSection": "Town"}}</script></head>
<body><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav>
<article><h1>Council repairs the old bridge</h1>
<p>{SAID}One.</p><h2>What it costs</h2><p>{SAID}Two.</p><p>{SAID}Three.</p></article>
<footer>The Herald</footer></body></html>"""
LIST = "path,section\na.txt,Local\n"


async def page_of(path, name: str) -> str:
    identity = rows(path, "SELECT id FROM articles WHERE path = ?", name)[0][0]
    site = await served(path)
    response = await site.client.get(f"/corpus/articles/{identity}")
    assert response.status_code == 200
    return html.unescape(response.text)


async def test_an_article_of_a_saved_page(make: Build) -> None:
    shown = await page_of(make({"a.html": PAGE}), "a.html")
    assert '<h2 dir="auto">What it costs</h2>' in shown
    assert "##" not in shown.split('id="set-aside"')[0]
    assert 'href="/corpus/-/outlets/The+Herald">The Herald</a>' in shown
    assert 'rel="nofollow noreferrer" href="https://herald.example/2024/bridge">' in shown
    assert "canonical, without utm_source" in shown
    assert "JSON-LD datePublished" in shown
    assert "Shown is the text that was taken out of it" in shown
    assert "Read as text/html, utf-8." in shown
    assert 'title="metadata: stated by the format"' in shown


async def test_a_text_shows_what_the_list_of_corrections_states(make: Build) -> None:
    texts = {"a.txt": f"Council repairs the old bridge\n3 May 2024\n\n{SAID}", "articles.csv": LIST}
    shown = await page_of(make(texts), "a.txt")
    assert re.search(r"<td[^>]*>section</td><td[^>]*>Local</td>", shown)
    assert "not in the file" in shown
    assert "correction in articles.csv" in shown
    assert "Shown is the text that was taken out of it" not in shown
