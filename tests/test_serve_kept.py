"""Answers kept for a minute: the same bytes, for everyone, and nothing that is not."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from conftest import article, served
from datasette.app import Datasette
from datasette.database import Database, QueryInterrupted

from broadsheet.serve import kept, lanes
from broadsheet.serve.kept import Answer, Keeping, Kept
from broadsheet.serve.settings import PUBLIC_SETTINGS

FIRST = "000_ec2d5ccb5ffe3dba.txt"
PAGES = ("/", "/corpus", "/corpus/articles", "/corpus/articles?year=2021", "/corpus/-/search?q=the",
         "/corpus/-/search.json?q=the", "/corpus/articles.json?_shape=array", "/corpus/-/search.atom")  # fmt: skip


async def opened(path: Path, immutable: bool = True, **more: Any) -> Datasette:
    plain, frozen = ([], [str(path)]) if immutable else ([path], [])
    public = {"plugins": {"broadsheet": {"public": True}}}
    return await served(
        *plain, immutables=frozen, settings=PUBLIC_SETTINGS, metadata=public, **more
    )


@pytest.fixture
async def site(corpus: Path) -> Datasette:
    return await opened(corpus)


@pytest.fixture
def questions(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the databases are asked."""
    asked: list[str] = []
    real = Database.execute_fn

    async def noted(self: Database, fn: Callable[..., Any]) -> Any:
        asked.append(self.name)
        return await real(self, fn)

    monkeypatch.setattr(Database, "execute_fn", noted)
    return asked


@pytest.mark.parametrize("path", [*PAGES, article])
async def test_the_second_reader_gets_the_same_without_a_question(
    site: Datasette, corpus: Path, questions: list[str], path: Any
) -> None:
    address = path if isinstance(path, str) else "/corpus" + path(corpus, FIRST)
    first = await site.client.get(address, headers={"user-agent": "one"})
    assert questions
    questions.clear()
    again = await site.client.get(address, headers={"user-agent": "two", "x-real-ip": "192.0.2.7"})
    assert questions == []
    assert (again.status_code, again.content) == (200, first.content)
    assert again.headers.multi_items() == first.headers.multi_items()


NOT_KEPT: dict[str, tuple[str, str, dict[str, str]]] = {
    "of somebody who is known": ("GET", "/corpus/articles", {"cookie": "a=b"}),
    "of somebody with a key": ("GET", "/corpus/articles", {"authorization": "Bearer x"}),
    "what is only asked about": ("HEAD", "/corpus/articles", {}),
    "what is not there": ("GET", "/corpus/nothing", {}),
    "what is refused": ("GET", "/corpus?sql=select+1", {}),
    "a file": ("GET", "/corpus/-/all/articles.csv", {}),
    "a page as CSV": ("GET", "/corpus/articles.csv", {}),
    "health": ("GET", "/-/health", {}),
}


@pytest.mark.parametrize("name", NOT_KEPT)
async def test_what_is_not_for_everyone_is_not_kept(
    site: Datasette, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    put: list[Any] = []
    monkeypatch.setattr(Kept, "put", lambda _self, key, _answer: put.append(key))
    method, path, headers = NOT_KEPT[name]
    await site.client.request(method, path, headers=headers)
    assert put == []
    await site.client.get("/corpus/articles")
    assert len(put) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"host": "a.example"}, {"host": "b.example"}),
        ({"accept": "text/html"}, {"accept": "application/json"}),
        ({}, {"x-forwarded-proto": "https"}),
        ({}, {"x-of-a-plugin": "1"}),
    ],
)
async def test_what_may_decide_on_an_answer_is_a_part_of_the_question(
    site: Datasette, questions: list[str], one: dict[str, str], other: dict[str, str]
) -> None:
    await site.client.get("/corpus/articles", headers=one)
    questions.clear()
    await site.client.get("/corpus/articles", headers=other)
    assert questions
    questions.clear()
    await site.client.get("/corpus/articles", headers=one)
    assert questions == []


@pytest.mark.parametrize("cut", [False, True])
async def test_an_answer_of_which_a_part_took_too_long_is_made_again(
    site: Datasette, cut: bool
) -> None:
    """A page shows the rest, and the next reader may get all of it."""
    answers, told = Kept(site), []

    def asked(_connection: Any) -> None:
        if cut:
            raise QueryInterrupted(TimeoutError(), "", {})

    async def out(message: dict[str, Any]) -> None:
        told.append(message)

    with lanes.noting() as faults:
        with suppress(QueryInterrupted):
            await site.get_database("corpus").execute_fn(asked)
        keeping = Keeping(answers, (1,), out, faults)
        start = {"status": 200, "headers": [(b"cache-control", b"max-age=60")]}
        await keeping.send({"type": "http.response.start", **start})
        await keeping.send({"type": "http.response.body", "body": b"a", "more_body": True})
        await keeping.send({"type": "http.response.body", "body": b"b"})
    found = answers.get((1,))
    assert len(told) == 3
    assert (found and found.body) == (None if cut else b"ab")


async def test_it_is_made_again_after_a_minute(
    site: Datasette, questions: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    now = [1000.0]
    monkeypatch.setattr(kept, "time", SimpleNamespace(monotonic=lambda: now[0]))
    for passed, again in ((0, True), (kept.SECONDS - 1, False), (kept.SECONDS, True)):
        now[0] = 1000.0 + passed
        questions.clear()
        await site.client.get("/corpus/articles")
        assert bool(questions) == again, passed


async def test_nothing_of_a_file_that_may_change_is_kept(
    corpus: Path, questions: list[str]
) -> None:
    site = await opened(corpus, immutable=False)
    for _ in range(2):
        questions.clear()
        await site.client.get("/corpus/articles")
        assert questions


async def test_nothing_is_kept_where_a_plugin_may_tell_readers_apart(
    site: Datasette, questions: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept, "has_other_plugins", lambda _site: True)
    for _ in range(2):
        questions.clear()
        await site.client.get("/corpus/articles")
        assert questions


async def test_no_more_is_kept_than_there_is_room_for(
    site: Datasette, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept, "MOST_BYTES", 100)
    answers = Kept(site)
    for number in range(3):
        answers.put((number,), Answer({}, b"x" * 40, 1e12))
        answers.put((number,), Answer({}, b"y" * 30, 1e12))
    assert answers.get((0,))
    answers.put((3,), Answer({}, b"z" * 30, 1e12))
    assert list(answers.answers) == [(2,), (0,), (3,)]
    assert answers.size == 90
