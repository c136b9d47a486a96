"""What each answer tells a browser, and that pages work with no more than that."""

import re
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT, rows, serving
from datasette import hookimpl
from datasette.app import Datasette
from datasette.plugins import pm
from test_serve_connection import hostile
from test_serve_guard import opened

from broadsheet.serve.headers import ALWAYS, DATA, _hash

ANSWERS = {
    "/": "page", "/corpus": "page", "/corpus/articles": "page", "/nothing": "page",
    "/corpus/-/search?q=police": "page", "/corpus/articles?_where=1": "page",
    "/corpus.json": "data", "/corpus/articles.json": "data", "/corpus/articles.csv": "data",
    "/corpus/-/all/articles.xlsx": "data", "/corpus/-/search.atom?q=police": "data",
    "/robots.txt": "data", "/sitemap.xml": "data", "/-/static/app.css": "data",
    "/corpus/nothing.json": "data", "/corpus/-/search?q=" + "a" * 5000: "page",
}  # fmt: skip


@pytest.mark.parametrize("public", [False, True])
@pytest.mark.parametrize("path", ANSWERS)
async def test_each_answer_has_the_headers(corpus: Path, path: str, public: bool) -> None:
    site = await opened(corpus, **({} if public else {"plugins": {}}))
    headers = (await site.client.get(path)).headers
    for name, value in ALWAYS.items():
        assert headers.get_list(name) == [value]
    said = headers["content-security-policy"]
    assert "frame-ancestors 'self'" in said
    assert "default-src 'none'" in said
    assert (said == DATA) == (ANSWERS[path] == "data")
    assert not re.search(r"https?:|\*|script-src[^;]*'unsafe-inline'", said)


EVAL = {
    "/": False, "/corpus": False, "/corpus/articles": True, "/corpus/articles_by_month": True,
    "/corpus/articles/1": False, "/corpus/-/search?q=a": False, "/corpus?sql=select+1": True,
}  # fmt: skip


@pytest.mark.parametrize("path", EVAL)
async def test_only_pages_with_charts_may_make_functions(site: Datasette, path: str) -> None:
    said = (await site.client.get(path)).headers["content-security-policy"]
    assert ("'unsafe-eval'" in said) == EVAL[path]


@pytest.mark.parametrize("path", ["/corpus", "/corpus/articles", "/corpus/articles_by_month", "/"])
async def test_pages_of_ours_have_no_script_and_no_handler_in_them(
    site: Datasette, path: str
) -> None:
    answer = await site.client.get(path)
    page, said = answer.text, answer.headers["content-security-policy"]
    inline = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    assert len(inline) == (0 if path in ("/", "/corpus/articles") else 1)  # of Datasette's editor
    assert all(_hash(script) in said for script in inline)
    assert not re.search(r"<[^>]+\son[a-z]+=", page)


def test_each_attack_in_the_documentation_has_its_test() -> None:
    page = (ROOT / "docs" / "security.md").read_text(encoding="utf-8")
    named = re.findall(r"^\| .* \| `(test_\w+\.py)::(test_\w+)` \|$", page, re.MULTILINE)
    assert len(named) >= 60
    for file, test in named:
        assert f"def {test}(" in (ROOT / "tests" / file).read_text(encoding="utf-8"), test


class Stranger:
    """A plugin of which nothing is known."""

    __name__ = "stranger"

    @hookimpl
    def extra_body_script(self) -> str:
        return "window.there = true"


async def test_plugins_that_are_not_known_go_on_working_on_ones_own_machine(corpus: Path) -> None:
    pm.register(Stranger(), "stranger")
    try:
        own = await opened(corpus, plugins={})
        public = await opened(corpus)
        said = (await own.client.get("/")).headers["content-security-policy"]
        strict = (await public.client.get("/")).headers["content-security-policy"]
    finally:
        pm.unregister(name="stranger")
    assert "script-src" not in said
    assert "object-src 'none'" in said
    assert "script-src" in strict


async def test_a_publisher_may_say_another_policy(corpus: Path) -> None:
    mine = {"broadsheet": {"public": True, "policy": "default-src 'self' https://maps.example"}}
    site = await opened(corpus, plugins=mine)
    answer = await site.client.get("/")
    assert answer.headers["content-security-policy"] == "default-src 'self' https://maps.example"


CHART = (
    "#g.mark=bar&g.x_column=language&g.x_type=ordinal&g.y_column=word_count&g.y_type=quantitative"
)


@pytest.mark.xdist_group("browser")
def test_the_pages_work_in_a_browser_under_their_policy(tab: Any, corpus: Path) -> None:
    refused: list[str] = []
    hosts: set[str] = set()
    tab.on(
        "console",
        lambda said: (
            refused.append(f"{said.text} {said.location}") if said.type == "error" else None
        ),
    )
    tab.on("pageerror", lambda error: refused.append(str(error)))
    tab.on("request", lambda request: hosts.add(request.url.split("/")[2]))
    with serving(corpus) as address:
        for path in (
            "/",
            "/corpus/articles",
            "/corpus/-/search?q=police",
            "/corpus/articles_by_month",
        ):
            tab.goto(address + path)
            assert refused == [], path
        tab.goto(address + "/corpus?sql=select+1")
        assert tab.locator(".CodeMirror").count() == 1
        tab.goto(address + "/corpus/articles" + CHART)
        tab.locator("canvas").wait_for()
        assert refused == []
        assert hosts == {address.removeprefix("http://")}


@pytest.mark.xdist_group("browser")
def test_a_hostile_database_runs_no_script(tab: Any, tmp_path: Path, corpus: Path) -> None:
    path = hostile(corpus, tmp_path / "x.db")
    article, person = (rows(path, f"SELECT id FROM {t}")[0][0] for t in ("articles", "people"))
    places = ["/", "/x", f"/x/articles/{article}", f"/x/people/{person}", "/x/-/search?q=gaza",
              "/x/-/outlets", "/x/articles_by_outlet", "/x?sql=select+*+from+articles"]  # fmt: skip
    tables = "articles people quotes said mentions timeline stories files passages fields problems"
    with serving(path) as address:
        for place in [*places, *(f"/x/{table}" for table in tables.split())]:
            answer = tab.goto(address + place)
            assert answer.status == 200, place
            assert tab.evaluate("window.ran") is None, place
            assert tab.locator("[href^='javascript:' i], [onerror], [onload]").count() == 0, place
