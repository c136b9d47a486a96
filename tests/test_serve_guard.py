"""What a site that is open to everyone refuses, what it goes on giving, and in which turn."""

import asyncio
import json
import sqlite3
from pathlib import Path
from typing import Any

import pytest
from conftest import article, served
from datasette.app import Datasette

from broadsheet.publish.metadata import faults
from broadsheet.serve import kinds, lanes
from broadsheet.serve.admission import Admission, Busy, client
from broadsheet.serve.asked import Asked
from broadsheet.serve.settings import PUBLIC_SETTINGS, VARIABLE, is_public

FIRST = "000_ec2d5ccb5ffe3dba.txt"

PUBLIC: dict[str, Any] = {"plugins": {"broadsheet": {"public": True}}}


async def opened(*paths: Path, settings: dict[str, Any] | None = None, **more: Any) -> Datasette:
    """Start a public site."""
    said = {**PUBLIC_SETTINGS, **(settings or {})}
    return await served(*paths, metadata={**PUBLIC, **more}, settings=said)


@pytest.fixture
async def public(corpus: Path) -> Datasette:
    """The five articles, open to everyone."""
    return await opened(corpus)


async def sent(site: Datasette, raw: bytes, **scope: Any) -> tuple[int, dict]:
    """Send a request whose bytes no client would send; return the status and the headers."""
    answers: list[Any] = []

    async def receive() -> Any:
        return {"type": "http.request", "body": scope.get("body", b""), "more_body": False}

    async def send(message: Any) -> None:
        answers.append(message)

    asked = {
        "type": "http",
        "method": "GET",
        "scheme": "http",
        "path": raw.decode("latin-1"),
        "raw_path": raw,
        "query_string": b"",
        "headers": [(b"host", b"localhost")],
        "client": ("192.0.2.1", 1),
        **scope,
    }
    await site.client.app(asked, receive, send)
    return answers[0]["status"], {k.decode(): v.decode() for k, v in answers[0]["headers"]}


