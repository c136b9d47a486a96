"""Costly requests and downloads, which let the pages of readers go first, but not for ever."""

import asyncio
import time
from pathlib import Path
from typing import Any

import pytest
from conftest import served
from test_serve_guard import opened

from broadsheet.serve import kinds
from broadsheet.serve.courtesy import LONGEST, during, give_way
from broadsheet.serve.guard import COURTESY, Guard

WHOLE = "/corpus/-/all/articles.csv"
SEARCH = "/corpus/-/search?q=the"


async def test_nobody_waits_where_no_page_is_at_work() -> None:
    looked = 0

    def pages() -> bool:
        nonlocal looked
        looked += 1
        return False

    await give_way()
    with during(pages):
        await give_way()
    assert looked == 1


async def test_work_waits_until_the_pages_are_done() -> None:
    left = 3

    def pages() -> bool:
        nonlocal left
        left -= 1
        return left > 0

    with during(pages):
        await give_way()
    assert left == 0


async def test_work_goes_on_where_there_is_always_a_page() -> None:
    with during(lambda: True):
        begun = time.monotonic()
        await give_way()
        assert time.monotonic() - begun >= LONGEST
        async with asyncio.timeout(30):
            await give_way(2 * LONGEST)


async def test_each_piece_of_a_download_waits(corpus: Path) -> None:
    site = await served(corpus)
    looked: list[bool] = []

    def pages() -> bool:
        looked.append(len(looked) < 3)
        return looked[-1]

    with during(pages):
        assert (await site.client.get(WHOLE)).status_code == 200
    assert looked[:4] == [True, True, True, False]


@pytest.mark.parametrize("path", [SEARCH, WHOLE])
async def test_what_is_costly_waits_for_a_page(
    corpus: Path, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    public = await opened(corpus)
    await public.client.get("/")
    guards: list[Guard] = []
    called = Guard.__call__

    async def noted(self: Guard, *scope: Any) -> None:
        guards.append(self)
        await called(self, *scope)

    monkeypatch.setattr(Guard, "__call__", noted)
    await public.client.get("/-/static/app.css")
    place = await guards[0].admissions[kinds.PAGE].enter("192.0.2.9")
    asked = asyncio.ensure_future(public.client.get(path))
    await asyncio.sleep(COURTESY / 4)
    assert not asked.done()
    place.leave()
    assert (await asked).status_code == 200