REFUSED = {
    "a long address": ("/corpus?x=" + "a" * 4096, 414),
    "a long address of a static file": ("/-/static/app.css?" + "a" * 4096, 414),
    "white space before SQL": ("/corpus?sql=" + "+" * 3000, 403),
    "SQL": ("/corpus?sql=select+1", 403),
    "SQL as JSON": ("/corpus.json?sql=select+1", 403),
    "SQL as a file": ("/corpus/-/all.csv?sql=select+1", 403),
    "a condition": ("/corpus/articles?_where=1", 403),
    "many arguments": ("/corpus/articles?" + "&".join(f"title__contains={i}" for i in range(41)), 400),
    "many facets": ("/corpus/articles?" + "&".join(["_facet=year"] * 7), 400),
    "a facet of texts": ("/corpus/articles?_facet=body", 400),
    "a facet of dates in texts": ("/corpus/articles?_facet_date=body", 400),
    "a facet of lists": ("/corpus/articles?_facet_array=body", 400),
    "the language of FTS5": ("/corpus/articles?_search=a*&_searchmode=raw", 400),
    "many words": ("/corpus/articles?_search=" + "+".join("abcdefgh"[i % 8] for i in range(70)), 400),
    "many words in search": ("/corpus/-/search?q=" + "+".join(["a"] * 70), 400),
    "a trace": ("/corpus/articles?_trace=1", 400),
    "a template's variables": ("/corpus?_context=1", 400),
    "the file": ("/corpus.db", 403),
    **{
        f"the machine: {name}": (f"/-/{name}", 404)
        for name in (
            "versions versions.json plugins plugins.json threads threads.json databases.json"
            " settings settings.json config config.json metadata metadata.json permissions"
            " allow-debug messages patterns"
        ).split()
    },
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
async def test_a_public_site_refuses(public: Datasette, name: str) -> None:
    path, status = REFUSED[name]
    answer = await public.client.get(path)
    assert answer.status_code == status, answer.text[:300]
    if path.endswith(".json"):
        assert answer.json()["error"]


ODD = {
    "a backslash": (b"/\\example.com/", {}),
    "NUL": (b"/corpus/\x00", {}),
    "NUL that is written out": (b"/corpus/%00", {"path": "/corpus/\0"}),
    "a line feed": (b"/corpus\r\nx: y", {}),
    "two slashes": (b"//example.com/", {}),
    "bytes above ASCII": (b"/corpus/\xff\xfe", {}),
    "a host with a path": (b"/", {"headers": [(b"host", b"example.com/@x")]}),
    "a host with a sign": (b"/", {"headers": [(b"host", b'"><script>')]}),
    "two hosts": (b"/", {"headers": [(b"host", b"a"), (b"host", b"b")]}),
}


@pytest.mark.parametrize("name", ODD)
async def test_any_site_refuses_odd_addresses(site: Datasette, name: str) -> None:
    path, scope = ODD[name]
    status, headers = await sent(site, path, **scope)
    assert status == 400
    assert "location" not in headers


async def test_long_headers_and_bodies_are_refused(public: Datasette) -> None:
    long = [(b"host", b"localhost"), (b"cookie", b"a" * 20_000)]
    assert (await sent(public, b"/", headers=long))[0] == 431
    form = [(b"host", b"a"), (b"content-type", b"application/x-www-form-urlencoded"),
            (b"cookie", b"ds_csrftoken=x")]  # fmt: skip
    much = await sent(public, b"/-/logout", headers=form, method="POST", body=b"a" * 70_000)
    assert much[0] == 413


KEPT = [
    "/", "/corpus", "/corpus/articles", "/corpus/articles?year=2021", "/corpus/articles?_size=20",
    "/corpus/articles?_facet=language", "/corpus/articles?_facet=outlet&_facet_size=max",
    "/corpus/articles?_facet_m2m=people", "/corpus/articles?_search=police&_sort=title",
    "/corpus/articles?title__contains=a&_sort_desc=word_count", "/corpus/articles.csv",
    "/corpus/articles.json?_shape=array&_size=max", "/corpus/people", "/corpus/mentions?kind=person",
    "/corpus/quotes", "/corpus/timeline", "/corpus/stories", "/corpus/files", "/corpus/passages",
    "/corpus/-/search", "/corpus/-/search?q=police", "/corpus/-/search.json?q=police",
    "/corpus/-/search.csv?q=police", "/corpus/-/search.atom?q=police", "/corpus/-/suggest.json?q=po",
    "/corpus/search?q=police", "/corpus/articles_by_month", "/corpus/articles_by_month.json",
    "/corpus/-/all/articles.csv", "/corpus/-/all/articles.json", "/corpus/-/all/articles.jsonl",
    "/corpus/-/all/articles.xlsx", "/corpus/-/all/people.csv", "/corpus/-/all/search.csv?q=police",
    "/corpus/-/outlets", "/robots.txt", "/llms.txt", "/sitemap.xml", "/-/static/app.css",
]  # fmt: skip


@pytest.mark.parametrize("path", KEPT)
async def test_a_public_site_keeps(public: Datasette, path: str) -> None:
    answer = await public.client.get(path)
    assert answer.status_code == 200, answer.text[:500]


async def test_every_saved_query_is_answered(public: Datasette) -> None:
    for name in await public.get_canned_queries("corpus", None):
        answer = await public.client.get(f"/corpus/{name}.json?q=police")
        assert answer.status_code == 200, (name, answer.text[:300])


async def test_the_facets_of_the_metadata_stay(public: Datasette, corpus: Path) -> None:
    page = (await public.client.get("/corpus/articles.json")).json()
    assert {"year", "outlet", "people", "authors"} <= set(page["facet_results"])
    assert page["suggested_facets"] == []
    assert (await public.client.get("/corpus" + article(corpus, FIRST))).is_success


async def test_a_page_has_fewer_rows_and_files_have_all(large: Path) -> None:
    site = await opened(large)
    page = (await site.client.get("/large/articles?_size=max")).text
    assert page.count("<tr>") + page.count("<tr ") == 101
    for path in ("/large/articles.json?_size=max&_shape=array", "/large/articles.json?_size=500"):
        assert len((await site.client.get(path)).text) > 100_000
    everything = await site.client.get("/large/-/all/articles.jsonl")
    assert len(everything.text.splitlines()) == 1203


async def test_the_stream_of_a_table_leads_to_the_complete_file(public: Datasette) -> None:
    answer = await public.client.get("/corpus/articles.csv?year=2021&_stream=on&_size=max")
    assert answer.status_code == 307
    assert answer.headers["location"] == "/corpus/-/all/articles.csv?year=2021&_size=max"
    assert (await public.client.get(answer.headers["location"])).status_code == 200
    assert (await public.client.get("/corpus.csv?_stream=on")).status_code == 400


@pytest.mark.parametrize("value", ["1", "true", "YES", "on"])
async def test_the_environment_makes_a_site_public(
    corpus: Path, monkeypatch: pytest.MonkeyPatch, value: str
) -> None:
    monkeypatch.setenv(VARIABLE, value)
    assert is_public(await served(corpus))


@pytest.mark.parametrize("said", [{}, {"public": False}, {"public": "no"}, None])
async def test_a_site_is_not_public_unless_it_says_so(corpus: Path, said: object) -> None:
    site = await served(corpus, metadata={"plugins": {"broadsheet": said}})
    assert not is_public(site)
    for path in ("/-/versions.json", "/corpus?sql=select+1", "/corpus/articles?_facet=title"):
        assert (await site.client.get(path)).status_code == 200


def test_a_database_cannot_make_a_site_public() -> None:
    assert [path for path, _ in faults({"plugins": {"broadsheet": {"public": True}}})]


async def test_no_version_or_path_is_told(public: Datasette, corpus: Path) -> None:
    told = {"0.65.5", sqlite3.sqlite_version, str(corpus.parent), "site-packages"}
    for path in ("/", "/corpus", "/corpus.json", "/corpus/articles", "/nothing", "/corpus/nothing",
                 "/corpus/articles/1", "/-/static/../../x", "/corpus/articles?_sort=no"):  # fmt: skip
        answer = await public.client.get(path)
        whole = answer.text + json.dumps(dict(answer.headers))
        assert not [one for one in told if one in whole], path


KINDS = {
    "/": kinds.PAGE,
    "/robots.txt": kinds.PAGE,
    "/-/static/app.css": kinds.STATIC,
    "/-/health": kinds.STATIC,
    "/corpus": kinds.PAGE,
    "/corpus/articles": kinds.PAGE,
    "/corpus/articles/1": kinds.PAGE,
    "/corpus/articles/1.json?_shape=array": kinds.PAGE,
    "/corpus/articles/1?_extras=foreign_key_tables": kinds.COSTLY,
    "/corpus/articles?year=2021": kinds.COSTLY,
    "/corpus/articles.csv": kinds.COSTLY,
    "/corpus/articles?_format=csv": kinds.COSTLY,
    "/corpus/articles_by_month": kinds.COSTLY,
    "/corpus/-/search": kinds.PAGE,
    "/corpus/-/search?q=a": kinds.COSTLY,
    "/corpus/-/search.atom?q=a": kinds.COSTLY,
    "/corpus/-/search.csv?q=a": kinds.DOWNLOAD,
    "/corpus/-/all/articles.csv": kinds.DOWNLOAD,
    "/corpus.db": kinds.DOWNLOAD,
    "/corpus?sql=select+1": kinds.SQL,
    "/corpus/-/all.csv?sql=select+1": kinds.SQL,
    "/corpus/articles?_where=1": kinds.SQL,
}


@pytest.mark.parametrize("address", KINDS)
async def test_requests_go_to_their_queue(public: Datasette, address: str) -> None:
    path, _, query = address.partition("?")
    scope = {"path": path, "raw_path": path.encode(), "query_string": query.encode()}
    assert kinds.kind(Asked(public, scope)) == KINDS[address]


async def test_each_lane_has_threads_of_its_own(public: Datasette) -> None:
    async def lane_of(name: str) -> str:
        with lanes.lane(name):
            return await public.get_database("corpus").execute_fn(lambda _: lanes.working())

    assert [await lane_of(one) for one in lanes.LANES] == list(lanes.LANES)


async def test_who_has_fewest_at_work_is_next() -> None:
    queue = Admission(places=1, waiting=9, each=4, patience=5)
    first = await queue.enter("greedy")
    turns: list[str] = []

    async def come(who: str) -> None:
        place = await queue.enter(who)
        turns.append(who)
        await asyncio.sleep(0)
        place.leave()

    waiting = [asyncio.create_task(come(who)) for who in ("greedy", "greedy", "reader")]
    await asyncio.sleep(0)
    first.leave()
    first.leave()  # a second time changes nothing
    await asyncio.gather(*waiting)
    assert turns == ["greedy", "reader", "greedy"]
    assert (await queue.enter("another")) is not None


async def test_a_queue_is_bounded_for_each_and_for_all() -> None:
    queue = Admission(places=1, waiting=2, each=3, patience=0.01)
    place = await queue.enter("a")
    waiting = [asyncio.create_task(queue.enter("a")) for _ in range(2)]
    await asyncio.sleep(0)
    with pytest.raises(Busy):
        await queue.enter("a")
    other = asyncio.create_task(queue.enter("b"))  # sends one of the greedy away
    ended = await asyncio.gather(*waiting, other, return_exceptions=True)
    assert [type(one) for one in ended] == [Busy] * 3  # patience is over
    place.leave()
    (await queue.enter("c")).leave()


@pytest.mark.parametrize(("host", "who"), [
    ("192.0.2.7", "192.0.2.7"),
    ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
    ("2001:db8:1:2::9", "2001:db8:1:2::/64"),
    ("a socket", "a socket"),
])  # fmt: skip
def test_who_a_client_is(host: str, who: str) -> None:
    assert client({"client": (host, 1)}) == who


async def test_costly_requests_beyond_the_queue_are_told_to_come_again(
    public: Datasette, corpus: Path
) -> None:
    """The costly places are all taken by statements that do not end; articles are read meanwhile."""
    await public.client.get("/")
    many = [asyncio.create_task(public.client.get(f"/corpus/-/search?q=a{i}")) for i in range(40)]
    page = await public.client.get("/corpus" + article(corpus, FIRST))
    assert page.status_code == 200
    answers = [await one for one in many]
    assert {answer.status_code for answer in answers} == {200, 503}
    busy = next(one for one in answers if one.status_code == 503)
    assert busy.headers["retry-after"] == "5"
    assert busy.headers["cache-control"] == "no-store"


async def test_an_answer_that_takes_too_long_is_cut(
    public: Datasette, monkeypatch: pytest.MonkeyPatch
) -> None:
    await public.client.get("/")
    monkeypatch.setattr("broadsheet.serve.guard.LONGEST", 0.0)
    answer = await public.client.get("/corpus/-/search?q=a")
    assert answer.status_code == 503
    assert answer.headers["retry-after"] == "30"
    assert (await public.client.get("/corpus/-/all/articles.csv")).status_code == 200
    monkeypatch.undo()
    assert (await public.client.get("/corpus/-/search?q=a")).status_code == 200
